"""Every indicator and question of one assessor: answer, score, weight, cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from zi_score.answers import Counts
from zi_score.language import _, shown
from zi_score.report.figures import gates_by_code, points_text, weight_text
from zi_score.report.table.cells import DIM, FAILED, HEADING, cell, heading
from zi_score.report.wording import answer_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from zi_score.outcome import Assessment
    from zi_score.rubric.catalogue import Rubric
    from zi_score.scorecard import QuestionScore
    from zi_score.verdict import Requirement


def detail_parts(rubric: Rubric, assessment: Assessment) -> Iterator[RenderableType]:
    """The whole tree, each group before its questions."""
    card = assessment.scorecard
    gates = gates_by_code(assessment.verdicts)
    yield heading(_("Rincian penilai {assessor}").format(assessor=assessment.title))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(overflow="fold", max_width=14)
    for _figure in range(2):
        table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    headers = ("", "", _("Jawaban"), _("Nilai"), _("Bobot"), _("Sel"))
    table.add_row(*(cell(header, DIM) for header in headers))
    for node in rubric.nodes.values():
        scored = card.nodes[node.code]
        table.add_row(
            cell(node.code, HEADING),
            cell(node.title, HEADING),
            cell(""),
            cell(points_text(scored.score, scored.weight, gates.get(node.code, ())), HEADING),
            cell(weight_text(scored.weight), DIM),
            cell(""),
        )
        for code in node.questions:
            _add_question(table, rubric, card.questions[code], gates.get(code, ()))
    yield table


def _add_question(table: Table, rubric: Rubric, question: QuestionScore, gates: Sequence[Requirement]) -> None:
    answer = question.response.answer
    table.add_row(
        cell(question.code),
        cell(question.title),
        cell(answer_text(question), "" if question.counted else FAILED),
        cell(points_text(question.score, question.weight, gates)),
        cell(points_text(question.weight, question.weight), DIM),
        cell(question.response.location.cell, DIM),
    )
    if isinstance(answer, Counts):
        for operand in rubric.questions[question.code].operands:
            table.add_row(cell(""), cell(f"· {operand.title}", DIM), cell(shown(answer.values[operand.key]), DIM))
