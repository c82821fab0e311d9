"""``zi-score lhe``: the draft of a report in words, from both columns or one, and what stops it."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.forms import layout_named, write_form
from tests.support.marks import Marks, best_marks, worst_marks
from tests.support.word_files import template_with, text_of
from zi_score.report.lhe import lhe_context, render_document, template_bytes
from zi_score.report.lhe.document import serve
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import load_instrument
from zi_score.rubric.layout import Layout
from zi_score.workflows.lhe import lhe_of

Run = Callable[..., tuple[int, str, str]]
MINUS = "\N{MINUS SIGN}"
HOSTILE = '{{ unit }} {% raw %} <b>&amp; {_{ 7*7 }_} "kutip"\x07\v\u202e ]]>'
AS_TEXT = '{{ unit }} {% raw %} <b>&amp; {_{ 7*7 }_} "kutip" ]]>'


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    """TPI lowers some answers with notes, leaves one blank, and does not meet the gates of the surveys."""
    form = layout_named(layouts, "jawaban-2024")
    rows = {row.identity: row.row for row in form.rows}
    unit: Marks = best_marks(rubric)
    tpi = unit | {"A.I.5.i.a": "C", "A.II.5.i.a": "C", "B.I.a": 3.5, "A.II.5.ii.a:pengaduan_selesai": 0}
    del tpi["A.I.5.v.a"]

    def notes(sheet: Worksheet) -> None:
        first, second, _third = form.assessors
        sheet.cell(rows["A.I.5.i.a"], first.others["note"].number, "SK terlampir")
        sheet.cell(rows["A.I.5.i.a"], first.others["evidence"].number, "bukti/sk.pdf")
        sheet.cell(rows["A.I.5.i.a"], second.others["note"].number, HOSTILE.translate({7: None, 11: None}))
        sheet.cell(rows["A.II.5.ii.a:pengaduan_selesai"], second.others["note"].number, "belum selesai")

    return write_form(tmp_path_factory.mktemp("lhe") / "lke.xlsx", form, rubric, {"unit": unit, "tpi": tpi}, notes)


@pytest.fixture(scope="module")
def text(both: Path) -> str:
    """The draft that the command writes of it."""
    facts = lhe_of(both, load_instrument())
    template = template_bytes({at: one.title for at, one in enumerate(facts.deciding.verdicts)})
    return text_of(render_document(template, lhe_context(facts), "", ""))


def draft(run: Run, workbook: Path, folder: Path, *options: str | Path) -> str:
    output = folder / "lhe.docx"
    code, out, err = run("lhe", workbook, "-o", output, *options)
    assert (code, err) == (0, "")
    assert f"Konsep LHE ditulis: {output}" in out
    return text_of(output)


def test_the_report_has_both_columns_with_the_minimum_beside_every_area(text: str) -> None:
    assert "KONSEP - bentuk laporan ini tidak ditetapkan peraturan" in text
    assert "Nomor ...................... tanggal" in text
    assert "Peraturan Menteri PANRB Nomor 90 Tahun 2021" in text
    assert "Uraian | Bobot | Unit | TPI | Selisih | Minimal Menuju WBK | Minimal Menuju WBBM" in text
    assert "Penguatan pengawasan | 15 | 15,00 | 9,70 | −5,30 | 9,00 (ya) | 11,25 (belum)" in text
    assert "Menuju WBK: BELUM MEMENUHI" in text
    assert "Survei persepsi anti korupsi | 15,75 | 15,31 | −0,44 | belum terpenuhi" in text
    assert "Syarat di luar LKE: 13 syarat, belum dinilai." in text


def test_it_says_where_tpi_differs_and_what_is_not_answered(text: str) -> None:
    assert "Unit dan TPI berbeda pada 5 pertanyaan; selisih nilai total" in text
    assert f"| A | C | {MINUS}0,75 | {AS_TEXT} · Unit: SK terlampir" in text
    assert "| belum selesai" in text
    assert "Belum diisi atau tidak terbaca oleh TPI: 1 pertanyaan." in text
    assert "A.I.5.v.a | Pemetaan benturan kepentingan | O92 | belum diisi" in text
    assert "1 dari 113 pertanyaan belum diisi atau tidak terbaca oleh TPI." in text
    assert "| bukti/sk.pdf" in text


def test_it_concludes_and_advises_by_the_gates_that_are_not_met(text: str) -> None:
    assert "Unit ini BELUM MEMENUHI kriteria untuk diajukan kepada TPN untuk predikat Menuju WBK" in text
    assert "Untuk memenuhi Menuju WBK, unit agar meningkatkan:" in text
    assert "Survei persepsi anti korupsi: sekurang-kurangnya 0,4375 poin lagi (kini 15,31, minimal 15,75)." in text
    assert "(IPAK/SPAK): kini 3,5, dapat bertambah paling banyak 2,1875 poin." in text
    # The whole of which the survey is a part is advised nothing of its own.
    assert text.count("B.I.a Survei persepsi anti korupsi (IPAK/SPAK): kini") == 1


def test_what_is_met_is_recommended_with_the_conditions_that_nobody_assessed(
    run: Run, tmp_path: Path, project: Path
) -> None:
    workbook = project / "examples/memenuhi-wbbm.xlsx"
    text = draft(run, workbook, tmp_path, "--target", "wbk")
    assert "MENUJU WBK\n" in text
    assert "WBBM" not in text.replace("memenuhi-wbbm.xlsx", "").replace("WBK/WBBM", "")
    assert (
        "Unit ini MEMENUHI kriteria nilai untuk diajukan kepada TPN untuk predikat Menuju WBK. Syarat di luar LKE"
        in text
    )
    assert "Semua ambang nilai terpenuhi" in text
    assert "Semua pertanyaan telah diisi oleh TPI." in text
    assert "LKE tidak menyebut bukti dukung" in text
    with_profile = draft(run, workbook, tmp_path, "--profile", project / "examples/profile.yaml", "--force")
    assert (
        "Unit ini MEMENUHI kriteria untuk diajukan kepada TPN untuk predikat Menuju WBBM; pimpinan instansi"
        in with_profile
    )
    assert "unit dapat diusulkan" in with_profile


def test_a_report_of_one_column_says_so_and_concludes_nothing_for_tpi(
    run: Run, tmp_path: Path, both: Path, project: Path
) -> None:
    text = draft(run, project / "examples/setengah-terisi.xlsx", tmp_path)
    assert "TPI belum menilai: buku kerja ini hanya memuat jawaban Unit." in text
    assert "Menurut jawaban Unit, ambang nilai Menuju WBK belum terpenuhi; simpulan TPI belum ada." in text
    assert "Nilai total | 100 | 38,53 | – | – | 75,00 (belum) | 85,00 (belum)" in text
    text = draft(run, both, tmp_path, "--assessor", "unit", "--force")
    assert "Menurut jawaban Unit, ambang nilai Menuju WBBM terpenuhi; simpulan TPI belum ada." in text


def test_only_tpi_is_enough_for_a_report(run: Run, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]) -> None:
    form = layout_named(layouts, "portalrb-2026")
    workbook = write_form(tmp_path / "lke.xlsx", form, rubric, {"tpi": worst_marks(rubric)})
    text = draft(run, workbook, tmp_path, "--unanswered", "skip")
    assert "Hanya jawaban TPI yang terbaca" in text
    assert "Nilai total | 100 | – | 0,00 | –" in text
    assert "Jawaban kosong dilewati" in text


def test_a_body_of_portalrb_makes_the_same_report(run: Run, tmp_path: Path, both: Path) -> None:
    units = tmp_path / "unit.csv"
    units.write_text(f"file,id,name,category,affirmation\n{both},U-1,Kantor A,,\n", encoding="utf-8")
    run("portalrb", "export", both, "--units", units, "--year", "2026", "-o", tmp_path / "isi")
    text = draft(run, tmp_path / "isi/lke/jawaban-unit/U-1.json", tmp_path)
    assert "Unit | : Kantor A" in text
    assert "A.I.5.v.a | Pemetaan benturan kepentingan | soal_id 64 jawaban_tpi | belum diisi" in text
    assert "Unit: SK terlampir" in text


def test_the_english_report_says_the_same(
    run: Run, tmp_path: Path, both: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZI_SCORE_LANG", "en")
    code, _out, _err = run("lhe", both, "-o", tmp_path / "lhe.docx")
    assert code == 0
    text = text_of(tmp_path / "lhe.docx")
    assert "DRAFT" in text
    assert "15.00 | 9.70" in text


def test_a_template_of_ones_own_begins_with_ours(run: Run, tmp_path: Path, both: Path) -> None:
    template = tmp_path / "templat.docx"
    assert run("lhe", "--new-template", template)[0] == 0
    assert "{{ target.conclusion }}" in text_of(template)
    document = Document(str(template))
    document.add_paragraph("Tembusan: {{ unit|default('-', true) }} {{ file|upper }}")
    document.save(str(template))
    assert "Tembusan: - LKE.XLSX" in draft(run, both, tmp_path, "--template", template)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("written", "asked", "expected"),
    [
        ((), "wbk", "| 75,00 (ya) | –"),
        ((), "wbbm", "| – | 85,00 (ya)"),
        (("--target", "wbbm"), "wbbm", "| 85,00 (ya)"),
        (("--target", "wbbm"), "wbk", "| –"),
    ],
)
def test_the_template_serves_whichever_target_is_asked_for(
    run: Run, tmp_path: Path, project: Path, written: tuple[str, ...], asked: str, expected: str
) -> None:
    template = tmp_path / "templat.docx"
    assert run("lhe", "--new-template", template, *written)[0] == 0
    workbook = project / "examples/memenuhi-wbbm.xlsx"
    for options in (("--template", template), ()):
        text = draft(run, workbook, tmp_path, "--target", asked, "--force", *options)
        (total,) = [one for one in text.splitlines() if one.startswith("Nilai total | 100")]
        assert total.endswith(expected if options else f"| {'75' if asked == 'wbk' else '85'},00 (ya)")
        assert total.count("(ya)") == 1 or expected == "| –"


def test_a_template_that_cannot_be_used_says_why_and_writes_nothing(run: Run, tmp_path: Path, both: Path) -> None:
    template = tmp_path / "templat.docx"
    template.write_bytes(template_with("{{ nama_unit }}"))
    for path, reason in ((template, "nama_unit"), (both, ".docx"), (tmp_path / "tidak-ada.docx", "tidak dapat dibaca")):
        code, out, err = run("lhe", both, "-o", tmp_path / "lhe.docx", "--template", path)
        assert (code, out) == (3, "")
        assert f"{path}: templat" in err
        assert reason in err
    assert not (tmp_path / "lhe.docx").exists()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ 'x' * 10 ** 11 }}", "lebih dari 2048 MB"),
        ("{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}", "recursion"),
        ("{{ range(10 ** 9) | list }}", "Range too big"),
        ("{% for a in range(9999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "lebih dari 1 s"),
    ],
    ids=["memory", "depth", "range", "time"],
)
def test_a_template_without_end_is_ended(
    run: Run, tmp_path: Path, both: Path, monkeypatch: pytest.MonkeyPatch, text: str, reason: str
) -> None:
    template = tmp_path / "templat.docx"
    template.write_bytes(template_with(text))
    monkeypatch.setenv("ZI_SCORE_LIMITS", "seconds=1" if reason.endswith(" s") else "seconds=20")
    code, out, err = run("lhe", both, "-o", tmp_path / "lhe.docx", "--template", template)
    assert (code, out) == (3, "")
    assert f"{template}: templat" in err
    assert reason in err
    assert not (tmp_path / "lhe.docx").exists()


def test_a_template_is_filled_apart_as_it_is_here() -> None:
    assert (
        text_of(serve((template_with("Unit {{ unit }}"), {"unit": "Satu & dua"}, "", ""))[0]).strip()
        == "Unit Satu & dua"
    )
    document, reason = serve((template_with("{{ lain }}"), {}, "", ""))
    assert (document, "lain" in reason) == (b"", True)


def test_a_template_is_read_within_limits(
    run: Run, tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / "templat.docx"
    template.write_bytes(b"x" * 2_000_000)
    monkeypatch.setenv("ZI_SCORE_LIMITS", "file-mb=1")
    workbook = project / "examples/memenuhi-wbk.xlsx"
    code, _out, err = run("lhe", workbook, "-o", tmp_path / "lhe.docx", "--template", template)
    assert (code, "lebih besar daripada 1 MB" in err) == (3, True)


def test_an_empty_workbook_makes_no_report(
    run: Run, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    blank = write_form(tmp_path / "kosong.xlsx", layout_named(layouts, "portalrb-2026"), rubric, {})
    code, _out, err = run("lhe", blank, "-o", tmp_path / "lhe.docx")
    assert (code, "ZI225" in err) == (3, True)
    assert not (tmp_path / "lhe.docx").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "lhe.docx"),
        ("lke.xlsx",),
        ("lke.xlsx", "-o", "lhe.pdf"),
        ("lke.xlsx", "--new-template", "templat.docx"),
        ("--new-template", "templat.pdf"),
    ],
)
def test_what_is_not_named_is_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, _err = run("lhe", *arguments)
    assert (code, out) == (2, "")


def test_what_cannot_be_written_says_so(run: Run, project: Path, tmp_path: Path) -> None:
    target = tmp_path / "tidak-ada" / "lhe.docx"
    for arguments in ((project / "examples/memenuhi-wbk.xlsx", "-o", target), ("--new-template", target)):
        code, out, err = run("lhe", *arguments)
        assert (code, out, "tidak dapat ditulis" in err) == (2, "", True)


def test_without_the_extra_it_says_how_to_install_it(
    run: Run, both: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "docxtpl" else known(name))
    code, out, err = run("lhe", both, "-o", tmp_path / "lhe.docx")
    assert (code, out) == (2, "")
    assert "pip install 'zi-score[docx]'" in err
