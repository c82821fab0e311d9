"""Rules about the recapitulations: sheets that repeat scores of the form with other weights or under other names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from zi_score.audit.references import only_referred_cells
from zi_score.audit.subject import AuditedWorkbook
from zi_score.exact import agrees, exact
from zi_score.inspection import Place, SheetFacts
from zi_score.problems import Problem, found


def other_weights_in_recaps(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A recapitulation that shows a score of the form beside another weight than the regulation's."""
    scores = _node_scores(subject)
    for sheet in _other_sheets(subject):
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


def scores_under_other_names(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A recapitulation row that has the name of one row of the form and shows the score of another."""
    scores = _node_scores(subject)
    names = _names(subject)
    named = {name: code for code, name in reversed(names.items())}
    for sheet in _other_sheets(subject):
        for (row, column), code in _repeated(sheet, scores):
            label = _longest_text(sheet, row, range(1, column))
            # An area has one name in both aspects, and the row of a whole may show its parts side by side.
            if label in named and label != names.get(code) and not _is_part(subject, code, named[label]):
                place = subject.inspection.location(sheet.name, row, column)
                yield found("ZI151", place, code=code, named=named[label])


def _node_scores(subject: AuditedWorkbook) -> dict[tuple[str, Place] | None, str]:
    """The cells of the form that show the score of a node, with its code."""
    columns = [column for _, column in subject.columns("score")]
    name = subject.submission.sheet
    return {(name, (number, column)): row.code for row, number in subject.rows("node") for column in columns}


def _recapitulated(sheet: SheetFacts, scores: Mapping[tuple[str, Place] | None, str]) -> dict[int, list[str]]:
    """The nodes that each row of a sheet repeats, by formulas that take over one score as it is."""
    rows: dict[int, list[str]] = defaultdict(list)
    for (row, _), code in _repeated(sheet, scores):
        if code not in rows[row]:
            rows[row].append(code)
    return rows


def _repeated(sheet: SheetFacts, scores: Mapping[tuple[str, Place] | None, str]) -> list[tuple[Place, str]]:
    """The cells whose formula takes over one score as it is, with the node that it is of."""
    cells = only_referred_cells(tuple(sheet.formulas.values()), sheet.name)
    return sorted((place, scores[cell]) for place, cell in zip(sheet.formulas, cells, strict=True) if cell in scores)


def _weight_column(subject: AuditedWorkbook, sheet: SheetFacts, row: int) -> int | None:
    """The column whose nearest title above a row has the words of the form's weight column."""
    wanted = set(subject.layout.columns["weight"].words)
    titles: dict[int, str] = {}
    for (number, column), content in sorted(sheet.typed.items()):
        if number < row and isinstance(content, str):
            titles[column] = content
    return next((column for column, title in titles.items() if wanted <= set(title.casefold().split())), None)


def _other_sheets(subject: AuditedWorkbook) -> Iterator[SheetFacts]:
    own = {subject.submission.sheet, *(part.sheet for part in subject.submission.parts)}
    return (sheet for sheet in subject.inspection.sheets.values() if sheet.name not in own)


def _is_part(subject: AuditedWorkbook, code: str, whole: str) -> bool:
    """Whether a node is somewhere below another."""
    parent = subject.rubric.nodes[code].parent
    return bool(parent) and (parent == whole or _is_part(subject, parent, whole))


def _names(subject: AuditedWorkbook) -> dict[str, str]:
    """What the form calls each node, and each question that has a row for its weight, by code."""
    form, columns = subject.inspection.form, subject.item_columns
    names = {row.code: _longest_text(form, number, columns) for row, number in subject.rows("node", "part")}
    return {code: name for code, name in names.items() if name}


def _longest_text(sheet: SheetFacts, row: int, columns: Iterable[int]) -> str:
    """The longest text of a row, in lower case with single blanks; markers and numbers are shorter."""
    texts = (content for column in columns if isinstance(content := sheet.content(row, column), str))
    return max((" ".join(text.casefold().split()) for text in texts), key=len, default="")
