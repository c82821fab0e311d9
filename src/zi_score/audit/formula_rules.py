"""Rules about formulas: typed over, out of pattern, skipping rows, broken, reaching outside, never computed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from zi_score.audit.references import (
    KINDS,
    USUAL_TOTAL,
    relative,
    without_names,
    without_texts,
)
from zi_score.audit.subject import AuditedWorkbook
from zi_score.audit.unread_parts import unread_parts
from zi_score.exact import plain_text
from zi_score.inspection import Content, Place, SheetFacts
from zi_score.problems import Problem, found
from zi_score.remembered import remembered
from zi_score.rubric.layout import LayoutRow

_BROKEN_REFERENCE = "#REF!"
_OTHER_WORKBOOK = re.compile(r"'[^']*\[[^\[\]']+\](?:[^']|'')*'!|(?<![\w\])])\[[^\[\]]+\][\w.]*!")
_CHANGEABLE = re.compile(
    r"\b(NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|OFFSET|INDIRECT|CELL|INFO|WEBSERVICE|RTD|DDE|CALL|REGISTER\.ID)\s*\("
)
# Google Sheets keeps such a call as a text when it exports to Excel.
_IMPORTING = re.compile(r"\b(IMPORTRANGE|IMPORTDATA|IMPORTXML|IMPORTHTML|IMPORTFEED|GOOGLEFINANCE)\s*\(")
_PATTERN_NEEDS = 3
_PATTERN_SHARE = 2 / 3


def typed_over_formulas(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A value typed where the form computes."""
    form = subject.inspection.form
    blanks = {"", *subject.layout.blank_texts}
    for column, rows in _computed_columns(subject):
        if not any((number, column) in form.formulas for _, number in rows):
            continue
        for row, number in rows:
            content = form.typed.get((number, column), "")
            text = _plain(content)
            if text not in blanks and (number, column) not in form.errors:
                place = subject.inspection.location(subject.submission.sheet, number, column)
                yield found("ZI420", place, code=row.code, content=text)


def formulas_out_of_pattern(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A formula that differs from those of its kind in the same column."""
    form = subject.inspection.form
    for _, column in subject.columns("score"):
        groups: dict[tuple[str, bool], dict[Place, LayoutRow]] = defaultdict(dict)
        for row, number in subject.rows("question"):
            question = subject.rubric.questions[row.code]
            if (number, column) in form.formulas:
                groups[question.scale, row.recorded_as == "points"][number, column] = row
        for group in groups.values():
            shapes = {place: relative(form.formulas[place], place) for place in group}
            usual, count = Counter(shapes.values()).most_common(1)[0]
            if count < _PATTERN_NEEDS or count < _PATTERN_SHARE * len(group):
                continue
            for place, shape in shapes.items():
                if shape != usual:
                    where = subject.inspection.location(form.name, *place)
                    yield found("ZI421", where, code=group[place].code, content=form.formulas[place])


def formulas_that_skip_rows(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A formula of a group that never reads one of its parts."""
    form, sheets = subject.inspection.form, subject.inspection.sheets
    groups = subject.rubric.nodes.values()
    unread = unread_parts(
        tuple(tuple(sheet.formulas.values()) for sheet in sheets.values()),
        tuple((name, tuple(sheet.formulas)) for name, sheet in sheets.items()),
        form.name,
        tuple((row.identity, number) for row, number in subject.rows("node", "part", "question")),
        tuple((score, subject.submission.places.assessors[name]["answer"]) for name, score in subject.columns("score")),
        tuple((node.code, (*node.children, *node.questions)) for node in groups),
    )
    for code, place, parts in unread:
        where = subject.inspection.location(form.name, *place)
        yield found("ZI422", where, code=code, skipped=", ".join(parts), content=form.formulas[place])


def broken_references(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A formula whose reference was deleted."""
    for sheet, place, formula in _all_formulas(subject):
        if _BROKEN_REFERENCE in formula and _BROKEN_REFERENCE in without_texts(formula):
            yield found("ZI423", subject.inspection.location(sheet.name, *place), content=formula)


def shown_errors(subject: AuditedWorkbook) -> Iterator[Problem]:
    """An error value in place of a result; a broken reference and an answer are told by their own rules."""
    answers = {column for _, column in subject.columns("answer")}
    for sheet in subject.inspection.sheets.values():
        for place, error in sheet.errors.items():
            is_answer = sheet.name == subject.submission.sheet and place[1] in answers and place not in sheet.formulas
            if not is_answer and _BROKEN_REFERENCE not in sheet.formulas.get(place, ""):
                yield found("ZI424", subject.inspection.location(sheet.name, *place), content=error)


def links_to_other_workbooks(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A formula that takes its value from another file."""
    inspection = subject.inspection
    places = [
        inspection.location(sheet.name, *place)
        for sheet, place, formula in _all_formulas(subject)
        if "[" in formula and _OTHER_WORKBOOK.search(without_texts(formula))
    ]
    if inspection.external_workbooks and not places:
        places = [inspection.location("")]
    yield from (found("ZI425", place) for place in places)


def changeable_formulas(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A formula that gives another value without any input having changed, or that reaches outside."""
    for sheet in subject.inspection.sheets.values():
        functions = _changeable_functions(tuple(sheet.formulas.values()))
        for place, function in zip(sheet.formulas, functions, strict=True):
            if function:
                yield found("ZI426", subject.inspection.location(sheet.name, *place), function=function)


@remembered(KINDS, USUAL_TOTAL)
def _changeable_functions(formulas: tuple[str, ...]) -> tuple[str, ...]:
    """What each formula calls that gives another value without a cause; an empty text where it calls none."""
    matches = (_CHANGEABLE.search(without_names(one).upper()) or _IMPORTING.search(one.upper()) for one in formulas)
    return tuple(match[1] if match else "" for match in matches)


def never_computed(subject: AuditedWorkbook) -> Iterator[Problem]:
    """Formulas without a single stored result."""
    form = subject.inspection.form
    if form.formulas and not form.results and not form.errors:
        yield found("ZI427", subject.inspection.location(form.name), count=len(form.formulas))


def _computed_columns(subject: AuditedWorkbook) -> Iterator[tuple[int, list[tuple[LayoutRow, int]]]]:
    """Each column with the rows in which the form has a formula there."""
    ratios = {code for code, question in subject.rubric.questions.items() if question.ratio}
    counted = [(row, number) for row, number in subject.rows("subtotal", "question") if row.code in ratios]
    for _, column in subject.columns("answer"):
        yield column, [one for one in counted if one[0].kind == "subtotal" or _has_counts(subject, one[0].code, column)]
    for _, column in subject.columns("score"):
        yield column, list(subject.rows("node", "part", "question", "total"))


def _has_counts(subject: AuditedWorkbook, code: str, column: int) -> bool:
    """A percentage without counts is told where it is read."""
    form, rows = subject.inspection.form, subject.submission.places.rows
    operands = subject.rubric.questions[code].operands
    return any((rows.get(f"{code}:{operand.key}", 0), column) in form.typed for operand in operands)


def _all_formulas(subject: AuditedWorkbook) -> Iterator[tuple[SheetFacts, Place, str]]:
    for sheet in subject.inspection.sheets.values():
        for place, formula in sheet.formulas.items():
            yield sheet, place, formula


def _plain(content: Content) -> str:
    return content.strip() if isinstance(content, str) else plain_text(content)
