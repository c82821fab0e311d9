"""A TOML file as plain values, with the line on which each of them is written.

The standard parser tells no lines, so they are found by parsing the file line by line: a key stands on
the line after the last one up to which the text was whole without it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

from zi_score.bounded import read_side_file
from zi_score.frozen import dataclass
from zi_score.language import reader_reason, system_reason
from zi_score.problems import Location, UnusableInputError, found

KeyPath = tuple[str | int, ...]
_PLACE_IN_REASON = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_DEEPEST = 3
# Some two seconds of parsing; a settings file with a hundred waivers takes a hundredth of it.
_MOST_PARSED = 4_000_000


@dataclass(frozen=True, slots=True)
class TomlSource:
    """What a file says, and where."""

    path: str
    content: Mapping[str, Any]
    lines: Mapping[KeyPath, int]

    def location(self, *key: str | int) -> Location:
        """The place of a value, or of the nearest one around it whose line is known."""
        known = next((key[:length] for length in range(len(key), 0, -1) if key[:length] in self.lines), ())
        return Location(file=self.path, line=self.lines.get(known, 0), path=_written(key))


def read_toml(path: Path) -> TomlSource:
    """Read a file; raise `UnusableInputError` when it cannot be read or is no TOML."""
    text = ""
    try:
        text = read_side_file(path).decode("utf-8-sig").replace("\r\n", "\n")
        content = tomllib.loads(text)
    except FileNotFoundError as error:
        raise UnusableInputError(found("ZI101", Location(file=str(path)))) from error
    except OSError as error:
        raise UnusableInputError(found("ZI113", Location(file=str(path)), reason=system_reason(error))) from error
    except (ValueError, RecursionError) as error:  # neither UTF-8 nor TOML
        place = _PLACE_IN_REASON.search(str(error))
        line = int(place[1] or text.rstrip().count("\n") + 1) if place else 0
        reason = reader_reason(_PLACE_IN_REASON.sub("", str(error)))
        raise UnusableInputError(found("ZI701", Location(file=str(path), line=line), reason=reason)) from error
    lines: dict[KeyPath, int] = {}
    with suppress(_TooLongError):
        for key, line in _lines(text, _Parser()):
            lines.setdefault(key, line)
    return TomlSource(str(path), content, lines)


class _TooLongError(Exception):
    """Where the rest stands is not worth the time: places are then told by their key alone."""


class _Parser:
    """Parses pieces of a file, so many letters of them in all that hostile ones cost no more than a second."""

    def __init__(self) -> None:
        self._left = _MOST_PARSED

    def parsed(self, lines: list[str]) -> dict[str, Any] | None:
        text = "\n".join(lines)
        self._left -= len(text)
        if self._left < 0:
            raise _TooLongError
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            return None


def _lines(text: str, parser: _Parser) -> Iterator[tuple[KeyPath, int]]:
    """The line of each value, down to the keys of a table in a list."""
    tables: dict[str, int] = {}
    for first, part in _parts(text, parser):
        seen: set[KeyPath] = set()
        start = 0
        for length in range(1, len(part) + 1):
            content = parser.parsed(part[:length])
            if content is None:
                continue
            for path in _paths(content):
                if path not in seen:
                    seen.add(path)
                    yield _moved(path, content, tables), first + start
            start = length
        for key, value in (parser.parsed(part) or {}).items():
            tables[key] = tables.get(key, 0) + (len(value) if isinstance(value, list) else 0)


def _parts(text: str, parser: _Parser) -> Iterator[tuple[int, list[str]]]:
    """The lines up to each table header that stands on its own, with the number of the first."""
    lines = text.split("\n")
    starts = [0]
    for number, line in enumerate(lines):
        # Inside a text of several lines, what stands before would not be whole.
        if line.lstrip().startswith("[") and number and parser.parsed(lines[starts[-1] : number]) is not None:
            starts.append(number)
    for start, end in pairwise([*starts, len(lines)]):
        yield start + 1, lines[start:end]


def _paths(content: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    if path:
        yield path
    if len(path) < _DEEPEST and isinstance(content, dict | list):
        for step, value in content.items() if isinstance(content, dict) else enumerate(content):
            yield from _paths(value, (*path, step))


def _moved(path: KeyPath, content: Mapping[str, Any], tables: Mapping[str, int]) -> KeyPath:
    """The same path in the whole file: each part counts the tables of a list from 0."""
    key, *rest = path
    if rest and isinstance(rest[0], int) and isinstance(content[str(key)], list):
        return (key, rest[0] + tables.get(str(key), 0), *rest[1:])
    return path


def _written(path: KeyPath) -> str:
    """``waiver[0].code``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
