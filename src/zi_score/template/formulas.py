"""Spreadsheet formulas that compute an assessor's scores from its answer cells, exactly as the rubric says.

Text in, text out: nothing here knows a workbook library. Only functions that every Excel and LibreOffice has
are used, every number is a literal decimal, and a blank scores 0 instead of an error.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from zi_score.column_letters import column_letters
from zi_score.frozen import dataclass
from zi_score.rubric.catalogue import TOTAL, Node, Question, Ratio, Rubric, Scale
from zi_score.rubric.layout import AssessorColumns, Layout, LayoutRow, RowKind

_BINARY_AND_FIVE = (2, 5)


@dataclass(frozen=True, slots=True)
class Formulas:
    """The formulas of one assessor who has a score column.

    `prefix` stands before every address: empty on the form's own sheet, ``'Name'!`` on any other.
    """

    rubric: Rubric
    layout: Layout
    assessor: AssessorColumns
    prefix: str = ""

    @property
    def score_column(self) -> int:
        """The column of the scores, counted from 1."""
        return self.assessor.others["score"].number

    def share_of(self, question: Question) -> str:
        """The share 0..1 that the answer earns; a blank or an answer outside the scale earns 0."""
        scale = self.rubric.scale_of(question)
        answer = answer_cell(self.layout, self.assessor, question.code, self.prefix)
        if scale.kind == "choice":
            return choice_share(answer, scale)
        if scale.kind in ("index", "percent"):
            return index_share(answer, scale)
        return f"IF(ISNUMBER({answer}),{answer},0)"

    def score_of(self, row: LayoutRow) -> str | None:
        """What the score column holds in a row, or None where it stays empty."""
        if row.kind == "node":
            return self._node_points(self.rubric.nodes[row.code])
        if row.kind == "total":
            return self._sum_of_components() if row.code == TOTAL else self.points_of(row.code)
        question = self.rubric.questions[row.code]
        if row.kind == "part":
            return self._question_points(question)
        if row.kind == "question":
            share = self.share_of(question)
            return f"{share}*{literal(question.weight)}" if row.recorded_as == "points" else share
        return None

    def points_of(self, code: str) -> str:
        """The points of a node, a weighted question, an area across aspects, or the whole."""
        total = find_row(self.layout, "total", TOTAL)
        if code == TOTAL:
            return self._cell(total) if total else self._sum_of_components()
        if code in self.rubric.areas:
            return sum_of(self.points_of(part) for part in self.rubric.areas[code].parts)
        if code in self.rubric.nodes:
            row = find_row(self.layout, "node", code)
            return self._cell(row) if row else self._node_points(self.rubric.nodes[code])
        part = find_row(self.layout, "part", code)
        return self._cell(part) if part else self._question_points(self.rubric.questions[code])

    def share_of_weight(self, row: LayoutRow) -> str | None:
        """Score over weight, for the rows that show points."""
        weight = weight_of(self.rubric, row)
        return f"{self._cell(row)}/{literal(weight)}" if weight is not None else None

    def unanswered(self) -> str:
        """How many questions have no answer yet; a ratio counts as answered when all its counts are there."""
        counted = {"choice": "COUNTA", "index": "COUNT", "percent": "COUNT", "ratio": "COUNT"}
        column = self.assessor.answer.number
        terms = [str(len(self.rubric.questions))]
        for function in ("COUNTA", "COUNT"):
            rows = [
                row.row
                for row in self.layout.rows
                if row.kind == "question"
                and counted[self.rubric.scale_of(self.rubric.questions[row.code]).kind] == function
            ]
            if rows:
                terms.append(f"{function}({cells(rows, column, self.prefix)})")
        return "-".join(terms)

    def _cell(self, row: LayoutRow) -> str:
        return cell(row.row, self.score_column, self.prefix)

    def _sum_of_components(self) -> str:
        return sum_of(self.points_of(node.code) for node in self.rubric.components)

    def _node_points(self, node: Node) -> str:
        if node.children:
            return sum_of(self.points_of(child) for child in node.children)
        questions = [self.rubric.questions[code] for code in node.questions]
        rows = [find_row(self.layout, "question", code) for code in node.questions]
        if any(question.has_own_weight for question in questions) or not all(
            row and row.recorded_as == "share" for row in rows
        ):
            return sum_of(self.points_of(question.code) for question in questions)
        shares = cells([row.row for row in rows if row], self.score_column, self.prefix)
        return f"SUM({shares})/{len(questions)}*{literal(node.weight)}"

    def _question_points(self, question: Question) -> str:
        row = find_row(self.layout, "question", question.code)
        if row is None:
            return f"{self.share_of(question)}*{literal(question.weight)}"
        return self._cell(row) if row.recorded_as == "points" else f"{self._cell(row)}*{literal(question.weight)}"


def counted_answer(layout: Layout, assessor: AssessorColumns, row: LayoutRow, rubric: Rubric) -> str | None:
    """What an answer cell computes by itself: the quotient of a ratio, or a subtotal of counts."""
    if row.kind == "subtotal":
        counts = [operand_cell(layout, assessor, row.code, key) for key in row.sums]
        return f'IF(COUNT({",".join(counts)})<{len(counts)},"",SUM({",".join(counts)}))'
    question = rubric.questions.get(row.code)
    if row.kind != "question" or question is None or question.ratio is None:
        return None
    counts_by_key = {
        operand.key: operand_cell(layout, assessor, row.code, operand.key) for operand in question.operands
    }
    return ratio_share(counts_by_key, question.ratio)


def ratio_share(counts: Mapping[str, str], ratio: Ratio) -> str:
    """The quotient within 0..1; empty text until every count is there as a whole number of 0 or more."""
    numerator = combination(ratio.numerator, counts)
    denominator = combination(ratio.denominator, counts)
    neither, only_denominator = literal(ratio.zero_over_zero.share), literal(ratio.over_zero.share)
    over_zero = neither
    if neither != only_denominator:
        over_zero = f"IF({numerator}=0,{neither},{only_denominator})"
    quotient = f"MAX(0,MIN(1,({numerator})/({denominator})))"
    listed = ",".join(counts.values())
    wrong = ",".join([f"MIN({listed})<0", *(f"INT({count})<>{count}" for count in counts.values())])
    share = f"IF({denominator}=0,{over_zero},{quotient})"
    return f'IF(COUNT({listed})<{len(counts)},"",IF(OR({wrong}),"",{share}))'


def choice_share(answer: str, scale: Scale) -> str:
    """What an option scores by the rubric, never by what the type cell says."""
    formula = "0"
    for option, share in reversed(tuple(scale.options.items())):
        formula = f"IF(TRIM({answer})={quoted(option)},{literal(share)},{formula})"
    return formula


def index_share(answer: str, scale: Scale) -> str:
    """An index or a percentage as the share of its scale; one outside the scale is no answer."""
    lowest, highest = literal(scale.minimum), literal(scale.maximum)
    within = f"AND(ISNUMBER({answer}),{answer}>={lowest},{answer}<={highest})"
    return f"IF({within},({answer}-{lowest})/({highest}-{lowest}),0)"


def combination(coefficients: Mapping[str, Fraction], counts: Mapping[str, str]) -> str:
    """A sum of counts with their coefficients: ``K1-K2``."""
    terms = []
    for key, factor in coefficients.items():
        size = "" if abs(factor) == 1 else f"{literal(abs(factor))}*"
        terms.append(f"{'-' if factor < 0 else '+'}{size}{counts[key]}")
    return "".join(terms).removeprefix("+")


def weight_of(rubric: Rubric, row: LayoutRow) -> Fraction | None:
    """The weight that a row's points are measured by, or None for a row without points of its own."""
    if row.kind == "node":
        return rubric.nodes[row.code].weight
    if row.kind == "total":
        return rubric.weight if row.code == TOTAL else rubric.nodes[row.code].weight
    question = rubric.questions[row.code]
    is_weighted = row.kind == "part" or (row.kind == "question" and row.recorded_as == "points")
    return question.weight if is_weighted else None


def find_row(layout: Layout, kind: RowKind, code: str, key: str = "") -> LayoutRow | None:
    """The row of a node, part, question or count, if the form has one."""
    wanted = (kind, code, key)
    return next((row for row in layout.rows if (row.kind, row.code, row.key) == wanted), None)


def answer_cell(layout: Layout, assessor: AssessorColumns, code: str, prefix: str = "") -> str:
    """Where a question is answered. Every layout has a row for every question."""
    row = next(row for row in layout.rows if row.kind == "question" and row.code == code)
    return cell(row.row, assessor.answer.number, prefix)


def operand_cell(layout: Layout, assessor: AssessorColumns, code: str, key: str) -> str:
    """Where a count is given. Every layout has a row for every operand."""
    row = next(row for row in layout.rows if row.kind == "operand" and (row.code, row.key) == (code, key))
    return cell(row.row, assessor.answer.number)


def cell(row: int, column: int, prefix: str = "") -> str:
    """The address of one cell."""
    return f"{prefix}{column_letters(column)}{row}"


def cells(rows: Sequence[int], column: int, prefix: str = "") -> str:
    """The addresses of cells in one column as the arguments of a function: ``L8:L10,L12``."""
    return ",".join(cell_ranges(rows, column, prefix))


def cell_ranges(rows: Sequence[int], column: int, prefix: str = "") -> list[str]:
    """The addresses of cells in one column, neighbours written as a range: ``L8:L10`` and ``L12``."""
    blocks: list[list[int]] = []
    for row in sorted(rows):
        if blocks and row == blocks[-1][1] + 1:
            blocks[-1][1] = row
        else:
            blocks.append([row, row])
    letters = column_letters(column)
    return [f"{prefix}{letters}{first}" + (f":{letters}{last}" if last > first else "") for first, last in blocks]


def sheet_prefix(name: str) -> str:
    """What stands before the address of a cell on a sheet of this name: ``'LKE ZI'!``."""
    return "'" + name.replace("'", "''") + "'!"


def sum_of(terms: Iterable[str]) -> str:
    """The sum of some expressions."""
    return f"SUM({','.join(terms)})"


def literal(number: Fraction) -> str:
    """A number as a formula has it: its exact decimal, or a quotient where it has none."""
    rest, places = number.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    for factor in _BINARY_AND_FIVE:
        while rest % factor == 0:
            rest, places = rest // factor, places + 1
    if rest != 1:
        return f"({number.numerator}/{number.denominator})"
    digits = f"{abs(number) * 10**places}".rjust(places + 1, "0")
    whole = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{whole}" if number < 0 else whole


def quoted(text: str) -> str:
    """A text as a formula has it."""
    return '"' + text.replace('"', '""') + '"'
