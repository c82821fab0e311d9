"""What the independent scorer itself must get right, so that it may judge: the worked totals of the sources."""

import ast
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from tests.oracle import independent_scorer, regulations
from tests.oracle.independent_scorer import (
    OPTIONS,
    RATIO,
    TOTAL,
    Answer,
    Figures,
    Gate,
    Regulation,
    score_independently,
)
from tests.oracle.random_answers import deal
from tests.oracle.regulations import REGULATION_52, REGULATION_90, REGULATIONS, answer_cells, assessors

# To ten decimals: all best, all worst, all B with both indices 3.6, all C with 3.6 and 3.2, and the real filled form.
WORKED = """
A.I.1               4             0  2.7129166667  1.4120833333             4
A.I.2             3.5             0  1.9733333333  0.4433333333           3.5
A.I.3               5             0  3.7241666667  2.4216666667             5
A.I.4               5             0  3.4760416667      1.940625             5
A.I.5             7.5             0        4.4055        1.2945           7.5
A.I.6               5             0  3.4158333333  1.8133333333             5
A.II.1              4             0          3.42          2.83  3.1428571429
A.II.2            3.5             0         2.335         1.165           3.5
A.II.3              5             0           3.5             2             5
A.II.4              5             0          4.01          2.99           4.2
A.II.5            7.5             0         6.875          6.25  4.7897435897
A.II.6              5             0        3.7625        2.4875             5
A.1                 8             0  6.1329166667  4.2420833333  7.1428571429
A.2                 7             0  4.3083333333  1.6083333333             7
A.3                10             0  7.2241666667  4.4216666667            10
A.4                10             0  7.4860416667      4.930625           9.2
A.5                15             0       11.2805        7.5445 12.2897435897
A.6                10             0  7.1783333333  4.3008333333            10
A.I                30             0 19.7077916667  9.3255416667            30
A.II               30             0       23.9025       17.7225 25.6326007326
A                  60             0 43.6102916667 27.0480416667 55.6326007326
B.I.a            17.5             0         15.75         15.75          17.5
B.I.b               5             0          3.75           2.5             5
B.I              22.5             0          19.5         18.25          22.5
B.II             17.5             0         15.75            14          17.5
B                  40             0         35.25         32.25            40
total             100             0 78.8602916667 59.2980416667 95.6326007326
"""
COUNTS_OF_THE_FILLED_FORM = {
    "A.II.1.i.a": (7, 7),
    "A.II.1.i.b": (7, 1),
    "A.II.3.iii.a": (0, 0, 0),
    "A.II.4.i.a": (5, 3),
    "A.II.5.ii.a": (6, 1, 1),
    "A.II.5.iii.a": (1, 1, 13, 13),
    "A.II.5.iii.b": (0, 1, 12, 12),
    "A.II.6.i.b": (1, 1),
}


def uniform(letter: str, index: Answer, second_index: Answer, share: int, yes: str = "Ya") -> dict[str, Answer]:
    """The same letter everywhere, or the last one of a scale that does not reach so far; ratios as percentages."""
    answers: dict[str, Answer] = {}
    for code, kind in REGULATION_90.questions.items():
        if kind == "Y":
            answers[code] = yes
        elif kind in OPTIONS:
            answers[code] = letter if letter in OPTIONS[kind] else list(OPTIONS[kind])[-1]
        elif kind == RATIO:
            answers[code] = share
        else:
            answers[code] = index if code == "B.I.a" else second_index
    return answers


def with_counts(answers: Mapping[str, Answer], counts: Mapping[str, tuple[int, ...]]) -> dict[str, Answer]:
    rest = {code: answer for code, answer in answers.items() if code not in counts}
    return rest | {
        f"{code}:{name}": count
        for code, given in counts.items()
        for name, count in zip(REGULATION_90.ratios[code].counts, given, strict=True)
    }


WORKED_ANSWERS = (
    uniform("A", 4, 4, 1),
    uniform("E", 0, 0, 0, yes="Tidak"),
    uniform("B", 3.6, 3.6, 1),
    uniform("C", 3.6, 3.2, 1),
    with_counts(uniform("A", 4, 4, 1), COUNTS_OF_THE_FILLED_FORM),
)


def known(figures: Figures) -> dict[str, Fraction]:
    return {TOTAL: figures.total, **figures.questions, **figures.nodes, **figures.areas}


@pytest.mark.parametrize("column", range(len(WORKED_ANSWERS)))
def test_the_worked_totals_come_out(column: int) -> None:
    points = known(score_independently(REGULATION_90, WORKED_ANSWERS[column]))
    for code, *expected in (line.split() for line in WORKED.strip().splitlines()):
        assert round(points[code], 10) == Fraction(expected[column]), code


def test_the_total_of_the_filled_form_is_exact() -> None:
    assert score_independently(REGULATION_90, WORKED_ANSWERS[-1]).total == Fraction(261077, 2730)


@pytest.mark.parametrize(
    ("column", "is_met"), [(0, (True, True)), (1, (False, False)), (2, (True, False)), (3, (False, False))]
)
def test_the_worked_verdicts_come_out(column: int, is_met: tuple[bool, bool]) -> None:
    gates = score_independently(REGULATION_90, WORKED_ANSWERS[column]).gates
    assert tuple(all(gate.is_met for gate in gates[target].values()) for target in ("wbk", "wbbm")) == is_met


@pytest.mark.parametrize(
    ("code", "counts", "share"),
    [
        ("A.II.3.iii.a", (0, 0, 0), "1"),
        ("A.II.3.iii.a", (0, 3, 0), "0"),
        ("A.II.3.iii.a", (10, 0, 0), "1"),
        ("A.II.3.iii.a", (10, 10, 0), "0"),
        ("A.II.3.iii.a", (4, 1, 9), "3/4"),
        ("A.II.3.iii.a", (4, 6, 0), "0"),
        ("A.II.1.i.a", (0, 0), "0"),
        ("A.II.1.i.a", (7, 9), "1"),
        ("A.II.1.i.b", (0, 0), "0"),
        ("A.II.4.i.a", (0, 0), "0"),
        ("A.II.4.i.a", (10, 0), "0"),
        ("A.II.5.ii.a", (0, 0, 0), "1"),
        ("A.II.5.ii.a", (10, 10, 0), "0"),
        ("A.II.5.iii.a", (0, 0, 0, 0), "1"),
        ("A.II.5.iii.a", (1, 1, 13, 13), "13/15"),
        ("A.II.5.iii.b", (0, 0, 0, 0), "1"),
        ("A.II.6.i.b", (0, 0), "0"),
    ],
)
def test_counts_give_the_share_that_the_sources_say(code: str, counts: tuple[int, ...], share: str) -> None:
    assert score_independently(REGULATION_90, with_counts({}, {code: counts})).shares[code] == Fraction(share)


def test_the_parts_count_and_not_the_total_stated_beside_them() -> None:
    answers = with_counts({}, {"A.II.5.iii.b": (0, 1, 12, 12)}) | {"A.II.5.iii.b:nonlhkpn_wajib": 12}
    assert score_independently(REGULATION_90, answers).shares["A.II.5.iii.b"] == Fraction(12, 13)


@pytest.mark.parametrize("regulation", [REGULATION_90, REGULATION_52], ids=["90-2021", "52-2014"])
def test_the_weights_add_up(regulation: Regulation) -> None:
    assert sum(one.weight for one in regulation.indicators) == 100


def test_there_are_as_many_questions_of_each_kind_as_the_sources_count() -> None:
    kinds = Counter(REGULATION_90.questions.values())
    assert kinds == {"Y": 17, "3": 36, "4": 33, "5": 17, "%": 8, "i": 2}
    assert sum(len(ratio.counts) for ratio in REGULATION_90.ratios.values()) == 22
    assert len(REGULATION_52.questions) == 81 + 3


@pytest.mark.parametrize("form", REGULATIONS)
def test_every_answer_has_a_cell_of_its_own(form: str) -> None:
    cells = [cell for assessor in assessors(form) for cell in answer_cells(form, assessor).values()]
    assert len(cells) == len(set(cells))


def test_random_answers_reach_every_boundary() -> None:
    """Each gate is met, missed, and met exactly; the second area has no ratio that could be set for that."""
    random = Random(90_2021)
    seen = set()
    for _ in range(500):
        for target, gates in score_independently(REGULATION_90, deal(REGULATION_90, random)).gates.items():
            seen |= {(target, code, _side(gate)) for code, gate in gates.items()}
    wanted = {
        (target, code, side) for target, gates in REGULATION_90.gates.items() for code in gates for side in (-1, 0, 1)
    }
    assert wanted - seen <= {("wbk", "A.2", 0), ("wbbm", "A.2", 0)}


def _side(gate: Gate) -> int:
    return (gate.actual > gate.required) - (gate.actual < gate.required)


@pytest.mark.parametrize("module", [independent_scorer, regulations])
def test_the_independent_scorer_knows_nothing_of_the_program(module: object) -> None:
    path = Path(str(getattr(module, "__file__", "")))
    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module or "")
    assert [name for name in imported if name.startswith(("zi_score", "tests.support"))] == []
