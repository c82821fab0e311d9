"""From what the user named to workbooks: files as they are, folders and patterns opened up."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from zi_score.bounded import leads_outside
from zi_score.cli.messages import notice
from zi_score.frozen import dataclass
from zi_score.language import _, system_reason
from zi_score.portalrb.body import BODY_SUFFIX
from zi_score.problems import Location, Problem, foreign_link, found
from zi_score.workbook.files import LOCK_FILE_PREFIX, STANDARD_INPUT, WORKBOOK_SUFFIXES
from zi_score.workbook.own_output import own_output
from zi_score.workbook.text_tables import TEXT_SUFFIXES

_HIDDEN_PREFIX = "."
_PATTERN_SIGNS = "*?["


@dataclass(frozen=True, slots=True)
class Input:
    """One workbook to evaluate, or something named that has none; `problem` then says why."""

    path: Path
    problem: Problem | None = None
    folder: Path | None = None
    """The folder that was searched for it; None for what was named itself."""


def find_inputs(names: Sequence[str]) -> tuple[Input, ...]:
    """Every workbook that the names stand for, each once, in the order of the names.

    What this program wrote itself is left out of a folder, with a word on stderr; named itself, it is read.
    """
    inputs = {one.path: one for name in names for one in _submitted(name)}
    return tuple(inputs.values())


def _submitted(name: str) -> list[Input]:
    """What a name stands for without our own output. Nothing but that is as good as an empty folder."""
    found_there = list(_named(name))
    kept = [one for one in found_there if not _is_left_out(one)]
    return kept or [Input(Path(name), found("ZI102", Location(file=name)))]


def _is_left_out(one: Input) -> bool:
    if one.folder is None or one.problem:
        return False
    if kind := own_output(one.path):
        notice(_("{path} dilewati: {kind}").format(path=one.path, kind=kind))
    return bool(kind)


def _named(name: str) -> Iterator[Input]:
    path = Path(name)
    if name == str(STANDARD_INPUT):
        yield Input(STANDARD_INPUT)
    elif os.path.isdir(name):  # noqa: PTH112 - Path.is_dir raises on a name that is too long
        yield from _in_folder(path)
    elif not os.path.lexists(name) and any(sign in name for sign in _PATTERN_SIGNS):
        yield from _matching(name)
    elif not name:
        yield Input(path, found("ZI101", Location(file=name)))
    else:
        # A file that happens to be called so is named ./- and must not be taken for standard input.
        yield Input(path if path != STANDARD_INPUT else path.absolute())


def _matching(pattern: str) -> Iterator[Input]:
    matches = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 - keeps its form
    for match in matches:
        if match.is_dir():
            yield from _in_folder(match)
        elif _is_workbook(match.name) or _is_named_text(pattern):
            yield _scanned(match, match.parent)
    if not matches:
        yield Input(Path(pattern), found("ZI101", Location(file=pattern)))


def _is_named_text(pattern: str) -> bool:
    """Whether only texts or bodies are asked for. In a folder, where recaps stand too, nobody asks for any."""
    return pattern.lower().endswith((*TEXT_SUFFIXES, BODY_SUFFIX))


def _in_folder(folder: Path) -> Iterator[Input]:
    errors: list[OSError] = []
    is_empty = True
    for here, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN_PREFIX))
        for name in sorted(files):
            if _is_workbook(name):
                is_empty = False
                yield _scanned(Path(here) / name, folder)
    for error in errors:
        place = str(error.filename)
        yield Input(Path(place), found("ZI113", Location(file=place), reason=system_reason(error)))
    if is_empty and not errors:
        yield Input(folder, found("ZI102", Location(file=str(folder))))


def _scanned(path: Path, folder: Path) -> Input:
    """A file that nobody named: it must be one, and stand where it seems to."""
    place = Location(file=str(path))
    problem = None
    if leads_outside(path, folder):
        problem = foreign_link(place)
    elif path.exists() and not path.is_file():
        problem = found("ZI113", place, reason=_("ini bukan berkas biasa"))
    return Input(path, problem, folder)


def _is_workbook(name: str) -> bool:
    is_visible = not name.startswith((LOCK_FILE_PREFIX, _HIDDEN_PREFIX))
    return is_visible and name.lower().endswith(WORKBOOK_SUFFIXES)
