"""The entries of a body of answers, by item and assessor, and what is wrong with the entries themselves."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from zi_score.language import _
from zi_score.portalrb.body import Body
from zi_score.portalrb.fields import (
    ANSWER_OF,
    ANSWERS,
    ITEM_ID,
    REQUIRED_ANSWER,
    TEXT_OF,
    UNIT_ID,
    UNIT_NAME,
    json_words,
    kind_words,
)
from zi_score.portalrb.listing import year_problems
from zi_score.problems import Location, Problem, UnusableInputError, found
from zi_score.rubric.portal import Portal, PortalItem

_MOST = 1_000
"""The most answers that are looked at one by one: many times what the list of questions has."""


class Given(NamedTuple):
    """What stands in one field of an item. It is contradicted where another entry of the same item says otherwise."""

    value: Any = None
    is_contradicted: bool = False


NOTHING = Given()


class Entries(NamedTuple):
    """What a body has by number of the item and assessor, and what is wrong with it as a whole."""

    given: Mapping[tuple[int, str], Given]
    problems: tuple[Problem, ...]


def entries_of(body: Body, portal: Portal) -> Entries:
    """Every entry of a body of answers; raise `UnusableInputError` where it is none."""
    place = body.place
    if body.kind != ANSWERS:
        reason = _("isinya {what}, bukan jawaban LKE satu unit").format(what=kind_words(body.kind))
        raise UnusableInputError(found("ZI910", place, reason=reason))
    if body.repeated:
        raise UnusableInputError(*(found("ZI302", place, key=key) for key in body.repeated))
    answers = body.content[ANSWERS]
    if not isinstance(answers, list) or len(answers) > _MOST:
        reason = _("answers harus daftar dengan paling banyak {most} isian").format(most=_MOST)
        raise UnusableInputError(found("ZI910", place, reason=reason))
    problems = list(_header(body))
    given: dict[tuple[int, str], Given] = {}
    seen: set[int] = set()
    for index, entry in enumerate(answers):
        item, told = _item(entry, place._replace(path=f"{ANSWERS}[{index}]"), portal)
        problems += told
        if item:
            problems += _entry_problems(entry, item_place(body, item), is_repeated=item.id in seen)
            seen.add(item.id)
            for assessor, field in ANSWER_OF.items():
                value, known = entry.get(field), given.get((item.id, assessor))
                given[item.id, assessor] = Given(value, known is not None and known != Given(value))
    missing = [one.id for one in portal.items if one.id not in seen]
    if missing:
        problems.append(found("ZI916", place, count=len(missing), expected=len(portal.items), id=missing[0]))
    return Entries(given, tuple(problems))


def texts_in(body: Body, portal: Portal) -> Mapping[tuple[str, str, str], str]:
    """The notes and the evidence in a body of answers, by assessor, row of the form, and ``note`` or ``evidence``."""
    items = portal.by_id
    return {
        (assessor, item.identity, name): text
        for entry in body.content[ANSWERS]
        if isinstance(entry, dict) and (item := items.get(_number(entry.get(ITEM_ID))))
        for (assessor, name), field in TEXT_OF.items()
        if isinstance(text := entry.get(field), str) and text
    }


def item_place(body: Body, item: PortalItem, field: str = "") -> Location:
    """Where an item or one of its fields stands: by its id, which sorts as a row does."""
    return Location(body.path, row=item.id, path=f"{ITEM_ID} {item.id} {field}".rstrip())


def _header(body: Body) -> Iterator[Problem]:
    for field in (UNIT_ID, UNIT_NAME):
        if body.content.get(field) in (None, ""):
            yield found("ZI912", body.place._replace(path=field), field=field)
    yield from year_problems(body)


def _item(entry: Any, place: Location, portal: Portal) -> tuple[PortalItem | None, list[Problem]]:
    """The item that an entry answers, or why there is none."""
    if not isinstance(entry, dict):
        expected = _("objek dengan soal_id")
        return None, [found("ZI913", place, field=ANSWERS, value=json_words(entry), expected=expected)]
    if ITEM_ID not in entry:
        return None, [found("ZI912", place, field=ITEM_ID)]
    written = entry[ITEM_ID]
    told = []
    if isinstance(written, str):
        told.append(found("ZI913", place, field=ITEM_ID, value=written, expected=_("bilangan")))
    item = portal.by_id.get(_number(written))
    if item is None:
        told.append(found("ZI914", place, id=json_words(written), last=max(one.id for one in portal.items)))
    return item, told


def _number(value: Any) -> int:
    """The number of an item, written as a number or as a text; 0 for what is none."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < len(str(_MOST)):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _entry_problems(entry: Mapping[str, Any], place: Location, *, is_repeated: bool) -> Iterator[Problem]:
    if is_repeated:
        yield found("ZI915", place, id=place.row)
    if REQUIRED_ANSWER not in entry:
        yield found("ZI912", place, field=REQUIRED_ANSWER)
    for field in TEXT_OF.values():
        value = entry.get(field)
        if value is not None and not isinstance(value, str):
            yield found("ZI913", place, field=field, value=json_words(value), expected=_("teks atau null"))
