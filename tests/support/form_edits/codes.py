"""I: an ID column of codes that no longer belongs to its rows. The text of a row counts."""

from collections.abc import Callable
from functools import partial

from tests.support.form_edits.edit import Edit, loud, read
from tests.support.form_edits.form import EditedForm
from tests.support.form_edits.titles import retitle


def _ids(form: EditedForm, change: Callable[[str], str]) -> None:
    form.require("id")
    for line in form.lines:
        if "id" in line.cells:
            line.cells["id"] = change(str(line.cells["id"]))


def _row_gone(form: EditedForm) -> None:
    """A row deleted from the texts on, the codes left where they stand."""
    form.require("id")
    page = form.page
    gone = form.one_of(form.choices()[:80])
    codes = [line.cells.pop("id", "") for line in page.lines]
    page.lines.remove(gone)
    for line, code in zip(page.lines, codes, strict=False):
        line.cells["id"] = code
    form.forget({gone.code})
    form.refill_scores()


def _areas_exchanged(form: EditedForm) -> None:
    """Two areas change places with all but their codes."""
    form.require("id")
    page = form.page
    parts = [area.parts[0] for area in form.areas]
    at = form.random.randrange(len(parts) - 1)
    codes = [line.cells.pop("id", "") for line in page.lines]
    one, other = (
        [line for line in page.lines if line.code == code or line.code.startswith(f"{code}.")]
        for code in parts[at : at + 2]
    )
    first = page.index(one[0])
    page.lines[first : first + len(one) + len(other)] = [*other, *one]
    for line, code in zip(page.lines, codes, strict=True):
        if code:
            line.cells["id"] = code


def _two_exchanged(form: EditedForm) -> None:
    form.require("id")
    one, other = form.some(form.choices(), 2)
    one.cells["id"], other.cells["id"] = other.cells["id"], one.cells["id"]


EDITS: tuple[Edit, ...] = (
    read("I", "ID titled Kode", partial(retitle, key="id", title="Kode"), "titles:id ids", "two codes exchanged"),
    read("I", "codes in lower case", partial(_ids, change=str.lower), "ids"),
    read("I", "codes with a full stop behind", partial(_ids, change="{}.".format), "ids"),
    read("I", "codes with dashes", partial(_ids, change=lambda code: code.replace(".", "-")), "ids"),
    loud("I", "a row deleted, codes left", _row_gone, "ids rows deleted between blanks header:below"),
    loud("I", "two areas exchanged, codes left", _areas_exchanged, "ids rows deleted between blanks header:below"),
    loud("I", "two codes exchanged", _two_exchanged, "ids"),
)
