"""The list of units that a user gives: which file is whose, and what no workbook holds (id, category, affirmation)."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from zi_score.bounded import read_side_file
from zi_score.delimited import read_delimited
from zi_score.frozen import dataclass
from zi_score.language import _, is_english, system_reason
from zi_score.limits import current_limits
from zi_score.portalrb.body import BODY_SUFFIX
from zi_score.portalrb.listing import contradiction
from zi_score.problems import Location, Problem, UnusableInputError, found
from zi_score.rubric.portal import Portal
from zi_score.sheets import RefusedError

COLUMNS = ("file", "id", "name", "category", "affirmation")
"""The titles of the first line."""
_INDONESIAN: Mapping[str, str] = MappingProxyType(
    {"file": "berkas", "name": "nama", "category": "kategori", "affirmation": "afirmasi"}
)
"""The same in Indonesian; an id is one in both."""
_COLUMN_OF: Mapping[str, str] = MappingProxyType({title: column for column, title in _INDONESIAN.items()})
_AFFIRMATION: Mapping[str, bool | None] = MappingProxyType(
    {"": None, "ya": True, "yes": True, "true": True, "tidak": False, "no": False, "false": False}
)
_RESERVED = frozenset('/\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """One unit: its file as written, and what is said of it. Without a category it is not proposed."""

    place: Location
    file: str
    id: str
    name: str
    category: str
    affirmed: bool | None


def read_units(path: Path, portal: Portal) -> tuple[ListedUnit, ...]:
    """The units of a CSV file; raise `UnusableInputError` with everything that is wrong in it."""
    place = Location(file=str(path))
    try:
        rows = read_delimited(read_side_file(path), current_limits())
    except FileNotFoundError as error:
        raise UnusableInputError(found("ZI101", place)) from error
    except OSError as error:
        raise UnusableInputError(found("ZI113", place, reason=system_reason(error))) from error
    except RefusedError as error:
        raise UnusableInputError(_without(place, COLUMNS)) from error
    titles = [_COLUMN_OF.get(title, title) for title in (cell.casefold() for cell in rows[0])]
    if missing := [name for name in COLUMNS if name not in titles]:
        raise UnusableInputError(_without(place, missing))
    at = [titles.index(name) for name in COLUMNS]
    read = [
        _Row(place._replace(line=line), *(row[column].strip() if column < len(row) else "" for column in at))
        for line, row in enumerate(rows[1:], 2)
        if any(row)
    ]
    problems = [found("ZI923", row.place, reason=reason) for row in read for reason in row.faults(portal)]
    problems += _repeated(read)
    if problems:
        raise UnusableInputError(*problems)
    return tuple(row.unit(portal) for row in read)


def column_title(column: str) -> str:
    """The title of one of `COLUMNS` in the user's language. Both languages are read."""
    return column if is_english() else _INDONESIAN.get(column, column)


def answers_path(portal: Portal, unit: ListedUnit) -> str:
    """The path of a unit's answers below the folder of an export."""
    return f"{portal.answers}/{unit.id}{BODY_SUFFIX}"


def _without(place: Location, missing: Sequence[str]) -> Problem:
    return found(
        "ZI922", place, columns=", ".join(map(column_title, missing)), known=", ".join(map(column_title, COLUMNS))
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """One row as it is written."""

    place: Location
    file: str
    id: str
    name: str
    category: str
    affirmation: str

    def faults(self, portal: Portal) -> Iterator[str]:
        """Why it cannot be used."""
        for column, text in zip(COLUMNS[:3], (self.file, self.id, self.name), strict=True):
            if not text:
                yield _("{column} kosong").format(column=column_title(column))
        if self.id.startswith(".") or _RESERVED.intersection(self.id) or not self.id.isprintable():
            yield _("id {id} tidak dapat menjadi bagian alamat dan nama berkas").format(id=self.id)
        category = self.category.upper()
        if category and portal.list_of(category) is None:
            known = ", ".join(name for one in portal.lists for name in one.categories)
            yield _("kategori {category} tidak dikenal (yang ada: {known})").format(category=self.category, known=known)
        if self.affirmation.casefold() not in _AFFIRMATION:
            yield _("afirmasi berisi {text}; isi ya atau tidak, atau kosongkan").format(text=self.affirmation)
        elif reason := contradiction(portal, category, _AFFIRMATION[self.affirmation.casefold()]):
            yield reason

    def unit(self, portal: Portal) -> ListedUnit:
        """The unit that a sound row names; a category for the affirmative route says that it is affirmed."""
        category = self.category.upper()
        listing = portal.list_of(category)
        affirmed = _AFFIRMATION[self.affirmation.casefold()]
        if affirmed is None and listing and category in listing.affirmed:
            affirmed = True
        return ListedUnit(self.place, self.file, self.id, self.name, category, affirmed)


def _repeated(rows: Sequence[_Row]) -> Iterator[Problem]:
    """The ids that two rows share: some file systems tell no capitals apart."""
    seen: set[str] = set()
    for row in rows:
        name = row.id.casefold()
        if row.id and name in seen:
            yield found("ZI918", row.place, id=row.id)
        seen.add(name)
