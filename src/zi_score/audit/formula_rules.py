"""Rules about formulas: typed over, out of pattern, skipping rows, broken, reaching outside, never computed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from zi_score.audit.references import referred_cells, relative, without_texts
from zi_score.audit.subject import Subject
from zi_score.inspection import Place, SheetFacts
from zi_score.problems import Problem, found
from zi_score.rubric.layout import LayoutRow

_BROKEN_REFERENCE = "#REF!"
_OTHER_WORKBOOK = re.compile(r"\[[^\[\]]+\]")
_CHANGEABLE = re.compile(
    r"\b(NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|OFFSET|INDIRECT|INFO|WEBSERVICE|RTD|DDE|CALL|REGISTER\.ID)\s*\("
)
_PATTERN_NEEDS = 3
_PATTERN_SHARE = 2 / 3


def typed_over_formulas(subject: Subject) -> Iterator[Problem]:
    """A number typed where the form computes."""
    for column, rows in _computed_columns(subject):
        formulas = [row for row, number in rows if (number, column) in subject.inspection.form.formulas]
        for row, number in rows:
            content = subject.inspection.form.typed.get((number, column))
            if formulas and isinstance(content, float):
                place = subject.inspection.location(subject.submission.sheet, number, column)
                yield found("ZI420", place, code=row.code, content=_plain(content))


def formulas_out_of_pattern(subject: Subject) -> Iterator[Problem]:
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


def formulas_that_skip_rows(subject: Subject) -> Iterator[Problem]:
    """A formula of a group that never reads one of its parts."""
    form = subject.inspection.form
    rows = {row.identity: number for row, number in subject.rows("node", "part", "question")}
    for _, column in subject.columns("score"):
        for node in subject.rubric.nodes.values():
            place = (rows.get(node.code, 0), column)
            if place not in form.formulas:
                continue
            parts = [*node.children, *(_carrier(code, rows) for code in node.questions)]
            reached = _reached(place, form)
            skipped = [part for part in parts if part in rows and (rows[part], column) not in reached]
            if skipped:
                where = subject.inspection.location(form.name, *place)
                codes = ", ".join(part.split(":")[0] for part in skipped)
                yield found("ZI422", where, code=node.code, skipped=codes, content=form.formulas[place])


def broken_references(subject: Subject) -> Iterator[Problem]:
    """A formula whose reference was deleted."""
    for sheet, place, formula in _all_formulas(subject):
        if _BROKEN_REFERENCE in without_texts(formula):
            yield found("ZI423", subject.inspection.location(sheet.name, *place), content=formula)


def shown_errors(subject: Subject) -> Iterator[Problem]:
    """An error value in place of a result; a broken reference is told by its own rule."""
    for sheet in subject.inspection.sheets.values():
        for place, error in sheet.errors.items():
            if _BROKEN_REFERENCE not in sheet.formulas.get(place, ""):
                yield found("ZI424", subject.inspection.location(sheet.name, *place), content=error)


def links_to_other_workbooks(subject: Subject) -> Iterator[Problem]:
    """A formula that takes its value from another file."""
    inspection = subject.inspection
    places = [
        inspection.location(sheet.name, *place)
        for sheet, place, formula in _all_formulas(subject)
        if _OTHER_WORKBOOK.search(without_texts(formula))
    ]
    if inspection.external_workbooks and not places:
        places = [inspection.location("")]
    yield from (found("ZI425", place) for place in places)


def changeable_formulas(subject: Subject) -> Iterator[Problem]:
    """A formula that gives another value without any input having changed, or that reaches outside."""
    for sheet, place, formula in _all_formulas(subject):
        if match := _CHANGEABLE.search(without_texts(formula).upper()):
            yield found("ZI426", subject.inspection.location(sheet.name, *place), function=match[1])


def never_computed(subject: Subject) -> Iterator[Problem]:
    """Formulas without a single stored result."""
    form = subject.inspection.form
    if form.formulas and not form.results and not form.errors:
        yield found("ZI427", subject.inspection.location(form.name), count=len(form.formulas))


def _computed_columns(subject: Subject) -> Iterator[tuple[int, list[tuple[LayoutRow, int]]]]:
    """Each column with the rows in which the form has a formula there."""
    ratios = {code for code, question in subject.rubric.questions.items() if question.ratio}
    counted = [(row, number) for row, number in subject.rows("subtotal", "question") if row.code in ratios]
    quotients = [(row, number) for row, number in counted if row.kind == "subtotal" or _has_counts(subject, row.code)]
    for _, column in subject.columns("answer"):
        yield column, quotients
    for _, column in subject.columns("score"):
        yield column, list(subject.rows("node", "part", "question", "total"))


def _has_counts(subject: Subject, code: str) -> bool:
    """A percentage without counts is told where it is read."""
    form, rows = subject.inspection.form, subject.submission.places.rows
    operands = subject.rubric.questions[code].operands
    return any(
        (rows.get(f"{code}:{operand.key}", 0), column) in form.typed
        for _, column in subject.columns("answer")
        for operand in operands
    )


def _carrier(code: str, rows: dict[str, int]) -> str:
    """The row that carries a question's score upwards: its group row where it has one."""
    return f"{code}:part" if f"{code}:part" in rows else code


def _reached(place: Place, form: SheetFacts) -> set[Place]:
    """Every cell that a formula reads, directly or through others of its sheet."""
    reached: set[Place] = set()
    waiting = [place]
    while waiting:
        formula = form.formulas.get(waiting.pop(), "")
        new = {cell for sheet, cell in referred_cells(formula, form.name) if sheet == form.name} - reached
        reached |= new
        waiting += new
    return reached


def _all_formulas(subject: Subject) -> Iterator[tuple[SheetFacts, Place, str]]:
    for sheet in subject.inspection.sheets.values():
        for place, formula in sheet.formulas.items():
            yield sheet, place, formula


def _plain(number: float) -> str:
    return str(int(number)) if number.is_integer() else str(number)
