"""The known forms of PermenPANRB 90/2021: each has a place for everything that the rubric asks for."""

from collections import Counter

import pytest

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout


@pytest.mark.parametrize(
    ("id_", "sheet", "assessors"),
    [
        ("lampiran-iii-2021", "LKE ZI", ["unit"]),
        ("jawaban-2024", "Jawaban", ["unit", "tpi", "tpi-2"]),
        ("portalrb-2026", "Jawaban", ["unit", "tpi"]),
    ],
)
def test_the_known_forms_and_their_assessors(
    layouts: tuple[Layout, ...], id_: str, sheet: str, assessors: list[str]
) -> None:
    (layout,) = [one for one in layouts if one.id == id_]
    assert layout.sheets == (sheet,)
    assert [assessor.id for assessor in layout.assessors] == assessors
    assert len(layouts) == 3


def test_every_layout_has_one_row_for_everything_below_its_header(rubric: Rubric, layouts: tuple[Layout, ...]) -> None:
    wanted = {*rubric.nodes, *rubric.questions}
    wanted |= {f"{code}:{operand.key}" for code, one in rubric.questions.items() for operand in one.operands}
    for layout in layouts:
        rows = Counter(row.identity for row in layout.rows if row.kind in ("node", "question", "operand"))
        assert rows == dict.fromkeys(wanted, 1)
        numbers = [row.row for row in layout.rows]
        assert numbers == sorted(set(numbers))
        assert numbers[0] > layout.header_row


def test_every_layout_repeats_the_total_of_each_component_and_of_the_whole(layouts: tuple[Layout, ...]) -> None:
    for layout in layouts:
        assert [row.code for row in layout.rows if row.kind == "total"] == ["A", "B", "total"]


def test_questions_stand_in_the_order_of_the_regulation(rubric: Rubric, layouts: tuple[Layout, ...]) -> None:
    for layout in layouts:
        assert [row.code for row in layout.rows if row.kind == "question"] == list(rubric.questions)
