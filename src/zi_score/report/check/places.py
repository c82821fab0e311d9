"""Where a finding stands, as the programs that read our reports want it: relative paths, lines, fingerprints."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from zi_score.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.outcome import Check
    from zi_score.problems import Location
    from zi_score.waivers import Finding


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding with the file it stands in and a fingerprint that no other finding of the run has."""

    check: Check
    finding: Finding
    file: str
    fingerprint: str


def placed(check: Check, findings: Sequence[Finding]) -> Iterator[PlacedFinding]:
    """Each finding with its place.

    The fingerprint rests on the file, the code and the place alone: it stays the same when the wording, the
    language or the wrong value changes, so that a known finding is not reported as new.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        problem = finding.problem
        file = relative_path(problem.location.file or check.evaluation.path)
        key = (file, problem.code, problem.location.within or str(problem.location.line))
        yield PlacedFinding(check, finding, file, fingerprint(*key, str(seen[key])))
        seen[key] += 1


def fingerprint(*parts: str) -> str:
    """A stable name for what these parts describe."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", errors="surrogatepass")).hexdigest()


def relative_path(path: str) -> str:
    """A path as seen from the current directory, which is the root of the checkout in a CI job."""
    given = Path(path)
    here = Path.cwd()
    if given.is_absolute() and given.is_relative_to(here):
        given = given.relative_to(here)
    return given.as_posix()


def path_uri(path: str) -> str:
    """A path as a URI reference, percent-encoded; an absolute one has its scheme."""
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(os.fsencode(path), safe="/")


def first_line(location: Location) -> int:
    """The row of a cell, or the line of a text file, or 1 for a file as a whole."""
    return location.row or location.line or 1
