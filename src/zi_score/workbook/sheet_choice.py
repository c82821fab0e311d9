"""Which sheets of a workbook make the one submission in it: parts of one form, or one sheet among several.

Sheets that ask the same and were answered otherwise are never chosen between silently.
"""

from collections.abc import Sequence
from typing import NamedTuple

from zi_score.language import _
from zi_score.problems import Location, Problem, UnusableInputError, found
from zi_score.rubric.lexicon import Lexicon
from zi_score.workbook.form import Form
from zi_score.workbook.titles import whose

_OVERLAP = 0.1
"""Parts of one form may have so many of their questions in common: a row that was copied along."""
_SMALL = 5
"""A sheet of fewer questions, all of which a larger one has, is an extract of it."""


class ChosenSheets(NamedTuple):
    """The sheets to read: parts of one form, or one whole form for each assessor of `assessors` (empty: as titled).

    `problems` names what was passed over.
    """

    forms: tuple[Form, ...]
    assessors: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def choose_sheets(forms: Sequence[Form], place: Location, lexicon: Lexicon) -> ChosenSheets:
    """The sheets that make the submission; raise `UnusableInputError` where nobody can tell."""
    if len(forms) == 1:
        return ChosenSheets(tuple(forms))
    filled = [form for form in forms if form.is_filled]
    # What nobody has answered competes with nothing; among several blank forms those count that are seen.
    pool = filled or [form for form in forms if form.grid.is_visible] or list(forms)
    pool.sort(key=lambda form: -len(form.questions))
    pool, copies = _without_copies(pool)
    rivals = _rivals(pool)
    if not rivals:
        extracts = [form for form in pool if _is_extract(form, pool)]
        kept = [form for form in pool if form not in extracts]
        kept.sort(key=forms.index)
        problems = [found("ZI162", form.grid.location()) for form in copies]
        if _ask_the_same(kept):
            names = ", ".join(_shown(form) for form in kept)
            problems.append(found("ZI173", kept[0].grid.location(), sheets=names))
        return ChosenSheets(tuple(kept), (), tuple(problems))
    assessors = _named_assessors(pool, lexicon)
    if assessors:
        ordered = sorted(zip(assessors, pool, strict=True), key=lambda pair: _rank(pair[0], lexicon))
        return ChosenSheets(tuple(form for _name, form in ordered), tuple(name for name, _form in ordered))
    names = ", ".join(_shown(form) for form in sorted(pool, key=forms.index))
    raise UnusableInputError(found("ZI109", place, sheets=names))


def _without_copies(forms: Sequence[Form]) -> tuple[list[Form], list[Form]]:
    """The forms, and the hidden ones that say the same as one that is seen."""
    kept: list[Form] = []
    copies: list[Form] = []
    for form in sorted(forms, key=lambda form: not form.grid.is_visible):
        is_copy = not form.grid.is_visible and any(_overlap(form, other) and _agree(form, other) for other in kept)
        (copies if is_copy else kept).append(form)
    return kept, copies


def _agree(one: Form, other: Form) -> bool:
    """Whether two sheets have the same questions with the same answers of the same assessors."""
    return one.questions <= other.questions and _answers(one, one.questions) == _answers(other, one.questions)


def _answers(form: Form, questions: frozenset[str]) -> dict[str, dict[str, object]]:
    return {
        read.answers.assessor: {code: read.answers.responses[code].answer for code in sorted(questions)}
        for read in form.answers
        if read.answers.is_filled
    }


def _rivals(forms: Sequence[Form]) -> bool:
    """Whether any two of the sheets ask the same, extracts aside."""
    return any(
        _overlap(one, other) > _OVERLAP * min(len(one.answered), len(other.answered))
        and not _is_extract(one, forms)
        and not _is_extract(other, forms)
        for at, one in enumerate(forms)
        for other in forms[:at]
    )


def _ask_the_same(forms: Sequence[Form]) -> bool:
    """Whether two of the sheets ask much the same, although each question was answered on one of them only."""
    return any(
        len(one.questions & other.questions) >= max(_SMALL, _OVERLAP * min(len(one.questions), len(other.questions)))
        for at, one in enumerate(forms)
        for other in forms[:at]
    )


def _overlap(one: Form, other: Form) -> int:
    return len(one.answered & other.answered)


def _is_extract(form: Form, forms: Sequence[Form]) -> bool:
    return len(form.questions) < _SMALL and any(form.questions < other.questions for other in forms)


def _named_assessors(forms: Sequence[Form], lexicon: Lexicon) -> tuple[str, ...]:
    """The assessor of each whole sheet by its name, where the names tell them apart and each has one column."""
    said = [whose(form.grid.sheet, lexicon) for form in forms]
    names = tuple(one.assessor for one in said)
    is_told = all(names) and len(set(names)) == len(names) and not any(one.not_answers for one in said)
    has_one_each = all(len(form.columns.assessors) == 1 and form.grid.is_visible for form in forms)
    return names if is_told and has_one_each else ()


def _rank(assessor: str, lexicon: Lexicon) -> int:
    return next(at for at, one in enumerate(lexicon.assessors) if one.id == assessor)


def _shown(form: Form) -> str:
    name = form.grid.sheet
    return name if form.grid.is_visible else _("{sheet} (tersembunyi)").format(sheet=name)
