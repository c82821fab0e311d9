"""What a problem is: a kind from the catalogue, the place it stands at, and the values its sentence names."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from zi_score.column_letters import column_letters
from zi_score.frozen import dataclass, field
from zi_score.language import _, is_english, shown

_LONGEST_VALUE = 300


class Severity(StrEnum):
    """How much a problem matters; the order of definition is the order of display."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_RANKS = MappingProxyType({severity: rank for rank, severity in enumerate(Severity)})


SEVERITY_WORDS = MappingProxyType({"kesalahan": "error", "peringatan": "warning", "catatan": "note"})
"""The severities as a reader of Indonesian writes them."""


def severity_named(text: str) -> Severity:
    """The severity of that name, in either language and in any case. Raises ValueError for another."""
    name = text.lower()
    return Severity(SEVERITY_WORDS.get(name, name))


class Wording(NamedTuple):
    """What is said of a kind of problem in one language: templates with named places."""

    message: str
    hint: str


class ProblemKind(NamedTuple):
    """One entry of the catalogue, in both languages; which one is read is decided anew each time.

    A tuple, for every start of the program makes all of them.
    """

    code: str
    severity: Severity
    indonesian: Wording
    english: Wording

    @property
    def message(self) -> str:
        """What stands there and what was expected, a template in the user's language."""
        return self._wording.message

    @property
    def hint(self) -> str:
        """What to do about it, a template in the user's language."""
        return self._wording.hint

    @property
    def _wording(self) -> Wording:
        return self.english if is_english() else self.indonesian


class Location(NamedTuple):
    """Where something stands: a cell of a workbook, or a line of a rubric file, or a whole file.

    A tuple, for a workbook has hundreds, and a frozen dataclass takes three times as long to make.
    """

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: int = 0
    line: int = 0
    path: str = ""

    @property
    def cell(self) -> str:
        """What Excel's Name Box takes, ``K9``; empty without a cell."""
        return f"{column_letters(self.column)}{self.row}" if self.row and self.column else ""

    @property
    def spot(self) -> str:
        """The cell, or by what other name a place inside its file goes: ``soal_id 57 jawaban_unit``."""
        return self.cell or self.path

    @property
    def within(self) -> str:
        """The place inside its file: ``'LKE ZI'!K9`` or ``components[0].weight``."""
        if self.sheet:
            quoted = "'" + self.sheet.replace("'", "''") + "'"
            if self.cell:
                return f"{quoted}!{self.cell}"
            return f"{quoted}!{self.row}:{self.row}" if self.row else quoted
        return self.path

    def __str__(self) -> str:
        file = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (file, self.within) if part)


NOWHERE = Location()
"""No place at all: what concerns the run as a whole, or an answer that stands in no file."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something found, with its place. Text is made only when it is read, in the reader's language.

    `setting` is the line of the settings file that caused it, if one did.
    """

    kind: ProblemKind
    location: Location = NOWHERE
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    setting: str = ""

    @property
    def code(self) -> str:
        """The stable name of the kind, ``ZI203``."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.kind.severity

    @property
    def message(self) -> str:
        """What stands there and what was expected."""
        return self._fill(self.kind.message)

    @property
    def hint(self) -> str:
        """What to do about it, and which line of the settings to look at."""
        hint = self._fill(self.kind.hint)
        if not self.setting:
            return hint
        said = _("Pilihan itu tertulis di {place}.").format(place=self.setting)
        return f"{hint} {said}"

    @property
    def order(self) -> tuple[int, Location, str, str]:
        """Worst first, then by place."""
        return (self.severity.rank, self.location, self.code, str(sorted(self.values.items(), key=str)))

    def _fill(self, template: str) -> str:
        return template.format_map(_ShownValues(self.values))


class _ShownValues(dict[str, str]):
    """The values of a problem as its sentence shows them; a hint names few of them."""

    def __init__(self, values: Mapping[str, object]) -> None:
        super().__init__()
        self._values = values

    def __missing__(self, name: str) -> str:
        return _short(shown(self._values[name]))


def _short(text: str) -> str:
    """A value as it fits in a sentence: nobody reads on in a cell that holds a book."""
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
