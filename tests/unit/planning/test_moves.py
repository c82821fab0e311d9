"""What may become of an answer."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from zi_score.answers import Answer, Choice, Counts, Index, Response, TypedShare, Unanswered, Unreadable
from zi_score.planning.moves import falls, raises
from zi_score.rubric.catalogue import Rubric


def counts(values: Mapping[str, int]) -> Counts:
    return Counts({key: Fraction(value) for key, value in values.items()})


@pytest.mark.parametrize(
    ("code", "answer", "expected"),
    [
        ("A.I.1.i.a", Choice("Tidak"), ["1 Ya"]),
        ("A.I.1.i.b", Choice("B"), ["1 A"]),
        ("A.I.1.i.b", Unanswered(), ["1 B", "2 A"]),
        ("A.I.1.i.b", Unreadable("F"), ["1 B", "2 A"]),
        ("A.I.1.i.b", Choice("A"), []),
        ("B.I.a", Index(Fraction(2)), []),
        ("B.I.a", Unanswered(), []),
        ("A.II.4.i.a", Unanswered(), ["1 1"]),
        ("A.II.4.i.a", TypedShare(Fraction(985, 1000)), ["1 199/200", "2 1"]),
        ("A.II.4.i.a", counts({"sasaran": 9, "sasaran_tercapai": 7}), ["1 9 8", "2 9 9"]),
        ("A.II.4.i.a", counts({"sasaran": 0, "sasaran_tercapai": 0}), []),
        ("A.II.4.i.a", counts({"sasaran": 3, "sasaran_tercapai": 4}), []),
        # What is still in process is what can be finished; it is not counted twice.
        (
            "A.II.5.ii.a",
            counts({"pengaduan_wajib": 9, "pengaduan_proses": 1, "pengaduan_selesai": 7}),
            ["1 9 1 8", "2 9 0 9"],
        ),
        # What has happened is not raised.
        ("A.II.3.iii.a", counts({"pelanggaran_lalu": 5, "pelanggaran_ini": 3, "pelanggaran_disanksi": 3}), []),
    ],
)
def test_an_answer_is_raised_level_by_level(rubric: Rubric, code: str, answer: Answer, expected: list[str]) -> None:
    levels = raises(rubric, rubric.questions[code], Response(code, answer))
    texts = [f"{level.steps} {_text(level.answer)}" for level in levels]
    assert texts == expected
    assert [level.share for level in levels] == sorted({level.share for level in levels})


def test_a_great_count_is_raised_in_hundredths(rubric: Rubric) -> None:
    code = "A.II.4.i.a"
    levels = raises(rubric, rubric.questions[code], Response(code, counts({"sasaran": 1050, "sasaran_tercapai": 0})))
    assert [_text(level.answer) for level in (levels[0], levels[1], levels[-1])] == ["1050 11", "1050 21", "1050 1050"]
    assert len(levels) == 100


@pytest.mark.parametrize(
    ("code", "answer", "expected"),
    [
        ("A.I.1.i.a", Choice("Ya"), ["Tidak"]),
        ("A.I.1.i.b", Choice("A"), ["B", "C"]),
        ("A.I.1.i.b", Choice("C"), []),
        ("A.I.1.i.b", Unanswered(), []),
        ("B.I.a", Index(Fraction(4)), []),
        ("A.II.4.i.a", counts({"sasaran": 9, "sasaran_tercapai": 1}), ["9 0"]),
        (
            "A.II.3.iii.a",
            counts({"pelanggaran_lalu": 0, "pelanggaran_ini": 0, "pelanggaran_disanksi": 0}),
            ["0 1 0", "0 2 0"],
        ),
        ("A.II.4.i.a", TypedShare(Fraction(1, 200)), ["0"]),
    ],
)
def test_an_answer_falls_level_by_level(rubric: Rubric, code: str, answer: Answer, expected: list[str]) -> None:
    levels = falls(rubric, rubric.questions[code], Response(code, answer), 2)
    assert [_text(level.answer) for level in levels] == expected


def _text(answer: Answer) -> str:
    match answer:
        case Choice(option):
            return option
        case Counts(values):
            return " ".join(str(value) for value in values.values())
        case TypedShare(value):
            return str(value)
        case _:
            raise TypeError(answer)
