"""The page of each problem code: what it means, why it matters, how to mend it, and an example.

The texts are data, in both languages, in the YAML files beside this module; only who reads a page loads them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zi_score.exact import exact
from zi_score.language import _, is_english, reader_reason
from zi_score.problems import CATALOGUE, Problem, ProblemKind


@dataclass(frozen=True, slots=True)
class Page:
    """What is said about one kind of problem, in the user's language. `place` is where the example stands."""

    kind: ProblemKind
    means: str
    why: str
    mend: str
    place: str
    example: Problem


def page_of(code: str) -> Page:
    """The page of a code of the catalogue."""
    entry = page_entries()[code]
    texts = entry["en" if is_english() else "id"]
    values = {name: _value(name, value) for name, value in entry.get("values", {}).items()}
    example = Problem(CATALOGUE[code], values=values)
    return Page(example.kind, texts["means"], texts["why"], texts["mend"], entry.get("at", ""), example)


@cache
def page_entries() -> Mapping[str, Mapping[str, Any]]:
    """Every page as it is written, by code, in the order of the files."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: dict[str, Mapping[str, Any]] = {}
    for file in sorted(Path(__file__).parent.glob("*.yaml")):
        entries |= yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    return entries


def _value(name: str, value: object) -> object:
    """A number, or why something cannot be read, as the program itself has it: in the user's language."""
    if name == "reason":
        return _(reader_reason(str(value)))
    return exact(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
