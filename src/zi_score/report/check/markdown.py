"""The Markdown report of a check, for a CI job summary: what passes, then what fails, then the rest folded away.

A kind of finding that occurs often takes one line, with every cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.problems import Severity
from zi_score.report.check.wording import (
    finding_sentence,
    findings_of_kind,
    folded_sentence,
    gate_sentence,
    is_short,
    not_judged_sentence,
    outcome_words,
    own_rubric_sentences,
    score_sentence,
    shortfall,
    waiver_sentence,
)
from zi_score.report.figures import gates_by_code, points_text
from zi_score.report.ink.markdown_text import escaped, folded, table_head, table_row
from zi_score.report.wording import counts_sentence, severity_words, unusable_sentence
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.outcome import Check, Gate
    from zi_score.report import ReportOptions
    from zi_score.waivers import Finding, Waiver

_FOLDED_ABOVE = 5
_NOTHING = "–"


def render(checks: Sequence[Check], gate: Gate, options: ReportOptions) -> str:
    """Render all workbooks in one table, then those that do not pass, then what else was found."""
    passed = sum(check.passes(gate) for check in checks)
    sign = "✅" if passed == len(checks) else "❌"
    title = _("Pemeriksaan LKE: {passed} dari {count} lolos").format(passed=passed, count=len(checks))
    lines = [f"## {sign} {escaped(title)}", "", escaped(gate_sentence(gate)), "", *_summary(checks, gate), ""]
    for check in checks:
        if not check.passes(gate):
            lines += [*_failures(check, gate, options.details), ""]
    for check in checks:
        lines += _rest(check, gate, options.details)
    for text in (*own_rubric_sentences(checks), not_judged_sentence()):
        lines += ["", f"_{escaped(text)}_"]
    return "\n".join(lines) + "\n"


def _summary(checks: Sequence[Check], gate: Gate) -> Iterator[str]:
    severities = (_("Kesalahan"), _("Peringatan"), _("Catatan"))
    yield from table_head((_("Berkas"), _("Status"), _("Penilai"), _("Nilai"), *severities), 3)
    for check in checks:
        evaluation = check.evaluation
        sign = "✅" if check.passes(gate) else "❌"
        assessor, total = "", _NOTHING
        if evaluation.is_usable:
            card = evaluation.leading.scorecard
            gates = gates_by_code(evaluation.leading.verdicts).get(TOTAL, ())
            assessor, total = evaluation.leading.title, points_text(card.total, card.weight, gates)
        open_ones = [finding.problem.severity for finding in check.findings if not finding.is_waived]
        counts = (str(open_ones.count(severity)) for severity in Severity)
        outcome = f"{sign} {escaped(outcome_words(check, gate))}"
        yield table_row(escaped(evaluation.path), outcome, escaped(assessor), total, *counts)


def _failures(check: Check, gate: Gate, details: bool) -> Iterator[str]:
    yield from (f"### ❌ {escaped(check.evaluation.path)}", "")
    if not check.evaluation.is_usable:
        yield f"- **{escaped(outcome_words(check, gate))}** {escaped(unusable_sentence(check.evaluation))}"
        return
    yield from (f"{escaped(score_sentence(check.evaluation))}.", "")
    if is_short(check, gate):
        yield f"- **{escaped(gate.require)}** {escaped(shortfall(check, gate))}"
    yield from _items(check, check.failing(gate), details)


def _rest(check: Check, gate: Gate, details: bool) -> Iterator[str]:
    """What does not fail the gate, and what somebody accepted."""
    failing = {id(finding) for finding in check.failing(gate)}
    noticed = [one for one in check.findings if id(one) not in failing and not one.is_waived]
    waived = [one for one in check.findings if one.is_waived]
    if noticed:
        counts = counts_sentence([one.problem for one in noticed])
        title = _("{path}: temuan lain: {counts}").format(path=check.evaluation.path, counts=counts)
        yield from folded(title, list(_items(check, noticed, details)))
    if waived:
        title = _("{path}: {count} temuan dikecualikan").format(path=check.evaluation.path, count=len(waived))
        yield from folded(title, [_waived_item(check, one, one.waiver) for one in waived if one.waiver])


def _items(check: Check, findings: Sequence[Finding], details: bool) -> Iterator[str]:
    for _kind, group in findings_of_kind(findings):
        if details or len(group) <= _FOLDED_ABOVE:
            yield from (_item(check, one) for one in group)
        else:
            yield f"{_severity(group[0])} {escaped(folded_sentence(check, group))}"


def _item(check: Check, finding: Finding) -> str:
    return f"{_severity(finding)} {escaped(finding_sentence(check, finding.problem))}"


def _waived_item(check: Check, finding: Finding, waiver: Waiver) -> str:
    return f"{_item(check, finding)} _{escaped(waiver_sentence(waiver))}_"


def _severity(finding: Finding) -> str:
    return f"- **{escaped(severity_words(finding.problem))}**"
