"""Every case file, through a workbook of the 2024 form and in memory, both with the same exact result."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.support.cases import (
    FOLDER,
    Case,
    cases_in,
    expected,
    observed,
    observed_scores,
    plain_scores,
    read_case_file,
    run_case,
)
from tests.support.marks import answer_set
from zi_score.rubric.instrument import Instrument
from zi_score.scoring import score
from zi_score.verdict import judge

FILES = ("policies.yaml", "scales.yaml", "gates.yaml")
CASES = [case for file in FILES for case in cases_in(file)]
TOLERANT = re.compile(r"toleran|approx|epsilon|delta|places|round(?!ing_sensitive)|precision", re.IGNORECASE)


@pytest.mark.no_cover
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_holds_exactly_through_a_workbook_and_in_memory(
    case: Case, instrument: Instrument, tmp_path: Path
) -> None:
    evaluation = run_case(case, instrument, tmp_path)
    assert observed(case, evaluation) == expected(case)

    rubric = case.instrument(instrument).rubric
    card = score(rubric, answer_set(rubric, case.marks(rubric)), case.unanswered or rubric.unanswered_policy)
    verdicts = [judge(rubric, card, target) for target in rubric.targets.values()]
    seen = dict(observed_scores(case, card, verdicts))
    assert seen == {key: value for key, value in expected(case).items() if key != "problems"}
    assert plain_scores(card) == plain_scores(evaluation.decisive.scorecard)
    assert [one.requirements for one in verdicts] == [one.requirements for one in evaluation.decisive.verdicts]


def test_no_case_file_has_a_tolerance() -> None:
    for file in sorted(FOLDER.glob("*.yaml")):
        for path in key_paths(read_case_file(file.name)):
            assert not TOLERANT.search(path[-1]), f"{file.name}: {'.'.join(path)}"


def test_every_case_names_its_source_and_expects_something() -> None:
    for case in CASES:
        assert case.source.strip(), case.sentence
        assert case.expect, case.sentence


def test_no_two_cases_say_the_same() -> None:
    sentences = [case.sentence for case in CASES]
    assert len(set(sentences)) == len(sentences)


def test_every_expected_figure_is_a_whole_number_or_a_fraction_in_writing() -> None:
    for case in CASES:
        for value in leaves(case.expect):
            assert not isinstance(value, float), f"{case.sentence}: {value} is binary; write a fraction"


def test_every_gate_is_tried_at_its_threshold_and_below_it(instrument: Instrument) -> None:
    """A gate that no case fails alone and no case meets with margin 0 would not be tested at all."""
    tried: set[tuple[str, str, str]] = set()
    for case in cases_in("gates.yaml"):
        wanted = expected(case)
        for target, margins in wanted.get("margins", {}).items():
            tried |= {(target, gate.split(".")[0], "met") for gate, margin in margins.items() if margin == 0}
        for target, failed in wanted.get("failed", {}).items():
            tried |= {(target, gate.split(".")[0], "failed") for gate in failed}
    for target in instrument.rubric.targets.values():
        for threshold in target.thresholds:
            assert {(target.id, threshold.id, "met"), (target.id, threshold.id, "failed")} <= tried, threshold.id


def test_every_policy_of_the_rubric_has_a_case(instrument: Instrument) -> None:
    cases = cases_in("policies.yaml")
    assert {case.unanswered for case in cases} == {None, "skip"}
    assert {case.area_minimum for case in cases} == {"", "per_aspect"}
    zeros = {mark for case in cases for mark, value in case.answers.items() if value == 0 and ":" in mark}
    for question in instrument.rubric.questions.values():
        if question.ratio:
            moved = {f"{question.code}:{key}" for key in question.ratio.denominator}
            assert moved & zeros, f"no case in which the denominator of {question.code} is 0"


def key_paths(content: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every key in a YAML file."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield (*above, str(key))
            yield from key_paths(value, (*above, str(key)))
    elif isinstance(content, list):
        for value in content:
            yield from key_paths(value, above)


def leaves(content: Any) -> Iterator[str | int | float | Fraction | None]:
    """Every single value in an expectation."""
    if isinstance(content, dict):
        for value in content.values():
            yield from leaves(value)
    elif isinstance(content, list):
        for value in content:
            yield from leaves(value)
    else:
        yield content
