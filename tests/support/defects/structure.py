"""Defects of the shape of the workbook and of its file."""

from itertools import pairwise
from random import Random

from openpyxl.formula.translate import Translator

from tests.support.defects.model import (
    Defect,
    any_count,
    any_leaf,
    any_question,
    free_place,
    in_form,
)
from tests.support.filled_form import FilledForm, within
from tests.support.plain_workbook import Formula, PlainSheet
from zi_score.column_letters import column_letters


def _missing_question(form: FilledForm, random: Random) -> str:
    for place in form.row_places(any_question(form, random, among=2).code):
        del form.sheet.cells[place]
    return in_form(form)


def _missing_part(form: FilledForm, random: Random) -> str:
    node = any_leaf(form, random, among=3)
    for row in form.layout.rows:
        if row.code == node or row.code.startswith(f"{node}."):
            for place in form.row_places(row.identity):
                del form.sheet.cells[place]
    return in_form(form)


def _louder_text(form: FilledForm, random: Random) -> None:
    place = form.text_place(any_question(form, random).code)
    form.sheet.cells[place] = f"  {str(form.sheet.cells[place]).upper()}\n"


def _other_words(form: FilledForm, random: Random) -> str:
    place = form.text_place(any_question(form, random, among=2).code)
    form.sheet.cells[place] = "Apakah hal yang dimaksud sudah terpenuhi"
    return in_form(form, place)


def _added_row(form: FilledForm, _: Random) -> str:
    row, column = free_place(form)
    form.sheet.cells[row, column + 1] = "Pertanyaan tambahan dari unit sendiri"
    answer = (row, form.place("", "answer")[1])
    form.sheet.cells[answer] = "C"
    return in_form(form, answer)


def _signature(form: FilledForm, _: Random) -> None:
    row, column = free_place(form)
    form.sheet.cells[row, column + 1] = "Mengetahui, Kepala Unit Kerja"
    form.sheet.cells[row + 3, column + 1] = "NIP. -"


def _repeated_row(form: FilledForm, random: Random) -> str:
    question = any_question(form, random)
    row, column = free_place(form)
    form.sheet.cells[row, column + 1] = form.sheet.cells[form.text_place(question.code)]
    answer = (row, form.place("", "answer")[1])
    form.sheet.cells[answer] = form.marks["unit"][question.code]
    return in_form(form, answer)


def _other_scale(form: FilledForm, random: Random) -> str:
    return in_form(form, form.put(any_question(form, random).code, random.choice(("Ya", "%", "A/B")), "scale"))


def _spaced_scale(form: FilledForm, random: Random) -> None:
    code = any_question(form, random).code
    text = str(form.sheet.cells[form.place(code, "scale")])
    form.put(code, f" {text.lower().replace('/', ' / ')} ", "scale")


def _other_weight(form: FilledForm, random: Random) -> str:
    node = form.rubric.nodes[any_leaf(form, random)]
    return in_form(form, form.put(node.code, float(node.weight) + random.choice((0.5, 1)), "weight"))


def _weight_as_text(form: FilledForm, random: Random) -> None:
    node = form.rubric.nodes[any_leaf(form, random)]
    form.put(node.code, str(float(node.weight)).replace(".", ","), "weight")


def _hidden_row(form: FilledForm, random: Random) -> str:
    row = form.rows[random.choice((any_question(form, random).code, any_count(form, random)))].row
    form.sheet.hidden_rows.add(row)
    return in_form(form, row)


def _hidden_heading(form: FilledForm, random: Random) -> None:
    form.sheet.hidden_rows.add(form.rows[any_leaf(form, random)].row)


def _hidden_answers(form: FilledForm, _: Random) -> str:
    place = form.place("", "answer", form.assessors[-1])
    form.sheet.hidden_columns.add(place[1])
    return in_form(form, place)


def _hidden_criteria(form: FilledForm, _: Random) -> None:
    form.sheet.hidden_columns.add(form.layout.columns["criteria"].number)
    unbegun = [one for one in form.layout.assessors if one.id not in form.marks]
    form.sheet.hidden_columns |= {one.answer.number for one in unbegun}


def _neighbours(form: FilledForm, random: Random) -> tuple[str, str]:
    """Two questions of one group in rows that follow each other."""
    chosen = [code for code, question in form.rubric.questions.items() if not question.ratio]
    pairs = [(first, second) for first, second in pairwise(chosen) if form.rows[second].row == form.rows[first].row + 1]
    return random.choice(pairs)


def _merged_answers(form: FilledForm, random: Random) -> str:
    first, second = _neighbours(form, random)
    lost = form.remove(second)
    form.sheet.merged.append((form.place(first), lost))
    return in_form(form, lost)


def _merged_criteria(form: FilledForm, random: Random) -> None:
    first, second = _neighbours(form, random)
    form.sheet.merged.append((form.place(first, "criteria"), form.place(second, "criteria")))


def _empty_row_with_formula(form: FilledForm, random: Random) -> str:
    node = form.rubric.nodes[any_leaf(form, random, among=3)]
    code = random.choice([code for code in node.questions[:-1] if not form.rubric.questions[code].ratio])
    score = form.place(code, "score")
    for place in form.row_places(code):
        if place != score:
            del form.sheet.cells[place]
    return in_form(form, score)


def _formula_outside(form: FilledForm, _: Random) -> None:
    row = free_place(form)[0]
    form.sheet.cells[row, form.place("", "score")[1]] = Formula("=1+1", 2.0)


def _recap(form: FilledForm, node: str, weight: float, name: str) -> PlainSheet:
    sheet = PlainSheet(form.layout.other_sheets[0], state="hidden")
    row, column = form.place(node, "score")
    sheet.cells |= {(1, 1): "Penilaian", (1, 2): "Bobot", (1, 3): "Nilai", (2, 1): name, (2, 2): weight}
    sheet.cells[2, 3] = Formula(f"='{form.sheet.name}'!{column_letters(column)}{row}", 1.0)
    form.book.add(sheet)
    return sheet


def _recap_with_other_weight(form: FilledForm, random: Random) -> str:
    node = form.rubric.nodes[any_leaf(form, random)]
    return within(_recap(form, node.code, float(node.weight) + 1, "Indikator").name, (2, 2))


def _sound_recap(form: FilledForm, random: Random) -> None:
    node = form.rubric.nodes[any_leaf(form, random)]
    _recap(form, node.code, float(node.weight), str(form.sheet.cells[form.text_place(node.code)]))


def _recap_of_another_row(form: FilledForm, random: Random) -> str:
    first, second = random.sample([node for node in form.rubric.nodes.values() if node.questions], 2)
    name = str(form.sheet.cells[form.text_place(first.code)])
    if name == form.sheet.cells[form.text_place(second.code)]:
        return _recap_of_another_row(form, random)
    return within(_recap(form, second.code, float(second.weight), name).name, (2, 3))


def _shifted(form: FilledForm, random: Random) -> str:
    form.book.sheets = [form.sheet]
    down = random.randint(1, 5)
    cells = {}
    for (row, column), value in form.sheet.cells.items():
        letters = column_letters(column)
        if isinstance(value, Formula):
            moved = Translator(value.text, f"{letters}{row}").translate_formula(f"{letters}{row + down}")
            value = Formula(moved, value.result)  # noqa: PLW2901 - the same cell further down
        cells[row + down, column] = value
    form.sheet.cells = cells
    return in_form(form)


_SCORES = ("scores",)
_COMPARED = ("ZI402", "ZI404", "ZI405", "ZI406", "ZI407", "ZI408", "ZI409")
_LOST = ("ZI201", "ZI221", *_COMPARED)

STRUCTURE_DEFECTS = (
    Defect("a question that is missing", "ZI120", _missing_question, _louder_text, _LOST),
    Defect("an indicator that is missing", "ZI126", _missing_part, _louder_text, _LOST),
    Defect("a question in other words", "ZI121", _other_words, _louder_text, (), ("no codes",)),
    Defect("an answer in an added row", "ZI123", _added_row, _signature),
    Defect("a question asked twice", "ZI127", _repeated_row, _signature),
    Defect("a damaged scale", "ZI124", _other_scale, _spaced_scale, ("ZI403",)),
    Defect("another weight", "ZI125", _other_weight, _weight_as_text, ("ZI406",)),
    Defect("an answer merged away", "ZI153", _merged_answers, _merged_criteria, _LOST),
    Defect("a hidden row", "ZI131", _hidden_row, _hidden_heading),
    Defect("a hidden answer column", "ZI132", _hidden_answers, _hidden_criteria),
    Defect(
        "an empty row with a formula", "ZI133", _empty_row_with_formula, _formula_outside, ("ZI120", *_LOST), _SCORES
    ),
    Defect("a recapitulation with another weight", "ZI134", _recap_with_other_weight, _sound_recap, (), _SCORES),
    Defect("a recapitulation of another row", "ZI151", _recap_of_another_row, _sound_recap, (), _SCORES),
    Defect("a form that was moved", "ZI138", _shifted, _signature),
)
