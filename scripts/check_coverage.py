"""Fails when branch coverage falls below the floor: a coverage.py JSON report in, an exit code out.

The modules that decide a score or a verdict must be covered to the last branch, the whole to 95 %.
"""

import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

OVERALL = Fraction(95, 100)
COMPLETE = ("rubric/", "answers.py", "submission.py", "scoring/", "scorecard.py", "verdict.py", "exact.py", "problems/")
PACKAGE = "src/zi_score/"


def main(report: Path) -> int:
    """Print what is below its floor; 0 when nothing is."""
    content = json.loads(report.read_text(encoding="utf-8"))
    failures = [*uncovered(content), *below_floor(content["totals"])]
    for failure in failures:
        print(failure)
    if not failures:
        print(f"branch coverage {float(branch_share(content['totals'])):.2%}, scoring modules complete")
    return 1 if failures else 0


def uncovered(content: dict[str, Any]) -> list[str]:
    """List each missing line and branch of the modules that must be complete; no tolerance."""
    failures = []
    for part in COMPLETE:
        files = {name: data for name, data in content["files"].items() if _within(name).startswith(part)}
        if not files:
            failures.append(f"{part}: not measured at all")
        for name, data in files.items():
            lines = ", ".join(map(str, data["missing_lines"]))
            branches = ", ".join(f"{start}->{end}" for start, end in data["missing_branches"])
            if lines or branches:
                failures.append(f"{name}: must be complete; missing lines [{lines}], branches [{branches}]")
    return failures


def below_floor(totals: dict[str, int]) -> list[str]:
    """Name the overall shares that are below the floor, compared unrounded."""
    shares = {"branches": branch_share(totals), "lines": line_share(totals)}
    return [
        f"overall: {float(share):.4%} of {name} covered, must be {float(OVERALL):.0%}"
        for name, share in shares.items()
        if share < OVERALL
    ]


def branch_share(totals: dict[str, int]) -> Fraction:
    """Divide covered branches by all branches."""
    return Fraction(totals["covered_branches"], totals["num_branches"])


def line_share(totals: dict[str, int]) -> Fraction:
    """Divide covered lines by all lines."""
    return Fraction(totals["covered_lines"], totals["num_statements"])


def _within(name: str) -> str:
    """Cut a path of the report, in either system's spelling, down to its part inside the package."""
    return name.replace("\\", "/").rpartition(PACKAGE)[2]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
