"""Waivers: what they cover, until when, and that they change neither a score nor what makes a file unusable."""

import datetime as dt
from pathlib import Path

import pytest

from tests.support.forms import answer_cell, layout_named, write_form
from tests.support.marks import Mark, best_marks
from zi_score.outcome import Demand
from zi_score.problems import Location, Problem, Severity, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.settings import RunSettings, Settings
from zi_score.waivers import Waiver, apply_waivers, judge_waivers
from zi_score.workflows.check import check_workbook, with_waivers_judged

TODAY = dt.date(2026, 6, 30)
PLACE = Location(file="zi-score.toml", line=3, path="waiver[0]")
CELL = Location("unit/lke.xlsx", "LKE ZI", 9, 11)


def waiver(code: str = "ZI205", *, expires: dt.date = TODAY, file: str = "", cell: str = "") -> Waiver:
    return Waiver(code, "alasan", expires, file, cell, PLACE)


def finding(code: str = "ZI205", location: Location = CELL) -> Problem:
    return found(code, location, answer="x")


@pytest.mark.parametrize(
    ("one", "is_waived"),
    [
        (waiver(), True),
        (waiver(cell="K9"), True),
        (waiver(cell="'LKE ZI'!K9"), True),
        (waiver(file="lke.xlsx"), True),
        (waiver(file="unit/lke.xlsx"), True),
        (waiver(file="./unit/lke.xlsx", cell="K9"), True),
        (waiver("ZI207"), False),
        (waiver(cell="K10"), False),
        (waiver(cell="'LKE'!K9"), False),
        (waiver(file="LKE.xlsx"), False),
        (waiver(file="other/lke.xlsx"), False),
        (waiver(file="unit"), False),
        (waiver(expires=TODAY - dt.timedelta(days=1)), False),
    ],
)
def test_what_a_waiver_covers(one: Waiver, is_waived: bool) -> None:
    (applied,) = apply_waivers([finding()], [waiver("ZI999"), one], "unit/lke.xlsx", TODAY)
    assert applied.is_waived == is_waived
    assert applied.waiver == (one if is_waived else None)


def test_a_row_or_a_sheet_can_be_waived() -> None:
    row, sheet = Location("a.xlsx", "LKE ZI", 9), Location("a.xlsx", "LKE ZI")
    waivers = [waiver(cell="'LKE ZI'!9:9"), waiver(cell="'LKE ZI'")]
    applied = apply_waivers([finding(location=row), finding(location=sheet)], waivers, "a.xlsx", TODAY)
    assert [one.waiver for one in applied] == waivers


def test_a_path_starts_at_the_folder_of_the_settings_file() -> None:
    one = Waiver("ZI205", "alasan", TODAY, "unit/lke.xlsx", location=Location(file="kumpulan/zi-score.toml"))
    assert one.speaks_of("kumpulan/unit/lke.xlsx")
    assert one.speaks_of(str(Path("kumpulan/unit/lke.xlsx").absolute()))
    assert not one.speaks_of("unit/lke.xlsx")


def judged(one: Waiver, *unusable: str, **examined: list[Problem]) -> list[str]:
    files = {f"{name}.xlsx": problems for name, problems in examined.items()}
    return [problem.code for problem in judge_waivers([one], files, [f"{name}.xlsx" for name in unusable], TODAY)]


def test_an_expired_waiver_is_a_warning_whatever_it_covers() -> None:
    late = waiver(expires=TODAY - dt.timedelta(days=1))
    assert judged(late, a=[finding()]) == judged(late, a=[]) == judged(late) == ["ZI710"]


def test_an_unused_waiver_is_judged_over_the_whole_run() -> None:
    assert judged(waiver(), a=[]) == ["ZI711"]
    assert judged(waiver(), a=[], b=[finding()]) == []
    assert judged(waiver(cell="K10"), a=[], b=[finding()]) == ["ZI711"]


def test_a_waiver_for_a_file_that_was_not_checked_is_not_called_unused() -> None:
    assert judged(waiver(file="b.xlsx"), a=[]) == []
    assert judged(waiver(file="b.xlsx"), a=[finding()], b=[]) == ["ZI711"]


def test_nothing_is_called_unused_for_want_of_a_usable_file() -> None:
    assert judged(waiver(), "b", a=[], b=[]) == []
    assert judged(waiver(file="a.xlsx"), "b", a=[], b=[]) == ["ZI711"]
    assert judged(waiver("ZI105"), "a", a=[finding("ZI105")]) == []


def test_they_are_found_in_the_settings_file_and_are_no_errors() -> None:
    late = waiver(expires=TODAY - dt.timedelta(days=1))
    found_in = list(judge_waivers([late, waiver()], {"a.xlsx": []}, [], TODAY))
    assert {str(problem.location) for problem in found_in} == {"zi-score.toml:3: waiver[0]"}
    assert [problem.severity for problem in found_in] == [Severity.WARNING, Severity.NOTE]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory, instrument: Instrument, rubric: Rubric) -> tuple[Path, str, str]:
    """A workbook with one answer off its scale, and the code and cell of what is wrong."""
    layout = layout_named(instrument.layouts, "lampiran-iii-2021")
    question = next(one.code for one in rubric.questions.values() if rubric.scale_of(one).kind == "choice")
    marks: dict[str, Mark] = {**best_marks(rubric), question: "F"}
    path = write_form(tmp_path_factory.mktemp("faulty") / "lke.xlsx", layout, rubric, {"unit": marks})
    row, column = answer_cell(layout, question)
    return path, "ZI203", Location(row=row, column=column).cell


def test_no_waiver_changes_a_score(faulty: tuple[Path, str, str], instrument: Instrument) -> None:
    path, code, cell = faulty
    before = check_workbook(path, instrument, today=TODAY)
    codes = {one.problem.code for one in before.findings}
    after = check_workbook(path, instrument, waivers=[waiver(one) for one in codes], today=TODAY)
    assert after.evaluation == before.evaluation
    assert not before.passes(Demand())
    assert after.passes(Demand(fail_on=Severity.NOTE))
    exact = check_workbook(path, instrument, waivers=[waiver(code, file="lke.xlsx", cell=cell)], today=TODAY)
    assert [one.problem.code for one in exact.findings if one.is_waived] == [code]


def test_a_required_target_cannot_be_waived(faulty: tuple[Path, str, str], instrument: Instrument) -> None:
    check = check_workbook(faulty[0], instrument, waivers=[waiver("ZI203")], today=TODAY)
    assert check.meets(Demand(require="wbk")) == check.evaluation.decisive.verdict("wbk").is_met


def test_why_a_workbook_cannot_be_used_is_never_waived(tmp_path: Path, instrument: Instrument) -> None:
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(b"")
    check = check_workbook(path, instrument, waivers=[waiver("ZI103")], today=TODAY)
    assert [(one.problem.code, one.is_waived) for one in check.findings] == [("ZI103", False)]
    assert not check.passes(Demand())


def test_the_waivers_of_a_folder_speak_of_its_workbooks_alone(
    faulty: tuple[Path, str, str], instrument: Instrument, tmp_path: Path
) -> None:
    other = tmp_path / "lke.xlsx"
    other.write_bytes(faulty[0].read_bytes())
    with_waiver = Settings("a/zi-score.toml", waivers=(waiver("ZI203"), waiver("ZI205")))
    without = Settings("b/zi-score.toml", waivers=(waiver("ZI203", expires=dt.date(2020, 1, 1)),))
    checks = [check_workbook(path, instrument, today=TODAY) for path in (faulty[0], other)]
    settings = RunSettings(by_workbook={str(faulty[0]): with_waiver, str(other): without})
    judged_checks = with_waivers_judged(checks, settings, TODAY)
    added = [[one.problem for one in check.findings if one.problem.location == PLACE] for check in judged_checks]
    assert [[problem.code for problem in problems] for problems in added] == [["ZI711"], ["ZI710"]]
    assert [check.evaluation for check in judged_checks] == [check.evaluation for check in checks]
    assert with_waivers_judged(checks, RunSettings(), TODAY) == tuple(checks)


def test_an_expired_waiver_is_told_once_and_fails_only_a_gate_for_warnings(
    faulty: tuple[Path, str, str], instrument: Instrument, tmp_path: Path
) -> None:
    empty, sound = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    empty.touch()
    layout = layout_named(instrument.layouts, "lampiran-iii-2021")
    write_form(sound, layout, instrument.rubric, {"unit": best_marks(instrument.rubric)})
    paths = [empty, sound, faulty[0]]
    checks = [check_workbook(path, instrument, today=TODAY) for path in paths]
    late = Settings("zi-score.toml", waivers=(waiver(expires=dt.date(2020, 1, 1)),))
    settings = RunSettings(by_workbook={str(path): late for path in paths})
    judged_checks = with_waivers_judged(checks, settings, TODAY)
    told = [[one.problem.code for one in check.findings].count("ZI710") for check in judged_checks]
    assert told == [0, 1, 0]
    gate = Demand(fail_on=Severity.WARNING)
    assert "ZI710" in {one.problem.code for one in judged_checks[1].failing(gate)}
    assert judged_checks[1].passes(Demand()) == checks[1].passes(Demand())
