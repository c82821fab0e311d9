"""Where a workbook's structure departs from its form: every row missing, added, moved, repeated or re-worded."""

from collections.abc import Collection, Iterator, Sequence

from zi_score.problems import Location, Problem, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import LayoutRow
from zi_score.workbook.alignment import Alignment
from zi_score.workbook.cells import is_option
from zi_score.workbook.columns import Columns
from zi_score.workbook.form import Form
from zi_score.workbook.grid import Grid
from zi_score.workbook.words import fold

_TWO_OPTIONS = 2
_MANY_REWORDED = 20
"""So many rows in other words are a form in other words, which is told once."""


def describe_departures(form: Form) -> Iterator[Problem]:
    """Each departure of one sheet as a problem with its cell; what is missing as a whole is `missing_rows`."""
    grid, columns, alignment, rubric = form.grid, form.columns, form.alignment, form.rubric
    for title in columns.missing:
        yield found("ZI128", grid.location(columns.row), column=title)
    reworded = [row for row in alignment.reworded if row.kind != "total"]
    if len(reworded) >= _MANY_REWORDED:
        yield found("ZI161", grid.location(), count=len(reworded), code=reworded[0].identity)
        reworded = []
    for kind, rows in (("ZI121", reworded), ("ZI122", alignment.moved)):
        # The total goes by several names, and no answer stands in its row.
        for row in (row for row in rows if row.kind != "total"):
            place = _text_cell(grid, columns, alignment.rows[row])
            yield found(kind, place, code=row.identity, title=row.label(rubric))
    for number, (by_text, by_code) in alignment.contradicted.items():
        place = grid.location(number, columns.columns.get("id", columns.item_columns[0]))
        yield found("ZI159", place, code=by_code.identity, text=by_text.identity, title=by_text.label(rubric))
    for number, (own, other) in alignment.doubled.items():
        values = {"code": own.identity, "other": other.identity, "title": other.label(rubric)}
        yield found("ZI169", _text_cell(grid, columns, number), **values)
    yield from _extra(grid, columns, alignment)
    yield from _misplaced(grid, columns, alignment, rubric)


def _text_cell(grid: Grid, columns: Columns, number: int) -> Location:
    filled = [column for column in columns.item_columns if grid.text(number, column)]
    return grid.location(number, filled[-1] if filled else columns.columns["item"])


def missing_rows(place: Location, rows: Collection[LayoutRow], rubric: Rubric) -> Iterator[Problem]:
    """A part that is missing as a whole is told once, and not again for each of its questions."""
    missing = {row.code for row in rows if row.kind in ("node", "question")}
    told: set[str] = set()
    for code in rubric.nodes if missing else ():
        below = rubric.questions_under(code)
        if code not in told and all(question in missing for question in below):
            told |= {code, *below, *_nodes_below(rubric, code)}
            yield found("ZI126", place, code=code, title=rubric.nodes[code].title)
    for row in rows:
        if row.kind in ("question", "operand") and row.code not in told:
            yield found("ZI120", place, code=row.identity, title=row.label(rubric))


def _nodes_below(rubric: Rubric, code: str) -> list[str]:
    children = rubric.nodes[code].children
    return [*children, *(node for child in children for node in _nodes_below(rubric, child))]


def _misplaced(grid: Grid, columns: Columns, alignment: Alignment, rubric: Rubric) -> Iterator[Problem]:
    """An option that stands where the form asks nothing: on a group's row, or on a row without any text."""
    known = {number for row, number in alignment.rows.items() if row.kind in ("question", "operand", "subtotal")}
    known |= set(alignment.extra)
    first, last = min(alignment.rows.values()), max(alignment.rows.values())
    scales = [scale for scale in rubric.scales.values() if scale.kind == "choice"]
    for number in range(first, last + 1):
        for assessor in columns.assessors if number not in known else ():
            value = grid.value(number, assessor.answer)
            if value != "" and any(is_option(value, scale) for scale in scales):
                yield found("ZI143", grid.location(number, assessor.answer), answer=grid.text(number, assessor.answer))


def _extra(grid: Grid, columns: Columns, alignment: Alignment) -> Iterator[Problem]:
    """A row that is not in the form matters where somebody answered it."""
    blank_texts = {"", *(fold(text) for text in columns.layout.blank_texts)}
    first = min(alignment.rows.values())
    for number, repeated in alignment.extra.items():
        answered = [
            (assessor.answer, text)
            for assessor in columns.assessors
            if fold(text := grid.text(number, assessor.answer)) not in blank_texts
        ]
        if not answered or number < first:
            continue
        place = grid.location(number, answered[0][0])
        if repeated is not None and repeated in alignment.rows:
            yield found("ZI127", place, code=repeated.identity, row=alignment.rows[repeated])
        else:
            yield found("ZI123", place, answer=answered[0][1])


def repeated_questions(form: Form) -> tuple[int, int]:
    """How many questions stand there once more with an answer on their scale, and how many of them answered otherwise.

    Of two options, which evidence beside a question is marked with as well, nothing is counted.
    """
    grid, columns, alignment, rubric = form.grid, form.columns, form.alignment, form.rubric
    repeated = differing = 0
    for number, row in alignment.extra.items():
        if row is None or row.kind != "question" or row not in alignment.rows:
            continue
        scale = rubric.scale_of(rubric.questions[row.code])
        given = [grid.value(number, assessor.answer) for assessor in columns.assessors]
        if len(scale.options) > _TWO_OPTIONS and any(is_option(value, scale) for value in given if value != ""):
            repeated += 1
            differing += _answers(grid, columns, number) != _answers(grid, columns, alignment.rows[row])
    return repeated, differing


def _answers(grid: Grid, columns: Columns, number: int) -> Sequence[str]:
    return [fold(grid.text(number, assessor.answer)) for assessor in columns.assessors]
