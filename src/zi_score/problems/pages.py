"""The page of each problem code: what it means, why it matters, how to mend it, and an example.

The texts stand in the entry of the code, and are compiled to JSON that only who reads a page loads.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from zi_score.exact import exact
from zi_score.frozen import dataclass
from zi_score.language import _, is_english, reader_reason
from zi_score.problems import CATALOGUE, Problem, ProblemKind

PAGES_FILE = Path(__file__).parent / "compiled" / "pages.json"


@dataclass(frozen=True, slots=True)
class RulePage:
    """What is said about one kind of problem, in the user's language. `place` is where the example stands."""

    kind: ProblemKind
    means: str
    why: str
    mend: str
    place: str
    example: Problem


def page_of(code: str) -> RulePage:
    """The page of a code of the catalogue."""
    place, written, indonesian, english = _pages()[code]
    means, why, mend = english if is_english() else indonesian
    example = Problem(CATALOGUE[code], values={name: _value(name, value) for name, value in written.items()})
    return RulePage(example.kind, means, why, mend, place, example)


@cache
def _pages() -> Mapping[str, Any]:
    """For each code the place and the values of its example, and its texts in both languages."""
    pages: Mapping[str, Any] = json.loads(PAGES_FILE.read_bytes())
    return pages


def _value(name: str, value: object) -> object:
    """A number, or why something cannot be read, as the program itself has it: in the user's language."""
    if name == "reason":
        return _(reader_reason(str(value)))
    return exact(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
