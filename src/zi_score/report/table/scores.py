"""The score table: the total, the components, the areas and every gate, with a bar against each minimum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table

from zi_score.language import _
from zi_score.report.figures import gates_by_code, percent_text, points_text, weight_text
from zi_score.report.score_rows import score_rows
from zi_score.report.table.bars import bar, target_signs
from zi_score.report.table.cells import DIM, HEADING, cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.text import Text

    from zi_score.outcome import Evaluation
    from zi_score.report.score_rows import ScoreRow

_INDENT = 2
_WIDEST_TITLE = 42
_NARROWEST_TITLE = 16
_WIDEST_BAR = 50
_NARROWEST_BAR = 10
_SCORE = 6
_WEIGHT = 6
_PERCENT = 6
_GAP = 2


def score_parts(evaluation: Evaluation, width: int) -> Iterator[RenderableType]:
    """The table of one workbook: several assessors side by side, the bar that of the leading one."""
    leading = evaluation.leading
    assessors = evaluation.assessments
    rows = list(score_rows(evaluation.rubric, leading))
    signs = target_signs([verdict.target for verdict in leading.verdicts])
    sign_of = {id(gate): signs[verdict.target] for verdict in leading.verdicts for gate in verdict.requirements}
    gates = gates_by_code(leading.verdicts)
    score_texts = {
        row.code: [points_text(row.points(one.scorecard), row.weight, gates.get(row.code, ())) for one in assessors]
        for row in rows
    }
    percents = {
        row.code: percent_text(row.points(leading.scorecard), row.weight, gates.get(row.code, ())) + "%" for row in rows
    }
    # A figure close to a threshold has more decimals than usual, and must not be broken in two.
    score_width = max(_SCORE, *(cell_len(text) for texts in score_texts.values() for text in texts))
    percent_width = max(_PERCENT, *(cell_len(text) for text in percents.values()))
    figures = len(assessors) * (score_width + _GAP) + _WEIGHT + _GAP + percent_width + _GAP
    title_width, bar_width = _widths(rows, width - figures - _GAP)
    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(width=title_width, overflow="fold")
    for column in (*[score_width] * len(assessors), _WEIGHT, percent_width):
        table.add_column(justify="right", vertical="bottom", overflow="fold", width=column)
    table.add_column(vertical="bottom", no_wrap=True)
    table.add_row(*_header(evaluation))
    for row in rows:
        own = gates.get(row.code, ())
        score = row.points(leading.scorecard)
        style = "" if row.depth else HEADING
        table.add_row(
            Padding(cell(row.title, style), (0, 0, 0, row.depth * _INDENT)),
            *(cell(text, style) for text in score_texts[row.code]),
            cell(weight_text(row.weight), DIM),
            cell(percents[row.code]),
            bar(score / row.weight, [(sign_of[id(gate)], gate) for gate in own], bar_width) if bar_width else "",
        )
    yield table
    if not bar_width or not leading.verdicts:
        return
    caption = "  ".join(f"{signs[one.target]} {one.title}" for one in leading.verdicts)
    caption = _("ambang: {signs}").format(signs=caption)
    yield cell(" " * max(0, title_width + _GAP + figures + bar_width - cell_len(caption)) + caption, DIM)


def _header(evaluation: Evaluation) -> list[Text]:
    several = len(evaluation.assessments) > 1
    names = [cell(one.title if several else _("Nilai"), DIM) for one in evaluation.assessments]
    return [cell(""), *names, cell(_("Bobot"), DIM), cell(""), cell("")]


def _widths(rows: list[ScoreRow], width: int) -> tuple[int, int]:
    """The width of the titles and of the bars; where both do not fit the titles are wrapped, then bars left out."""
    longest = min(_WIDEST_TITLE, max(cell_len(row.title) + row.depth * _INDENT for row in rows))
    title = min(longest, max(_NARROWEST_TITLE, width - _NARROWEST_BAR))
    bars = min(_WIDEST_BAR, width - title)
    return title, bars if bars >= _NARROWEST_BAR else 0
