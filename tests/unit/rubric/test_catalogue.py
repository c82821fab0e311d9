"""What the catalogue answers about a rubric, and a layout about its rows."""

import pytest

from tests.unit.rubric.conftest import Write
from zi_score.rubric.catalogue import Rubric, Source
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import load_rubric


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
