"""Defects of formulas."""

from random import Random

from tests.support.defects.model import Defect, any_count, any_leaf, any_question, free_place, in_form, questions
from tests.support.filled_form import FilledForm
from tests.support.plain_workbook import Formula, Place, PlainSheet
from zi_score.column_letters import column_letters

_VOLATILE = ("TODAY()", "now()", "RAND()", "OFFSET(A1,1,1)", 'INDIRECT("A"&1)', 'WEBSERVICE("http://x")', "RTD(1,2)")
_IMPORTED = 'IFERROR(__xludf.DUMMYFUNCTION("IMPORTRANGE(""abc"",""A1"")"),1)'


def _type_over_score(form: FilledForm, random: Random) -> str:
    question = any_question(form, random)
    return in_form(form, form.put(question.code, random.choice((1, 0.5, "1,00", "-")), "score"))


def _type_over_total(form: FilledForm, random: Random) -> str:
    subtotal = random.choice([row for row in form.layout.rows if row.kind == "subtotal"])
    parts = sum(int(form.marks["unit"][f"{subtotal.code}:{key}"]) for key in subtotal.sums)
    return in_form(form, form.put(subtotal.identity, parts))


def _type_beside_formulas(form: FilledForm, random: Random) -> None:
    form.put(any_count(form, random), "-", "score")


def _another_formula(form: FilledForm, random: Random) -> str:
    question = any_question(form, random)
    old = form.formula(question.code)
    place = form.put(question.code, Formula(f"=MAX(0.5,{old.text[1:]})", old.result), "score")
    return in_form(form, place)


def _another_formula_everywhere(form: FilledForm, _: Random) -> None:
    for question in questions(form):
        old = form.formula(question.code)
        form.put(question.code, Formula(f"=({old.text[1:]})*$H$4/$H$4", old.result), "score")


def _addresses(form: FilledForm, codes: tuple[str, ...]) -> list[str]:
    return [_address(form.place(code, "score")) for code in codes]


def _address(place: Place) -> str:
    return f"{column_letters(place[1])}{place[0]}"


def _skipping_formula(form: FilledForm, random: Random) -> str:
    node = form.rubric.nodes[any_leaf(form, random, among=2)]
    kept = _addresses(form, node.questions)
    kept.remove(random.choice(kept))
    old = form.formula(node.code)
    form.put(node.code, Formula(f"=AVERAGE({','.join(kept)})*{float(node.weight)}", old.result), "score")
    return in_form(form, form.place(node.code, "score"))


def _longer_formula(form: FilledForm, random: Random) -> None:
    """Every part is read all the same: by itself, by way of another sheet, or by a name that nobody can follow."""
    node = form.rubric.nodes[any_leaf(form, random, among=2)]
    old = form.formula(node.code)
    cells = _addresses(form, node.questions)
    helper = PlainSheet(form.layout.other_sheets[0])
    elsewhere = [f"'{form.sheet.name}'!{cell}" for cell in cells]
    helper.cells[1, 1] = Formula(f"=AVERAGE({','.join(elsewhere)})", 1.0)
    form.book.add(helper)
    other = form.rubric.nodes[any_leaf(form, random, among=2)]
    texts = [f"=(0+{'+'.join(cells)})/{len(cells)}*{float(node.weight)}", f"='{helper.name}'!A1*{float(node.weight)}"]
    form.put(node.code, Formula(random.choice(texts), old.result), "score")
    if other.code != node.code:
        form.put(other.code, Formula("=SUM(NilaiIndikator)", form.formula(other.code).result), "score")


def _lost_reference(form: FilledForm, random: Random) -> str:
    node = any_leaf(form, random)
    form.put(node, Formula("='LKE ZI'!#REF!*2", form.formula(node).result), "score")
    return in_form(form, form.place(node, "score"))


def _text_that_looks_lost(form: FilledForm, _: Random) -> None:
    form.sheet.cells[free_place(form)] = Formula('=IF(1=1,"baik","#REF!")', "baik")


def _shown_error(form: FilledForm, random: Random) -> str:
    node = any_leaf(form, random)
    form.put(node, Formula(form.formula(node).text, "#DIV/0!"), "score")
    return in_form(form, form.place(node, "score"))


def _caught_error(form: FilledForm, _: Random) -> None:
    form.sheet.cells[free_place(form)] = Formula('=IFERROR(1/0,"-")', "-")


def _link_outside(form: FilledForm, random: Random) -> str:
    place = free_place(form)
    texts = ("=[1]Rekap!$A$1", "='C:\\Data\\[LKE 2024.xlsx]LKE (2)'!A1", "=SUM('[2]Data (1)'!A1:A3)")
    form.sheet.cells[place] = Formula(random.choice(texts), 1.0)
    return in_form(form, place)


def _link_inside(form: FilledForm, _: Random) -> None:
    form.sheet.cells[free_place(form)] = Formula(f"=SUM(Tabel1[Nilai])+'{form.sheet.name}'!A1", 1.0)


def _volatile(form: FilledForm, random: Random) -> str:
    place = free_place(form)
    form.sheet.cells[place] = Formula(f"={random.choice((*_VOLATILE, _IMPORTED))}", 1.0)
    return in_form(form, place)


def _quiet(form: FilledForm, _: Random) -> None:
    form.sheet.cells[free_place(form)] = Formula("=SUM('INFO (2)'!A1)&\"TODAY()\"", "0TODAY()")


def _without_results(form: FilledForm, _: Random) -> str:
    for place, formula in form.sheet.formulas().items():
        form.sheet.cells[place] = Formula(formula.text)
    return in_form(form)


def _one_result_missing(form: FilledForm, random: Random) -> None:
    place = random.choice([place for place in form.sheet.formulas() if place not in _shown_places(form)])
    form.sheet.cells[place] = Formula(form.sheet.formulas()[place].text)


def _shown_places(form: FilledForm) -> set[Place]:
    """The cells that are compared with what is computed."""
    return {
        form.place(row.identity, column, assessor)
        for row in form.layout.rows
        for assessor in form.marks
        for column in ("score", "answer")
    }


def _stale(form: FilledForm, random: Random) -> str:
    node = any_leaf(form, random)
    old = form.formula(node)
    assert isinstance(old.result, float)
    form.put(node, Formula(old.text, old.result + 0.0123), "score")
    return in_form(form, form.place(node, "score"))


def _noisy(form: FilledForm, random: Random) -> None:
    node = any_leaf(form, random)
    old = form.formula(node)
    assert isinstance(old.result, float)
    form.put(node, Formula(old.text, old.result + 1e-13), "score")


_SCORES = ("scores",)
_RESULTS = ("scores", "results")
_COMPARED = ("ZI404", "ZI405", "ZI407", "ZI408", "ZI409")

FORMULA_DEFECTS = (
    Defect("a score typed over its formula", "ZI420", _type_over_score, _type_beside_formulas, _COMPARED, _SCORES),
    Defect("a total typed over its formula", "ZI420", _type_over_total, _type_beside_formulas, (), _SCORES),
    Defect("a formula unlike its neighbours", "ZI421", _another_formula, _another_formula_everywhere, (), _SCORES),
    Defect("a formula that skips a row", "ZI422", _skipping_formula, _longer_formula, (), _SCORES),
    Defect("a lost reference", "ZI423", _lost_reference, _text_that_looks_lost, (), _SCORES),
    Defect("an error value", "ZI424", _shown_error, _caught_error, _COMPARED, _RESULTS),
    Defect("a link to another workbook", "ZI425", _link_outside, _link_inside),
    Defect("a volatile or external function", "ZI426", _volatile, _quiet),
    Defect("formulas never computed", "ZI427", _without_results, _one_result_missing, (), _RESULTS),
    Defect("a recorded score out of date", "ZI405", _stale, _noisy, (), _RESULTS),
)
