"""The law as data: what ``rubrics/permenpanrb-90-2021`` states, against the regulation's own tables.

Page numbers cite PermenPANRB 90/2021.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import TypeVar

import pytest
from pydantic import BaseModel

from zi_score.documents.yaml_source import read_yaml
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.document import RubricDocument
from zi_score.rubric.library import rubric_folder
from zi_score.rubric.validation import validate
from zi_score.rubric.written import Citation, Cited

RUBRIC = "permenpanrb-90-2021"

Model = TypeVar("Model", bound=BaseModel)


@pytest.fixture(scope="module")
def document() -> RubricDocument:
    """The file as its keepers write it, with what the catalogue leaves out."""
    return validate(read_yaml(rubric_folder(RUBRIC) / "rubric.yaml"), RubricDocument)


def test_the_bundled_rubric_is_this_one(rubric: Rubric) -> None:
    assert rubric.id == RUBRIC


def test_there_are_113_questions_of_which_87_pemenuhan_23_reform_and_3_hasil(rubric: Rubric) -> None:
    counts = {code: len(rubric.questions_under(code)) for code in ("A.I", "A.II", "B")}
    assert counts == {"A.I": 87, "A.II": 23, "B": 3}
    assert len(rubric.questions) == 113


def test_the_questions_are_answered_on_six_scales(rubric: Rubric) -> None:
    """Lampiran III, p. 66-87."""
    assert Counter(question.scale for question in rubric.questions.values()) == {
        "ya_tidak": 17,
        "abc": 36,
        "abcd": 33,
        "abcde": 17,
        "persen": 8,
        "indeks_0_4": 2,
    }


def test_the_percentages_are_computed_from_22_counts(rubric: Rubric) -> None:
    operands = {code: len(question.operands) for code, question in rubric.questions.items() if question.operands}
    assert operands == {
        "A.II.1.i.a": 2,
        "A.II.1.i.b": 2,
        "A.II.3.iii.a": 3,
        "A.II.4.i.a": 2,
        "A.II.5.ii.a": 3,
        "A.II.5.iii.a": 4,
        "A.II.5.iii.b": 4,
        "A.II.6.i.b": 2,
    }
    assert sum(operands.values()) == 22


@pytest.mark.parametrize(
    ("scale", "options"),
    [
        ("ya_tidak", {"Ya": "1", "Tidak": "0"}),
        ("abc", {"A": "1", "B": "0.5", "C": "0"}),
        ("abcd", {"A": "1", "B": "0.67", "C": "0.33", "D": "0"}),
        ("abcde", {"A": "1", "B": "0.75", "C": "0.5", "D": "0.25", "E": "0"}),
    ],
)
def test_options_score_decimals_and_not_thirds(rubric: Rubric, scale: str, options: dict[str, str]) -> None:
    assert dict(rubric.scales[scale].options) == {option: Fraction(share) for option, share in options.items()}


def test_a_survey_index_runs_from_0_to_4(rubric: Rubric) -> None:
    scale = rubric.scales["indeks_0_4"]
    assert (scale.kind, scale.minimum, scale.maximum) == ("index", Fraction(0), Fraction(4))


@pytest.mark.parametrize(
    ("code", "weight"),
    [
        ("A", "60"),
        ("A.I", "30"),
        ("A.II", "30"),
        ("B", "40"),
        ("B.I", "22.5"),
        ("B.II", "17.5"),
        *[(f"{aspect}.1", "4") for aspect in ("A.I", "A.II")],
        *[(f"{aspect}.2", "3.5") for aspect in ("A.I", "A.II")],
        *[(f"{aspect}.3", "5") for aspect in ("A.I", "A.II")],
        *[(f"{aspect}.4", "5") for aspect in ("A.I", "A.II")],
        *[(f"{aspect}.5", "7.5") for aspect in ("A.I", "A.II")],
        *[(f"{aspect}.6", "5") for aspect in ("A.I", "A.II")],
    ],
)
def test_components_aspects_and_areas_have_the_weights_of_table_3(rubric: Rubric, code: str, weight: str) -> None:
    """Tabel 3, p. 43."""
    assert rubric.nodes[code].weight == Fraction(weight)


@pytest.mark.parametrize(
    ("code", "weight"), [("A.1", 8), ("A.2", 7), ("A.3", 10), ("A.4", 10), ("A.5", 15), ("A.6", 10)]
)
def test_the_gates_see_six_areas_of_pemenuhan_and_reform_together(rubric: Rubric, code: str, weight: int) -> None:
    """Tabel 3, p. 43."""
    area = rubric.areas[code]
    assert area.weight == weight
    assert area.parts == (f"A.I.{code[-1]}", f"A.II.{code[-1]}")
    assert {rubric.nodes[part].title for part in area.parts} == {area.title}
    assert len(rubric.areas) == 6


def test_every_level_adds_up_to_the_one_above_and_the_whole_to_100(rubric: Rubric) -> None:
    assert rubric.weight == sum(node.weight for node in rubric.components) == 100
    for node in rubric.nodes.values():
        parts = [rubric.nodes[code].weight for code in node.children]
        parts += [rubric.questions[code].weight for code in node.questions]
        assert sum(parts) == node.weight, node.code
    assert sum(question.weight for question in rubric.questions.values()) == 100


def test_only_the_nested_group_and_hasil_give_questions_a_weight_of_their_own(rubric: Rubric) -> None:
    """P. 85: LHKPN and the other wealth report weigh 1 each; p. 86-87: hasil."""
    weights = {code: one.weight for code, one in rubric.questions.items() if one.has_own_weight}
    assert weights == {
        "A.II.5.iii.a": 1,
        "A.II.5.iii.b": 1,
        "B.I.a": Fraction("17.5"),
        "B.I.b": 5,
        "B.II.a": Fraction("17.5"),
    }


def test_there_are_42_indicators_in_pengungkit_and_none_in_hasil(rubric: Rubric) -> None:
    levels = Counter(node.level for node in rubric.nodes.values())
    assert levels == {"component": 2, "aspect": 4, "area": 12, "indicator": 42}


@pytest.mark.parametrize(
    ("subject", "code", "wbk", "wbbm"),
    [
        ("total", "", "75", "85"),
        ("code", "A", "40", "48"),
        ("each_area", "", "0.60", "0.75"),
        ("code", "B.I", "18.25", "19.50"),
        ("code", "B.I.a", "15.75", "15.75"),
        ("code", "B.I.b", "2.50", "3.75"),
        ("code", "B.II", "14.00", "15.75"),
    ],
)
def test_the_gates_are_those_of_the_regulation(rubric: Rubric, subject: str, code: str, wbk: str, wbbm: str) -> None:
    """P. 52-53 and Tabel 6, p. 58."""
    for target, minimum in (("wbk", wbk), ("wbbm", wbbm)):
        gates = [one for one in rubric.targets[target].thresholds if (one.subject, one.code) == (subject, code)]
        assert [gate.minimum for gate in gates] == [Fraction(minimum)]
        assert gates[0].is_share == (subject == "each_area")
        assert gates[0].confirmed
        assert len(rubric.targets[target].thresholds) == 7


def test_the_gates_of_wbbm_imply_those_of_wbk(rubric: Rubric) -> None:
    wbk, wbbm = rubric.targets["wbk"], rubric.targets["wbbm"]
    assert (wbk.requires, wbbm.requires) == ("", "wbk")
    higher = {(gate.id, gate.subject, gate.code): gate.minimum for gate in wbbm.thresholds}
    for gate in wbk.thresholds:
        assert higher[gate.id, gate.subject, gate.code] >= gate.minimum


@pytest.mark.parametrize(("index", "points"), [("3.60", "15.75"), ("3.20", "14.00")])
def test_the_printed_survey_indices_are_the_printed_points(rubric: Rubric, index: str, points: str) -> None:
    """P. 52-53: 3,60 is 15,75 and 3,20 is 14,00."""
    for code in ("B.I.a", "B.II.a"):
        assert Fraction(index) / rubric.scales["indeks_0_4"].maximum * rubric.questions[code].weight == Fraction(points)


@pytest.mark.parametrize(
    ("id_", "wbk", "wbbm"),
    [
        ("opini_bpk", "WTP", "WTP"),
        ("sakip", "B", "BB"),
        ("indeks_rb_pemda", "CC", "B"),
        ("indeks_rb_kl", "B", "BB"),
        ("maturitas_spip", "3", "3"),
        ("layanan_inti", "ya", "ya"),
        ("dampak_publik", "ya", "ya"),
        ("tlhp", "100", "100"),
        ("lhkpn", "100", "100"),
        ("lhkan", "100", "100"),
        ("lama_pembangunan", "1", "1"),
        ("sakip_internal", "B", "BB"),
        ("predikat_wbk", None, "ya"),
        ("masa_wbk", None, "2"),
        ("laporan_survei", "ya", "ya"),
        ("bebas_perkara_pimpinan", "ya", "ya"),
        ("bebas_pencabutan", "ya", None),
    ],
)
def test_the_requirements_outside_the_workbook_are_those_of_table_5(
    rubric: Rubric, id_: str, wbk: str | None, wbbm: str | None
) -> None:
    """PermenPANRB 5/2024, Tabel 5, p. 4; for the predicate 90/2021, Tabel 6, p. 58; for what excludes, p. 63-65."""
    (condition,) = [one for one in rubric.conditions if one.id == id_]
    assert (condition.minimum.get("wbk"), condition.minimum.get("wbbm")) == (wbk, wbbm)
    assert len(rubric.conditions) == 17


def test_a_kawasan_needs_an_integration_score_whose_scale_is_not_given(rubric: Rubric) -> None:
    """Permen PANRB 90/2021, p. 58-60; its five aspects p. 45, without weights."""
    kawasan = rubric.kawasan
    assert kawasan is not None
    asked = {target: (one.minimum, one.requires, one.confirmed) for target, one in kawasan.targets.items()}
    assert asked == {"wbk": (Fraction("6.5"), "", True), "wbbm": (Fraction("7.5"), "wbk", True)}
    assert (kawasan.scale.maximum, kawasan.scale.confirmed) == (Fraction(10), False)
    assert len(kawasan.aspects) == 5


def test_every_figure_has_a_listed_source(document: RubricDocument) -> None:
    citations = list(_within(document, Citation))
    assert len(citations) > 100
    assert {citation.document for citation in citations} <= set(document.sources)


def test_every_figure_of_a_regulation_or_form_has_its_pages_or_cells(document: RubricDocument) -> None:
    regulations = {name for name, source in document.sources.items() if source.kind in ("regulation", "form")}
    without = [one.document for one in _within(document, Citation) if not one.pages and one.document in regulations]
    assert without == []
    assert document.sources["zi-score"].kind == "interpretation"


def test_what_rests_on_our_own_choice_or_on_practice_is_not_confirmed(document: RubricDocument) -> None:
    for cited in _within(document, Cited):
        if document.sources[cited.source.document].kind in ("interpretation", "practice"):
            assert not cited.confirmed, cited


def test_exactly_the_known_gaps_are_not_confirmed(rubric: Rubric) -> None:
    """Zero denominators but violations 0 of 0, blanks, rounding, the area minimum, two years of WBK, a scale."""
    ratios = {code: one.ratio for code, one in rubric.questions.items() if one.ratio}
    unconfirmed = {
        *(f"{code} over_zero" for code, ratio in ratios.items() if not ratio.over_zero.confirmed),
        *(f"{code} zero_over_zero" for code, ratio in ratios.items() if not ratio.zero_over_zero.confirmed),
        *(name for name, policy in rubric.policies.items() if not policy.confirmed),
        *(one.id for one in rubric.conditions if not one.confirmed),
        *(code for code, question in rubric.questions.items() if not question.confirmed),
        *(name for name, scale in rubric.scales.items() if not scale.confirmed),
        *("kawasan" for one in [rubric.kawasan] if one and not one.scale.confirmed),
    }
    zero_rules = {f"{code} {rule}" for code in ratios for rule in ("over_zero", "zero_over_zero")}
    expected = zero_rules - {"A.II.3.iii.a zero_over_zero"}
    ours = {"unanswered", "area_minimum", "rounding", "masa_wbk", "laporan_survei", "kawasan"}
    assert unconfirmed == expected | ours


@pytest.mark.parametrize(
    ("code", "zero_over_zero", "over_zero"),
    [
        ("A.II.1.i.a", 0, 0),
        ("A.II.1.i.b", 0, 0),
        ("A.II.3.iii.a", 1, 0),
        ("A.II.4.i.a", 0, 0),
        ("A.II.5.ii.a", 1, 1),
        ("A.II.5.iii.a", 1, 1),
        ("A.II.5.iii.b", 1, 1),
        ("A.II.6.i.b", 0, 0),
    ],
)
def test_nothing_due_scores_1_and_nothing_to_show_scores_0(
    rubric: Rubric, code: str, zero_over_zero: int, over_zero: int
) -> None:
    ratio = rubric.questions[code].ratio
    assert ratio
    assert ratio.zero_over_zero.share == zero_over_zero
    assert ratio.over_zero.share == over_zero


def _within(value: object, wanted: type[Model]) -> Iterator[Model]:
    if isinstance(value, wanted):
        yield value
    if isinstance(value, BaseModel):
        value = dict(value)
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for part in value:
            yield from _within(part, wanted)
