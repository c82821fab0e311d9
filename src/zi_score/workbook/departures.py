"""Where a workbook's structure departs from its form: every row missing, added, moved, repeated or re-worded."""

from collections.abc import Iterator

from zi_score.problems import Location, Problem, found
from zi_score.rubric.catalogue import Rubric
from zi_score.workbook.alignment import Alignment
from zi_score.workbook.cells import is_option
from zi_score.workbook.grid import Grid
from zi_score.workbook.header import Header
from zi_score.workbook.words import fold


def describe_departures(grid: Grid, header: Header, alignment: Alignment, rubric: Rubric) -> Iterator[Problem]:
    """Each departure as a problem with its cell, or with the sheet where there is no cell."""
    item = header.columns["item"]
    for title in header.missing:
        yield found("ZI128", grid.location(header.row), column=title)
    for kind, rows in (("ZI121", alignment.reworded), ("ZI122", alignment.moved)):
        # The total goes by several names, and no answer stands in its row.
        for row in (row for row in rows if row.kind != "total"):
            number = alignment.rows[row]
            filled = [column for column in header.item_columns if grid.text(number, column)]
            place = grid.location(number, filled[-1] if filled else item)
            yield found(kind, place, code=row.identity, title=row.label(rubric))
    yield from _missing(grid.location(), alignment, rubric)
    yield from _extra(grid, header, alignment)
    yield from _misplaced(grid, header, alignment, rubric)


def _missing(place: Location, alignment: Alignment, rubric: Rubric) -> Iterator[Problem]:
    """A part that is missing as a whole is told once, and not again for each of its questions."""
    missing = {row.code for row in alignment.missing if row.kind in ("node", "question")}
    told: set[str] = set()
    for code in rubric.nodes if missing else ():
        below = rubric.questions_under(code)
        if code not in told and all(question in missing for question in below):
            told |= {code, *below, *_nodes_below(rubric, code)}
            yield found("ZI126", place, code=code, title=rubric.nodes[code].title)
    for row in alignment.missing:
        if row.kind in ("question", "operand") and row.code not in told:
            yield found("ZI120", place, code=row.identity, title=row.label(rubric))


def _nodes_below(rubric: Rubric, code: str) -> list[str]:
    children = rubric.nodes[code].children
    return [*children, *(node for child in children for node in _nodes_below(rubric, child))]


def _misplaced(grid: Grid, header: Header, alignment: Alignment, rubric: Rubric) -> Iterator[Problem]:
    """An option that stands where the form asks nothing: on a group's row, or on a row without any text."""
    known = {number for row, number in alignment.rows.items() if row.kind in ("question", "operand", "subtotal")}
    known |= set(alignment.extra)
    first, last = min(alignment.rows.values()), max(alignment.rows.values())
    scales = [scale for scale in rubric.scales.values() if scale.kind == "choice"]
    for number in range(first, last + 1):
        for assessor in header.assessors if number not in known else ():
            value = grid.value(number, assessor.answer)
            if value != "" and any(is_option(value, scale) for scale in scales):
                yield found("ZI143", grid.location(number, assessor.answer), answer=grid.text(number, assessor.answer))


def _extra(grid: Grid, header: Header, alignment: Alignment) -> Iterator[Problem]:
    """A row that is not in the form matters where somebody answered it."""
    blank_texts = {"", *(fold(text) for text in header.layout.blank_texts)}
    for number, repeated in alignment.extra.items():
        answers = [grid.text(number, assessor.answer) for assessor in header.assessors]
        given = [answer for answer in answers if fold(answer) not in blank_texts]
        if not given:
            continue
        place = grid.location(number, header.assessors[0].answer)
        if repeated is not None and repeated in alignment.rows:
            yield found("ZI127", place, code=repeated.identity, row=alignment.rows[repeated])
        else:
            yield found("ZI123", place, answer=given[0])
