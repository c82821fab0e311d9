"""The program and a scorer that was written from the sources alone agree exactly, on every figure of every workbook."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from random import Random

import pytest

from tests.oracle.answer_form import AnswerForm, prepare
from tests.oracle.independent_scorer import TOTAL, Answer, Figures, score_independently
from tests.oracle.random_answers import Marks, best, deal, reassess, spell
from tests.oracle.regulations import REGULATION_90, REGULATIONS, answer_cells, assessors
from zi_score.outcome import Assessment
from zi_score.rubric.instrument import Instrument, load_instrument
from zi_score.rubric.library import DEFAULT_RUBRIC
from zi_score.template.workbook import template_bytes
from zi_score.workflows.evaluate import evaluate_workbook

SHEETS = {"lampiran-iii-2021": "LKE ZI", "jawaban-2024": "Jawaban", "zi-score-52-2014": "LKE 2014"}
REAL_FORMS = {
    "lampiran-iii-2021": "lke-lampiran-iii-2021-filled.xlsx",
    "jawaban-2024": "lke-jawaban-2024-blank.xlsx",
}
EACH, BATCHES = 95, 4
"""Workbooks of a batch, and batches of a form: small enough to be spread over processes."""


@cache
def instrument_of(layout: str) -> Instrument:
    return load_instrument(DEFAULT_RUBRIC if REGULATIONS[layout] is REGULATION_90 else "permenpanrb-52-2014")


@cache
def template_form(layout: str) -> AnswerForm:
    instrument = instrument_of(layout)
    form = next(one for one in instrument.layouts if one.id == layout)
    return prepare(template_bytes(instrument.rubric, form), SHEETS[layout], all_cells(layout))


@cache
def real_form(path: Path, layout: str) -> AnswerForm:
    return prepare(path.read_bytes(), SHEETS[layout], all_cells(layout))


def all_cells(layout: str) -> set[str]:
    cells = (answer_cells(layout, assessor) for assessor in assessors(layout))
    return {cell for one in cells for cell in one.values()}


def deal_workbook(layout: str, random: Random) -> dict[str, Marks]:
    """The answers of those who have begun, who need not be the first ones; each after the first reassesses."""
    everybody = assessors(layout)
    begun = random.sample(everybody, random.randint(1, len(everybody)))
    dealt: dict[str, Marks] = {}
    for assessor in sorted(begun, key=everybody.index):
        earlier = list(dealt.values())
        regulation = REGULATIONS[layout]
        dealt[assessor] = reassess(regulation, earlier[-1], random) if earlier else deal(regulation, random)
    return dealt


def of_the_program(assessment: Assessment) -> Mapping[str, object]:
    """Every figure of an assessment by a name of its own."""
    card = assessment.scorecard
    shares = {code: one.share if one.counted else None for code, one in card.questions.items()}
    return {
        **{f"share {code}": share for code, share in shares.items()},
        **{f"question {code}": one.score for code, one in card.questions.items()},
        **{f"node {code}": one.score for code, one in card.nodes.items()},
        **{f"area {code}": one.score for code, one in card.areas.items()},
        TOTAL: card.total,
        **{
            f"{verdict.target} {gate.code}": (gate.required, gate.actual, gate.is_met)
            for verdict in assessment.verdicts
            for gate in verdict.requirements
        },
        **{verdict.target: verdict.is_met for verdict in assessment.verdicts},
    }


def of_the_sources(figures: Figures) -> Mapping[str, object]:
    """The same figures as the independent scorer has them."""
    return {
        **{f"share {code}": share for code, share in figures.shares.items()},
        **{f"question {code}": points for code, points in figures.questions.items()},
        **{f"node {code}": points for code, points in figures.nodes.items()},
        **{f"area {code}": points for code, points in figures.areas.items()},
        TOTAL: figures.total,
        **{
            f"{target} {code}": (gate.required, gate.actual, gate.is_met)
            for target, gates in figures.gates.items()
            for code, gate in gates.items()
        },
        **{target: all(gate.is_met for gate in gates.values()) for target, gates in figures.gates.items()},
    }


def differences(
    form: AnswerForm,
    layout: str,
    dealt: Mapping[str, Marks],
    path: Path,
    spelled: Callable[[Answer], Answer] = lambda mark: mark,
) -> list[str]:
    """Where the program departs from the independent scorer on one written workbook."""
    cells = {
        answer_cells(layout, assessor)[name]: spelled(mark)
        for assessor, marks in dealt.items()
        for name, mark in marks.items()
    }
    evaluation = evaluate_workbook(form.write(path, cells), instrument_of(layout))
    assert evaluation.submission is not None, evaluation.problems
    assert evaluation.submission.layout == layout
    assert [one.scorecard.assessor for one in evaluation.assessments] == list(dealt)
    assert evaluation.verdict_assessor == list(dealt)[-1]
    found = []
    for assessment in evaluation.assessments:
        assessor = assessment.scorecard.assessor
        ours = of_the_program(assessment)
        theirs = of_the_sources(score_independently(REGULATIONS[layout], dealt[assessor]))
        names = dict.fromkeys([*ours, *theirs])
        found += [
            f"{assessor} {name}: {ours.get(name)} is {theirs.get(name)} by the sources"
            for name in names
            if name not in ours or name not in theirs or ours[name] != theirs[name]
        ]
    return found


def require_agreement(form: AnswerForm, layout: str, batch: int, folder: Path) -> None:
    path = folder / "lke.xlsx"
    for number in range(batch * EACH, (batch + 1) * EACH):
        random = Random(f"{layout} {number}")
        dealt = deal_workbook(layout, random)
        assert differences(form, layout, dealt, path, partial(spell, random)) == [], f"workbook {number}, at {path}"


@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("layout", REAL_FORMS)
def test_our_template(layout: str, batch: int, tmp_path: Path) -> None:
    require_agreement(template_form(layout), layout, batch, tmp_path)


@pytest.mark.parametrize("batch", range(BATCHES, 2 * BATCHES))
@pytest.mark.parametrize("layout", REAL_FORMS)
def test_the_real_form(layout: str, batch: int, workbooks: Path, tmp_path: Path) -> None:
    require_agreement(real_form(workbooks / REAL_FORMS[layout], layout), layout, batch, tmp_path)


@pytest.mark.parametrize("batch", range(3))
def test_our_template_of_the_repealed_regulation(batch: int, tmp_path: Path) -> None:
    require_agreement(template_form("zi-score-52-2014"), "zi-score-52-2014", batch, tmp_path)


def non_lhkpn(*counts: int | None, stated: int) -> Mapping[str, Answer | None]:
    """The obliged reporters of three kinds, those who reported, and the total of the obliged as it was typed."""
    code, ratio = "A.II.5.iii.b", REGULATION_90.ratios["A.II.5.iii.b"]
    given = dict(zip((*ratio.counts, ratio.stated), (*counts, stated), strict=True))
    return {f"{code}:{name}": count for name, count in given.items()}


SECOND_AREA = [
    *(f"A.I.2.ii.{letter}" for letter in "abcd"),
    *(f"A.I.2.iii.{letter}" for letter in "ab"),
    *(f"A.II.2.ii.{letter}" for letter in "ab"),
]
CASES: Mapping[str, Mapping[str, Answer | None]] = {
    "the second area at exactly 75 %": dict.fromkeys(SECOND_AREA, "B"),
    "an index of exactly 3.6": {"B.I.a": 3.6, "B.II.a": 3.6},
    "the number 0 where a letter is asked for": {"A.I.1.i.b": 0},
    "a stated total that contradicts its parts": non_lhkpn(0, 1, 12, 12, stated=12),
    "a stated total of which one part is blank": non_lhkpn(0, None, 12, 12, stated=13),
    "an index of 3.6 as AVERAGE(3.4;3.8) stores it": {"B.I.a": 3.5999999999999996},
    "a percentage in place of an index": {"B.II.a": 0.96},
    "a stated total of which all parts are blank": non_lhkpn(None, None, None, 12, stated=13),
}


def changed_from_best(changes: Mapping[str, Answer | None]) -> Marks:
    answers: Mapping[str, Answer | None] = {**best(REGULATION_90), **changes}
    return {name: answer for name, answer in answers.items() if answer is not None}


@pytest.mark.parametrize("layout", REAL_FORMS)
@pytest.mark.parametrize("case", CASES)
def test_a_case_in_words(case: str, layout: str, tmp_path: Path) -> None:
    answers = changed_from_best(CASES[case])
    assert differences(template_form(layout), layout, {"unit": answers}, tmp_path / "lke.xlsx") == []
