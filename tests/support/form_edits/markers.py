"""M: what numbers the rows, in other kinds, or not at all."""

from collections.abc import Callable
from functools import partial

from tests.support.form_edits.edit import Edit, read
from tests.support.form_edits.form import EditedForm
from tests.support.form_edits.page import Line

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _each(form: EditedForm, change: Callable[[Line], str | float]) -> None:
    for line in form.lines:
        if line.marker:
            line.marker = change(line)


def _as_numbers(form: EditedForm) -> None:
    _each(form, lambda line: float(line.marker.rstrip(".")) if line.marker.rstrip(".").isdigit() else line.marker)


def _other_signs(line: Line) -> str:
    bare = line.marker.rstrip(".")
    if bare.isdigit():
        return f"({bare})"
    return f"{bare})" if bare != "-" else bare


def _decimal_codes(form: EditedForm) -> None:
    """1.1.1 for every node and question, by its place among its neighbours."""
    numbers: dict[str, int] = {}
    codes: dict[str, str] = {}
    for line in form.of_kind("node", "question"):
        parent = line.code.rpartition(".")[0]
        numbers[parent] = numbers.get(parent, 0) + 1
        codes[line.code] = f"{codes.get(parent, '')}.{numbers[parent]}".strip(".")
        line.marker = codes[line.code]


def _one_after_another(form: EditedForm) -> None:
    for number, line in enumerate(form.questions, 1):
        line.marker = number


def _only_questions(form: EditedForm) -> None:
    for line in form.of_kind("node"):
        line.marker = ""


def _renumbered(form: EditedForm, sign: Callable[[int], str]) -> None:
    """The questions of an indicator by other signs."""
    numbers: dict[str, int] = {}
    for line in form.questions:
        parent = line.code.rpartition(".")[0]
        numbers[parent] = numbers.get(parent, 0) + 1
        line.marker = sign(numbers[parent])


EDITS: tuple[Edit, ...] = (
    read("M", "markers absent", partial(_each, change=lambda _: ""), "markers"),
    read("M", "area numbers as 1.0", _as_numbers, "markers"),
    read("M", "a) (1) i)", partial(_each, change=_other_signs), "markers"),
    read("M", "full codes as markers", partial(_each, change=lambda line: line.code), "markers"),
    read("M", "decimal codes 1.1.1", _decimal_codes, "markers"),
    read("M", "upper case", partial(_each, change=lambda line: line.marker.upper()), "markers"),
    read("M", "without full stop", partial(_each, change=lambda line: line.marker.rstrip(".")), "markers"),
    read("M", "with a blank behind", partial(_each, change=lambda line: f"{line.marker} "), "markers"),
    read("M", "bullets", partial(_each, change=lambda _: "•"), "markers"),
    read("M", "numbers one after another", _one_after_another, "markers"),
    read("M", "letters A. B. for questions", partial(_renumbered, sign=lambda one: f"{chr(64 + one)}."), "markers"),
    read("M", "Roman numbers for questions", partial(_renumbered, sign=lambda one: f"{_ROMAN[one - 1]}."), "markers"),
    read("M", "only questions numbered", _only_questions, "markers"),
)
