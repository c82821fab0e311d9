"""A template that LibreOffice has computed and saved is as sound as the one that we wrote."""

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from tests.support.filled_form import random_marks
from tests.support.libreoffice import recalculated
from zi_score.given_answers.reading import GivenAnswers
from zi_score.problems import Severity
from zi_score.rubric.instrument import Instrument
from zi_score.template.workbook import write_template
from zi_score.workflows.check import check_workbook


@pytest.fixture(scope="module")
def computed(instrument: Instrument, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("audit")
    files = []
    for layout in instrument.layouts:
        marks = random_marks(instrument.rubric, Random(layout.id))
        values = {row: Decimal(str(mark)) if isinstance(mark, float) else mark for row, mark in marks.items()}
        given = {assessor.id: values for assessor in layout.assessors}
        files.append(folder / f"{layout.id}.xlsx")
        write_template(files[-1], instrument.rubric, layout, GivenAnswers(given))
    return recalculated(files, folder)


def test_a_computed_template_has_no_error_and_no_warning(computed: list[Path], instrument: Instrument) -> None:
    for path in computed:
        problems = check_workbook(path, instrument).evaluation.problems
        assert [str(one) for one in problems if one.severity is not Severity.NOTE] == []
        assert "ZI427" not in {problem.code for problem in problems}
