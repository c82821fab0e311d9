"""The repealed law as data: what ``rubrics/permenpanrb-52-2014`` states, against the regulation and the facts.

Page and chapter cite PermenPANRB 52/2014.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from zi_score.exact import exact
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument

RUBRIC = "permenpanrb-52-2014"
PREFIX = "R52."
"""What the facts put before each code."""


@pytest.fixture(scope="module")
def rubric_2014(instrument_2014: Instrument) -> Rubric:
    return instrument_2014.rubric


@pytest.fixture(scope="module")
def facts(facts_folder: Path) -> Any:
    """The collected facts on this regulation."""
    file = facts_folder / f"{RUBRIC}.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def test_it_says_by_which_regulation_it_was_repealed(rubric: Rubric, rubric_2014: Rubric) -> None:
    assert rubric_2014.repeal
    assert rubric_2014.repeal.by == "Permen PANRB 90/2021"
    assert rubric_2014.repeal.source.document == "permen-90-2021"
    assert rubric.repeal is None


def test_there_are_81_questions_on_what_was_done_and_3_on_what_came_of_it(rubric_2014: Rubric) -> None:
    counts = {code: len(rubric_2014.questions_under(code)) for code in ("P", "H")}
    assert counts == {"P": 81, "H": 3}
    areas = [len(rubric_2014.questions_under(area)) for area in rubric_2014.nodes["P"].children]
    assert areas == [12, 9, 18, 11, 19, 12]


def test_only_the_period_of_individual_performance_is_answered_a_to_e(rubric_2014: Rubric) -> None:
    scales = Counter(question.scale for question in rubric_2014.questions.values())
    assert scales["abcde"] == 1
    assert rubric_2014.questions["P.SDM.4.c"].scale == "abcde"
    assert [rubric_2014.questions[code].scale for code in ("H.1.1", "H.1.2", "H.2.1")] == [
        "indeks_0_4",
        "persen_0_100",
        "indeks_0_4",
    ]


@pytest.mark.parametrize(
    ("code", "weights"),
    [
        ("P", "5 5 15 10 15 10"),
        ("P.MP", "1 1 2 1"),
        ("P.TL", "1.5 2 1.5"),
        ("P.SDM", "2 2 3 4 3 1"),
        ("P.AK", "5 5"),
        ("P.PW", "3 3 3 3 3"),
        ("P.PP", "3 3 4"),
        ("H", "20 20"),
    ],
)
def test_the_parts_have_the_weights_of_the_appendix(rubric_2014: Rubric, code: str, weights: str) -> None:
    """P. 26-43."""
    children = rubric_2014.nodes[code].children
    assert [rubric_2014.nodes[child].weight for child in children] == [Fraction(one) for one in weights.split()]


def test_no_gate_looks_at_what_was_done_or_at_an_area(rubric_2014: Rubric) -> None:
    """Chapter III.B.4 has no minimum for either."""
    looked_at = {
        target.id: [threshold.code or threshold.subject for threshold in target.thresholds]
        for target in rubric_2014.targets.values()
    }
    assert looked_at == {
        "wbk": ["total", "H.1", "H.1.1", "H.1.2"],
        "wbbm": ["total", "H.1", "H.1.1", "H.1.2", "H.2"],
    }
    assert rubric_2014.areas == {}
    assert "area_minimum" not in rubric_2014.policies
    assert rubric_2014.area_minimum_policy == "combined"


def test_the_two_minima_within_do_not_add_up_to_that_of_the_whole(rubric_2014: Rubric) -> None:
    for target in rubric_2014.targets.values():
        minima = {threshold.code: threshold.minimum for threshold in target.thresholds}
        assert minima["H.1.1"] + minima["H.1.2"] == 17
        assert minima["H.1"] == 18


def test_no_answer_value_is_called_confirmed(rubric_2014: Rubric) -> None:
    """The appendix prints the weights, and of the answers only the 0 of the worst one."""
    assert [scale.id for scale in rubric_2014.scales.values() if scale.confirmed] == []
    assert not rubric_2014.policies["aggregation"].confirmed
    assert all(threshold.confirmed for target in rubric_2014.targets.values() for threshold in target.thresholds)


def test_the_form_has_one_row_for_everything_and_the_order_of_the_rubric(instrument_2014: Instrument) -> None:
    rubric = instrument_2014.rubric
    (layout,) = instrument_2014.layouts
    rows = Counter(row.identity for row in layout.rows if row.kind in ("node", "question"))
    assert rows == dict.fromkeys((*rubric.nodes, *rubric.questions), 1)
    assert [row.code for row in layout.rows if row.kind == "question"] == list(rubric.questions)
    assert [row.row for row in layout.rows] == list(range(layout.header_row + 1, layout.rows[-1].row + 1))


def test_the_tree_is_that_of_the_facts(rubric_2014: Rubric, facts: Any) -> None:
    theirs = {one["id"].removeprefix(PREFIX): exact(one["weight"]) for one in _entries(facts) if not _scale(one)}
    assert {code: node.weight for code, node in rubric_2014.nodes.items()} == theirs


def test_the_questions_are_those_of_the_facts(rubric_2014: Rubric, facts: Any) -> None:
    theirs = [
        (one["id"].removeprefix(PREFIX), one["label"], _scale(one), exact(one["weight"]) if "weight" in one else None)
        for one in _entries(facts)
        if _scale(one)
    ]
    ours = [
        (question.code, question.title, question.scale, question.weight if question.has_own_weight else None)
        for question in rubric_2014.questions.values()
    ]
    assert ours == theirs


def test_the_options_are_those_of_the_facts(rubric_2014: Rubric, facts: Any) -> None:
    for name, scale in facts["answer_scales"].items():
        if isinstance(scale, dict):
            ours = rubric_2014.scales[name]
            assert dict(ours.options) == {option: exact(share) for option, share in scale.get("values", {}).items()}
            assert ours.confirmed == scale["confirmed"]


def test_the_gates_are_those_of_the_facts(rubric_2014: Rubric, facts: Any) -> None:
    names = {
        "total": "total_min",
        "bersih": "bersih_min",
        "survei_korupsi": "survei_korupsi_min",
        "tlhp": "tlhp_min",
        "pelayanan": "pelayanan_min",
    }
    for target in rubric_2014.targets.values():
        ours = {names[threshold.id]: threshold.minimum for threshold in target.thresholds}
        stated = facts["thresholds"][target.id.upper()]
        theirs = {key: exact(value) for key, value in stated.items() if key.endswith("_min") and value is not None}
        assert ours == theirs
        assert stated["pengungkit_min"] is stated["area_min_percent"] is None


def _entries(facts: Any) -> Iterator[Any]:
    """Every part and question of the facts, each before what is below it."""

    def below(entry: Any) -> Iterator[Any]:
        yield entry
        for key in ("areas", "sub_areas", "items", "questions"):
            for one in entry.get(key, ()):
                yield from below(one)

    for component in facts["components"].values():
        yield from below(component)


def _scale(entry: Any) -> str:
    return str(entry.get("answer_type", ""))
