"""Random workbooks by number: sound ones in many shapes, and ones with a single planted defect.

The same number gives the same workbook. Run in other processes, so everything here is found by import.
"""

import tempfile
from functools import cache
from pathlib import Path
from random import Random

from tests.support.defects import DEFECTS, Defect
from tests.support.filled_form import FilledForm, places_of, random_marks
from tests.support.marks import Marks
from zi_score.problems import Problem, Severity
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_rubric, rubric_folder

_LAYOUTS = {"lampiran-iii-2021": 5, "portalrb-2026": 4, "jawaban-2024": 1}
"""How often each form is drawn; the last is the largest and slowest to read."""
_MOST_TWINS = 3
_RATHER_OFTEN, _SELDOM, _RARELY = 0.5, 0.2, 0.1


def false_findings(number: int) -> list[str]:
    """The errors and warnings of a sound workbook, of which there must be none."""
    random = Random(number)
    layout, tiers, has_results = _shape(random)
    form = _filled(random, layout, tiers, has_results=has_results)
    fitting = [defect for defect in DEFECTS if defect.fits(layout, tiers, has_results=has_results)]
    for defect in random.sample(fitting, random.randint(0, _MOST_TWINS)):
        defect.twin(form, random)
    return [str(problem) for problem in _check(form) if problem.severity is not Severity.NOTE]


def planted_defect(number: int) -> tuple[str, str, bool, list[str]]:
    """Code and place of a planted defect, whether it is found there, and what else is wrongly found."""
    random = Random(-number - 1)
    defect = DEFECTS[number % len(DEFECTS)]
    layout, tiers, has_results = _shape(random, defect)
    form = _filled(random, layout, tiers, has_results=has_results)
    place = defect.plant(form, random)
    problems = _check(form)
    expected = {defect.code, *defect.also}
    others = [one for one in problems if one.severity is not Severity.NOTE and one.code not in expected]
    return defect.code, place, (defect.code, place) in places_of(problems), [str(one) for one in others]


@cache
def _instrument() -> tuple[Rubric, dict[str, Layout]]:
    folder = rubric_folder(DEFAULT_RUBRIC)
    return load_rubric(folder), {layout.id: layout for layout in load_layouts(folder)}


def _shape(random: Random, defect: Defect | None = None) -> tuple[Layout, int, bool]:
    """A form, how many tiers have answered, and whether its results are stored; such as the defect needs."""
    _, layouts = _instrument()
    while True:
        layout = layouts[random.choices(list(_LAYOUTS), list(_LAYOUTS.values()))[0]]
        tiers = 2 if len(layout.assessors) > 1 and random.random() < _RATHER_OFTEN else 1
        has_results = random.random() < _RATHER_OFTEN
        if defect is None or defect.fits(layout, tiers, has_results=has_results):
            return layout, tiers, has_results


def _filled(random: Random, layout: Layout, tiers: int, *, has_results: bool) -> FilledForm:
    rubric, _ = _instrument()
    first = random_marks(rubric, random)
    marks = {"unit": first, "tpi": _reassessed(rubric, first, random)} if tiers > 1 else {"unit": first}
    form = FilledForm(rubric, layout, marks)
    if random.random() >= _RARELY:
        # Our recapitulation is slow to read, and the same in every workbook.
        form.book.sheets = [form.sheet]
    if has_results:
        form.store_results()
    return form


def _reassessed(rubric: Rubric, marks: Marks, random: Random) -> Marks:
    """The same answers but for some options."""
    changed = dict(marks)
    for code, question in rubric.questions.items():
        options = rubric.scale_of(question).options
        if options and random.random() < _SELDOM:
            changed[code] = random.choice(list(options))
    return changed


def _check(form: FilledForm) -> tuple[Problem, ...]:
    with tempfile.TemporaryDirectory() as folder:
        return form.check(Path(folder) / "lke.xlsx").evaluation.problems
