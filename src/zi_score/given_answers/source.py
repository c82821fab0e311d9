"""Entries as they are written: an answers file, or what was typed, in; one entry for each value out.

Nothing is checked against the rubric here, and no number becomes binary: decimals stay decimal.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from zi_score.bounded import read_side_file
from zi_score.frozen import dataclass
from zi_score.language import _, reader_reason, system_reason
from zi_score.problems import Location, Problem, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric

_REQUIRED, _OPTIONAL = ("code", "answer"), ("operand", "assessor")
_INDONESIAN = {"kode": "code", "jawaban": "answer", "jumlah": "operand", "penilai": "assessor"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of the file. `assessor` is empty where the file does not say, `operand` for a whole answer."""

    assessor: str
    code: str
    operand: str
    value: object
    location: Location

    @property
    def is_blank(self) -> bool:
        """Whether the value says that there is no answer."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())

    @property
    def text(self) -> str:
        """The value as the file has it."""
        value = self.value
        if isinstance(value, bool):
            return str(value).lower()
        return str(value).strip() if isinstance(value, str | int | Decimal) else _("(bukan satu nilai)")


@dataclass(frozen=True, slots=True)
class _Object:
    """A JSON object with every pair, also those whose name repeats."""

    pairs: tuple[tuple[str, object], ...]


def read_entries(path: Path, rubric: Rubric) -> tuple[list[Entry], list[Problem]]:
    """Every entry of a file and what is wrong with its structure.

    Raises `UnusableInputError` when the file is absent, of another kind, or cannot be read at all.
    """
    place = Location(file=str(path))
    try:
        text = read_side_file(path).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise UnusableInputError(found("ZI101", place)) from error
    except UnicodeDecodeError as error:
        raise _unreadable(place, _("bukan teks UTF-8")) from error
    except OSError as error:
        raise _unreadable(place, system_reason(error)) from error
    match path.suffix.lower():
        case ".json":
            return _json_entries(text, place, rubric), []
        case ".csv":
            return _csv_entries(text, place)
        case _:
            raise _unreadable(place, _("akhirannya bukan .json atau .csv"))


def _json_entries(text: str, place: Location, rubric: Rubric) -> list[Entry]:
    try:
        document = json.loads(
            text, parse_float=Decimal, parse_constant=str, object_pairs_hook=lambda pairs: _Object(tuple(pairs))
        )
    except json.JSONDecodeError as error:
        raise _unreadable(Location(file=place.file, line=error.lineno), reader_reason(error.msg)) from error
    except (ValueError, RecursionError) as error:
        raise _unreadable(place, str(error)) from error
    if not isinstance(document, _Object):
        raise _unreadable(place, _("bukan objek JSON berisi jawaban"))
    entries: list[Entry] = []
    for name, value in document.pairs:
        # Every official code has a dot in it.
        is_assessor = name not in rubric.questions and "." not in name and isinstance(value, _Object)
        if is_assessor and isinstance(value, _Object):
            for code, answer in value.pairs:
                entries += _answer_entries(name, code, answer, Location(file=place.file, path=f"{name}.{code}"))
        else:
            entries += _answer_entries("", name, value, Location(file=place.file, path=name))
    return entries


def _answer_entries(assessor: str, code: str, value: object, place: Location) -> Iterator[Entry]:
    if not isinstance(value, _Object):
        yield Entry(assessor, code, "", value, place)
        return
    for operand, count in value.pairs:
        yield Entry(assessor, code, operand, count, Location(file=place.file, path=f"{place.path}.{operand}"))


def typed_entry(text: str, rubric: Rubric) -> Entry:
    """What ``CODE=ANSWER`` says, a count as ``CODE.OPERAND=9``. Raises ValueError for a text of another form."""
    name, equals, value = (one.strip() for one in text.partition("="))
    if not (name and equals and value):
        raise ValueError(text)
    code, _dot, operand = name.rpartition(".")
    place = Location(path=name)
    if name not in rubric.questions and code in rubric.questions:
        return Entry("", code, operand, value, place)
    return Entry("", name, "", value, place)


def mapped_entries(answers: Mapping[str, object]) -> Iterator[Entry]:
    """The answers of a mapping by code, where a mapping in the place of an answer has its counts."""
    for code, value in answers.items():
        pairs = value.items() if isinstance(value, Mapping) else [("", value)]
        for operand, given in pairs:
            # A number is what it shows, not the binary fraction behind it.
            plain = Decimal(repr(given)) if isinstance(given, float) else given
            yield Entry("", code, str(operand), plain, Location(path=".".join(filter(None, (code, str(operand))))))


def _csv_entries(text: str, place: Location) -> tuple[list[Entry], list[Problem]]:
    heading = text.split("\n", 1)[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    entries: list[Entry] = []
    problems: list[Problem] = []
    try:
        columns = [_INDONESIAN.get(name, name) for name in (one.strip().lower() for one in next(lines, []))]
        _check_columns(columns, place)
        for fields in lines:
            here = Location(file=place.file, line=lines.line_num)
            if len(fields) > len(columns):
                problems.append(found("ZI613", here, found=len(fields), expected=len(columns)))
            elif any(field.strip() for field in fields):
                entries.append(_csv_entry(dict(zip(columns, fields, strict=False)), here))
    except csv.Error as error:
        raise _unreadable(Location(file=place.file, line=lines.line_num), str(error)) from error
    return entries, problems


def _csv_entry(fields: Mapping[str, str], place: Location) -> Entry:
    values = {name: fields.get(name, "").strip() for name in (*_REQUIRED, *_OPTIONAL)}
    return Entry(values["assessor"], values["code"], values["operand"], values["answer"], place)


def _check_columns(columns: list[str], place: Location) -> None:
    known = set(columns) <= {*_REQUIRED, *_OPTIONAL}
    if not known or not set(_REQUIRED) <= set(columns) or len(set(columns)) < len(columns):
        expected = "code,operand,answer,assessor / kode,jumlah,jawaban,penilai"
        here = Location(file=place.file, line=1)
        raise UnusableInputError(found("ZI611", here, columns=",".join(columns), expected=expected))


def _unreadable(place: Location, reason: str) -> UnusableInputError:
    return UnusableInputError(found("ZI601", place, reason=reason))
