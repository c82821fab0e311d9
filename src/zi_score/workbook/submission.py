"""One submission from an opened workbook: its sheets recognised, chosen and read, and everything told about them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from zi_score.answers import AnswerSet, Response, TypedShare, Unanswered, Unreadable
from zi_score.frozen import field_names, replace
from zi_score.identity import Stated
from zi_score.problems import Location, Problem, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout, LayoutRow
from zi_score.rubric.lexicon import Lexicon
from zi_score.submission import FormPlaces, Records, SheetPlaces, Submission
from zi_score.workbook.alignment import REMEMBERED, Alignment
from zi_score.workbook.departures import describe_departures, missing_rows
from zi_score.workbook.files import WorkbookFile
from zi_score.workbook.form import Form
from zi_score.workbook.form_choice import ANY, ReadingChoices, choose_forms
from zi_score.workbook.formulas import cell_contents, is_formula
from zi_score.workbook.grid import Grid
from zi_score.workbook.records import read_damaged_scales, read_records, read_weights
from zi_score.workbook.responses import ReadAnswers
from zi_score.workbook.stated import read_identity
from zi_score.workbook.telling import (
    describe_columns,
    readings,
    refuse_ambiguous,
    refuse_repeated,
    withheld_by,
)

if TYPE_CHECKING:
    from fractions import Fraction


def read_submission(
    file: WorkbookFile,
    rubric: Rubric,
    layouts: tuple[Layout, ...],
    lexicon: Lexicon,
    choices: ReadingChoices = ANY,
) -> Submission:
    """Read the LKE in an opened workbook; raise `UnusableInputError` when there is no one LKE in it.

    It is an `OtherFormError` where the workbook may be read with another rubric. Whatever else is wrong becomes a
    located problem of the submission.
    """
    choice = choose_forms(file, rubric, layouts, lexicon, choices)
    forms = choice.forms
    refuse_repeated(forms)
    if not choices.assessor:
        refuse_ambiguous(forms)
    problems: dict[str, list[Problem]] = defaultdict(list)
    problems[""] += choice.problems
    weights: dict[str, Fraction] = {}
    damaged: dict[str, Location] = {}
    for form in forms:
        shown, weight_problems = read_weights(form)
        scales, scale_problems = read_damaged_scales(form)
        weights |= shown
        damaged |= scales
        problems[""] += [*describe_departures(form), *weight_problems, *scale_problems]
        problems[""] += describe_columns(form, lexicon)
    problems[""] += missing_rows(forms[0].grid.location(), _missing(forms), rubric)
    identity, said_twice = read_identity(file.grids, forms, lexicon)
    named = _unit_name(file.grids, forms[0].columns.layout)
    identity = identity._replace(unit=identity.unit or named)
    problems[""] += said_twice
    read = _read(file, forms, choice.assessors, lexicon, problems)
    withheld = None if choices.assessor else withheld_by(forms)
    if withheld:
        problems[""].append(withheld[1])
    return Submission(
        path=file.path,
        sha256=file.sha256,
        sheet=forms[0].grid.sheet,
        layout=forms[0].columns.layout.id,
        answer_sets={one.answers.assessor: one.answers for one in read},
        records={one.answers.assessor: one.records for one in read},
        weights=weights,
        damaged_scales=damaged,
        contradicted_totals={one.answers.assessor: one.contradicted for one in read},
        formulas=forms[0].columns.layout.formulas,
        places=_places(forms[0], choice.assessors[:1]),
        parts=tuple(
            SheetPlaces(form.grid.sheet, _places(form, choice.assessors[at : at + 1])) for at, form in enumerate(forms)
        ),
        identity=identity,
        problems={assessor: tuple(found_there) for assessor, found_there in problems.items()},
        reading=tuple(one for form in forms for one in readings(form)),
        withheld=withheld[0] if withheld else None,
    )


def _missing(forms: Sequence[Form]) -> list[LayoutRow]:
    """The rows of the form that stand on none of its sheets."""
    if any(not form.alignment.missing for form in forms):
        return []
    present = {row.identity for form in forms for row in form.alignment.rows}
    return [row for row in forms[0].columns.layout.rows if row.identity not in present]


class _Assessed(NamedTuple):
    """One assessor's answers from all sheets, with what the workbook records beside them."""

    answers: AnswerSet
    records: Records
    contradicted: Mapping[str, Location]


def _read(
    file: WorkbookFile,
    forms: Sequence[Form],
    assessors: Sequence[str],
    lexicon: Lexicon,
    problems: dict[str, list[Problem]],
) -> list[_Assessed]:
    """Each assessor's answers. Parts of a form complete each other; whole forms of two assessors stand side by side."""
    merged: dict[str, _Assessed] = {}
    titles = {one.id: one.title for one in lexicon.assessors}
    for at, form in enumerate(forms):
        try:
            contents = cell_contents(file, _worth_a_look(form.answers)) or {}
        except UnusableInputError as error:
            contents = {}
            problems[""] += error.problems
        for read, columns in zip(form.answers, form.columns.assessors, strict=True):
            answers, found_there = _with_contents(read, contents)
            if assessors:
                answers = replace(answers, assessor=assessors[at], title=titles[assessors[at]])
            problems[answers.assessor] += found_there
            records = read_records(form.grid, form.alignment, form.rubric, columns)
            one = _Assessed(answers, records, read.contradicted_totals)
            known = merged.get(answers.assessor)
            merged[answers.assessor] = _together(known, one, form.questions) if known else one
    return list(merged.values())


def _together(known: _Assessed, one: _Assessed, questions: frozenset[str]) -> _Assessed:
    responses = {
        code: again if code in questions and _is_better(again := one.answers.responses[code], response) else response
        for code, response in known.answers.responses.items()
    }
    before, after = known.records, one.records
    records = Records(*({**getattr(before, name), **getattr(after, name)} for name in field_names(Records)))
    return _Assessed(replace(known.answers, responses=responses), records, {**known.contradicted, **one.contradicted})


def _is_better(again: Response, response: Response) -> bool:
    """Whether a part has an answer where another has none, or at least the row where another has not even that."""
    is_open = isinstance(response.answer, Unanswered) and not response.answer.missing
    return is_open and (not isinstance(again.answer, Unanswered) or not response.location.row)


def _unit_name(grids: Sequence[Grid], layout: Layout) -> Stated | None:
    """The name of the unit as the form has it beside the LKE; None where nobody filled it in."""
    place = layout.unit_name
    if place is None:
        return None
    by_sheet = {grid.sheet: grid for grid in grids}
    for grid in (by_sheet[sheet] for sheet in place.sheets if sheet in by_sheet):
        name = grid.text(place.row, place.column)
        if name and name != place.blank:
            return Stated(name, grid.location(place.row, place.column))
    return None


@lru_cache(maxsize=REMEMBERED)
def _row_numbers(alignment: Alignment) -> Mapping[str, int]:
    return MappingProxyType({row.identity: number for row, number in alignment.rows.items()})


def _places(form: Form, assessor: Sequence[str]) -> FormPlaces:
    columns = form.columns
    named = {(assessor[0] if assessor else one.id): one for one in columns.assessors}
    return FormPlaces(
        header_row=columns.row,
        rows=_row_numbers(form.alignment),
        columns=columns.columns,
        assessors={name: {"answer": one.answer, **one.others} for name, one in named.items()},
        item_columns=columns.item_columns,
    )


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
