"""The verdicts: whether each target's thresholds are met, what fails and by how many points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from zi_score.language import _
from zi_score.report.condition_wording import condition_sentences, conditions_sentence, proposal_sentence
from zi_score.report.figures import gates_by_code, lacking_text, points_text
from zi_score.report.table.cells import DIM, FAILED, HEADING, MET, cell, grid, indented
from zi_score.report.wording import (
    closing_sentences,
    minimum_text,
    nearest_gate_sentence,
    rounding_sentence,
    verdict_sentence,
    verdict_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from zi_score.verdict import Requirement, Verdict


def verdict_parts(verdicts: Sequence[Verdict]) -> Iterator[RenderableType]:
    """Each target in turn, then who decides in the end."""
    gates = gates_by_code(verdicts)
    for verdict in verdicts:
        yield (
            Text("\n")
            + cell(verdict.title, HEADING)
            + Text("  ")
            + _outcome(verdict)
            + cell(f" {verdict_sentence(verdict)}")
        )
        if verdict.failed:
            yield indented(_failed_gates(verdict.failed, gates))
        else:
            yield indented(cell(nearest_gate_sentence(verdict)))
        if any(gate.is_rounding_sensitive for gate in verdict.requirements):
            yield indented(cell(rounding_sentence()))
        if verdict.conditions:
            yield indented(cell(conditions_sentence(verdict), DIM))
        for line in condition_sentences(verdict):
            yield indented(cell(f"- {line}"))
        if verdict.has_profile:
            yield indented(cell(proposal_sentence(verdict), MET if verdict.may_be_proposed else FAILED))
    for closing in closing_sentences(verdict.repealed_by for verdict in verdicts):
        yield Text("\n").append_text(cell(closing, DIM))


def _outcome(verdict: Verdict) -> Text:
    good = HEADING if verdict.repealed_by else f"bold {MET}"
    return cell(verdict_words(verdict), good if verdict.is_met else FAILED)


def _failed_gates(failed: Sequence[Requirement], gates: Mapping[str, Sequence[Requirement]]) -> RenderableType:
    table = grid(figures=3)
    headers = (_("Belum terpenuhi"), _("minimal"), _("nilai"), _("kurang"))
    table.add_row(*(cell(title, DIM) for title in headers))
    for gate in failed:
        own = gates[gate.code]
        mark = "*" if gate.is_rounding_sensitive else ""
        table.add_row(
            cell(gate.title),
            cell(minimum_text(gate)),
            cell(points_text(gate.actual, gate.weight, own) + mark),
            cell(lacking_text(gate, own), FAILED),
        )
    return table
