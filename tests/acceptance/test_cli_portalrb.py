"""``zi-score portalrb``: workbooks to bodies and back with the same score, and what stops it."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl.worksheet.worksheet import Worksheet

import zi_score
from tests.support.forms import layout_named, write_form
from tests.support.marks import Marks, best_marks, marks_with_option, worst_marks
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.schemas import json_schema

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = ("memenuhi-wbbm", "setengah-terisi", "perbaikan-sesudah")
HEADER = "file;id;name;category;affirmation\n"


def answers_of(path: Path | bytes) -> dict[str, dict[str, Any]]:
    """Every answer and the exact total, by assessor who has begun."""
    evaluation = zi_score.evaluate(path)
    assert evaluation.submission
    sets = evaluation.submission.answer_sets
    return {
        one.scorecard.assessor: {
            "total": one.scorecard.total,
            "verdicts": [verdict.is_met for verdict in one.verdicts],
            **{code: response.answer for code, response in sets[one.scorecard.assessor].responses.items()},
        }
        for one in evaluation.assessments
    }


def export(run: Run, folder: Path, *workbooks: Path, category: str = "", extra: tuple[str, ...] = ()) -> int:
    units = folder / "unit.csv"
    rows = "".join(f"{path};U-{number};Kantor {number};{category};\n" for number, path in enumerate(workbooks, 1))
    units.write_text(HEADER + rows, encoding="utf-8")
    code, _out, err = run(
        "portalrb", "export", *workbooks, "--units", units, "--year", "2026", "-o", folder / "isi", *extra
    )
    assert "belum dikonfirmasi: tahun ditulis sebagai bilangan" in err
    return code


def body(folder: Path, number: int = 1) -> Any:
    return json.loads((folder / f"isi/lke/jawaban-unit/U-{number}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    """A form with two tiers of TPI, notes, evidence and a link behind a cell."""
    form = layout_named(layouts, "jawaban-2024")
    rows = {row.identity: row.row for row in form.rows}

    def notes(sheet: Worksheet) -> None:
        unit, tpi, again = form.assessors
        sheet.cell(rows["A.I.1.i.a"], unit.others["note"].number, "SK\ntim")
        evidence = sheet.cell(rows["A.I.1.i.a"], unit.others["evidence"].number, "tautan")
        evidence.hyperlink = "https://contoh.go.id/a"
        sheet.cell(rows["A.II.4.i.a"], unit.others["note"].number, "persentase")
        sheet.cell(rows["A.II.4.i.a:sasaran"], unit.others["note"].number, "jumlah")
        sheet.cell(rows["A.I.1.i.a"], tpi.others["note"].number, "tingkat pertama")
        sheet.cell(rows["A.I.1.i.a"], again.others["note"].number, 2026)

    marks: dict[str, Marks] = {
        "unit": best_marks(rubric),
        "tpi": worst_marks(rubric),
        "tpi-2": marks_with_option(rubric, "B") | {"B.I.a": 3.6, "A.II.4.i.a:sasaran_tercapai": 0},
    }
    return write_form(tmp_path_factory.mktemp("lke") / "lke.xlsx", form, rubric, marks, notes)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_back_with_every_answer(run: Run, tmp_path: Path, project: Path, name: str) -> None:
    workbook = project / "examples" / f"{name}.xlsx"
    assert export(run, tmp_path, workbook) == 0
    written = (tmp_path / "isi").rename(tmp_path / "sebelum") / "lke/jawaban-unit/U-1.json"
    before = answers_of(workbook)
    assert before == answers_of(written) == answers_of(written.read_bytes())
    assert export(run, tmp_path, written) == 0
    assert answers_of(tmp_path / "isi/lke/jawaban-unit/U-1.json") == before


def test_no_body_is_written_over_what_it_is_made_from(run: Run, tmp_path: Path, project: Path) -> None:
    assert export(run, tmp_path, project / "examples/memenuhi-wbk.xlsx") == 0
    written = tmp_path / "isi/lke/jawaban-unit/U-1.json"
    before = written.read_bytes(), written.stat().st_ino
    assert export(run, tmp_path, written, extra=("--force",)) == 2
    assert (written.read_bytes(), written.stat().st_ino) == before


def test_a_real_form_comes_back_with_its_score(run: Run, tmp_path: Path, workbooks: Path) -> None:
    workbook = workbooks / "lke-lampiran-iii-2021-filled.xlsx"
    assert export(run, tmp_path, workbook) == 0
    again = answers_of(tmp_path / "isi/lke/jawaban-unit/U-1.json")
    assert again["unit"]["total"] == Fraction(261077, 2730)
    assert again == answers_of(workbook)


def test_the_highest_tier_of_tpi_is_handed_over_with_what_stands_beside_it(
    run: Run, tmp_path: Path, both: Path
) -> None:
    assert export(run, tmp_path, both) == 0
    written = body(tmp_path)
    assert [one["soal_id"] for one in written["answers"]] == list(range(1, 128))
    assert {key: written[key] for key in ("unit_id", "nama_unit", "tahun")} == {
        "unit_id": "U-1",
        "nama_unit": "Kantor 1",
        "tahun": 2026,
    }
    assert written["answers"][0] == {
        "soal_id": 1,
        "jawaban_unit": "Ya",
        "jawaban_tpi": "Ya",
        "catatan_unit": "SK\ntim",
        "bukti_dukung_unit": "tautan https://contoh.go.id/a",
        "catatan_tpi": "2026",
    }
    assert written["answers"][1]["jawaban_tpi"] == "B"
    assert written["answers"][104]["catatan_unit"] == "persentase\njumlah"
    assert [written["answers"][at]["jawaban_tpi"] for at in (105, 124)] == ["0", "3.6"]
    assert answers_of(tmp_path / "isi/lke/jawaban-unit/U-1.json")["tpi"] == answers_of(both)["tpi-2"]


def test_only_units_that_meet_the_gates_are_listed(run: Run, tmp_path: Path, project: Path) -> None:
    names = ("memenuhi-wbbm", "memenuhi-wbk", "setengah-terisi", "gagal-satu-area")
    files = [project / "examples" / f"{name}.xlsx" for name in names]
    rows = ("WBBM;tidak", "WBK;", "WBK-AFIRMASI;ya", ";")
    units = tmp_path / "unit.csv"
    lines = [f"{file.name};U-{at};Kantor {at};{row}" for at, (file, row) in enumerate(zip(files, rows, strict=True))]
    units.write_text(HEADER + "\n".join([*lines, "lain.xlsx;U-9;Kantor 9;WBK;"]), encoding="utf-8")
    code, out, err = run(
        "portalrb", "export", *reversed(files), "--units", units, "--year", "2026", "-o", tmp_path / "isi"
    )
    assert code == 1
    assert "ZI926: tidak dimasukkan ke daftar WBK-AFIRMASI" in err
    assert f"{units}:6: ZI925: lain.xlsx" in err
    assert "ZI927" in err
    assert "unit-wbbm.json: 1 unit" in out
    listed = {
        name: json.loads((tmp_path / f"isi/pengusulan/{name}.json").read_text(encoding="utf-8"))
        for name in ("unit-wbk", "unit-wbbm")
    }
    assert listed["unit-wbbm"] == {
        "tahun": 2026,
        "units": [{"id": "U-0", "nama": "Kantor 0", "kategori": "WBBM", "afirmasi": False}],
    }
    assert [(one["id"], one["afirmasi"]) for one in listed["unit-wbk"]["units"]] == [("U-1", None)]
    assert sorted(path.name for path in (tmp_path / "isi/lke/jawaban-unit").iterdir()) == [
        f"U-{number}.json" for number in range(4)
    ]
    code, out, _err = run("portalrb", "check", tmp_path / "isi")
    assert code == 0
    assert out.count("DAPAT DISERAHKAN") == 6


@pytest.mark.parametrize(("name", "is_told"), [("memenuhi-wbk", True), ("memenuhi-wbbm", False)])
def test_the_same_answers_of_two_units_are_told(
    run: Run, tmp_path: Path, project: Path, name: str, is_told: bool
) -> None:
    files = [project / "examples/memenuhi-wbk.xlsx", tmp_path / "lain.xlsx"]
    files[1].write_bytes((project / f"examples/{name}.xlsx").read_bytes())
    units = tmp_path / "unit.csv"
    units.write_text(f"{HEADER}{files[0]};U-1;Satu;;\nlain.xlsx;U-2;Dua;;\n", encoding="utf-8")
    code, _out, err = run("portalrb", "export", *files, "--units", units, "--year", "2026", "-o", tmp_path / "isi")
    assert code == 0
    assert (f"{files[1]}: ZI930: " in err) is is_told


@pytest.mark.parametrize(
    ("marks", "code"),
    [({"A.I.1.i.b": "F"}, "ZI921: A.I.1.i.b"), ({"A.II.4.i.a": 0.5, "A.II.4.i.a:sasaran": ""}, "ZI921: A.II.4.i.a")],
)
def test_an_answer_that_cannot_be_said_stops_everything(
    run: Run, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], marks: Marks, code: str
) -> None:
    given = best_marks(rubric) | marks
    if "A.II.4.i.a" in marks:
        del given["A.II.4.i.a:sasaran"], given["A.II.4.i.a:sasaran_tercapai"]
    workbook = write_form(tmp_path / "lke.xlsx", layout_named(layouts, "portalrb-2026"), rubric, {"unit": given})
    units = tmp_path / "unit.csv"
    units.write_text(f"{HEADER}lke.xlsx;U-1;Kantor;;\n", encoding="utf-8")
    left, _out, err = run("portalrb", "export", workbook, "--units", units, "--year", "2026", "-o", tmp_path / "isi")
    assert left == 3
    assert code in err
    assert not (tmp_path / "isi").exists()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("lain.xlsx;U-1;Kantor;;\n", "ZI924"),
        ("a.xlsx;U-1;Kantor;;\na.xlsx;U-2;Kantor;;\nb.xlsx;U-3;Kantor;;\n", "ZI923"),
        ("a.xlsx;U-1;Kantor;;\nb.xlsx;U-2;Kantor;;\n", "ZI104"),
        ("x;U-1;Kantor;ZI;\n", "ZI923"),
    ],
)
def test_what_is_not_known_of_a_file_is_not_invented(
    run: Run, tmp_path: Path, project: Path, rows: str, code: str
) -> None:
    (tmp_path / "a.xlsx").write_bytes((project / "examples/memenuhi-wbk.xlsx").read_bytes())
    (tmp_path / "b.xlsx").write_text("bukan buku kerja", encoding="utf-8")
    units = tmp_path / "unit.csv"
    units.write_text(HEADER + rows, encoding="utf-8")
    files = (tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    left, out, err = run("portalrb", "export", *files, "--units", units, "--year", "2026", "-o", tmp_path / "isi")
    assert (left, out) == (3, "")
    assert code in err
    assert not (tmp_path / "isi").exists()


def test_a_list_of_units_is_begun_with_files_and_stated_names_alone(
    run: Run, tmp_path: Path, project: Path, both: Path
) -> None:
    assert export(run, tmp_path, both) == 0
    odd = tmp_path / "-lke.xlsx"
    odd.write_bytes((project / "examples/memenuhi-wbk.xlsx").read_bytes())
    body_file = tmp_path / "isi/lke/jawaban-unit/U-1.json"
    code, out, _err = run("portalrb", "units", body_file, odd, "-o", tmp_path / "daftar.csv")
    assert (code, "lengkapi id, nama" in out) == (0, True)
    written = (tmp_path / "daftar.csv").read_text(encoding="utf-8-sig")
    assert written == "berkas;id;nama;kategori;afirmasi\nisi/lke/jawaban-unit/U-1.json;;Kantor 1;;\n./-lke.xlsx;;;;\n"
    command = ("portalrb", "export", body_file, odd, "--units", tmp_path / "daftar.csv", "--year", "2026")
    code, _out, err = run(*command, "-o", tmp_path / "lagi")
    assert (code, "id kosong" in err) == (3, True)
    filled = written.replace(".json;;Kantor 1", ".json;U-1;Kantor 1").replace(
        "./-lke.xlsx;;", "./-lke.xlsx;U-2;Kantor 2"
    )
    (tmp_path / "daftar.csv").write_text(filled, encoding="utf-8")
    assert run(*command, "-o", tmp_path / "lagi")[0] == 0
    assert run("portalrb", "units", body_file, "-o", tmp_path / "daftar.csv")[0] == 2


def test_a_workbook_that_cannot_be_read_is_on_no_list(run: Run, tmp_path: Path, project: Path) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04terpotong")
    code, _out, err = run("portalrb", "units", broken, "-o", tmp_path / "satu.csv")
    assert (code, "rusak.xlsx: ZI" in err) == (3, True)
    assert not (tmp_path / "satu.csv").exists()
    code, _out, err = run(
        "portalrb", "units", broken, project / "examples/memenuhi-wbk.xlsx", "-o", tmp_path / "dua.csv"
    )
    assert (code, "rusak.xlsx: ZI" in err) == (3, True)
    written = (tmp_path / "dua.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(written) == 2
    assert "memenuhi-wbk.xlsx" in written[1]


def test_without_a_list_of_units_nothing_is_written(run: Run, tmp_path: Path, project: Path) -> None:
    workbook = project / "examples/memenuhi-wbk.xlsx"
    code, out, err = run("portalrb", "export", workbook, "--year", "2026", "-o", tmp_path / "isi")
    assert (code, out) == (2, "")
    assert "--units" in err
    assert not (tmp_path / "isi").exists()


@pytest.mark.parametrize("year", ["1999", "2100"])
def test_a_year_of_another_century_is_wrong_usage(run: Run, tmp_path: Path, project: Path, year: str) -> None:
    command = ("portalrb", "export", project / "examples/memenuhi-wbk.xlsx", "--units", tmp_path / "unit.csv")
    code, out, err = run(*command, "--year", year, "-o", tmp_path / "isi")
    assert (code, out) == (2, "")
    assert f"'--year' harus 2000 sampai 2099, bukan {year}" in err


def test_what_cannot_be_exported_says_why(run: Run, tmp_path: Path, project: Path) -> None:
    units = tmp_path / "unit.csv"
    units.write_text(f"{HEADER}lke-2014.xlsx;U-1;Kantor;;\n", encoding="utf-8")
    command = ("portalrb", "export", project / "examples/lke-2014.xlsx", "--units", units, "--year", "2026", "-o")
    code, _out, err = run(*command, tmp_path / "isi")
    assert code == 3
    assert "ZI928" in err
    code, _out, err = run(*command, tmp_path / "isi", "--rubric", "permenpanrb-52-2014")
    assert code == 3
    assert "ZI928: rubrik permenpanrb-52-2014" in err
    code, _out, err = run(*command, units)
    assert (code, "bukan folder" in err) == (2, True)
    code, _out, err = run(*command, tmp_path)
    assert (code, "sudah berisi" in err) == (2, True)
    code, _out, err = run("portalrb", "export", tmp_path / "kosong.xlsx", *command[3:], tmp_path / "isi")
    assert (code, "ZI924" in err) == (3, True)
    units.write_text(f"{HEADER}kosong.xlsx;U-1;Kantor;;\n", encoding="utf-8")
    code, _out, err = run("portalrb", "export", tmp_path / "kosong.xlsx", *command[3:], tmp_path / "isi")
    assert (code, "ZI101" in err) == (3, True)
    (tmp_path / "kosong").mkdir()
    code, _out, err = run("portalrb", "export", tmp_path / "kosong", *command[3:], tmp_path / "isi")
    assert (code, "ZI102" in err) == (3, True)


def test_answers_of_before_are_named_and_not_removed(run: Run, tmp_path: Path, project: Path) -> None:
    workbook = project / "examples/memenuhi-wbk.xlsx"
    assert export(run, tmp_path, workbook) == 0
    old = tmp_path / "isi/lke/jawaban-unit/U-7.json"
    old.write_text("{}", encoding="utf-8")
    units = tmp_path / "unit.csv"
    code, _out, err = run(
        "portalrb", "export", workbook, "--units", units, "--year", "2026", "-o", tmp_path / "isi", "--force"
    )
    assert code == 0
    assert f"{old} dari penulisan sebelumnya" in err
    assert old.exists()


@pytest.mark.parametrize("taken", ["pengusulan", "pengusulan/unit-wbk.json/x"])
def test_what_cannot_be_written_says_so(run: Run, tmp_path: Path, project: Path, taken: str) -> None:
    place = tmp_path / "isi" / taken
    place.parent.mkdir(parents=True)
    place.write_text("x", encoding="utf-8")
    units = tmp_path / "unit.csv"
    units.write_text(f"{HEADER}memenuhi-wbk.xlsx;U-1;Kantor;;\n", encoding="utf-8")
    workbook = project / "examples/memenuhi-wbk.xlsx"
    command = ("portalrb", "export", workbook, "--units", units, "--year", "2026", "-o", tmp_path / "isi", "--force")
    code, _out, err = run(*command)
    assert (code, "tidak dapat ditulis" in err) == (2, True)


@pytest.mark.parametrize("name", ["table", "markdown", "html", "json"])
def test_a_check_says_the_same_in_every_ink(run: Run, tmp_path: Path, both: Path, name: str) -> None:
    assert export(run, tmp_path, both) == 0
    written = tmp_path / "isi/lke/jawaban-unit/U-1.json"
    written.write_text(written.read_text(encoding="utf-8").replace('"3.6"', '"3,6"'), encoding="utf-8")
    (tmp_path / "lain.json").write_text("{}", encoding="utf-8")
    code, out, _err = run("portalrb", "check", written, "--format", name)
    assert code == 1
    assert "soal_id 125 jawaban_tpi" in out.replace("\\_", "_")
    if name == "json":
        document = json.loads(out)
        Draft202012Validator(json_schema("portalrb-check")).validate(document)
        assert document["results"][0]["answered"] == {"unit": 113, "tpi": 113}
        assert not document["results"][0]["accepted"]
    code, out, _err = run("portalrb", "check", written, tmp_path / "lain.json", "--format", name)
    assert code == 3
    assert "ZI910" in out


def test_a_body_is_read_wherever_a_workbook_is(run: Run, tmp_path: Path, both: Path) -> None:
    assert export(run, tmp_path, both) == 0
    written = tmp_path / "isi/lke/jawaban-unit/U-1.json"
    code, out, _err = run("evaluate", written, "--details")
    assert code == 0
    assert "bentuk formulir: portalrb-2026" in " ".join(out.split())
    assert "soal_id 2" in out
    code, out, _err = run("check", written)
    assert "ZI911" in out
    code, out, _err = run("read", written, "--format", "json")
    assert code == 0
    rows = json.loads(out)["rows"]
    Draft202012Validator(json_schema("read")).validate(json.loads(out))
    assert len(rows) == 127
    assert rows[1]["answers"][1] == {
        "assessor": "tpi",
        "cell": "soal_id 2 jawaban_tpi",
        "kind": "choice",
        "answer": "B",
    }
    code, out, _err = run("diff", both, written, "--assessor", "unit", "--format", "json")
    assert (code, json.loads(out)["comparisons"][0]["changes"]) == (0, [])
    code, out, _err = run("explain", written, "A.II.4.i.a")
    assert code == 0
    assert "soal_id 106 jawaban_tpi" in out
    code, out, _err = run("recap", str(written.parent / "*.json"), "--format", "csv")
    assert code == 0
    assert "U-1.json" in out
    code, out, _err = run("history", written, both, "--label", f"{both}=2025", "--format", "json")
    assert (code, [one["year"] for one in json.loads(out)["years"]]) == (0, [2025, 2026])
    saved = tmp_path / "hasil.json"
    assert run("evaluate", written, "-o", saved)[0] == 0
    code, out, _err = run("diff", saved, written)
    assert code == 0


def test_a_list_of_units_is_no_lke(run: Run, tmp_path: Path) -> None:
    (tmp_path / "unit-wbk.json").write_text('{"tahun": 2026, "units": []}', encoding="utf-8")
    code, _out, err = run("evaluate", tmp_path / "unit-wbk.json")
    assert code == 3
    assert "isinya daftar unit yang diusulkan" in err
    code, _out, err = run("evaluate", tmp_path / "unit-wbk.json", "--rubric", "permenpanrb-52-2014")
    assert (code, "ZI928" in err) == (3, True)
