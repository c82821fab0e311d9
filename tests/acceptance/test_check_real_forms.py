"""The audit of the two real forms beside the project: every known defect at its cell, and nothing else as an error."""

from pathlib import Path

import pytest

from tests.support.filled_form import places_of
from zi_score.problems import Problem, Severity
from zi_score.rubric.instrument import Instrument
from zi_score.workflows.check import check_workbook

LKE, RECAP = "'LKE ZI'!", "'Ctt Eval'!"


@pytest.fixture(scope="module")
def filled(workbooks: Path, instrument: Instrument) -> tuple[Problem, ...]:
    return check_workbook(workbooks / "lke-lampiran-iii-2021-filled.xlsx", instrument).evaluation.problems


def of_severity(problems: tuple[Problem, ...], severity: Severity) -> list[tuple[str, str]]:
    return places_of(tuple(problem for problem in problems if problem.severity is severity))


def test_only_what_spoils_a_score_or_a_recapitulation_is_an_error(filled: tuple[Problem, ...]) -> None:
    assert of_severity(filled, Severity.ERROR) == [
        ("ZI423", f"{RECAP}I53"),
        ("ZI422", f"{LKE}L175"),
        ("ZI211", f"{LKE}K185"),
    ]


def test_every_other_known_defect_is_a_warning_at_its_cell(filled: tuple[Problem, ...]) -> None:
    stale_weights = [("ZI134", f"{RECAP}H{row}") for row in (31, 32, 33, 48, 49, 50, 54)]
    assert sorted(of_severity(filled, Severity.WARNING)) == sorted(
        [
            *stale_weights,
            ("ZI151", f"{RECAP}I52"),
            ("ZI424", f"{RECAP}J53"),
            ("ZI124", f"{LKE}J8"),
            ("ZI133", f"{LKE}L90"),
            ("ZI401", f"{LKE}L175"),
            ("ZI407", f"{LKE}L183"),
            ("ZI420", f"{LKE}K185"),
        ]
    )


def test_the_rest_are_notes(filled: tuple[Problem, ...]) -> None:
    assert of_severity(filled, Severity.NOTE) == [("ZI213", f"{LKE}K154"), ("ZI501", f"{LKE}K193")]


def test_of_the_blank_form_only_its_blanks_are_told(workbooks: Path, instrument: Instrument) -> None:
    problems = check_workbook(workbooks / "lke-jawaban-2024-blank.xlsx", instrument).evaluation.problems
    assert {problem.code for problem in problems} == {"ZI201", "ZI225"}
