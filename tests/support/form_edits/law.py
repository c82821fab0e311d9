"""L: weights and structure, by which a form is known to be of one regulation, another, or none."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from tests.support.form_edits.edit import Edit, either, loud, read
from tests.support.form_edits.form import EditedForm, UnfitError
from tests.support.plain_workbook import Value
from zi_score.exact import decimal_text

_REPEALED = (5, 5, 15, 10, 15, 10)
"""The weights of the six areas where pengungkit has no aspects."""
_YEAR_2020 = (8, 7, 10, 10, 15, 10)


def _each(form: EditedForm, change: Callable[[Fraction], Value]) -> None:
    form.require("weight")
    for line in form.of_kind("node"):
        line.cells["weight"] = change(form.rubric.nodes[line.code].weight)


def _edited(form: EditedForm) -> None:
    form.require("weight")
    line = form.one_of([line for line in form.of_kind("node") if line.code.count(".") > 2])
    line.cells["weight"] = float(form.rubric.nodes[line.code].weight * 2)


def _other_regulation(form: EditedForm, weights: tuple[int, ...], *, has_reform: bool) -> None:
    """The areas of pemenuhan weigh as in another regulation, and their indicators in proportion."""
    form.require("weight")
    if "A.II" not in form.rubric.nodes:
        raise UnfitError("only a form with aspects can be told from one without")
    page = form.page
    for area, weight in zip(form.areas, weights, strict=True):
        factor = Fraction(weight) / form.rubric.nodes[area.parts[0]].weight
        for line in page.lines:
            if line.kind == "node" and (line.code == area.parts[0] or line.code.startswith(f"{area.parts[0]}.")):
                line.cells["weight"] = float(form.rubric.nodes[line.code].weight * factor)
    if not has_reform:
        page.lines = [line for line in page.lines if not line.code.startswith("A.II") and line.code != "A.I"]
        form.forget({code for code in form.rubric.questions if code.startswith("A.II")})
    form.line("A").cells["weight"] = sum(weights)
    form.refill_scores()
    form.is_known = False


def _at_questions_too(form: EditedForm) -> None:
    form.require("weight")
    for line in form.questions:
        line.cells["weight"] = round(float(form.question(line).weight), 4)


def _written_twice(form: EditedForm) -> None:
    form.require("weight")
    for page in form.pages:
        page.add_column("weight again", "Bobot (%)", after="weight")
        for line in page.lines:
            if "weight" in line.cells:
                line.cells["weight again"] = line.cells["weight"]


def _neither_weights_nor_reform(form: EditedForm) -> None:
    form.require("weight")
    if "A.II" not in form.rubric.nodes:
        raise UnfitError("only a form with aspects")
    page = form.page
    page.lines = [line for line in page.lines if not line.code.startswith("A.II")]
    page.remove_column("weight")
    form.forget({code for code in form.rubric.questions if code.startswith("A.II")})
    form.is_known = False


_LAW = "law weight rows titles:weight order deleted scores"
EDITS: tuple[Edit, ...] = (
    read(
        "L",
        "weights as text",
        partial(_each, change=lambda weight: decimal_text(weight, 2).replace(".", ",")),
        "law",
        "weights of another regulation",
    ),
    read("L", "weights with points behind", partial(_each, change=lambda weight: f"{float(weight):g} poin"), "law"),
    either("L", "weights in percent", partial(_each, change=lambda weight: float(weight / 100)), "law"),
    read("L", "weights at the questions too", _at_questions_too, "law"),
    read("L", "weights in two columns", _written_twice, "law order"),
    read("L", "one weight edited", _edited, "law"),
    loud("L", "weights of another regulation", partial(_other_regulation, weights=_REPEALED, has_reform=True), _LAW),
    loud(
        "L",
        "weights and areas of another regulation",
        partial(_other_regulation, weights=_REPEALED, has_reform=False),
        _LAW,
    ),
    loud(
        "L",
        "manajemen perubahan 8 and no reform",
        partial(_other_regulation, weights=_YEAR_2020, has_reform=False),
        _LAW,
    ),
    loud("L", "neither weights nor reform", _neither_weights_nor_reform, _LAW),
)
