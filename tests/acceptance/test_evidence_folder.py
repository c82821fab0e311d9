"""``zi-score check --evidence``: what the notes name is looked up in one folder, never opened and never elsewhere."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.filled_form import FilledForm
from tests.support.marks import best_marks
from zi_score.evidence.folder import EvidenceFolder, read_folder
from zi_score.evidence.names import is_outside, names_in
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.workflows import evidence as workflow

Run = Callable[..., tuple[int, str, str]]
KNOWN = {"sk tim, 2024.pdf", "rapat", "surat tugas"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SK Tim.pdf", ["SK Tim.pdf"]),
        ("bukti\\SK Tim.pdf", ["bukti\\SK Tim.pdf"]),
        ("1. SK.pdf\n2) rapat/notulen.docx; foto.JPG", ["SK.pdf", "rapat/notulen.docx", "foto.JPG"]),
        ("SK Tim, 2024.pdf", ["SK Tim, 2024.pdf"]),
        ("SK.pdf, notulen.docx", ["SK.pdf", "notulen.docx"]),
        ("Lihat SK.pdf dan notulen.docx.", ["SK.pdf", "notulen.docx"]),
        ("Rapat", ["Rapat"]),
        ("Rapat, surat tugas", ["Rapat", "surat tugas"]),
        ("Dokumen lengkap, lihat map.", []),
        ("https://contoh.go.id/bukti/SK.pdf", []),
        ("www.contoh.go.id/SK.pdf | SK.pdf", ["SK.pdf"]),
        ("Sudah ada 3.5 poin", []),
        ("C:\\bukti\\SK.pdf", ["C:\\bukti\\SK.pdf"]),
        ("../lain/SK.pdf", ["../lain/SK.pdf"]),
        ("- \N{LEFT DOUBLE QUOTATION MARK}SK.pdf\N{RIGHT DOUBLE QUOTATION MARK}", ["SK.pdf"]),
    ],
)
def test_the_names_in_a_note(text: str, names: list[str]) -> None:
    assert list(names_in(text, lambda one: one.casefold() in KNOWN)) == names


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("/etc/passwd", True),
        ("\\\\server\\bagi\\SK.pdf", True),
        ("D:SK.pdf", True),
        ("~/SK.pdf", True),
        ("a/../../b", True),
        ("a\\..\\b.pdf", True),
        ("a..b.pdf", False),
        ("bukti/SK.pdf", False),
    ],
)
def test_what_leads_out_of_the_folder(name: str, expected: bool) -> None:
    assert is_outside(name) is expected


@pytest.fixture
def form(rubric: Rubric, layouts: tuple[Layout, ...]) -> FilledForm:
    """All answers best, and no note says anything."""
    layout = next(one for one in layouts if one.id == "jawaban-2024")
    filled = FilledForm(rubric, layout, {"unit": best_marks(rubric)})
    for code in rubric.questions:
        for place in filled.remarks(code):
            filled.sheet.cells.pop(place, None)
    filled.store_results()
    return filled


@pytest.fixture
def evidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of evidence beside what is none of its business."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rahasia.pdf").write_bytes(b"%PDF rahasia")
    root = tmp_path / "bukti"
    (root / "rapat").mkdir(parents=True)
    (root / "hampa").mkdir()
    (root / "SK Tim.pdf").write_bytes(b"%PDF sk")
    (root / "salinan.pdf").write_bytes(b"%PDF sk")
    (root / "lain.pdf").write_bytes(b"%PDF s2")
    (root / "kosong.docx").write_bytes(b"")
    (root / "rapat" / "notulen.docx").write_bytes(b"notulen")
    (root / "tautan.pdf").symlink_to(tmp_path / "rahasia.pdf")
    (root / "keluar").symlink_to(tmp_path)
    return root


def checked(run: Run, form: FilledForm, path: Path, *options: str) -> tuple[Any, dict[str, list[str]]]:
    """The rows of evidence, and the names told by code of the problem."""
    code, out, err = run("check", form.book.write(path), "--evidence", "bukti", "--format", "json", *options)
    assert code in (0, 1), err
    check = json.loads(out)["results"][0]["check"]
    told: dict[str, list[str]] = {}
    for one in check["findings"]:
        told.setdefault(one["code"], []).append(one["message"])
    return {one["code"]: one for one in check["evidence"]}, told


@pytest.mark.usefixtures("evidence")
def test_each_question_says_what_its_evidence_is(run: Run, form: FilledForm, tmp_path: Path, rubric: Rubric) -> None:
    codes = list(rubric.questions)
    texts = [
        "sk tim.PDF",
        "rapat\\notulen.docx",
        "rapat",
        "hilang.pdf",
        "kosong.docx; hampa",
        "/etc/passwd; ../rahasia.pdf",
        "tautan.pdf, keluar",
    ]
    for code, text in zip(codes, texts, strict=False):
        form.note(code, text)
    rows, told = checked(run, form, tmp_path / "lke.xlsx")
    standings = [[named["standing"] for named in rows[code]["named"]] for code in codes[: len(texts)]]
    assert standings == [
        ["found"], ["found"], ["found"], ["missing"], ["empty", "empty"], ["outside", "outside"], ["link", "link"],
    ]  # fmt: skip
    assert rows[codes[0]]["named"][0]["path"] == "SK Tim.pdf"
    assert rows[codes[2]]["named"][0]["files"] == 1
    assert {code: len(messages) for code, messages in told.items() if code[:4] in ("ZI50", "ZI51")} == {
        "ZI501": len(codes) - len(texts),
        "ZI505": 1,
        "ZI506": 2,
        "ZI507": 2,
        "ZI509": len(codes) - 3,
        "ZI510": 2,
    }
    assert "rahasia" not in json.dumps(rows[codes[6]])


@pytest.mark.usefixtures("evidence")
def test_one_file_for_many_questions_is_known_by_its_content(
    run: Run, form: FilledForm, tmp_path: Path, rubric: Rubric
) -> None:
    codes = list(rubric.questions)
    for number, code in enumerate(codes[:6]):
        form.note(code, "SK Tim.pdf" if number % 2 else "salinan.pdf")
    for code in codes[6:11]:
        form.note(code, "lain.pdf")
    _rows, told = checked(run, form, tmp_path / "lke.xlsx")
    (message,) = told["ZI508"]
    assert "6 pertanyaan" in message


def test_the_folder_that_is_called_as_the_workbook_holds_its_evidence(
    run: Run, form: FilledForm, evidence: Path, tmp_path: Path, rubric: Rubric
) -> None:
    (evidence / "satker-a").mkdir()
    (evidence / "satker-a" / "sendiri.pdf").write_bytes(b"%PDF")
    first = next(iter(rubric.questions))
    form.note(first, "sendiri.pdf; SK Tim.pdf")
    rows, _told = checked(run, form, tmp_path / "satker-a.xlsx")
    assert [one["standing"] for one in rows[first]["named"]] == ["found", "missing"]


@pytest.mark.usefixtures("evidence")
@pytest.mark.parametrize("name", ["...xlsx", "..xlsx"])
def test_no_name_of_a_workbook_leads_out_of_the_folder(
    run: Run, form: FilledForm, tmp_path: Path, rubric: Rubric, name: str
) -> None:
    first = next(iter(rubric.questions))
    form.note(first, "rahasia.pdf; SK Tim.pdf")
    rows, _told = checked(run, form, tmp_path / name)
    assert [one["standing"] for one in rows[first]["named"]] == ["missing", "found"]


def test_each_run_looks_at_the_folder_anew_and_once(
    run: Run, form: FilledForm, evidence: Path, tmp_path: Path, rubric: Rubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []

    def read(root: Path) -> EvidenceFolder:
        looked.append(root)
        return read_folder(root)

    monkeypatch.setattr(workflow, "read_folder", read)
    first = next(iter(rubric.questions))
    form.note(first, "baru.pdf")
    form.book.write(tmp_path / "dua.xlsx")
    rows, _told = checked(run, form, tmp_path / "satu.xlsx", "dua.xlsx")
    assert [one["standing"] for one in rows[first]["named"]] == ["missing"]
    assert len(looked) == 1
    (evidence / "baru.pdf").write_bytes(b"%PDF")
    rows, _told = checked(run, form, tmp_path / "satu.xlsx")
    assert [one["standing"] for one in rows[first]["named"]] == ["found"]


@pytest.mark.usefixtures("evidence")
def test_every_report_has_the_table(run: Run, form: FilledForm, tmp_path: Path, rubric: Rubric) -> None:
    form.note(next(iter(rubric.questions)), "SK Tim.pdf; [hilang] <b>.pdf")
    path = form.book.write(tmp_path / "lke.xlsx")
    for format_ in ("table", "markdown", "html"):
        out = run("check", path, "--evidence", "bukti", "--format", format_, "--details")[1]
        assert "SK Tim.pdf" in out
        assert "Bukti dukung: 1 dari 113" in " ".join(out.split())
        assert "<b>" not in out or format_ == "table"
    run("check", path, "--evidence", "bukti", "-o", "temuan.xlsx")
    sheet = load_workbook("temuan.xlsx")["Bukti dukung"]
    assert sheet["F2"].value == "SK Tim.pdf"


@pytest.mark.usefixtures("evidence")
def test_without_the_option_nothing_is_looked_up(run: Run, form: FilledForm, tmp_path: Path) -> None:
    out = run("check", form.book.write(tmp_path / "lke.xlsx"), "--format", "json")[1]
    assert json.loads(out)["results"][0]["check"]["evidence"] == []


def test_what_is_no_folder_is_wrong_usage(run: Run, form: FilledForm, tmp_path: Path) -> None:
    path = form.book.write(tmp_path / "lke.xlsx")
    code, _out, err = run("check", path, "--evidence", path)
    assert code == 2
    assert "bukan folder" in err


def test_a_pipe_and_a_file_that_cannot_be_read_are_no_evidence(evidence: Path) -> None:
    os.mkfifo(evidence / "pipa.pdf")
    folder = read_folder(evidence)
    (pipe,) = folder.named("pipa.pdf")
    assert pipe.is_link
    (file,) = folder.named("lain.pdf")
    (evidence / "lain.pdf").unlink()
    assert folder.fingerprint(file) == ""


def test_too_many_files_are_said(
    run: Run, form: FilledForm, evidence: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_folder(evidence).is_whole
    monkeypatch.setattr("zi_score.evidence.folder.MOST_ENTRIES", 2)
    _rows, told = checked(run, form, tmp_path / "lke.xlsx")
    assert "ZI511" in told
