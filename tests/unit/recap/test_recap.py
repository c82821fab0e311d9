"""Rows: what they keep of an evaluation, how they are ranked, filtered and summed up, and that a line loses nothing."""

import csv
import io
from fractions import Fraction

import pytest

from tests.support.marks import best_marks, marks_with_option, worst_marks
from tests.unit.report.outcomes import evaluation, unusable
from zi_score.frozen import replace
from zi_score.problems import Location, found
from zi_score.recap import (
    CriteriaError,
    FewestChanges,
    RecapRow,
    SortError,
    parse_criteria,
    recap_of,
    row_of,
    summary_of,
)
from zi_score.recap.copies import with_copies_marked
from zi_score.recap.lines import line_of, row_of_line
from zi_score.recap.ranking import figure, rank
from zi_score.report import ReportOptions, render_recap
from zi_score.report.recap.wording import changes_words
from zi_score.rubric.catalogue import Rubric

CHOICES = {"assessor": "", "unanswered": "zero"}


@pytest.fixture
def rows(rubric: Rubric) -> list[RecapRow]:
    """The best, the worst, one between, twice, and one that cannot be used."""
    between = marks_with_option(rubric, "B")
    made = {
        "baik.xlsx": row_of(evaluation(rubric, best_marks(rubric), path="baik.xlsx", recorded="99.5"), "a"),
        "buruk.xlsx": row_of(evaluation(rubric, worst_marks(rubric), path="buruk.xlsx"), "b"),
        "sedang.xlsx": row_of(evaluation(rubric, between, path="sedang.xlsx"), "b"),
        "kembar.xlsx": row_of(evaluation(rubric, between, path="kembar.xlsx"), "b"),
        "rusak.xlsx": row_of(unusable(rubric)),
    }
    made = {name: replace(row, sha256=row.sha256 and name) for name, row in made.items()}
    return [made["buruk.xlsx"], replace(made["baik.xlsx"], unit="Balai B"), *list(made.values())[2:]]


def names(rows: list[RecapRow], sort: str = "total", where: str = "", *, is_reversed: bool = False) -> list[str]:
    (ranking,) = recap_of(rows, sort, parse_criteria(where), is_reversed=is_reversed).rankings
    return [row.path.removesuffix(".xlsx") for row in ranking.rows]


def test_a_row_has_the_figures_of_its_evaluation(rubric: Rubric) -> None:
    one = evaluation(
        rubric,
        best_marks(rubric),
        recorded="99.5",
        problems=[found("ZI203", Location(), code="A", answer="", options="")],
    )
    row = row_of(one)
    card = one.decisive.scorecard
    assert row.total == card.total == 100
    assert row.point("a.1") is None
    for part in (*card.areas.values(), *(card.nodes[node.code] for node in rubric.components)):
        assert row.point(part.code) == part.score
    for verdict in one.decisive.verdicts:
        assert row.is_met(verdict.target) == verdict.is_met
        assert {gate.gate.id: gate.margin for gate in row.gates(verdict.target)} == {
            gate.id: gate.margin for gate in verdict.requirements
        }
    assert (row.recorded, row.errors, row.warnings, row.unanswered) == (Fraction("99.5"), 1, 0, 0)
    assert [finding.code for finding in row.findings] == ["ZI203"]
    assert not row.is_met("tidak-ada")


def test_what_cannot_be_used_is_kept_apart_and_never_hidden(rows: list[RecapRow]) -> None:
    recap = recap_of(rows, "total", parse_criteria("wbk and wbbm"))
    assert [row.path for row in recap.unusable] == ["rusak.xlsx"]
    assert recap.unusable[0].findings[0].code == "ZI106"
    (ranking,) = recap.rankings
    assert (len(ranking.rows), ranking.hidden) == (1, 3)


def test_ranks_are_by_total_shared_by_equals_and_kept_by_filters(rows: list[RecapRow]) -> None:
    (ranking,) = recap_of(rows).rankings
    assert [row.path for row in ranking.rows] == ["baik.xlsx", "kembar.xlsx", "sedang.xlsx", "buruk.xlsx"]
    assert ranking.ranks == (1, 2, 2, 4)
    (filtered,) = recap_of(rows, "path", parse_criteria("not wbbm")).rankings
    assert [row.path for row in filtered.rows] == ["buruk.xlsx", "kembar.xlsx", "sedang.xlsx"]
    assert filtered.ranks == (4, 2, 2)


@pytest.mark.parametrize(
    ("sort", "is_reversed", "expected"),
    [
        ("total", True, ["buruk", "kembar", "sedang", "baik"]),
        ("A.3", False, ["baik", "kembar", "sedang", "buruk"]),
        ("wbk", False, ["baik", "kembar", "sedang", "buruk"]),
        ("errors", False, ["baik", "buruk", "kembar", "sedang"]),
        ("path", True, ["sedang", "kembar", "buruk", "baik"]),
        ("unit", False, ["baik", "buruk", "kembar", "sedang"]),
    ],
)
def test_sorting(rows: list[RecapRow], sort: str, is_reversed: bool, expected: list[str]) -> None:
    assert names(rows, sort, is_reversed=is_reversed) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("", ["baik", "kembar", "sedang", "buruk"]),
        ("wbk and wbbm", ["baik"]),
        ("bukan wbbm dan total > 0", ["kembar", "sedang"]),
        ("total>=100", ["baik"]),
        ("total<=0", ["buruk"]),
        ("a.3!=10 and total<100", ["kembar", "sedang", "buruk"]),
        ("unanswered=0 AND wbbm<0", ["kembar", "sedang", "buruk"]),
        ("total = 99,99", []),
        ("wbbm or total<=0", ["baik", "buruk"]),
        ("wbk and not wbbm atau total<=0", ["kembar", "sedang", "buruk"]),
        ("unit=BALAI B", ["baik"]),
        ("unit!=balai b and total>50", ["kembar", "sedang"]),
        ("unit~balai or unit ~ 'sedang'", ["baik", "sedang"]),
        ('unit!~"a"', ["buruk"]),
        ('unit="balai and b" or unit="Balai B"', ["baik"]),
        ("group=b and wbk", ["kembar", "sedang"]),
        ("assessor=Unit and total=100", ["baik"]),
        ("assessor=unit and assessor~uni", ["baik", "kembar", "sedang", "buruk"]),
        ("assessor=tpi", []),
    ],
)
def test_filtering(rows: list[RecapRow], where: str, expected: list[str]) -> None:
    assert names(rows, where=where) == expected


@pytest.mark.parametrize(
    "where",
    [
        "__import__('os')",
        "total",
        "total>",
        f"total>{'9' * 5000}",
        "tidak-ada",
        "x=1",
        "not",
        "and",
        "wbk or",
        "wbk or or wbbm",
        "unit=",
        "unit>a",
        "path=a",
        "not unit=a",
        "'wbk and wbbm'",
    ],
)
def test_what_is_no_criterion_is_refused(rows: list[RecapRow], where: str) -> None:
    with pytest.raises(CriteriaError):
        names(rows, where=where)


def test_what_is_no_figure_cannot_be_sorted_by(rows: list[RecapRow]) -> None:
    with pytest.raises(SortError) as wrong:
        names(rows, "nilai")
    assert {"total", "wbk", "A.3", "unanswered", "path"} <= set(wrong.value.known)


PLANNED = {
    "baik": FewestChanges("wbk", 0),
    "buruk": FewestChanges("wbk", 40, ("B.I.a",), ("spak",)),
    "sedang": FewestChanges("wbk", 3),
    "kembar": FewestChanges("wbk", None, (), ("total",)),
}


@pytest.fixture
def planned(rows: list[RecapRow]) -> list[RecapRow]:
    """The usable rows, each with the fewest changes for a target."""
    return [replace(row, fewest=PLANNED[row.path.removesuffix(".xlsx")]) for row in rows[:4]]


@pytest.mark.parametrize(
    ("sort", "where", "expected"),
    [
        ("changes", "", ["baik", "sedang", "buruk", "kembar"]),  # what answers alone cannot do comes last
        ("total", "changes<=3", ["baik", "sedang"]),
        ("total", "changes>=1", ["sedang"]),
    ],
)
def test_the_fewest_changes_are_sorted_and_filtered_by(
    planned: list[RecapRow], sort: str, where: str, expected: list[str]
) -> None:
    assert names(planned, sort, where) == expected


def test_without_a_plan_there_are_no_changes_to_name(rows: list[RecapRow]) -> None:
    with pytest.raises(SortError):
        names(rows, "changes")
    with pytest.raises(CriteriaError):
        names(rows, where="changes<=1")


def test_a_planned_line_loses_nothing(planned: list[RecapRow]) -> None:
    for row in planned:
        assert row_of_line(line_of(row, CHOICES), CHOICES) == row


def test_the_fewest_changes_in_words_and_in_csv(planned: list[RecapRow]) -> None:
    recap = recap_of(planned)
    table = str(render_recap("table", recap, ReportOptions(width=200)))
    words = {"baik": " 0 ", "sedang": " 3 ", "buruk": " 40 + survei ", "kembar": " tidak mungkin "}
    assert {
        name: next(line for line in table.splitlines() if f"{name}.xlsx" in line).count(text) > 0
        for name, text in words.items()
    } == dict.fromkeys(words, True)
    assert "untuk Menuju WBK; 0 bila sudah memenuhi" in " ".join(table.split())
    assert changes_words(replace(planned[0], fewest=FewestChanges("wbk", 0, ("B.I.a",)))) == "survei saja"
    rows = {row["path"]: row for row in csv.DictReader(io.StringIO(str(render_recap("csv", recap, ReportOptions()))))}
    assert {name: (row["changes_wbk"], row["plan_wbk"], row["barred_by_wbk"]) for name, row in rows.items()} == {
        "baik.xlsx": ("0", "met", ""),
        "sedang.xlsx": ("3", "reachable", ""),
        "buruk.xlsx": ("40", "survey", "spak"),
        "kembar.xlsx": ("", "barred", "total"),
    }


@pytest.mark.parametrize("format_", ["table", "markdown", "html", "csv", "json", "xlsx"])
def test_every_format_shows_a_rubric_that_has_no_targets_and_no_areas(rows: list[RecapRow], format_: str) -> None:
    frame = rows[0].frame
    assert frame
    bare = frame._replace(targets=(), gates=(), parts=frame.parts[:1])
    content = render_recap(
        format_,
        recap_of([replace(row, frame=bare, points=row.points[:1], actuals=()) for row in rows[:4]]),
        ReportOptions(),
    )
    assert isinstance(content, bytes) or "baik.xlsx" in content


def test_without_usable_rows_there_is_nothing_to_name_wrongly(rubric: Rubric) -> None:
    recap = recap_of([row_of(unusable(rubric))], "nilai", parse_criteria("apa-pun"))
    assert recap.rankings == ()


def test_two_rubrics_are_two_rankings(rows: list[RecapRow]) -> None:
    assert rows[1].frame
    other = replace(rows[1], frame=rows[1].frame._replace(rubric="lain"))
    rankings = recap_of([*rows, other]).rankings
    assert [ranking.frame.rubric for ranking in rankings] == [rows[1].frame.rubric, "lain"]
    assert [len(ranking.rows) for ranking in rankings] == [4, 1]


def test_the_summary_counts_every_row_once(rows: list[RecapRow]) -> None:
    (ranking,) = recap_of(rows).rankings
    summary = summary_of(ranking.frame, ranking.rows)
    totals = sorted(row.total for row in ranking.rows)
    assert summary.count == sum(one.count for one in summary.distribution) == 4
    assert (summary.lowest, summary.highest) == (totals[0], totals[-1])
    assert summary.mean == sum(totals, Fraction(0)) / 4
    assert summary.median == (totals[1] + totals[2]) / 2
    assert summary_of(ranking.frame, ranking.rows[:3]).median == totals[2]
    assert summary.distribution[-1].highest == 100
    assert summary.met == {"wbk": 3, "wbbm": 1}
    assert {name: len(group) for name, group in summary.groups.items()} == {"a": 1, "b": 3}
    assert max(summary.failed.values()) == 3


def test_a_line_loses_nothing(rows: list[RecapRow]) -> None:
    for row in rows[:4]:
        assert row_of_line(line_of(row, CHOICES), CHOICES) == row


def test_a_line_of_other_choices_or_without_a_score_is_passed_over(rows: list[RecapRow]) -> None:
    assert row_of_line(line_of(rows[0], CHOICES), CHOICES | {"assessor": "tpi"}) is None
    assert row_of_line(line_of(rows[-1], CHOICES), CHOICES) is None


@pytest.mark.parametrize(
    "line",
    ["", "[]", "{}", '{"schema_version": 2}', "null", '{"schema_version": 1, "choices": {}, "rubric": {"id": 1}}'],
)
def test_what_is_no_line_is_refused(line: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        row_of_line(line, {})


def test_a_figure_is_found_by_name(rows: list[RecapRow]) -> None:
    row = rows[1]
    assert [figure(row, name) for name in ("total", "a", "b")] == [100, row.point("A"), row.point("B")]
    assert sum(row.points[1:3]) == 100
    assert figure(row, "wbk") == row.margin("wbk")
    assert figure(row, "errors") == 0
    assert figure(row, "tidak-ada") is None


@pytest.mark.parametrize(
    ("path", "unit", "copy_of"),
    [
        ("a/LKE (1).xlsx", "", "a/LKE.xlsx"),
        ("b/LKE (1).xlsx", "", ""),  # the folder of another unit
        ("b/LKE (1).xlsx", "Balai A", "a/LKE.xlsx"),
        ("a/LKE (1).xlsx", "Balai B", ""),
        ("a/LKE 2.xlsx", "", ""),  # no name of a copy
    ],
)
def test_a_copy_has_the_same_answers_and_is_of_the_same_unit(
    rows: list[RecapRow], path: str, unit: str, copy_of: str
) -> None:
    row = replace(rows[1], answers="sama")
    original = replace(row, path="a/LKE.xlsx", unit="Balai A" if unit else "", sha256="1")
    other = replace(row, path=path, unit=unit, sha256="2")
    assert [one.copy_of for one in with_copies_marked([original, other])] == ["", copy_of]


def test_of_copies_one_counts_where_their_original_is_not_shown(rows: list[RecapRow]) -> None:
    original = replace(rows[1], path="asli.xlsx")
    copies = [replace(original, path=f"salinan {number}.xlsx", copy_of="asli.xlsx") for number in (1, 2)]
    (whole,) = rank([original, *copies])
    assert [row.path for row in whole.counted] == ["asli.xlsx"]
    (shown,) = rank([original, *copies], is_wanted=lambda row: bool(row.copy_of))
    assert [row.path for row in shown.counted] == ["salinan 1.xlsx"]
