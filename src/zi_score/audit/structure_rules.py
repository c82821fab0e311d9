"""Rules about the shape of the workbook: hidden or empty rows, strange sheets, other weights in recaps, the file."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from zi_score.audit.references import referred_cells
from zi_score.audit.subject import Subject
from zi_score.exact import agrees, exact
from zi_score.inspection import Place, SheetFacts
from zi_score.problems import Problem, found


def hidden_rows(subject: Subject) -> Iterator[Problem]:
    """A question or count that nobody sees."""
    form = subject.inspection.form
    for row, number in subject.rows("question", "operand"):
        if number in form.hidden_rows:
            place = subject.inspection.location(form.name, number)
            yield found("ZI131", place, code=row.identity, title=row.label(subject.rubric))


def hidden_answer_columns(subject: Subject) -> Iterator[Problem]:
    """Answers in a column that nobody sees."""
    form = subject.inspection.form
    for assessor, column in subject.columns("answer"):
        if column in form.hidden_columns and subject.submission.answer_sets[assessor].is_filled:
            place = subject.inspection.location(form.name, subject.submission.places.header_row, column)
            yield found("ZI132", place, assessor=subject.submission.answer_sets[assessor].title)


def empty_rows_in_groups(subject: Subject) -> Iterator[Problem]:
    """A row without any text inside a group, whose formula the group's mean still reads."""
    form = subject.inspection.form
    numbers = {row.identity: number for row, number in subject.rows("node", "question")}
    used = set(subject.submission.places.rows.values())
    for _, column in subject.columns("score"):
        for node in subject.rubric.nodes.values():
            rows = [numbers[code] for code in (node.code, *node.questions) if code in numbers]
            for number in range(min(rows, default=0), max(rows, default=-1)) if node.questions else ():
                if number not in used and (number, column) in form.formulas:
                    place = subject.inspection.location(form.name, number, column)
                    yield found("ZI133", place, code=node.code)


def other_weights_in_recaps(subject: Subject) -> Iterator[Problem]:
    """A recapitulation that shows a score of the form beside another weight than the regulation's."""
    scores = _node_scores(subject)
    for sheet in subject.inspection.sheets.values():
        if sheet.name == subject.submission.sheet:
            continue
        for row, codes in _recapitulated(sheet, scores).items():
            column = _weight_column(subject, sheet, row)
            stated = sheet.content(row, column) if column else ""
            if not isinstance(stated, float):
                continue
            weights = [subject.rubric.nodes[code].weight for code in codes]
            # A row may show one node, or the parts of an area and their sum.
            if not any(agrees(exact(stated), allowed) for allowed in (*weights, sum(weights, Fraction(0)))):
                place = subject.inspection.location(sheet.name, row, column or 0)
                values = {"found": exact(stated), "expected": weights[0]}
                yield found("ZI134", place, code=codes[0], **values)


def unknown_sheets(subject: Subject) -> Iterator[Problem]:
    """A sheet that is not part of the form."""
    known = {name.casefold() for name in (*subject.layout.sheets, *subject.layout.other_sheets)}
    for sheet in subject.inspection.sheets.values():
        if sheet.name != subject.submission.sheet and sheet.name.casefold() not in known:
            yield found("ZI135", subject.inspection.location(sheet.name))


def renamed_sheet(subject: Subject) -> Iterator[Problem]:
    """The form's sheet under another name."""
    name = subject.submission.sheet
    if name.casefold() not in {known.casefold() for known in subject.layout.sheets}:
        yield found("ZI136", subject.inspection.location(name), expected=subject.layout.sheets[0])


def very_hidden_sheets(subject: Subject) -> Iterator[Problem]:
    """A sheet that Excel's own menu cannot show."""
    for sheet in subject.inspection.sheets.values():
        if sheet.state == "veryHidden":
            yield found("ZI137", subject.inspection.location(sheet.name))


def shifted_form(subject: Subject) -> Iterator[Problem]:
    """How far the workbook stands from the known form that it is."""
    rows = [number for row, number in subject.rows("node", "question", "operand") if number != row.row]
    expected = {name: column.number for name, column in subject.layout.columns.items()}
    columns = [name for name, column in subject.submission.places.columns.items() if column != expected[name]]
    if rows or columns:
        place = subject.inspection.location(subject.submission.sheet)
        values = {"rows": len(rows), "columns": len(columns), "layout": subject.layout.title}
        yield found("ZI138", place, **values)


def macros(subject: Subject) -> Iterator[Problem]:
    """A workbook that brings a program along."""
    if subject.inspection.has_macros:
        yield found("ZI139", subject.inspection.location(""))


def embedded_objects(subject: Subject) -> Iterator[Problem]:
    """Other files or controls inside the workbook."""
    if subject.inspection.embedded:
        yield found("ZI140", subject.inspection.location(""), count=len(subject.inspection.embedded))


def personal_properties(subject: Subject) -> Iterator[Problem]:
    """Names of persons in the properties of the file."""
    names = [name for name in ("creator", "lastModifiedBy") if subject.inspection.properties.get(name)]
    programs = {"openpyxl", "zi-score", "microsoft office user", "microsoft excel"}
    personal = [name for name in names if subject.inspection.properties[name].casefold() not in programs]
    if personal:
        yield found("ZI141", subject.inspection.location(""), properties=", ".join(personal))


def _node_scores(subject: Subject) -> dict[tuple[str, Place], str]:
    """The cells of the form that show the score of a node, with its code."""
    columns = [column for _, column in subject.columns("score")]
    name = subject.submission.sheet
    return {(name, (number, column)): row.code for row, number in subject.rows("node") for column in columns}


def _recapitulated(sheet: SheetFacts, scores: Mapping[tuple[str, Place], str]) -> dict[int, list[str]]:
    """The nodes that each row of a sheet repeats, by formulas that take over one score as it is."""
    rows: dict[int, list[str]] = defaultdict(list)
    for (row, _), formula in sorted(sheet.formulas.items()):
        referred = list(referred_cells(formula, sheet.name))
        code = scores.get(referred[0]) if len(referred) == 1 else None
        if code and code not in rows[row]:
            rows[row].append(code)
    return {row: codes for row, codes in rows.items() if codes}


def _weight_column(subject: Subject, sheet: SheetFacts, row: int) -> int | None:
    """The column whose nearest title above a row has the words of the form's weight column."""
    wanted = set(subject.layout.columns["weight"].words)
    titles: dict[int, str] = {}
    for (number, column), content in sorted(sheet.typed.items()):
        if number < row and isinstance(content, str):
            titles[column] = content
    return next((column for column, title in titles.items() if wanted <= set(title.casefold().split())), None)
