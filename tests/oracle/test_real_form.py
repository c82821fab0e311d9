"""The circulating form, recalculated by LibreOffice with other answers, departs from us only where it is known to."""

import random
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.support.forms import layout_named
from tests.support.libreoffice import recalculated
from zi_score.crosscheck import Cause
from zi_score.exact import agrees
from zi_score.outcome import Assessment
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout, LayoutRow
from zi_score.workflows.evaluate import evaluate_workbook

COPIES = 6
KNOWN = {Cause.FORM_FORMULA, Cause.SKIPPED_BLANK, Cause.DAMAGED_SCALE, Cause.INPUTS}


@dataclass(frozen=True)
class Recalculation:
    """A copy of the real form with random answers, evaluated after LibreOffice computed it."""

    blanks: int
    assessment: Assessment


@pytest.fixture(scope="module")
def recalculations(
    workbooks: Path, instrument: Instrument, tmp_path_factory: pytest.TempPathFactory
) -> list[Recalculation]:
    folder = tmp_path_factory.mktemp("oracle")
    layout = layout_named(instrument.layouts, "lampiran-iii-2021")
    blanks = [0 if number < COPIES // 2 else 8 for number in range(COPIES)]
    # Parsed once, for that takes seconds; of one copy nothing is left in the next but what every copy overwrites.
    form = load_workbook(workbooks / "lke-lampiran-iii-2021-filled.xlsx")
    sources = [
        refilled(form, instrument, layout, folder / f"{number}.xlsx", random.Random(number), count)
        for number, count in enumerate(blanks)
    ]
    evaluations = [evaluate_workbook(path, instrument) for path in recalculated(sources, folder)]
    return [Recalculation(count, one.decisive) for count, one in zip(blanks, evaluations, strict=True)]


def refilled(
    workbook: Workbook, instrument: Instrument, layout: Layout, path: Path, chance: random.Random, blanks: int
) -> Path:
    """The real form with other answers in its answer column, its formulas as they are."""
    sheet = workbook["LKE ZI"]
    column = layout.assessors[0].answer.number
    answered = [row for row in layout.rows if row.kind in ("question", "operand")]
    for row in answered:
        mark = random_mark(instrument, row, chance)
        if mark is not None:
            sheet.cell(row.row, column).value = mark
    for row in chance.sample([row for row in answered if may_be_blank(instrument, row)], blanks):
        sheet.cell(row.row, column).value = None
    workbook.save(path)
    return path


def random_mark(instrument: Instrument, row: LayoutRow, chance: random.Random) -> str | float | None:
    if row.kind == "operand":
        return chance.randint(1, 9)
    scale = instrument.rubric.scale_of(instrument.rubric.questions[row.code])
    if scale.kind == "choice":
        return chance.choice(list(scale.options))
    return chance.choice((0, chance.randint(100, 400))) / 100 if scale.kind == "index" else None


def may_be_blank(instrument: Instrument, row: LayoutRow) -> bool:
    """A group left without any answer is the form's #DIV/0!, which reaches its total."""
    question = instrument.rubric.questions[row.code]
    siblings = instrument.rubric.nodes[question.parent].questions
    return row.kind == "question" and question.ratio is None and len(siblings) > 2 and row.code == siblings[0]


def test_libreoffice_did_compute(recalculations: list[Recalculation]) -> None:
    shown = [one.assessment.cross_check.recorded_total for one in recalculations]
    assert all(figure is not None and figure.value is not None for figure in shown)
    assert len({figure.value for figure in shown if figure}) == COPIES


def test_every_difference_has_a_known_cause(recalculations: list[Recalculation]) -> None:
    for one in recalculations:
        check = one.assessment.cross_check
        assert {difference.cause for difference in check.differences} <= KNOWN
        assert check.unexplained == 0
        assert check.recorded_total
        assert check.recorded_total.value is not None
        assert agrees(check.recorded_total.value, check.computed_total + check.explained)


def test_the_known_defects_of_the_form_do_not_vanish(recalculations: list[Recalculation]) -> None:
    for one in recalculations:
        found = {difference.code: difference.cause for difference in one.assessment.cross_check.differences}
        assert found.get("A.II.5.iii") is Cause.FORM_FORMULA
        if one.blanks:
            assert Cause.SKIPPED_BLANK in found.values()


def test_the_figure_as_the_form_computes_it(recalculations: list[Recalculation]) -> None:
    """Skipping blanks is all that the form does otherwise, apart from the defects that are named."""
    for one in recalculations:
        check = one.assessment.cross_check
        assert check.recorded_total
        assert check.recorded_total.value is not None
        assert one.assessment.scorecard.as_form is not None
        others = sum(
            difference.points for difference in check.differences if difference.cause is not Cause.SKIPPED_BLANK
        )
        assert agrees(check.recorded_total.value, one.assessment.scorecard.as_form + others)
