"""F: formulas with and without their results, and how the scores that a form shows are recorded."""

from collections.abc import Callable, Iterator
from functools import partial

from tests.support.form_edits.edit import Edit, loud, read
from tests.support.form_edits.form import EditedForm, UnfitError
from tests.support.form_edits.page import Line
from tests.support.plain_workbook import ErrorValue, Formula, Value


def _scores(form: EditedForm) -> Iterator[tuple[Line, str, Value]]:
    keys = [key for key in form.pages[0].columns if key.startswith(("score@", "share@"))]
    if not keys:
        raise UnfitError("no scores are shown")
    for line in form.lines:
        yield from [(line, key, line.cells[key]) for key in keys if key in line.cells]


def _each_score(form: EditedForm, change: Callable[[Value], Value]) -> None:
    for line, key, value in _scores(form):
        line.cells[key] = change(value)


def _without_result(value: Value) -> Formula:
    return Formula(f"={value}" if isinstance(value, int | float) else f'="{value}"')


def _formula(value: Value) -> Value:
    return value if isinstance(value, Formula | ErrorValue) else Formula(_without_result(value).text, value)


def _answers(form: EditedForm, change: Callable[[Value], Value]) -> None:
    for line, key, value in list(form.answered(form.of_kind("question", "operand"))):
        line.cells[key] = change(value)


def _as_text(value: Value, digits: int) -> Value:
    return f"{value:.{digits}f}".replace(".", ",") if isinstance(value, int | float) else value


def _quotients(form: EditedForm, change: Callable[[float], Value]) -> None:
    for line, key, value in list(form.answered(form.ratios())):
        if isinstance(value, float):
            line.cells[key] = change(value)


EDITS: tuple[Edit, ...] = (
    read("F", "scores as formulas", partial(_each_score, change=_formula), "scores"),
    read("F", "scores as formulas without results", partial(_each_score, change=_without_result), "scores"),
    read("F", "scores as errors", partial(_each_score, change=lambda _: ErrorValue("#REF!")), "scores"),
    read("F", "scores as text", partial(_each_score, change=partial(_as_text, digits=4)), "scores"),
    read(
        "F",
        "scores rounded to two digits",
        partial(_each_score, change=lambda one: round(one, 2) if isinstance(one, float) else one),
        "scores",
    ),
    read(
        "F",
        "answers as formulas with results",
        partial(_answers, change=_formula),
        "answers counts indices",
        "answers as formulas without results",
    ),
    read("F", "quotients as text", partial(_quotients, change=lambda one: f"{one * 100:.0f}%"), "counts"),
    read("F", "quotients without results", partial(_quotients, change=lambda one: Formula(f"={one}")), "counts"),
    loud(
        "F", "answers as formulas without results", partial(_answers, change=_without_result), "answers counts indices"
    ),
)
