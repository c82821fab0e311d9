"""H: what people make of the titles above the columns."""

from collections.abc import Callable
from functools import partial

from tests.support.form_edits.edit import Edit, either, loud, read
from tests.support.form_edits.form import EditedForm, UnfitError
from tests.support.form_edits.page import Cells, Line

_ENGLISH = {
    "id": "Code",
    "item1": "Assessment item",
    "weight": "Weight",
    "criteria": "Criteria",
    "scale": "Answer options",
    "answer@unit": "Unit answer",
    "score@unit": "Score",
    "note@unit": "Remarks",
    "evidence@unit": "Evidence",
}
_OTHER_FORM = {
    "item1": "Penilaian",
    "weight": "Bobot",
    "criteria": "Penjelasan",
    "scale": "Pilihan Jawaban",
    "answer@unit": "Jawaban",
    "score@unit": "Nilai",
    "share@unit": "%",
    "note@unit": "Referensi",
}
_TITLES = {
    "item1": (
        *("Uraian", "Aspek", "Komponen", "Kriteria", "URAIAN/PERTANYAAN", "Uraian Penilaian", "Pertanyaan"),
        *("Indikator Penilaian", "Parameter", ""),
    ),
    "weight": ("Bobot Nilai", "Nilai Maks", "Skor Maksimal", "Poin Maksimum", ""),
    "scale": ("Alternatif Jawaban", "Jenis Jawaban", "Opsi", "Pilihan\nJawaban", "Tipe", "Bentuk Isian", ""),
    "criteria": ("Uraian Kriteria", "Keterangan Penilaian", ""),
    "score@unit": ("Nilai Akhir", "Skor", "Hasil", ""),
    "note@unit": ("Keterangan", "Tautan Bukti", ""),
    "answer@unit": (
        *("Hasil Penilaian Unit", "Isi Jawaban", "Jawaban Mandiri", "Jawaban Satuan Kerja", "Jawaban Unit Kerja 2025"),
        *("Penilaian Mandiri", "Respon", "Self Assessment", "Isian Satker", "Jawaban", "Jawaban Unit Kerja (LKE)", ""),
    ),
}

_WORDS = {
    "item1": "texts", "weight": "weight", "scale": "scale", "criteria": "criteria", "score@unit": "score",
    "note@unit": "note", "answer@unit": "answer",
}  # fmt: skip


def retitle(form: EditedForm, key: str, title: str) -> None:
    """Call a column something else, or nothing."""
    form.require(key)
    for page in form.pages:
        if not page.heads:
            raise UnfitError("no header")
        page.titles()[key] = title


def _retitle_all(form: EditedForm, titles: dict[str, str]) -> None:
    for page in form.pages:
        head = page.titles()
        head.update({key: title for key, title in titles.items() if key in head and key in page.columns})


def _each_title(form: EditedForm, change: Callable[[str], str]) -> None:
    for page in form.pages:
        for head in page.heads:
            head.update({key: change(str(value)) for key, value in head.items()})


def _misspell(title: str) -> str:
    return title.replace("Penilaian", "Penilain").replace("Bobot", "Bobott").replace("Jawaban", "Jawban")


def _spread(form: EditedForm) -> None:
    """Whose column it is stands above, in a merged title; below only what it is."""
    for page in form.pages:
        upper: Cells = {}
        for key in page.columns:
            name, _, assessor = key.partition("@")
            if not assessor or key not in page.titles():
                continue
            page.titles()[key] = {"answer": "Jawaban", "score": "Nilai", "share": "%"}.get(name, "Catatan")
            if assessor not in {one.partition("@")[2] for one in upper}:
                upper[key] = {"unit": "Unit Kerja", "tpi": "TPI", "tpi-2": "TPI Kedua"}.get(assessor, assessor)
                page.merged.append((0, key, page.last_of(assessor) if name == "answer" else key))
        page.heads.insert(0, upper)


def _three_tiers(form: EditedForm) -> None:
    _spread(form)
    for page in form.pages:
        page.heads.insert(0, {"weight": "Instrumen", "answer@unit": "Hasil Pengisian"})
        page.merged = [(head + 1, left, right) for head, left, right in page.merged]
        page.merged.append((0, "answer@unit", page.columns[-1]))


def _raised(form: EditedForm) -> None:
    """Some titles stand in the upper of two header lines, as if merged downwards."""
    for page in form.pages:
        upper = {key: value for key, value in page.titles().items() if "@" not in key}
        page.heads[-1] = {key: value for key, value in page.titles().items() if "@" in key}
        page.heads.insert(0, upper)


def _headless(form: EditedForm) -> None:
    if len(form.marks) > 1:
        raise UnfitError("nobody could tell whose column it is")
    for page in form.pages:
        page.heads, page.above, page.merged = [], [], []


def _lines_above(form: EditedForm, count: int) -> None:
    for page in form.pages:
        key = page.items[0]
        page.above += [{key: f"Keterangan umum {number}: diisi oleh tim kerja"} for number in range(1, count + 1)]


def _numbers_below(form: EditedForm) -> None:
    for page in form.pages:
        shown = [key for key in page.columns if key in page.titles()]
        page.lines.insert(0, Line({key: number for number, key in enumerate(shown, 1)}))


def _repeated(form: EditedForm) -> None:
    for page in form.pages:
        areas = [line for line in page.lines if line.kind == "node" and line.code.count(".") == 2]
        for line in areas[1:]:
            page.lines.insert(page.index(line), Line(dict(page.titles())))


def _only_answer(form: EditedForm) -> None:
    for page in form.pages:
        page.heads[-1] = {key: value for key, value in page.titles().items() if key.startswith("answer@")}


def untitled_pair(form: EditedForm, title: str) -> None:
    """Two filled answer columns under one title: nobody can tell which of them counts."""
    page = form.page
    page.add_column("answer@other", title, after="answer@unit")
    page.titles()["answer@unit"] = title
    form.marks["other"] = form.reassessed()
    form.fill("other")
    form.is_known = False


EDITS: tuple[Edit, ...] = (
    *(
        read(
            "H",
            f"{_WORDS[key]} titled {title.replace(chr(10), ' / ')}" if title else f"{_WORDS[key]} without a title",
            partial(retitle, key=key, title=title),
            f"titles:{key} {'whose' if key == 'answer@unit' and not title else ''}",
            "two answer columns without a title" if key == "answer@unit" else "",
        )
        for key, titles in _TITLES.items()
        for title in titles
    ),
    either("H", "scale titled Jawaban too", partial(retitle, key="scale", title="Jawaban"), "titles:scale"),
    read(
        "H",
        "criteria titled Kriteria Jawaban",
        partial(_retitle_all, titles={"criteria": "Kriteria Jawaban", "answer@unit": "Jawaban Unit Kerja"}),
        "titles:criteria titles:answer@unit",
    ),
    either("H", "titles in English", partial(_retitle_all, titles=_ENGLISH), "header"),
    read("H", "titles of another form", partial(_retitle_all, titles=_OTHER_FORM), "header"),
    read("H", "titles in upper case", partial(_each_title, change=str.upper), "header"),
    read("H", "titles in lower case", partial(_each_title, change=str.lower), "header"),
    read("H", "titles with colon and asterisk", partial(_each_title, change=lambda title: f"{title}*) :"), "header"),
    read("H", "titles misspelt", partial(_each_title, change=_misspell), "header"),
    read(
        "H",
        "titles with no-break spaces and breaks",
        partial(_each_title, change=lambda title: title.replace(" ", "\u00a0\n")),
        "header",
    ),
    read("H", "titles with doubled blanks", partial(_each_title, change=lambda one: one.replace(" ", "   ")), "header"),
    read("H", "two-tier header", _spread, "header titles:answer@unit"),
    read("H", "three-tier header", _three_tiers, "header titles:answer@unit"),
    read("H", "titles in two lines", _raised, "header"),
    read("H", "header deleted", _headless, "header whose", "two answer columns without a title"),
    read("H", "only the answer has a title", _only_answer, "header", "two answer columns without a title"),
    read("H", "twelve lines above", partial(_lines_above, count=12), "above"),
    read("H", "58 lines above", partial(_lines_above, count=58), "above"),
    read("H", "column numbers below the header", _numbers_below, "header:below"),
    read("H", "header repeated at each area", _repeated, "header:below"),
    loud("H", "two answer columns without a title", partial(untitled_pair, title=""), "whose titles:answer@unit"),
    loud("H", "two answer columns titled Jawaban", partial(untitled_pair, title="Jawaban"), "whose titles:answer@unit"),
)
