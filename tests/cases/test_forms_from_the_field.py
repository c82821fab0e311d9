"""What went wrong on forms from the field, K22 to K32, each through a workbook and beside its sound twin."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.support.cases import read_case_file
from tests.support.form_edits import EDITS, EditedForm, filled_form, known_forms
from tests.support.form_edits.page import Page
from tests.support.marks import best_marks
from zi_score.column_letters import column_letters
from zi_score.exact import exact
from zi_score.outcome import Evaluation
from zi_score.problems import Problem, Severity
from zi_score.report.json_report import result_object
from zi_score.report.json_text import json_text
from zi_score.rubric.instrument import Instrument, load_instrument
from zi_score.workflows.evaluate import evaluate_workbook

pytestmark = pytest.mark.no_cover
FILE = "field_defects.yaml"
HALVES = ("defect", "twin")
ENTRIES: Mapping[str, Mapping[str, Any]] = read_case_file(FILE)
EXPECT_KEYS = {"is", "total", "questions", "shares", "met", "assessor", "named", "quiet", "sheets", "says"}
FIGURES = ("total", "questions", "shares", "met", "assessor")
RESIDUE = re.compile(r"\.\d*(?:9{6}|0{6})\d+")


@dataclass(frozen=True)
class FieldCase:
    """One form: all answers best but `answers`; `typed` is written over a cell as it stands, `codes` over its ID."""

    sentence: str
    expect: Mapping[str, Any]
    layout: str = "lampiran-iii-2021"
    answers: Mapping[str, Any] = field(default_factory=dict)
    typed: Mapping[str, Any] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    edits: tuple[str, ...] = ()
    without: str = ""

    def form(self) -> EditedForm:
        """The form, with its edits made."""
        rubric, _ = known_forms()[self.layout]
        marks = {code: mark for code, mark in (best_marks(rubric) | dict(self.answers)).items() if mark is not None}
        form = filled_form(self.layout, Random(self.sentence), marks)
        for code, value in self.typed.items():
            form.line(code).cells["answer@unit"] = value
        for code, other in self.codes.items():
            form.line(code).cells["id"] = other
        for name in self.edits:
            EDITS[name].change(form)
        form.sheets = [sheet for sheet in form.sheets if sheet.name != self.without]
        return form


def cases() -> Iterator[Any]:
    """Every case, with its name."""
    for name, entry in ENTRIES.items():
        for half in HALVES:
            for given in entry[half]:
                values = {("sentence" if key == "case" else key): value for key, value in given.items()}
                assert set(values["expect"]) <= EXPECT_KEYS, values
                case = FieldCase(**{**values, "edits": tuple(values.get("edits", ()))})
                yield pytest.param(case, id=f"{name} {half}: {case.sentence}")


@pytest.fixture(scope="module")
def program() -> Instrument:
    """As a user runs it: the rubric in force, and the forms of the other one recognised."""
    return load_instrument()


@pytest.mark.parametrize("case", list(cases()))
def test_a_form_from_the_field_and_its_sound_twin_hold(case: FieldCase, program: Instrument, tmp_path: Path) -> None:
    form = case.form()
    evaluation = evaluate_workbook(form.write(tmp_path / "lke.xlsx"), program)
    wanted, hard = case.expect, told(evaluation)
    came = came_of(evaluation)
    allowed = {*wanted["is"], *(("read",) if "loud" in wanted["is"] else ())}
    assert came in allowed, [f"{one.code} {one.location}: {one.message}" for one in evaluation.problems[:9]]
    for name in wanted.get("named", ()):
        for place in places_of(form, name):
            assert any(names(problem, *place) for problem in hard), f"nothing names {name} at {place}"
    for name in wanted.get("quiet", ()):
        for place in places_of(form, name):
            assert not [problem for problem in hard if names(problem, *place)], f"{name} at {place} is named"
    text = " ".join(f"{problem.location} {problem.message}" for problem in hard)
    for part in (*wanted.get("sheets", ()), *([wanted["says"]] if "says" in wanted else ())):
        assert part in text
    if came == "read":
        figures = {key: wanted[key] for key in FIGURES if key in wanted}
        assert seen(case, form, evaluation) == figures | {"rubric": form.rubric.id, "shares of the truth": True}


def seen(case: FieldCase, form: EditedForm, evaluation: Evaluation) -> dict[str, Any]:
    """What a case expects something of, as the program found it; figures as a case file writes them."""
    card, wanted = evaluation.decisive.scorecard, case.expect
    truth = form.truth()
    shares = {code: one.share if one.counted else None for code, one in card.questions.items()}
    # A sheet that was left out, or a cell typed over, is not in what is known to be true.
    is_exact = bool(case.without or case.typed) or shares == truth.shares or truth.shares is None
    every: dict[str, Any] = {
        "total": card.total,
        "questions": {code: card.questions[code].score for code in wanted.get("questions", ())},
        "shares": {code: card.questions[code].share for code in wanted.get("shares", ())},
        "met": {target: evaluation.meets(target) for target in wanted.get("met", ())},
        "assessor": evaluation.verdict_assessor,
    }
    shown = {key: as_written(every[key], wanted[key]) for key in FIGURES if key in wanted}
    return shown | {"rubric": evaluation.rubric.id, "shares of the truth": is_exact}


def as_written(value: Any, wanted: Any) -> Any:
    """A figure as the case writes it if it is exactly that, or else itself."""
    if isinstance(wanted, Mapping):
        return {key: as_written(value[key], one) for key, one in wanted.items()}
    return wanted if isinstance(value, Fraction) and exact(wanted) == value else value


def came_of(evaluation: Evaluation) -> str:
    """Refused, withheld or read."""
    if not evaluation.is_usable or evaluation.submission is None:
        return "refused"
    return "withheld" if evaluation.submission.withheld else "read"


def told(evaluation: Evaluation) -> list[Problem]:
    """The errors and warnings."""
    return [problem for problem in evaluation.problems if problem.severity is not Severity.NOTE]


def places_of(form: EditedForm, name: str) -> list[tuple[str, int, int]]:
    """Sheet, row and column of a row's answer, or of each filled cell of a column below its title."""
    found: list[tuple[str, int, int]] = []
    for page in form.pages:
        first = len(page.above) + len(page.heads) + 1
        for row, line in enumerate(page.lines, first):
            if line.identity == name:
                found.append((page.name, row, 0))
            elif name in page.columns and name in line.cells:
                found.append((page.name, row, _number(page, name)))
    assert found, f"the form has no {name}"
    return found


def _number(page: Page, key: str) -> int:
    return page.columns.index(key) + 1


def names(problem: Problem, sheet: str, row: int, column: int) -> bool:
    """Whether a problem stands at this row, or at this cell, or names the cell in its sentence."""
    place = problem.location
    if (place.sheet, place.row) == (sheet, row) and place.column and column in (0, place.column):
        return True
    return bool(column and re.search(rf"\b{column_letters(column)}{row}\b", problem.message))


def test_all_eleven_are_here_with_both_halves() -> None:
    assert list(ENTRIES) == [f"K{number}" for number in range(22, 33)]
    for name, entry in ENTRIES.items():
        assert set(entry) == {"holds", "source", *HALVES}, name
        assert all(entry[half] for half in HALVES), name


def test_k22_no_output_shows_the_residue_of_a_stored_mean(program: Instrument, tmp_path: Path) -> None:
    (defect,) = ENTRIES["K22"]["defect"]
    case = FieldCase(defect["case"], defect["expect"], answers=defect["answers"], typed=defect["typed"])
    evaluation = evaluate_workbook(case.form().write(tmp_path / "lke.xlsx"), program)
    assert not RESIDUE.search(json_text(result_object(evaluation)))
