"""Each audit rule finds a planted defect at its cell, and lets its sound twin pass."""

from pathlib import Path
from random import Random

import pytest

from tests.support.defects import DEFECTS, Defect
from tests.support.filled_form import FilledForm, places_of, random_marks
from zi_score.audit import ANSWER_RULES, FILE_RULES
from zi_score.problems import CATALOGUE, Severity
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_rubric, rubric_folder

FOLDER = rubric_folder(DEFAULT_RUBRIC)
RUBRIC = load_rubric(FOLDER)
LAYOUTS = [one for one in load_layouts(FOLDER) if one.id in ("jawaban-2024", "lampiran-iii-2021")]


def tiers(defect: Defect) -> tuple[str, ...]:
    """Those who must have answered for a defect to be possible."""
    return ("unit", "tpi") if "tpi" in defect.needs else ("unit",)


def can_have(layout: Layout, defect: Defect) -> bool:
    """Whether a form can have a defect."""
    needed = len(tiers(defect))
    return needed <= len(layout.assessors) and defect.fits(layout, needed, has_results=True)


def unmeasured(layout: Layout, defect: Defect) -> tuple[pytest.MarkDecorator, ...]:
    """A defect is measured in the last form that can have it, for the rules are the same in all."""
    last = [one for one in LAYOUTS if can_have(one, defect)][-1]
    return () if layout is last else (pytest.mark.no_cover,)


PLACES = [
    pytest.param(layout, defect, id=f"{layout.id}: {defect}", marks=unmeasured(layout, defect))
    for layout in LAYOUTS
    for defect in DEFECTS
    if can_have(layout, defect)
]


def sound_form(layout: Layout, defect: Defect, seed: int) -> FilledForm:
    """A form without our recapitulation, filled by those whom the defect needs."""
    same = random_marks(RUBRIC, Random(seed))
    form = FilledForm(RUBRIC, layout, {tier: dict(same) for tier in tiers(defect)})
    form.book.sheets = [form.sheet]
    form.store_results()
    return form


@pytest.mark.parametrize(("layout", "defect"), PLACES)
def test_a_planted_defect_is_found_at_its_cell(tmp_path: Path, layout: Layout, defect: Defect) -> None:
    form = sound_form(layout, defect, seed=1)
    place = defect.plant(form, Random(1))
    problems = form.check(tmp_path / "lke.xlsx").evaluation.problems
    assert (defect.code, place) in places_of(problems)
    follows = {defect.code, *defect.also, "ZI213"}
    assert {problem.code for problem in problems if problem.severity is not Severity.NOTE} <= follows


@pytest.mark.parametrize(("layout", "defect"), PLACES)
def test_the_sound_twin_of_a_defect_is_not_reported(tmp_path: Path, layout: Layout, defect: Defect) -> None:
    form = sound_form(layout, defect, seed=2)
    defect.twin(form, Random(2))
    problems = form.check(tmp_path / "lke.xlsx").evaluation.problems
    assert defect.code not in {problem.code for problem in problems}
    assert [problem for problem in problems if problem.severity is not Severity.NOTE] == []


def test_every_code_of_the_audit_is_planted(project: Path) -> None:
    folder = project / "src" / "zi_score" / "audit"
    sources = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*_rules.py"))
    audited = {code for code in CATALOGUE if f'"{code}"' in sources}
    assert len(audited) == len(FILE_RULES) + len(ANSWER_RULES)
    assert audited <= {defect.code for defect in DEFECTS}
