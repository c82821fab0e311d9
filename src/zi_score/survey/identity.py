"""Who answered more than once, told by phone, identity number, e-mail or name. Nothing of these is ever given out."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from zi_score.frozen import dataclass
from zi_score.language import N_
from zi_score.survey.headings import Heading, fold
from zi_score.survey.table import Cell, ResponseTable

PHONE = N_("nomor telepon")
NATIONAL_ID = N_("NIK")
EMAIL = N_("surel")
NAME = N_("nama")
_ORDER = (PHONE, NATIONAL_ID, EMAIL, NAME)
_WORDS = {
    PHONE: {"hp", "telepon", "telp", "tlp", "wa", "whatsapp", "ponsel", "handphone", "phone", "seluler"},
    NATIONAL_ID: {"nik", "ktp"},
    EMAIL: {"email", "surel", "mail"},
}
_OF_NAMES = ("lengkap", "responden", "pengguna layanan", "pemohon", "anda")
_NAME_HEADINGS = {"nama", "name", *(f"nama {whose}" for whose in _OF_NAMES)}
_HEADING_ROWS = 3
_LEAST_DIGITS = 7
_COUNTRY = "62"
_EXACT_DIGITS = 15
"""A spreadsheet keeps so many digits of a number; longer ones, such as a NIK typed as one, end in zeros."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """Which rows repeat a person of an earlier row, and by what persons were told apart; nothing where unknown."""

    rows: frozenset[int]
    keys: tuple[str, ...]


def find_repetition(table: ResponseTable, heading: Heading, rows: Sequence[int]) -> Repetition:
    """Compare the persons of these rows. A name counts only in a row without phone, identity number and e-mail."""
    columns = identity_columns(table, heading)
    seen: set[tuple[str, str]] = set()
    repeated = set()
    for row in rows:
        marks = set(_marks(table, row, columns))
        if marks & seen:
            repeated.add(row)
        seen |= marks
    used = {kind for kind, _mark in seen}
    return Repetition(frozenset(repeated), tuple(kind for kind in _ORDER if kind in used))


def identity_columns(table: ResponseTable, heading: Heading) -> list[tuple[str, int]]:
    """The columns by which persons are told apart, each with what it holds."""
    answers = {one.column for one in heading.columns}
    rows = range(heading.row, max(0, heading.row - _HEADING_ROWS), -1)
    columns = []
    for column in range(1, max(len(table.cells(row)) for row in rows) + 1):
        # Of a heading over several rows, cells that span them stand in the uppermost.
        folded = next(filter(None, (fold(table.text(row, column)) for row in rows)), "")
        kinds = [kind for kind, words in _WORDS.items() if words & set(folded.split())]
        if folded in _NAME_HEADINGS:
            kinds.append(NAME)
        if kinds and column not in answers:
            columns.append((kinds[0], column))
    return columns


def _marks(table: ResponseTable, row: int, columns: Sequence[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    marks = [(kind, mark) for kind, column in columns if (mark := _mark(kind, table.cell(row, column)))]
    sure = [one for one in marks if one[0] != NAME]
    yield from sure or marks


def _mark(kind: str, value: Cell) -> str:
    """The part of a value that tells persons apart; empty where it cannot."""
    text = value.strip().casefold() if isinstance(value, str) else str(value)
    if kind == NAME:
        return fold(text)
    if kind == EMAIL:
        return text if "@" in text else ""
    if "e+" in text:
        return ""  # A spreadsheet has cut the number short; others may have become the same.
    digits = "".join(filter(str.isdecimal, text))
    if isinstance(value, Fraction) and len(digits) > _EXACT_DIGITS:
        return ""
    if kind == PHONE:
        digits = digits.removeprefix(_COUNTRY).lstrip("0")
    return digits if len(digits) >= _LEAST_DIGITS else ""
