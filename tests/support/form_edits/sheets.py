"""S: the form on several sheets, beside others, or hidden."""

from collections.abc import Callable, Sequence
from functools import partial

from tests.support.form_edits.edit import Edit, loud, read
from tests.support.form_edits.form import EditedForm, UnfitError
from tests.support.form_edits.page import Line, Page
from tests.support.form_edits.titles import retitle
from tests.support.marks import Marks
from tests.support.plain_workbook import Place, PlainSheet, Value

_AREAS = ("MP", "Tata Laksana", "SDM", "Akuntabilitas", "Pengawasan", "Pelayanan")


def _split(form: EditedForm, parts: Sequence[tuple[str, Sequence[str]]], *, has_heads: bool = True) -> None:
    """One sheet for each part: its name and the codes below which its lines stand; the totals go with the last.

    A heading above several parts goes with the first of them, and what is no line of the form with the line before.
    """
    whole = form.page
    pages = [
        Page(name, list(whole.columns), [dict(head) for head in whole.heads], [], [], list(whole.merged))
        for name, _ in parts
    ]
    pages[0].above = whole.above
    at = 0
    for line in whole.lines:
        if line.kind == "total":
            at = len(parts) - 1
        elif line.identity:
            at = next(number for number, (_, codes) in enumerate(parts) if _is_of(line, codes))
        pages[at].lines.append(line)
    for page in pages:
        page.hidden_columns = set(whole.hidden_columns)
        if not has_heads and page is not pages[0]:
            page.heads, page.merged = [], []
    where = form.sheets.index(whole)
    form.sheets[where : where + 1] = pages


def _is_of(line: Line, codes: Sequence[str]) -> bool:
    """Whether a line stands below one of these codes, or above one of them."""
    return _is_below(line, codes) or any(code.startswith(f"{line.code}.") for code in codes)


def _is_below(line: Line, codes: Sequence[str]) -> bool:
    return any(line.code == code or line.code.startswith(f"{code}.") for code in codes)


def _by_component(form: EditedForm) -> None:
    _split(form, [(node.title, [node.code]) for node in form.rubric.components])


def _by_aspect(form: EditedForm) -> None:
    if "A.II" not in form.rubric.nodes:
        raise UnfitError("the form has no such aspects")
    _split(form, [("Pemenuhan", ["A.I"]), ("Reform", ["A.II"]), ("Hasil", ["B"])])


def _by_area(form: EditedForm, *, is_apart: bool = False, has_heads: bool = True) -> None:
    parts: list[tuple[str, Sequence[str]]] = []
    for number, (area, name) in enumerate(zip(form.areas, _AREAS, strict=True), 1):
        if is_apart:
            parts += [(f"{number}{sign} {name}", [part]) for sign, part in zip("ab", area.parts, strict=False)]
        else:
            parts.append((f"{number} {name}", area.parts))
    result = form.rubric.components[-1]
    _split(form, [*parts, (result.title, [result.code])], has_heads=has_heads)


def _renamed(form: EditedForm, name: str) -> None:
    form.page.name = name


def _state(form: EditedForm, state: str) -> None:
    form.page.state = state
    form.sheets.append(PlainSheet("Petunjuk", {(1, 1): "Petunjuk pengisian", (2, 1): "Isi kolom jawaban"}))


def _blank_copy(form: EditedForm, name: str) -> Page:
    blank = form.copy_of(form.page, name)
    for line in blank.lines:
        for key in [key for key in line.cells if "@" in key]:
            del line.cells[key]
    return blank


def _beside(form: EditedForm, sheet: PlainSheet, *, is_first: bool) -> None:
    form.sheets.insert(0 if is_first else len(form.sheets), sheet)


def _blank_form(form: EditedForm, *, is_first: bool) -> None:
    _beside(form, _blank_copy(form, "Format Kosong").plain(), is_first=is_first)


def _cover(form: EditedForm) -> None:
    cells: dict[Place, Value] = {
        (2, 2): "LEMBAR KERJA EVALUASI",
        (4, 2): "Unit Kerja",
        (4, 3): "Balai Contoh",
        (5, 2): "Tahun",
        (5, 3): 2025,
    }
    _beside(form, PlainSheet("Sampul", cells), is_first=True)


def _recap(form: EditedForm) -> None:
    """A recap of the nodes under the same titles."""
    page = form.page
    recap = form.copy_of(page, "Rekapitulasi")
    recap.lines = [line for line in recap.lines if line.kind in ("node", "total")]
    _beside(form, recap.plain(), is_first=True)


def _with_other(
    form: EditedForm,
    own: str,
    other: str,
    marks: Callable[[EditedForm], Marks],
    change: Callable[[Page], object],
    *,
    decides: bool,
) -> None:
    """A second whole sheet; which of the two counts can be told by their names, if at all."""
    if len(form.marks) > 1:
        raise UnfitError("two assessors stand in the sheet already")
    page = form.page
    copy = form.copy_of(page, other)
    page.name = own
    answers = marks(form)
    for line in copy.lines:
        if line.kind in ("question", "operand") and line.identity in answers:
            line.cells["answer@unit"] = answers[line.identity]
    change(copy)
    _beside(form, copy.plain(), is_first=False)
    if decides:
        form.marks["tpi"] = answers
        form.deciding = "tpi"


def _two_years_one_untitled(form: EditedForm) -> None:
    _with_other(form, "LKE 2025", "LKE 2024", EditedForm.reassessed, lambda _: None, decides=False)
    retitle(form, "item1", "")


def _without(key: str, page: Page) -> None:
    if key in page.columns:
        page.remove_column(key)


def _half_filled(form: EditedForm) -> None:
    """Two whole forms, of which each has the answers of one half."""
    page = form.page
    second = form.copy_of(page, f"{page.name} lanjutan")
    half = len(page.lines) // 2
    for line in page.lines[half:]:
        _clear(line)
    for line in second.lines[:half]:
        _clear(line)
    _beside(form, second.plain(), is_first=False)


def _clear(line: Line) -> None:
    for key in [key for key in line.cells if "@" in key]:
        del line.cells[key]


def _old_beside_areas(form: EditedForm) -> None:
    old = form.copy_of(form.page, "LKE 2024")
    answers = form.reassessed()
    for line in old.lines:
        if line.identity in answers:
            line.cells["answer@unit"] = answers[line.identity]
    _by_area(form)
    _beside(form, old.plain(), is_first=True)


def _listed(form: EditedForm) -> None:
    """TPI's answers as a list of codes, without the form."""
    if len(form.marks) > 1:
        raise UnfitError("two assessors stand in the sheet already")
    form.marks["tpi"] = form.reassessed()
    form.deciding = "tpi"
    cells: dict[Place, Value] = {(1, 1): "Kode", (1, 2): "Pertanyaan", (1, 3): "Jawaban TPI"}
    for row, line in enumerate(form.of_kind("question", "operand"), 2):
        if line.identity in form.marks["tpi"]:
            cells |= {(row, 1): line.code, (row, 2): line.text, (row, 3): form.marks["tpi"][line.identity]}
    _beside(form, PlainSheet("TPI", cells), is_first=False)


def _blank_second(form: EditedForm) -> None:
    form.page.name = "LKE Unit"
    _beside(form, _blank_copy(form, "LKE TPI").plain(), is_first=False)


def _other_unit(form: EditedForm) -> None:
    """The whole form of another unit: nobody can tell whose score is asked for."""
    _with_other(form, "Unit A", "Unit B", EditedForm.reassessed, lambda _: None, decides=False)
    form.is_known = False


def _hide(page: Page) -> None:
    page.state = "hidden"


_WHOLE = "sheets rows answers whose counts indices deleted"
EDITS: tuple[Edit, ...] = (
    read("S", "pengungkit and hasil on two sheets", _by_component, "sheets", "two half-filled forms"),
    read(
        "S", "pemenuhan, reform and hasil on three sheets", _by_aspect, "sheets", "last year whole, this year by area"
    ),
    read("S", "a sheet for each area, and hasil", _by_area, "sheets", "last year whole, this year by area"),
    read("S", "a sheet for each area of each aspect", partial(_by_area, is_apart=True), "sheets"),
    read(
        "S",
        "a sheet for each area, titles on the first only",
        partial(_by_area, has_heads=False),
        "sheets header whose",
    ),
    read("S", "sheet named Sheet1", partial(_renamed, name="Sheet1"), "sheets"),
    read("S", "sheet named after the unit", partial(_renamed, name="Balai Contoh 2025"), "sheets"),
    read("S", "sheet hidden", partial(_state, state="hidden"), "sheets", "TPI sheet hidden"),
    read("S", "sheet very hidden", partial(_state, state="veryHidden"), "sheets", "TPI sheet hidden"),
    read("S", "blank form before", partial(_blank_form, is_first=True), "sheets"),
    read("S", "blank form behind", partial(_blank_form, is_first=False), "sheets"),
    read("S", "cover before", _cover),
    read("S", "recap with the same titles before", _recap, "sheets"),
    *(
        loud(
            "S",
            name,
            partial(_with_other, own=own, other=other, marks=EditedForm.reassessed, change=change, decides=decides),
            _WHOLE,
        )
        for name, own, other, change, decides in (
            ("two years, both whole", "LKE 2025", "LKE 2024", lambda _: None, False),
            ("unit and TPI, both whole", "LKE Unit", "LKE TPI", lambda _: None, True),
            ("unit whole, TPI without weights", "LKE Unit", "LKE TPI", partial(_without, "weight"), True),
            ("unit whole, TPI without scale", "LKE Unit", "LKE TPI", partial(_without, "scale"), True),
            ("TPI sheet hidden", "LKE", "LKE TPI", _hide, True),
            ("sheet Jawaban tahun lalu hidden", "LKE", "Jawaban tahun lalu", _hide, False),
        )
    ),
    loud("S", "two years, this year without a title", _two_years_one_untitled, f"{_WHOLE} titles:item1"),
    read("S", "unit filled, TPI sheet blank", _blank_second, "sheets", "unit and TPI, both whole"),
    loud("S", "TPI answers listed on another sheet", _listed, _WHOLE),
    loud("S", "two units, both whole", _other_unit, _WHOLE),
    loud("S", "two half-filled forms", _half_filled, _WHOLE),
    loud("S", "last year whole, this year by area", _old_beside_areas, _WHOLE),
)
