"""U: a second assessor beside the unit, under other titles, in another order, in other words."""

from collections.abc import Callable
from functools import partial

from tests.support.form_edits.edit import Edit, either, loud, read
from tests.support.form_edits.form import EditedForm, UnfitError
from tests.support.marks import Marks
from tests.support.plain_workbook import Value

_TITLES = (
    *("Jawaban TPI", "Jawaban Tim Penilai Internal", "Jawaban Inspektorat", "Jawaban Asesor", "Hasil Evaluasi"),
    *(
        "Verifikasi TPI",
        "Hasil Verifikasi Itjen",
        "Evaluator",
        "Penilaian Kanwil",
        "Penilaian TPI",
        "HASIL PENILAIAN TPI",
    ),
    *("Jawaban Verifikator", "Reviu Inspektorat", "Jawaban TPI (Final)", "Jawaban TPI 2025", "Jawban TPI"),
)
_TIERS = {
    "Jawaban TPI Kanwil, then Itjen": ("Jawaban TPI Kanwil", "Jawaban TPI Itjen"),
    "Jawaban TPI, then Pusat": ("Jawaban TPI", "Jawaban TPI Pusat"),
    "TPI 1, then TPI 2": ("Jawaban TPI 1", "Jawaban TPI 2"),
    "TPI pertama, then TPI kedua": ("Penilaian TPI Pertama", "Penilaian TPI Kedua"),
    "TPI, then TPN": ("Jawaban TPI", "Jawaban TPN"),
}


def _column(form: EditedForm, title: str, assessor: str, *, is_left: bool = False) -> str:
    """The answer column of an assessor: the form's own if it has one, or a new one beside the last filled."""
    if assessor in form.marks:
        raise UnfitError("has answered already")
    key, page = f"answer@{assessor}", form.page
    last = list(form.marks)[-1]
    if key in page.columns and is_left:
        page.move_column(key, before=f"answer@{last}")
    elif key not in page.columns:
        where = {"before": f"answer@{last}"} if is_left else {"after": page.last_of(last)}
        page.add_column(key, **where)
    if page.heads:
        page.titles()[key] = title
    return key


def judged_again(
    form: EditedForm, title: str, assessor: str = "tpi", *, is_left: bool = False, marks: Marks | None = None
) -> str:
    """A later assessor's answers, which count from now on."""
    last = list(form.marks)[-1]
    key = _column(form, title, assessor, is_left=is_left)
    form.marks[assessor] = form.reassessed(last) if marks is None else marks
    form.fill(assessor)
    form.deciding = assessor
    return key


def _partly(form: EditedForm, count: int) -> None:
    marks = form.reassessed()
    chosen = {line.code for line in form.some(form.choices(), count)}
    judged_again(form, "Jawaban TPI", marks={code: mark for code, mark in marks.items() if code in chosen})


def _two_tiers(form: EditedForm, titles: tuple[str, str], *, is_left: bool) -> None:
    judged_again(form, titles[0])
    judged_again(form, titles[1], "tpi-2", is_left=is_left)


def _worded(form: EditedForm, title: str, change: Callable[[str, str], Value | None]) -> None:
    """Letters written in the assessor's way, told the unit's and the own answer."""
    key = judged_again(form, title)
    for line in form.choices():
        old, new = form.marks["unit"].get(line.code), form.marks["tpi"].get(line.code)
        line.cells.pop(key, None)
        value = change(str(old), str(new))
        if value is not None:
            line.cells[key] = value


def _all_alike(form: EditedForm, text: str) -> None:
    """A later assessor's column says the same everywhere, and the unit's answers stand."""
    key = _column(form, "Jawaban TPI", "tpi")
    for line in form.choices():
        line.cells[key] = text


def _corrections(form: EditedForm, title: str, count: int) -> None:
    page = form.page
    page.add_column("correction", title, after=page.last_of("unit"))
    for line in form.some(form.choices(), count):
        line.cells["correction"] = form.other_option(line, form.marks["unit"])
    form.watched_columns.add("correction")


def _only_scores(form: EditedForm, title: str) -> None:
    """A later assessor has given points and no answers."""
    page = form.page
    form.marks["tpi"] = form.reassessed()
    card = form.card("tpi")
    del form.marks["tpi"]
    if "score@tpi" in page.columns:
        page.titles()["score@tpi"] = title
    else:
        page.add_column("score@tpi", title, after=page.last_of("unit"))
    for line in form.of_kind("node", "question"):
        shown = card.questions[line.code].share if line.kind == "question" else card.points(line.code)
        line.cells["score@tpi"] = float(shown)
    form.is_known = False


def _hidden(form: EditedForm) -> None:
    key = judged_again(form, "Jawaban TPI")
    form.page.hidden_columns.add(key)


def _remarks(form: EditedForm, title: str, texts: tuple[str, ...]) -> None:
    page = form.page
    page.add_column("remarks", title, after=page.last_of("unit"))
    for line in form.some(form.choices(), 30):
        line.cells["remarks"] = form.one_of(texts)


_WHOSE = "whose order titles:answer@unit"
EDITS: tuple[Edit, ...] = (
    *(
        read(
            "U",
            f"second assessor titled {title}",
            partial(judged_again, title=title),
            _WHOSE,
            "column Koreksi TPI with two corrections",
        )
        for title in _TITLES
    ),
    either("U", "second assessor titled Nilai TPI", partial(judged_again, title="Nilai TPI"), _WHOSE),
    loud("U", "second assessor without a title", partial(judged_again, title=""), _WHOSE),
    loud("U", "TPI column hidden", _hidden, _WHOSE),
    read("U", "TPI left of the unit", partial(judged_again, title="Jawaban TPI", is_left=True), _WHOSE),
    *(read("U", name, partial(_two_tiers, titles=titles, is_left=False), _WHOSE) for name, titles in _TIERS.items()),
    *(
        read("U", f"{name}, the later at the left", partial(_two_tiers, titles=titles, is_left=True), _WHOSE)
        for name, titles in _TIERS.items()
    ),
    read("U", "TPI has given one answer", partial(_partly, count=1), _WHOSE),
    read("U", "TPI has given sixty answers", partial(_partly, count=60), _WHOSE),
    *(
        loud("U", f"column {title} with {count} corrections", partial(_corrections, title=title, count=number), _WHOSE)
        for title, number, count in (
            ("Koreksi TPI", 2, "two"),
            ("Koreksi TPI", 5, "five"),
            ("Koreksi TPI", 12, "twelve"),
            ("Koreksi", 60, "sixty"),
            ("Perbaikan Evaluator", 5, "five"),
        )
    ),
    loud(
        "U",
        "Penilaian TPI says A - Sesuai",
        partial(_worded, title="Penilaian TPI", change=lambda _, new: f"{new} - Sesuai"),
        f"{_WHOSE} answers",
    ),
    loud(
        "U",
        "Hasil Penilaian TPI says a)",
        partial(_worded, title="Hasil Penilaian TPI", change=lambda _, new: f"{new.lower()})"),
        f"{_WHOSE} answers",
    ),
    loud(
        "U",
        "TPI says seharusnya C",
        partial(_worded, title="Jawaban TPI", change=lambda old, new: "sesuai" if old == new else f"seharusnya {new}"),
        f"{_WHOSE} answers",
    ),
    loud(
        "U",
        "Jawaban Final says c) or tetap",
        partial(_worded, title="Jawaban Final", change=lambda old, new: "tetap" if old == new else f"{new.lower()})"),
        f"{_WHOSE} answers",
    ),
    loud(
        "U",
        "TPI answers only where it differs",
        partial(_worded, title="Jawaban TPI", change=lambda old, new: None if old == new else new),
        f"{_WHOSE} answers",
    ),
    loud("U", "TPI has only given scores", partial(_only_scores, title="Nilai TPI"), _WHOSE),
    either("U", "Jawaban TPI all -", partial(_all_alike, text="-"), _WHOSE),
    either("U", "Jawaban TPI all Sesuai", partial(_all_alike, text="Sesuai"), _WHOSE),
    either("U", "Jawaban TPI all v", partial(_all_alike, text="v"), _WHOSE),
    read(
        "U",
        "Rekomendasi TPI in prose",
        partial(_remarks, title="Rekomendasi TPI", texts=("Lengkapi bukti rapat", "Unggah laporan triwulan")),
        "remarks",
    ),
    read(
        "U",
        "Catatan that begin with Ya",
        partial(_remarks, title="Catatan Tambahan", texts=("Ya, lihat lampiran", "Ada pada map 3")),
        "remarks",
    ),
    either(
        "U",
        "corrections in free words",
        partial(_remarks, title="Catatan TPI", texts=("seharusnya B", "turun menjadi C")),
        "remarks",
    ),
)
