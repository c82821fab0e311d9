"""Checks made in memory, for the tests of their reports."""

import datetime as dt
from collections.abc import Mapping, Sequence
from string import Formatter

from tests.support.marks import Mark
from tests.unit.report.outcomes import evaluation, unusable
from zi_score.frozen import replace
from zi_score.outcome import Check, Demand
from zi_score.problems import CATALOGUE, Location, Problem, Severity, found, worst_first
from zi_score.report import ReportOptions, render_checks
from zi_score.rubric.catalogue import Rubric
from zi_score.waivers import Finding, Waiver

GATE = Demand()
STRICT = Demand(Severity.NOTE)
HOSTILE = "a|b, <script>x</script> [t](http://contoh) `c` @tim %0A::error file=x:: ]]> {0} \x1b[31m\r\n\x00\ufffe &é"
"""What every report must show as nothing but text."""


def problem(code: str = "ZI203", /, row: int = 9, column: int = 11, sheet: str = "LKE ZI", **values: object) -> Problem:
    """A problem at a cell; `values` fill its sentence."""
    kind = CATALOGUE[code]
    fields = {name for _text, name, _spec, _conversion in Formatter().parse(kind.message + kind.hint) if name}
    filled = {**dict.fromkeys(fields, "F"), **values}
    return found(code, Location(file="lke.xlsx", sheet=sheet, row=row, column=column), **filled)


def waiver(code: str = "ZI203", reason: str = "sudah dibahas") -> Waiver:
    """An accepted finding."""
    return Waiver(code, reason, dt.date(2026, 12, 31), location=Location(file="zi-score.toml", line=3))


def check(
    rubric: Rubric,
    marks: Mapping[str, Mark],
    problems: Sequence[Problem] = (),
    *,
    path: str = "lke.xlsx",
    accepted: Mapping[str, Waiver] | None = None,
) -> Check:
    """One workbook with these findings; those of a code in `accepted` are waived."""
    placed = [replace(one, location=one.location._replace(file=path)) for one in problems]
    one = evaluation(rubric, marks, path=path, problems=placed)
    waivers = accepted or {}
    return Check(one, tuple(Finding(each, waivers.get(each.code)) for each in worst_first(placed)))


def unusable_check(rubric: Rubric, path: str = "rusak.xlsx") -> Check:
    """An input that cannot be read."""
    one = unusable(rubric, path)
    return Check(one, tuple(Finding(each) for each in one.problems))


def render(name: str, *checks: Check, gate: Demand = GATE, details: bool = False, width: int = 200) -> str:
    """A report as text."""
    return render_checks(name, checks, gate, ReportOptions(details=details, width=width))
