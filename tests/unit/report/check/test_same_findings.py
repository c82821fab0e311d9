"""Every format tells the same findings, whatever they are and however hostile their text is."""

import pytest

from tests.support.check_reports import READERS
from tests.support.marks import best_marks, worst_marks
from tests.unit.report.check.checks import HOSTILE, check, problem, render, unusable_check, waiver
from zi_score.outcome import Demand
from zi_score.problems import Severity
from zi_score.report import CHECK_FORMATS
from zi_score.rubric.catalogue import Rubric

FORMATS = sorted(CHECK_FORMATS)


def test_every_format_has_a_reader() -> None:
    assert sorted(READERS) == FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_the_same_failures(rubric: Rubric, name: str) -> None:
    checks = [
        check(rubric, best_marks(rubric), [problem(), problem("ZI423", row=3), problem("ZI134")], path="baik.xlsx"),
        check(rubric, worst_marks(rubric), [problem("ZI501")], path="kurang.xlsx"),
        unusable_check(rubric),
    ]
    text = render(name, *checks, gate=Demand(require="wbk"), details=True)
    assert READERS[name](text) == {
        ("baik.xlsx", "ZI203", "K9"),
        ("baik.xlsx", "ZI423", "K3"),
        ("kurang.xlsx", "require", ""),
        ("rusak.xlsx", "ZI106", ""),
    }


@pytest.mark.parametrize("name", FORMATS)
def test_many_of_a_kind_are_all_told(rubric: Rubric, name: str) -> None:
    problems = [problem(row=row) for row in range(9, 39)]
    text = render(name, check(rubric, best_marks(rubric), problems), width=400)
    assert READERS[name](text) == {("lke.xlsx", "ZI203", f"K{row}") for row in range(9, 39)}


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_is_only_text(rubric: Rubric, name: str) -> None:
    hostile = [problem(answer=HOSTILE, options=HOSTILE)]
    text = render(name, check(rubric, best_marks(rubric), hostile), details=True, width=400)
    assert READERS[name](text) == {("lke.xlsx", "ZI203", "K9")}
    assert not {character for character in text if character < " " and character != "\n"}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("path", [HOSTILE.replace("\x00", "").replace("/", "") + ".xlsx", "lke\udcff.xlsx"])
def test_a_hostile_file_name_breaks_nothing(rubric: Rubric, name: str, path: str) -> None:
    several = [check(rubric, best_marks(rubric), [problem()], path=path), unusable_check(rubric, path)]
    text = render(name, *several)
    assert "\x1b" not in text
    assert "<script" not in text or name in {"table", "github", "gitlab", "json"}


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"gitlab"}))
@pytest.mark.parametrize("marks", [best_marks, worst_marks])
def test_what_nobody_judged_is_said_whether_it_passes_or_not(rubric: Rubric, name: str, marks: object) -> None:
    assert callable(marks)
    text = render(name, check(rubric, marks(rubric)), gate=Demand(require="wbk"))
    assert "isi bukti dukung" in text
    assert "syarat di luar buku kerja" in text
    assert "apakah jawabannya benar" in text


@pytest.mark.parametrize("name", FORMATS)
def test_a_waived_finding_fails_nothing(rubric: Rubric, name: str) -> None:
    one = check(rubric, best_marks(rubric), [problem()], accepted={"ZI203": waiver()})
    text = render(name, one, details=True)
    assert READERS[name](text) == set()
    assert ("sudah dibahas" in text) == (name not in {"github", "gitlab"})


@pytest.mark.parametrize("name", FORMATS)
def test_the_limit_decides_what_fails(rubric: Rubric, name: str) -> None:
    one = check(rubric, best_marks(rubric), [problem(), problem("ZI134", row=1), problem("ZI501", row=2)])
    for limit, codes in (
        (Severity.ERROR, {"ZI203"}),
        (Severity.WARNING, {"ZI203", "ZI134"}),
        (Severity.NOTE, {"ZI203", "ZI134", "ZI501"}),
    ):
        found = READERS[name](render(name, one, gate=Demand(limit)))
        assert {code for _file, code, _cell in found} == codes
