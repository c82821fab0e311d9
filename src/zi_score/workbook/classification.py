"""What each column of a recognised form is for: what its cells bear out decides, its title says whose it is.

Nothing is passed over silently: what stands at questions and is not understood is handed on by column.
"""

from collections.abc import Mapping

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.lexicon import Lexicon
from zi_score.workbook.answer_columns import AnswerColumns
from zi_score.workbook.column_facts import FEW, HALF, ColumnFacts
from zi_score.workbook.columns import Columns, SheetRows
from zi_score.workbook.form_columns import find_form_columns
from zi_score.workbook.grid import written_number
from zi_score.workbook.header import FoundAssessor
from zi_score.workbook.leftovers import Leftovers
from zi_score.workbook.ownership import Ownership, assign

_MOST_ARE = 0.8
_OTHERS = ("score", "share", "note", "evidence")


def classify(sheet: SheetRows, rubric: Rubric, lexicon: Lexicon, chosen: Mapping[int, str]) -> Columns:
    """Every column of a sheet by what it is for; `chosen` are the answer columns that the user names, by number."""
    facts = ColumnFacts(sheet, rubric, lexicon)
    columns, taken = find_form_columns(facts, chosen)
    answers = AnswerColumns(facts, columns.get("criteria", 0), taken, chosen)
    titles = {one.id: one.title for one in (*sheet.layout.assessors, *sheet.layout.variants)}
    ownership = assign(answers.candidates, titles, len(facts.asked), lexicon)
    taken |= answers.marked | {one.column for one in answers.candidates}
    assessors = _with_others(facts, ownership, taken)
    leftovers = Leftovers(facts, ownership, taken)
    doubts = leftovers.doubts(assessors)
    row = next((sheet.titles[one.answer].row for one in assessors if one.answer in sheet.titles), 0)
    return Columns(
        layout=sheet.layout,
        row=row or (sheet.header.row if sheet.header else max(sheet.texts.first_row - 1, 1)),
        columns=columns,
        item_columns=sheet.texts.columns,
        assessors=assessors,
        missing=tuple(
            column.title for name, column in sheet.layout.columns.items() if name not in columns and not column.optional
        ),
        titles=sheet.titles,
        evidence=facts.evidence,
        translations={one.column: one.translation for one in answers.candidates},
        doubts=doubts,
        prose=tuple(leftovers.prose),
    )


def _with_others(facts: ColumnFacts, ownership: Ownership, taken: set[int]) -> tuple[FoundAssessor, ...]:
    """Each assessor with the columns of scores, notes and evidence that belong to the answers, which are then taken."""
    known = {number: one.others for number, one in facts.known_assessors.items()}
    answers = sorted(one.column for _id, _title, one in ownership.owners)
    found = []
    for identity, title, one in ownership.owners:
        others = {name: number for name, number in known.get(one.column, {}).items() if number not in taken}
        after = [number for number in answers if number > one.column]
        for number in range(one.column + 1, min(after, default=max(facts.cells, default=0) + 1)):
            name = _kind_of_other(facts, number)
            is_free = number not in taken and number not in others.values()
            if name and name not in others and is_free:
                others[name] = number
        taken |= set(others.values())
        found.append(FoundAssessor(identity, title, one.column, others))
    return tuple(found)


def _kind_of_other(facts: ColumnFacts, number: int) -> str:
    """What a column beside answers holds: scores by their figures, the others by their titles."""
    if number not in facts.evidence:
        return ""
    evidence, said = facts.evidence[number], facts.said(number)
    points, nodes = evidence.points
    if points >= _MOST_ARE * nodes and nodes >= FEW and evidence.prose == 0:
        return "share" if _are_shares_of_nodes(facts, number) and "score" not in said.kinds else "score"
    if evidence.filled == 0 and nodes == 0:
        return next((name for name in _OTHERS if name in said.kinds), "")
    if evidence.prose + evidence.links >= HALF * evidence.filled and evidence.filled:
        return next((name for name in ("evidence", "note") if name in said.kinds), "")
    return ""


def _are_shares_of_nodes(facts: ColumnFacts, number: int) -> bool:
    """Whether nothing at the nodes is above 1 although most weigh more."""
    rows = [row_number for row, row_number in facts.sheet.alignment.rows.items() if row.kind == "node"]
    values = (value for row in rows if (value := written_number(facts.cells[number][row - 1])) is not None)
    # The heaviest node comes first.
    first = next(values, None)
    return first is not None and first <= 1 and all(value <= 1 for value in values)
