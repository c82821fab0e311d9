"""Rules about the shape of the workbook: hidden or empty rows, strange sheets, and what else the file brings along."""

from collections.abc import Iterator

from zi_score.audit.subject import AuditedWorkbook
from zi_score.column_letters import column_letters
from zi_score.problems import Problem, found

_PROGRAMS = {
    "openpyxl", "zi-score", "apache poi", "libreoffice", "microsoft excel", "microsoft office user",
    "user", "admin", "administrator",
}  # fmt: skip
"""What stands in the properties in place of a person's name."""


def hidden_rows(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A question or count that nobody sees."""
    form = subject.inspection.form
    for row, number in subject.rows("question", "operand"):
        if number in form.hidden_rows:
            place = subject.inspection.location(form.name, number)
            yield found("ZI131", place, code=row.identity, title=row.label(subject.rubric))


def hidden_answer_columns(subject: AuditedWorkbook) -> Iterator[Problem]:
    """Answers in a column that nobody sees."""
    form = subject.inspection.form
    for assessor, column in subject.columns("answer"):
        if column in form.hidden_columns and subject.submission.answer_sets[assessor].is_filled:
            place = subject.inspection.location(form.name, subject.submission.places.header_row, column)
            yield found("ZI132", place, assessor=subject.submission.answer_sets[assessor].title)


def merged_answers(subject: AuditedWorkbook) -> Iterator[Problem]:
    """An answer cell that was merged with one above it: what is seen in it belongs to that one alone."""
    form = subject.inspection.form
    for assessor, column in subject.columns("answer"):
        is_filled = subject.submission.answer_sets[assessor].is_filled
        merged = [corners for corners in form.merged if is_filled and corners[0][1] <= column <= corners[1][1]]
        for row, number in subject.rows("question", "operand") if merged else ():
            if form.content(number, column) != "":
                continue
            for (top, first), (bottom, last) in merged:
                if top < number <= bottom:
                    place = subject.inspection.location(form.name, number, column)
                    cells = f"{column_letters(first)}{top}:{column_letters(last)}{bottom}"
                    yield found("ZI153", place, code=row.identity, cells=cells)


def empty_rows_in_groups(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A row without any text inside a group, whose formula the group's mean still reads."""
    form = subject.inspection.form
    numbers = {row.identity: number for row, number in subject.rows("node", "question")}
    used = set(subject.submission.places.rows.values())
    used |= {row for row, column in form.typed if column in subject.item_columns}
    for _, column in subject.columns("score"):
        for node in subject.rubric.nodes.values():
            rows = [numbers[code] for code in (node.code, *node.questions) if code in numbers]
            for number in range(min(rows, default=0), max(rows, default=-1)) if node.questions else ():
                if number not in used and (number, column) in form.formulas:
                    place = subject.inspection.location(form.name, number, column)
                    yield found("ZI133", place, code=node.code)


def unknown_sheets(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A sheet that is not part of the form."""
    parts = (part.sheet for part in subject.submission.parts)
    known = {name.casefold() for name in (*subject.layout.sheets, *subject.layout.other_sheets, *parts)}
    for sheet in subject.inspection.sheets.values():
        if sheet.name != subject.submission.sheet and sheet.name.casefold() not in known:
            yield found("ZI135", subject.inspection.location(sheet.name))


def renamed_sheet(subject: AuditedWorkbook) -> Iterator[Problem]:
    """The form's sheet under another name."""
    name = subject.submission.sheet
    is_whole = len(subject.submission.parts) <= 1
    if is_whole and name.casefold() not in {known.casefold() for known in subject.layout.sheets}:
        yield found("ZI136", subject.inspection.location(name), expected=subject.layout.sheets[0])


def very_hidden_sheets(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A sheet that Excel's own menu cannot show."""
    for sheet in subject.inspection.sheets.values():
        if sheet.state == "veryHidden":
            yield found("ZI137", subject.inspection.location(sheet.name))


def shifted_form(subject: AuditedWorkbook) -> Iterator[Problem]:
    """How far the workbook stands from the known form that it is."""
    rows = [number for row, number in subject.rows("node", "question", "operand") if number != row.row]
    expected = {name: column.number for name, column in subject.layout.columns.items()}
    columns = [
        name for name, column in subject.submission.places.columns.items() if expected.get(name, column) != column
    ]
    if rows or columns:
        place = subject.inspection.location(subject.submission.sheet)
        values = {"rows": len(rows), "columns": len(columns), "layout": subject.layout.title}
        yield found("ZI138", place, **values)


def macros(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A workbook that brings a program along."""
    if subject.inspection.has_macros:
        yield found("ZI139", subject.inspection.location(""))


def embedded_objects(subject: AuditedWorkbook) -> Iterator[Problem]:
    """Other files or controls inside the workbook."""
    if subject.inspection.embedded:
        yield found("ZI140", subject.inspection.location(""), count=len(subject.inspection.embedded))


def personal_properties(subject: AuditedWorkbook) -> Iterator[Problem]:
    """Names of persons in the properties of the file."""
    properties = subject.inspection.properties
    named = [name for name in ("creator", "lastModifiedBy", "manager") if properties.get(name, "").strip()]
    personal = [name for name in named if properties[name].strip().casefold() not in _PROGRAMS]
    if personal:
        yield found("ZI141", subject.inspection.location(""), properties=", ".join(personal))
