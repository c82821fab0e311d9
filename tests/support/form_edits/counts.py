"""Q: the rows of counts below a question, moved, renamed, missing."""

from functools import partial

from tests.support.form_edits.edit import Edit, either, loud, read
from tests.support.form_edits.form import EditedForm, UnfitError

_DELETED = (
    "A.II.1.i.a:perubahan_dibuat",
    "A.II.1.i.b:perubahan_terintegrasi",
    "A.II.3.iii.a:pelanggaran_ini",
    "A.II.4.i.a:sasaran",
    "A.II.5.ii.a:pengaduan_proses",
    "A.II.5.ii.a:pengaduan_wajib",
    "A.II.5.iii.a:lhkpn_lain",
    "A.II.5.iii.a:lhkpn_pejabat",
    "A.II.5.iii.b:nonlhkpn_fungsional",
    "A.II.5.iii.b:nonlhkpn_pengawas",
    "A.II.6.i.b:layanan_terdata",
)
_SWAPPED = ("A.II.1.i.b", "A.II.3.iii.a", "A.II.4.i.a", "A.II.5.ii.a", "A.II.5.iii.a", "A.II.6.i.b")


def _row_deleted(form: EditedForm, identity: str) -> None:
    form.page.lines.remove(form.line(identity))
    form.forget({identity})
    form.refill_scores()


def _swapped(form: EditedForm, code: str) -> None:
    """The first two counts of a question change places."""
    page = form.page
    one, other = [line for line in page.lines if line.code == code and line.kind == "operand"][:2] or (None, None)
    if one is None or other is None:
        raise UnfitError(f"no counts below {code}")
    at, there = page.index(one), page.index(other)
    page.lines[at], page.lines[there] = other, one


def _other_duty_first(form: EditedForm) -> None:
    page = form.page
    first = [line for line in page.lines if line.code == "A.II.5.iii.a"]
    second = [line for line in page.lines if line.code == "A.II.5.iii.b"]
    if not first or not second:
        raise UnfitError("the form has no such duties")
    start = page.index(first[0])
    page.lines[start : start + len(first) + len(second)] = [*second, *first]


def _without_dashes(form: EditedForm) -> None:
    for line in form.of_kind("operand", "subtotal"):
        line.marker = ""


def _numbered(form: EditedForm) -> None:
    numbers: dict[str, int] = {}
    for line in form.of_kind("operand"):
        numbers[line.code] = numbers.get(line.code, 0) + 1
        line.text = f"{numbers[line.code]}) {line.text}"


def _by_year(form: EditedForm) -> None:
    for identity, year in (("A.II.3.iii.a:pelanggaran_lalu", 2024), ("A.II.3.iii.a:pelanggaran_ini", 2025)):
        form.line(identity).text = f"Jumlah pelanggaran tahun {year}"


def _with_units(form: EditedForm) -> None:
    for line in form.of_kind("operand"):
        line.text = f"{line.text} (orang/buah)"


def _all_blank(form: EditedForm) -> None:
    """The counts are gone, and the percentages computed from them still stand there."""
    shares = {assessor: form.card(assessor).questions for assessor in form.marks}
    for line in form.ratios():
        below = {one.identity for one in form.of_kind("operand") if one.code == line.code}
        form.forget(below)
        for assessor in form.marks:
            form.marks[assessor][line.code] = float(shares[assessor][line.code].share)
    for line in form.of_kind("operand", "subtotal"):
        for key in form.answer_keys():
            line.cells.pop(key, None)


EDITS: tuple[Edit, ...] = (
    read(
        "Q", "LHKASN before LHKPN", _other_duty_first, "counts rows ids", "count row deleted A.II.5.iii.a:lhkpn_pejabat"
    ),
    *(
        read("Q", f"count rows swapped {code}", partial(_swapped, code=code), f"counts:{code} rows ids blanks deleted")
        for code in _SWAPPED
    ),
    *(
        loud("Q", f"count row deleted {identity}", partial(_row_deleted, identity=identity), "counts deleted")
        for identity in _DELETED
    ),
    read("Q", "dashes before counts removed", _without_dashes, "markers"),
    read("Q", "counts numbered 1) 2)", _numbered, "texts"),
    read("Q", "violations by year", _by_year, "texts"),
    read("Q", "counts with their unit behind", _with_units, "texts"),
    either("Q", "all counts blank, percentages stand", _all_blank, "counts"),
)
