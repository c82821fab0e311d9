"""From the sheets of a workbook to the forms that are read: recognised, held against the law, put together."""

from collections.abc import Sequence
from typing import NamedTuple

from zi_score.column_letters import column_number
from zi_score.problems import Location, OtherFormError, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.lexicon import Lexicon
from zi_score.workbook.columns import Columns
from zi_score.workbook.files import WorkbookFile
from zi_score.workbook.form import Form
from zi_score.workbook.grid import Grid
from zi_score.workbook.header import find_header
from zi_score.workbook.law import contradiction
from zi_score.workbook.recognition import recognise, with_common_ways
from zi_score.workbook.sheet_choice import ChosenSheets, choose_sheets
from zi_score.workbook.telling import without_answers

_SMALL_PART = 15
"""A part of fewer questions may have too few answers to tell what its columns hold."""


class ReadingChoices(NamedTuple):
    """What the user says about a workbook. Empty means: what the workbook itself says.

    `columns` names the column of an assessor's answers: ``("tpi", "R")``. The weights and parts of the form must bear
    the rubric out, those of any but the `is_default` one nearly all; `is_law_given` overrules what contradicts it.
    """

    sheet: str = ""
    assessor: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    is_law_given: bool = False
    is_default: bool = True


ANY = ReadingChoices()
"""Whatever the workbook says, judged by the default rubric."""


def choose_forms(
    file: WorkbookFile, rubric: Rubric, layouts: tuple[Layout, ...], lexicon: Lexicon, choices: ReadingChoices
) -> ChosenSheets:
    """The sheets that make the submission, recognised; raise `OtherFormError` where they may be of another rubric.

    Raises `UnusableInputError` where several sheets may be meant.
    """
    place, grids = Location(file=file.path), file.grids
    names = ", ".join(grid.sheet for grid in grids) or "-"
    candidates = [grid for grid in grids if not choices.sheet or grid.sheet == choices.sheet]
    chosen = {column_number(letters): assessor for assessor, letters in choices.columns}
    headers = {grid.sheet: find_header(grid, layouts) for grid in candidates}
    known = next((header.layout for header in headers.values() if header), None)
    if known:
        # A sheet without known titles most likely is of the form that stands beside it.
        layouts = (known, *(one for one in layouts if one is not known))

    def recognised(grid: Grid, like: Columns | None = None) -> Form | None:
        return recognise(grid, rubric, layouts, lexicon, chosen, headers[grid.sheet], like)

    found_there = [form for grid in candidates if (form := recognised(grid))]
    forms = [form for form in found_there if form.columns.assessors]
    if forms:
        # A part without titles, as where only the first sheet has them, has its columns where the others have them.
        like = max(forms, key=lambda form: len(form.questions)).columns
        again = (recognised(form.grid, like) if _lacks(form, like) else form for form in found_there)
        forms = [form for form in again if form and form.columns.assessors]
    if not forms and found_there:
        raise OtherFormError(without_answers(max(found_there, key=lambda form: len(form.questions))))
    if not forms:
        titled = next((grid for grid in candidates if headers[grid.sheet]), None)
        if titled:
            values = {"found": 0, "expected": len(rubric.questions), "rubric": rubric.id}
            raise OtherFormError(found("ZI111", titled.location(), **values))
        code = "ZI110" if choices.sheet else "ZI108"
        raise OtherFormError(found(code, place, sheets=names, **({"sheet": choices.sheet} if choices.sheet else {})))
    questions = frozenset[str]().union(*(form.questions for form in forms))
    if 2 * len(questions) < len(rubric.questions):
        best = max(forms, key=lambda form: len(form.questions))
        values = {"found": len(questions), "expected": len(rubric.questions), "rubric": rubric.id}
        raise OtherFormError(found("ZI111", best.grid.location(), **values))
    if not choices.is_law_given:
        against = contradiction(forms, rubric, forms[0].grid.location(), is_default=choices.is_default)
        if against:
            raise OtherFormError(against)
    _refuse_unfit_columns(forms, choices, lexicon)
    choice = choose_sheets(forms, place, lexicon)
    is_split = len(choice.forms) > 1 and not choice.assessors
    return choice._replace(forms=with_common_ways(choice.forms, lexicon)) if is_split else choice


def _refuse_unfit_columns(forms: Sequence[Form], choices: ReadingChoices, lexicon: Lexicon) -> None:
    """Raise `UnusableInputError` where the user names an assessor whom nobody knows, or a column without answers."""
    known = [one.id for one in lexicon.assessors]
    for assessor, letters in choices.columns:
        place = Location(forms[0].grid.file, forms[0].grid.sheet)
        if assessor.rstrip("0123456789").rstrip("-") not in known:
            values = {"assessor": assessor, "known": ", ".join(known), "column": letters}
            raise UnusableInputError(found("ZI172", place, **values))
        if not any(one.answer == column_number(letters) for form in forms for one in form.columns.assessors):
            raise UnusableInputError(found("ZI174", place, column=letters, assessor=assessor))


def _lacks(form: Form, like: Columns) -> bool:
    """Whether a sheet has no answer column where another part of the form has one."""
    own = {one.answer for one in form.columns.assessors}
    return not own or (len(form.questions) < _SMALL_PART and not own >= {one.answer for one in like.assessors})
