"""What the catalogue answers about a rubric, and a layout about its rows."""

import pytest

from tests.unit.rubric.conftest import Write
from zi_score.rubric.catalogue import TOTAL, Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import load_rubric
from zi_score.rubric.sources import Source


@pytest.mark.parametrize(("pages", "text"), [("hlm. 52-53", "Permen, hlm. 52-53"), ("", "Permen")])
def test_a_source_is_cited_with_its_pages(pages: str, text: str) -> None:
    assert str(Source("permen", "Permen", pages)) == text


def test_the_components_are_the_nodes_without_a_parent(small_rubric: Rubric) -> None:
    assert [node.code for node in small_rubric.components] == ["A", "B"]


@pytest.mark.parametrize(
    ("code", "below"), [("A", ("A.a", "A.b")), ("B", ("B.I.a", "B.I.b")), ("B.I", ("B.I.a", "B.I.b"))]
)
def test_the_questions_under_a_node_are_those_of_all_its_parts(
    small_rubric: Rubric, code: str, below: tuple[str, ...]
) -> None:
    assert small_rubric.questions_under(code) == below


def test_the_questions_under_an_area_a_question_and_the_total(rubric: Rubric) -> None:
    area = next(iter(rubric.areas.values()))
    parts = [rubric.nodes[part] for part in area.parts]
    below = tuple(code for part in parts for child in part.children for code in rubric.nodes[child].questions)
    assert rubric.questions_under(area.code) == below
    assert len(parts) > 1
    assert rubric.questions_under(below[0]) == below[:1]
    assert rubric.questions_under(TOTAL) == tuple(rubric.questions)


def test_the_parts_without_areas_are_those_of_the_components_that_no_area_looks_at(
    rubric: Rubric, instrument_2014: Instrument
) -> None:
    assert [part.code for part in rubric.parts_without_areas] == list(rubric.nodes["B"].children)
    without_areas = instrument_2014.rubric
    every_part = [child for component in without_areas.components for child in component.children]
    assert [part.code for part in without_areas.parts_without_areas] == every_part


@pytest.mark.parametrize("value", ["zero", "skip"])
def test_the_rubric_says_what_a_blank_scores(write: Write, value: str) -> None:
    rubric = load_rubric(write({"unanswered: {value: zero": f"unanswered: {{value: {value}"}))
    assert rubric.unanswered_policy == value


@pytest.mark.parametrize("value", ["combined", "per_aspect"])
def test_the_rubric_says_how_areas_are_tested(write: Write, value: str) -> None:
    rubric = load_rubric(write({"area_minimum: {value: combined": f"area_minimum: {{value: {value}"}))
    assert rubric.area_minimum_policy == value


@pytest.mark.parametrize(
    ("index", "identity", "label"),
    [
        (0, "A", "Proses"),
        (1, "A.a", "Pilihan"),
        (2, "A.b:part", "Kelompok hitungan"),
        (3, "A.b", "Hitungan"),
        (5, "A.b:selesai", "Selesai"),
        (6, "A.b:jumlah", "Jumlah"),
        (11, "A:total", "Proses"),
        (12, "total:total", "Rubrik contoh"),
    ],
)
def test_a_row_has_an_identity_and_a_label(
    small_rubric: Rubric, small_layout: Layout, index: int, identity: str, label: str
) -> None:
    row = small_layout.rows[index]
    assert (row.identity, row.label(small_rubric)) == (identity, label)
