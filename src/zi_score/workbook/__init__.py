"""Reading: a workbook in, what was answered and in which cell out. Facts only; nothing is scored here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from types import MappingProxyType

from zi_score.answers import (
    AnswerSet,
    FormPlaces,
    FormulaTeller,
    Response,
    Submission,
    TypedShare,
    Unanswered,
    Unreadable,
)
from zi_score.problems import Location, OtherFormError, Problem, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.workbook.alignment import REMEMBERED, Alignment, align
from zi_score.workbook.departures import describe_departures
from zi_score.workbook.files import WORKBOOK_SUFFIXES, WorkbookFile, open_workbook
from zi_score.workbook.formulas import cell_contents, formula_cells, is_formula
from zi_score.workbook.grid import Grid
from zi_score.workbook.header import Header, find_header
from zi_score.workbook.records import read_damaged_scales, read_records, read_weights
from zi_score.workbook.responses import ReadAnswers, read_answers
from zi_score.workbook.unclaimed import MANY_ANSWERS, unclaimed_answers

__all__ = ["WORKBOOK_SUFFIXES", "WorkbookFile", "formula_teller", "open_workbook", "read_submission"]


@dataclass(frozen=True, slots=True)
class _Form:
    """A sheet that was recognised as a form, and how its rows correspond."""

    grid: Grid
    header: Header
    alignment: Alignment

    @property
    def questions_found(self) -> int:
        return sum(row.kind == "question" for row in self.alignment.rows)

    def is_answered(self, rubric: Rubric) -> bool:
        """Whether any assessor has begun to fill it in."""
        columns = (
            read_answers(self.grid, self.header.layout, self.alignment, rubric, one) for one in self.header.assessors
        )
        return any(column.answers.is_filled for column in columns)


def read_submission(
    file: WorkbookFile,
    rubric: Rubric,
    layouts: tuple[Layout, ...],
    sheet: str = "",
    *,
    assessor_is_chosen: bool = False,
) -> Submission:
    """Read the LKE in an opened workbook; raise `UnusableInputError` when there is no one LKE in it.

    It is an `OtherFormError` where the workbook may be read with another rubric.

    `sheet` chooses among several. A column of answers under an unknown title is refused, for it may be the
    tier that decides, unless the user has chosen an assessor. Whatever else is wrong becomes a located
    problem of the submission.
    """
    form = _choose_form(file.grids, rubric, layouts, sheet, Location(file=file.path))
    grid, header, alignment = form.grid, form.header, form.alignment
    unclaimed = unclaimed_answers(grid, header, alignment, rubric)
    many = {place: count for place, count in unclaimed.items() if count >= MANY_ANSWERS}
    if many and not assessor_is_chosen:
        raise UnusableInputError(*_tell_unclaimed("ZI114", grid, many))
    weights, weight_problems = read_weights(grid, header, alignment, rubric)
    damaged_scales, scale_problems = read_damaged_scales(grid, header, alignment, rubric)
    problems: dict[str, list[Problem]] = defaultdict(list)
    problems[""] += [*describe_departures(grid, header, alignment, rubric), *weight_problems, *scale_problems]
    problems[""] += _tell_unclaimed("ZI142", grid, unclaimed)
    answer_sets: dict[str, AnswerSet] = {}
    contradicted: dict[str, Mapping[str, Location]] = {}
    columns = [read_answers(grid, header.layout, alignment, rubric, assessor) for assessor in header.assessors]
    try:
        contents = cell_contents(file, _worth_a_look(columns)) or {}
    except UnusableInputError as error:
        contents = {}
        problems[""] += error.problems
    for read in columns:
        assessor = read.answers.assessor
        answer_sets[assessor], problems[assessor] = _with_contents(read, contents)
        contradicted[assessor] = read.contradicted_totals
    return Submission(
        path=file.path,
        sha256=file.sha256,
        sheet=grid.sheet,
        layout=header.layout.id,
        answer_sets=answer_sets,
        records={one.id: read_records(grid, alignment, rubric, one) for one in header.assessors},
        weights=weights,
        damaged_scales=damaged_scales,
        contradicted_totals=contradicted,
        formulas=header.layout.formulas,
        places=_places(header, alignment),
        unit=_unit_name(file.grids, header.layout),
        problems={assessor: tuple(found_there) for assessor, found_there in problems.items()},
    )


def _tell_unclaimed(code: str, grid: Grid, unclaimed: Mapping[Location, int]) -> list[Problem]:
    return [
        found(code, place, title=grid.text(place.row, place.column) or "-", count=count)
        for place, count in unclaimed.items()
    ]


def _unit_name(grids: Sequence[Grid], layout: Layout) -> str:
    """The name of the unit as the form has it beside the LKE; empty where nobody filled it in."""
    place = layout.unit_name
    if place is None:
        return ""
    texts = {grid.sheet: grid.text(place.row, place.column) for grid in grids if grid.sheet in place.sheets}
    names = (texts.get(sheet, "") for sheet in place.sheets)
    return next((name for name in names if name and name != place.blank), "")


@lru_cache(maxsize=REMEMBERED)
def _row_numbers(alignment: Alignment) -> Mapping[str, int]:
    return MappingProxyType({row.identity: number for row, number in alignment.rows.items()})


def _places(header: Header, alignment: Alignment) -> FormPlaces:
    return FormPlaces(
        header_row=header.row,
        rows=_row_numbers(alignment),
        columns=header.columns,
        assessors={one.id: {"answer": one.answer, **one.others} for one in header.assessors},
    )


def formula_teller(file: WorkbookFile, submission: Submission) -> FormulaTeller:
    """Tells whether a cell of the form holds a formula, None where nobody can; searches the file when first asked."""

    @cache
    def formulas() -> frozenset[str] | None:
        try:
            return formula_cells(file, Location(submission.path, submission.sheet))
        except UnusableInputError:
            # Told already if any blank was looked behind; here it only means that no cause can be named.
            return None

    def has_formula(place: Location) -> bool | None:
        known = formulas()
        return None if known is None else place.cell in known

    return has_formula


def _choose_form(
    grids: tuple[Grid, ...], rubric: Rubric, layouts: tuple[Layout, ...], sheet: str, place: Location
) -> _Form:
    names = ", ".join(grid.sheet for grid in grids) or "-"
    candidates = [grid for grid in grids if not sheet or grid.sheet == sheet]
    headers = [(grid, header) for grid in candidates if (header := find_header(grid, layouts))]
    if not headers:
        code = "ZI110" if sheet else "ZI108"
        raise OtherFormError(found(code, place, sheets=names, **({"sheet": sheet} if sheet else {})))
    forms = [_Form(grid, header, align(grid, header, rubric)) for grid, header in headers]
    expected = len(rubric.questions)
    sound = [form for form in forms if 2 * form.questions_found >= expected]
    if not sound:
        best = max(forms, key=lambda form: form.questions_found)
        values = {"found": best.questions_found, "expected": expected, "rubric": rubric.id}
        raise OtherFormError(found("ZI111", best.grid.location(), **values))
    visible = [form for form in sound if form.grid.is_visible] or sound
    # To know who has answered takes as long as to read it all, and only tells several forms apart.
    answered = [form for form in visible if len(visible) == 1 or form.is_answered(rubric)] or visible
    if len(answered) > 1:
        raise UnusableInputError(found("ZI109", place, sheets=", ".join(form.grid.sheet for form in answered)))
    return answered[0]


def _worth_a_look(columns: Sequence[ReadAnswers]) -> list[Location]:
    """The cells whose real content matters: of those who have begun, or of all when nobody seems to have."""
    begun = [read for read in columns if read.answers.is_filled or read.typed_shares] or columns
    return [place for read in begun for place in (*read.blanks, *read.typed_shares)]


def _with_contents(read: ReadAnswers, contents: Mapping[Location, str]) -> tuple[AnswerSet, list[Problem]]:
    """The answers, corrected where a cell in truth holds a formula or an error value."""
    if not contents:
        return read.answers, list(read.problems)
    responses = dict(read.answers.responses)
    problems = list(read.problems)
    for place, code in read.blanks.items():
        content = contents.get(place, "")
        if is_formula(content) or content.startswith("#"):
            kind = "ZI214" if is_formula(content) else "ZI215"
            problems.append(found(kind, place, code=code, content=content))
            responses[code] = Response(code, Unreadable(content), place)
    for place, code in read.typed_shares.items():
        # A stored result whose counts are gone is no answer that anybody typed.
        if is_formula(contents.get(place, "")) and isinstance(responses[code].answer, TypedShare):
            responses[code] = Response(code, Unanswered(), place)
            problems = [problem for problem in problems if problem.code != "ZI209" or problem.location != place]
    return replace(read.answers, responses=responses), problems
