"""Each kind of HTML page: what a command writes about the examples, and states that no example is in."""

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.support.marks import best_marks, worst_marks
from tests.unit.report.check.checks import check, problem, unusable_check, waiver
from tests.unit.report.outcomes import evaluation, unusable
from zi_score.cli import main
from zi_score.comparison import Side
from zi_score.explanation import Subject, SubjectKind
from zi_score.frozen import replace
from zi_score.history.model import Basis, DatedResult, Dating, History, YearStep
from zi_score.language import LANGUAGE_VARIABLE
from zi_score.outcome import Demand, Evaluation
from zi_score.problems import found
from zi_score.recap import recap_of, row_of
from zi_score.report import (
    ReportOptions,
    render_checks,
    render_explanation,
    render_history,
    render_recap,
    render_report,
)
from zi_score.rubric.catalogue import Rubric
from zi_score.workflows.explain import explain
from zi_score.workflows.sides import compare_sides

PROJECT = Path(__file__).parents[2]
COMMANDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "evaluate, two assessors": ("evaluate", "memenuhi-wbbm.xlsx", "--profile", "profile.yaml"),
        "evaluate, a kawasan": ("evaluate", "memenuhi-wbk.xlsx", "memenuhi-wbbm.xlsx", "--kawasan", "kawasan.yaml"),
        "check": ("check", "setengah-terisi.xlsx", "--require", "wbk", "--no-complete"),
        "diff": ("diff", "perbaikan-sebelum.xlsx", "perbaikan-sesudah.xlsx"),
        "diff of assessors": ("diff", "--between", "unit", "tpi", "memenuhi-wbbm.xlsx"),
        "diff of many": ("diff", "--between", "unit", "tpi", *["memenuhi-wbbm.xlsx"] * 2, "memenuhi-wbk.xlsx"),
        "explain": ("explain", "setengah-terisi.xlsx"),
        "plan": ("plan", "gagal-satu-area.xlsx", "--alternatives"),
        "read": ("read", "memenuhi-wbbm.xlsx"),
        "stages": ("stages", "--profile", "profile.yaml"),
        "survey": ("survey", "survei-spkp.csv"),
        "config": ("config",),
        "rubric list": ("rubric", "list"),
        "rubric show": ("rubric", "show", "permenpanrb-90-2021"),
        "rule": ("rule", "ZI203"),
        "rules": ("rule",),
    }
)
"""What a user types in the folder of the examples, by kind of page."""


def _bad(rubric: Rubric) -> Evaluation:
    return evaluation(rubric, best_marks(rubric), {}, path="kosong.xlsx", problems=[problem()] * 30)


def _evaluations(rubric: Rubric) -> str:
    good = evaluation(rubric, best_marks(rubric), path="baik.xlsx")
    return render_report("html", [good, _bad(rubric), unusable(rubric)], ReportOptions())


def _checks(rubric: Rubric) -> str:
    answers = [problem("ZI501", row=row, code=f"A.{row}", title=f"Judul {row}") for row in range(1, 13)]
    checks = [
        check(rubric, best_marks(rubric), [problem("ZI134"), *answers], path="baik.xlsx"),
        check(rubric, worst_marks(rubric), [problem(row=row) for row in range(1, 9)], path="kurang.xlsx"),
        check(rubric, best_marks(rubric), [problem()], path="diterima.xlsx", accepted={"ZI203": waiver()}),
        unusable_check(rubric),
    ]
    return render_checks("html", checks, Demand(require="wbk"), ReportOptions())


def _history(rubric: Rubric) -> str:
    """Two years, and a file that has no place between them."""
    earlier, later = evaluation(rubric, best_marks(rubric), path="baik.xlsx"), _bad(rubric)
    sides = [Side(one.path, one.decisive.title, "", one.decisive.scorecard) for one in (earlier, later)]
    first, second = (
        DatedResult(Dating(year, Basis.FILE, f"lke {year}"), one) for year, one in ((2024, earlier), (2025, later))
    )
    step = YearStep(first, second, compare_sides(rubric, *sides))
    said = (found("ZI905", units="A (2024), B (2025)"),)
    history = History((first, second), (step,), said, unusable(rubric).problems)
    return render_history("html", history, ReportOptions())


def recapped(*evaluations: Evaluation) -> str:
    """A recap of these workbooks, none of which is a copy of another."""
    rows = [replace(row_of(one), sha256=one.path) for one in evaluations]
    page = render_recap("html", recap_of(rows), ReportOptions())
    assert isinstance(page, str)
    return page


def _question(rubric: Rubric) -> str:
    subject = Subject(SubjectKind.QUESTION, "A.II.1.i.a")
    return render_explanation("html", explain(_bad(rubric), subject), ReportOptions())


STATES: Mapping[str, Callable[[Rubric], str]] = MappingProxyType(
    {
        "evaluate, nothing lacking": lambda rubric: render_report(
            "html", [evaluation(rubric, best_marks(rubric), path="baik.xlsx")], ReportOptions()
        ),
        "evaluate, all lacking": lambda rubric: render_report("html", [_bad(rubric)], ReportOptions()),
        "evaluate, several": _evaluations,
        "check, several": _checks,
        "explain, a question": _question,
        "history": _history,
        "recap": lambda rubric: recapped(
            evaluation(rubric, best_marks(rubric), path="baik.xlsx"), _bad(rubric), unusable(rubric)
        ),
    }
)
"""States that no example is in, by kind of page."""
KINDS = (*COMMANDS, *STATES)


def html_of(kind: str, rubric: Rubric, language: str, folder: Path) -> str:
    """The page of this kind; `folder` is for what a command writes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(LANGUAGE_VARIABLE, language)
        if kind in STATES:
            return STATES[kind](rubric)
        file = folder / "halaman.html"
        patch.chdir(PROJECT / "examples")
        with (
            contextlib.suppress(SystemExit),
            Path(os.devnull).open("w") as ignored,
            contextlib.redirect_stderr(ignored),
        ):
            main([*COMMANDS[kind], "--output", str(file), "--force"])
        return file.read_text(encoding="utf-8")
