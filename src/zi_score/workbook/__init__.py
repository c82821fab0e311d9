"""Reading: a workbook in, what was answered and in which cell out. Facts only; nothing is scored here."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from zi_score.answers import AnswerSet, FormPlaces, RecordedFigure, Records, Response, Submission, Unreadable
from zi_score.problems import Location, Problem, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.workbook.alignment import Alignment, align
from zi_score.workbook.departures import describe_departures
from zi_score.workbook.files import WORKBOOK_SUFFIXES, open_workbook
from zi_score.workbook.formulas import cell_contents, is_formula
from zi_score.workbook.grid import Grid
from zi_score.workbook.header import Header, find_header
from zi_score.workbook.records import read_damaged_scales, read_records, read_weights
from zi_score.workbook.responses import ReadAnswers, read_answers
from zi_score.workbook.unclaimed import unclaimed_answers

__all__ = ["WORKBOOK_SUFFIXES", "look_at_formulas", "read_submission"]


@dataclass(frozen=True, slots=True)
class _Form:
    """A sheet that was recognised as a form, and how its rows correspond."""

    grid: Grid
    header: Header
    alignment: Alignment

    @property
    def questions_found(self) -> int:
        return sum(row.kind == "question" for row in self.alignment.rows)


def read_submission(
    path: Path, rubric: Rubric, layouts: tuple[Layout, ...], sheet: str = "", *, assessor_is_chosen: bool = False
) -> Submission:
    """Read one workbook; raise `UnusableInputError` when there is no one LKE in it.

    `sheet` chooses among several. A column of answers under an unknown title is refused, for it may be the
    tier that decides, unless the user has chosen an assessor. Whatever else is wrong becomes a located
    problem of the submission.
    """
    file = open_workbook(path)
    form = _choose_form(file.grids, rubric, layouts, sheet, Location(file=file.path))
    grid, header, alignment = form.grid, form.header, form.alignment
    unclaimed = unclaimed_answers(grid, header, alignment, rubric)
    if unclaimed and not assessor_is_chosen:
        raise UnusableInputError(*_tell_unclaimed("ZI114", grid, unclaimed))
    weights, weight_problems = read_weights(grid, header, alignment, rubric)
    damaged_scales, scale_problems = read_damaged_scales(grid, header, alignment, rubric)
    problems: dict[str, list[Problem]] = defaultdict(list)
    problems[""] += [*describe_departures(grid, header, alignment, rubric), *weight_problems, *scale_problems]
    problems[""] += _tell_unclaimed("ZI142", grid, unclaimed)
    answer_sets: dict[str, AnswerSet] = {}
    contradicted: dict[str, Mapping[str, Location]] = {}
    for assessor in header.assessors:
        read = read_answers(grid, header.layout, alignment, rubric, assessor)
        answers, hidden = _look_behind_blanks(path, read)
        answer_sets[assessor.id] = answers
        contradicted[assessor.id] = read.contradicted_totals
        problems[assessor.id] += [*read.problems, *hidden]
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
        problems={assessor: tuple(found_there) for assessor, found_there in problems.items()},
    )


def _tell_unclaimed(code: str, grid: Grid, unclaimed: Mapping[Location, int]) -> list[Problem]:
    return [
        found(code, place, title=grid.text(place.row, place.column), count=count) for place, count in unclaimed.items()
    ]


def _places(header: Header, alignment: Alignment) -> FormPlaces:
    return FormPlaces(
        header_row=header.row,
        rows={row.identity: number for row, number in alignment.rows.items()},
        columns=header.columns,
        assessors={one.id: {"answer": one.answer, **one.others} for one in header.assessors},
    )


def look_at_formulas(submission: Submission, assessor: str) -> Submission:
    """The same submission with `has_formula` known for every recorded figure of an assessor."""
    records = submission.records[assessor]
    groups = (records.points, records.totals, records.shares, records.quotients)
    places = [figure.location for group in groups for figure in group.values()]
    try:
        contents = cell_contents(Path(submission.path), places)
    except UnusableInputError:
        # Told already if any blank was looked behind; here it only means that no cause can be named.
        contents = None
    if contents is None:
        return submission

    def looked(group: Mapping[str, RecordedFigure]) -> dict[str, RecordedFigure]:
        return {
            code: replace(figure, has_formula=is_formula(contents[figure.location])) for code, figure in group.items()
        }

    known = Records(*(looked(group) for group in groups))
    return replace(submission, records={**submission.records, assessor: known})


def _choose_form(
    grids: tuple[Grid, ...], rubric: Rubric, layouts: tuple[Layout, ...], sheet: str, place: Location
) -> _Form:
    names = ", ".join(grid.sheet for grid in grids) or "-"
    candidates = [grid for grid in grids if not sheet or grid.sheet == sheet]
    headers = [(grid, header) for grid in candidates if (header := find_header(grid, layouts))]
    if not headers:
        code = "ZI110" if sheet else "ZI108"
        raise UnusableInputError(found(code, place, sheets=names, **({"sheet": sheet} if sheet else {})))
    forms = [_Form(grid, header, align(grid, header, rubric)) for grid, header in headers]
    expected = len(rubric.questions)
    sound = [form for form in forms if 2 * form.questions_found >= expected]
    if not sound:
        best = max(forms, key=lambda form: form.questions_found)
        values = {"found": best.questions_found, "expected": expected, "rubric": rubric.id}
        raise UnusableInputError(found("ZI111", best.grid.location(), **values))
    if len(sound) > 1:
        raise UnusableInputError(found("ZI109", place, sheets=", ".join(form.grid.sheet for form in sound)))
    return sound[0]


def _look_behind_blanks(path: Path, read: ReadAnswers) -> tuple[AnswerSet, list[Problem]]:
    """An empty answer cell may in truth hold a formula without a stored result, or an error value."""
    if not read.answers.is_filled or not read.blanks:
        return read.answers, []
    try:
        contents = cell_contents(path, read.blanks) or {}
    except UnusableInputError as error:
        return read.answers, list(error.problems)
    responses = dict(read.answers.responses)
    problems = []
    for place, content in contents.items():
        code = read.blanks[place]
        if is_formula(content):
            problems.append(found("ZI214", place, code=code, content=content))
        elif content.startswith("#"):
            problems.append(found("ZI215", place, code=code, content=content))
        else:
            continue
        responses[code] = Response(code, Unreadable(content), place)
    return replace(read.answers, responses=responses), problems
