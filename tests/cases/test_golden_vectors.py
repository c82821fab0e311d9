"""The worked totals of the instrument, exact, through workbooks of both circulating forms.

The expected fractions are computed once more below, from the rubric's YAML alone and without the program.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.cases import Case, cases_in, choices_of, expected, observed, run_case
from tests.support.forms import layout_named
from tests.support.marks import Mark, Marks
from zi_score.exact import decimal_text, exact
from zi_score.given_answers.reading import GivenAnswers, GivenValue
from zi_score.rubric.instrument import Instrument
from zi_score.template.workbook import write_template
from zi_score.workflows.evaluate import evaluate_workbook

VECTORS = cases_in("golden_vectors.yaml")
LAYOUTS = ("jawaban-2024", "lampiran-iii-2021")
PRINTED_PLACES = 10
GROUPS = ("nodes", "areas", "questions")


@pytest.mark.no_cover
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("case", VECTORS, ids=str)
def test_a_vector_holds_exactly_through_a_form(case: Case, layout: str, instrument: Instrument, tmp_path: Path) -> None:
    on_form = Case(**{**vars(case), "layout": layout})
    assert observed(on_form, run_case(on_form, instrument, tmp_path)) == expected(on_form)


@pytest.mark.no_cover
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("case", VECTORS, ids=str)
def test_a_vector_holds_exactly_through_a_filled_template(
    case: Case, layout: str, instrument: Instrument, tmp_path: Path
) -> None:
    path = tmp_path / case.workbook
    given = {row: as_given(mark) for row, mark in case.marks(instrument.rubric).items()}
    answers = GivenAnswers(by_assessor={"unit": given})
    write_template(path, instrument.rubric, layout_named(instrument.layouts, layout), answers)

    evaluation = evaluate_workbook(path, instrument, choices_of(case))

    assert observed(case, evaluation) == expected(case)
    assert evaluation.submission is not None
    assert evaluation.submission.layout == layout


@pytest.mark.no_cover
@pytest.mark.parametrize("case", VECTORS, ids=str)
def test_an_expected_fraction_is_what_the_rubric_file_alone_gives(
    case: Case, instrument: Instrument, project: Path
) -> None:
    points = points_by_hand(project / "rubrics" / instrument.rubric.id / "rubric.yaml", case.marks(instrument.rubric))
    wanted = expected(case)
    assert {code: points[code] for code in figures_of(wanted)} == figures_of(wanted)


@pytest.mark.parametrize("case", VECTORS, ids=str)
def test_an_expected_fraction_prints_as_the_figure_that_was_handed_down(case: Case) -> None:
    exactly = figures_of(expected(case))
    assert set(case.figures) == set(exactly)
    for code, printed in case.figures.items():
        assert decimal_text(exactly[code], PRINTED_PLACES) == decimal_text(Fraction(printed), PRINTED_PLACES), code


def test_our_copy_of_the_figures_is_the_shared_one(facts_folder: Path) -> None:
    shared = facts_folder / "golden.yaml"
    vectors = yaml.safe_load(shared.read_text(encoding="utf-8"))
    assert len(vectors) == len(VECTORS)
    for case, (name, vector) in zip(VECTORS, vectors.items(), strict=True):
        assert name in case.source
        assert {code: exact(value) for code, value in case.figures.items()} == dict(_shared_figures(vector["expected"]))


def figures_of(wanted: Mapping[str, Any]) -> dict[str, Fraction]:
    """Every expected figure by code, the total among them."""
    return {"total": wanted["total"]} | {code: value for group in GROUPS for code, value in wanted[group].items()}


def as_given(mark: Mark) -> GivenValue:
    """A mark as the template takes it."""
    return Decimal(repr(mark)) if isinstance(mark, float) else mark


def points_by_hand(file: Path, marks: Marks) -> dict[str, Fraction]:
    """The points of every node, area and question, from the YAML and fractions alone."""
    document = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts alone
    points: dict[str, Fraction] = {}
    for component in document["components"]:
        _add_points(document, component, marks, points)
    for area in document["areas"]:
        points[area["code"]] = sum((points[part] for part in area["parts"]), Fraction(0))
    points["total"] = sum((points[component["code"]] for component in document["components"]), Fraction(0))
    return points


def _add_points(
    document: Mapping[str, Any], node: Mapping[str, Any], marks: Marks, points: dict[str, Fraction]
) -> None:
    for child in node.get("children", ()):
        _add_points(document, child, marks, points)
    questions = node.get("questions", ())
    for question in questions:
        share = _share_by_hand(document["scales"][question["scale"]], question, marks)
        points[question["code"]] = share * Fraction(question.get("weight", Fraction(node["weight"]) / len(questions)))
    parts = [*questions, *node.get("children", ())]
    points[node["code"]] = sum((points[part["code"]] for part in parts), Fraction(0))


def _share_by_hand(scale: Mapping[str, Any], question: Mapping[str, Any], marks: Marks) -> Fraction:
    if scale["kind"] == "choice":
        return Fraction(scale["options"][marks[question["code"]]])
    if scale["kind"] == "index":
        return Fraction(str(marks[question["code"]])) / Fraction(scale["maximum"])
    ratio = question["ratio"]
    top, bottom = (
        sum(Fraction(factor) * Fraction(marks[f"{question['code']}:{key}"]) for key, factor in ratio[side].items())
        for side in ("numerator", "denominator")
    )
    if bottom == 0:
        return Fraction(ratio["over_zero" if top else "zero_over_zero"]["score"])
    return min(Fraction(1), max(Fraction(0), top / bottom))


def _shared_figures(figures: Mapping[str, Any]) -> Iterator[tuple[str, Fraction]]:
    for code, value in figures.items():
        if code == "areas":
            yield from _shared_figures(value)
        elif code == "areas_combined":
            yield from ((f"A.{number}", exact(figure)) for number, figure in value.items())
        else:
            yield code, exact(value)
