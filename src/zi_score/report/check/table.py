"""The terminal report of a check: which workbooks pass, and of each what a reader needs to look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.problems import Severity
from zi_score.report.check.table_findings import accepted_parts, finding_parts, top_answer_parts
from zi_score.report.check.wording import (
    gate_sentence,
    not_judged_sentence,
    outcome_words,
    own_rubric_sentences,
    score_sentence,
    why_sentence,
)
from zi_score.report.figures import gates_by_code, points_text
from zi_score.report.ink.cells import DIM, FAILED, HEADING, MET, cell, grid, heading, indented
from zi_score.report.ink.console import printed
from zi_score.report.short_names import short_names
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from zi_score.outcome import Check, Gate
    from zi_score.report import ReportOptions

_NOTHING = "–"


def render(checks: Sequence[Check], gate: Gate, options: ReportOptions) -> str:
    """Render one workbook in full; of several a row each, then in full those that do not pass (details: all)."""
    return printed(_parts(checks, gate, options), options)


def _parts(checks: Sequence[Check], gate: Gate, options: ReportOptions) -> Iterator[RenderableType]:
    several = len(checks) > 1
    if several:
        yield from _summary(checks, gate)
    hidden = 0
    for check in checks:
        if several and check.passes(gate) and not options.details:
            hidden += bool(check.findings)
            continue
        yield from _check_parts(check, gate, options.details)
    if hidden:
        text = _("Berkas yang lolos dengan temuan: {count} (--details menampilkannya)").format(count=hidden)
        yield heading("").append_text(cell(text, DIM))
    yield heading("").append_text(cell(gate_sentence(gate), DIM))
    for text in own_rubric_sentences(checks):
        yield cell(text, DIM)
    yield cell(not_judged_sentence(), DIM)


def _summary(checks: Sequence[Check], gate: Gate) -> Iterator[RenderableType]:
    folder, names = short_names([check.evaluation.path for check in checks])
    if folder:
        yield cell(_("Folder {folder}").format(folder=folder), DIM)
    table = grid(lead=2, figures=4)
    headers = (_("Berkas"), _("Status"), _("Nilai"), _("Kesalahan"), _("Peringatan"), _("Catatan"))
    table.add_row(*(cell(header, DIM) for header in headers))
    for check in checks:
        table.add_row(cell(names[check.evaluation.path], HEADING), _outcome(check, gate), *_figures(check))
    yield table


def _outcome(check: Check, gate: Gate) -> Text:
    return cell(outcome_words(check, gate), f"bold {MET}" if check.passes(gate) else FAILED)


def _figures(check: Check) -> Iterator[Text]:
    evaluation = check.evaluation
    if evaluation.is_usable:
        card = evaluation.leading.scorecard
        gates = gates_by_code(evaluation.leading.verdicts).get(TOTAL, ())
        yield cell(points_text(card.total, card.weight, gates), HEADING)
    else:
        yield cell(_NOTHING, DIM)
    open_ones = [finding.problem.severity for finding in check.findings if not finding.is_waived]
    for severity in Severity:
        count = open_ones.count(severity)
        yield cell(str(count), FAILED if count and severity is Severity.ERROR else "")


def _check_parts(check: Check, gate: Gate, details: bool) -> Iterator[RenderableType]:
    yield heading(check.evaluation.path).append_text(cell("  ")).append_text(_outcome(check, gate))
    if why := why_sentence(check, gate):
        yield indented(cell(why, FAILED))
    if not check.evaluation.is_usable:
        return
    yield indented(cell(score_sentence(check.evaluation)))
    yield from top_answer_parts(check, gate, details)
    yield from finding_parts(check, gate, details)
    yield from accepted_parts(check, details)
