"""A list of proposed units: what PortalRB would refuse in it, and which category contradicts which affirmation."""

from collections.abc import Iterator
from typing import Any

from zi_score.identity import FIRST_YEAR, LAST_YEAR
from zi_score.language import _
from zi_score.portalrb.body import Body
from zi_score.portalrb.fields import AFFIRMED, CATEGORY, LISTED_ID, LISTED_NAME, UNITS, YEAR, json_words
from zi_score.problems import Location, Problem, UnusableInputError, found
from zi_score.rubric.portal import Portal

_MOST = 10_000
"""The most units that are looked at: more than any instansi has."""


def check_units(body: Body, portal: Portal) -> Iterator[Problem]:
    """Everything that is wrong with a list of units. Raises `UnusableInputError` where it is none."""
    units = body.content[UNITS]
    if not isinstance(units, list) or len(units) > _MOST:
        reason = _("units harus daftar dengan paling banyak {most} unit").format(most=_MOST)
        raise UnusableInputError(found("ZI910", body.place, reason=reason))
    yield from year_problems(body)
    seen: set[str] = set()
    expected = None
    for index, unit in enumerate(units):
        if not isinstance(unit, dict):
            place = body.place._replace(path=f"{UNITS}[{index}]")
            yield found("ZI913", place, field=UNITS, value=json_words(unit), expected=_("objek dengan id dan nama"))
            continue
        place = _place(body, unit, index)
        yield from _required(unit, place)
        name = str(unit.get(LISTED_ID, "")).casefold()
        if name and name in seen:
            yield found("ZI918", place, id=json_words(unit[LISTED_ID]))
        seen.add(name)
        yield from _route(unit, place, portal)
        category = unit.get(CATEGORY)
        listing = portal.list_of(category) if isinstance(category, str) else None
        expected = expected or listing
        if listing and expected and listing != expected:
            reason = _("kategori {category} tidak termasuk daftar {path}")
            reason = reason.format(category=category, path=expected.path)
            yield found("ZI919", place, reason=reason)


def year_problems(body: Body) -> Iterator[Problem]:
    """What is wrong with the year that stands above units or answers."""
    year, place = body.content.get(YEAR), body.place._replace(path=YEAR)
    if year in (None, ""):
        yield found("ZI912", place, field=YEAR)
    elif isinstance(year, bool) or not isinstance(year, int):
        yield found("ZI913", place, field=YEAR, value=json_words(year), expected=_("bilangan"))
    elif not FIRST_YEAR <= year <= LAST_YEAR:
        expected = _("tahun {first} sampai {last}").format(first=FIRST_YEAR, last=LAST_YEAR)
        yield found("ZI913", place, field=YEAR, value=json_words(year), expected=expected)


def contradiction(portal: Portal, category: str, affirmed: bool | None) -> str:
    """Why a category and what is said of the affirmative route cannot both be right; nothing where they can."""
    listing = portal.list_of(category)
    if listing is None or affirmed is None or affirmed == (category in listing.affirmed):
        return ""
    words = _("afirmasi ya, padahal kategorinya {category}") if affirmed else _("kategori {category} tanpa afirmasi")
    return words.format(category=category)


def _place(body: Body, unit: dict[str, Any], index: int) -> Location:
    """Where a unit stands: by its id, or by its number where it has none."""
    name = unit.get(LISTED_ID)
    path = f"{LISTED_ID} {name}" if isinstance(name, str) and name else f"{UNITS}[{index}]"
    return Location(body.path, row=index + 1, path=path)


def _required(unit: dict[str, Any], place: Location) -> Iterator[Problem]:
    for field in (LISTED_ID, LISTED_NAME):
        if unit.get(field) in (None, ""):
            yield found("ZI912", place, field=field)
        elif not isinstance(unit[field], str):
            yield found("ZI913", place, field=field, value=json_words(unit[field]), expected=_("teks"))


def _route(unit: dict[str, Any], place: Location, portal: Portal) -> Iterator[Problem]:
    category, affirmed = unit.get(CATEGORY), unit.get(AFFIRMED)
    known = [name for one in portal.lists for name in one.categories]
    if category is not None and category not in known:
        yield found("ZI913", place, field=CATEGORY, value=json_words(category), expected=", ".join(known))
    if affirmed is not None and not isinstance(affirmed, bool):
        yield found("ZI913", place, field=AFFIRMED, value=json_words(affirmed), expected=_("true, false, atau null"))
    elif isinstance(category, str) and (reason := contradiction(portal, category, affirmed)):
        yield found("ZI919", place, reason=reason)
