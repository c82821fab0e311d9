"""``zi-score history``: the same unit over the years, from workbooks and saved results, in every format."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from zi_score.schemas import json_schema

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = Path(__file__).parents[2] / "examples"
DONE, USAGE, UNUSABLE = 0, 2, 3


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workbooks of three years, whose names say of which."""
    folder = tmp_path_factory.mktemp("riwayat")
    for year, name in {2023: "perbaikan-sebelum", 2024: "perbaikan-sesudah", 2026: "gagal-satu-area"}.items():
        shutil.copy(EXAMPLES / f"{name}.xlsx", folder / f"LKE {year}.xlsx")
    return folder


def traced(run: Run, *arguments: str | Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(run("history", *arguments, "--format", "json")[1])
    Draft202012Validator(json_schema("history")).validate(document)
    return document


def stating(path: Path, example: str, **fields: object) -> Path:
    """A copy of an example whose cover states these fields."""
    book = load_workbook(EXAMPLES / f"{example}.xlsx")
    cover: Any = book["Identitas"]
    for row, name in enumerate(("agency", "unit", "year", "assessor"), start=4):
        cover.cell(row, 3).value = fields.get(name)
    book.save(path)
    return path


def test_the_years_stand_in_order_with_what_changed_between_them(run: Run, years: Path) -> None:
    document = traced(run, years)
    assert [(one["year"], one["basis"]["kind"]) for one in document["years"]] == [
        (2023, "file"),
        (2024, "file"),
        (2026, "file"),
    ]
    totals = [Fraction(one["total"]["exact"]) for one in document["years"]]
    moved = [Fraction(one["exact"]) for one in document["steps"]]
    assert moved == [totals[1] - totals[0], totals[2] - totals[1]]
    for step in document["steps"]:
        assert sum(Fraction(one["exact"]) for one in step["changes"]) == Fraction(step["exact"])
    lost = {(gate["target"], gate["id"]) for gate in document["steps"][1]["lost"]}
    assert ("wbk", "area.A.3") in lost
    assert document["steps"][0]["gained"]
    assert (document["problems"], document["left_out"]) == ([], [])


def test_a_saved_result_is_the_same_year_as_its_workbook(run: Run, years: Path, tmp_path: Path) -> None:
    saved = tmp_path / "hasil.json"
    run("evaluate", years / "LKE 2024.xlsx", "-o", saved)
    from_workbook = traced(run, years / "LKE 2024.xlsx")["years"][0]
    from_result = traced(run, saved)["years"][0]
    assert from_result | {"path": ""} == from_workbook | {"path": ""}


def test_a_stated_year_counts_before_the_name_and_both_are_told(run: Run, tmp_path: Path) -> None:
    path = stating(tmp_path / "lke-2026.xlsx", "memenuhi-wbk", unit="Dinas A", year=2025)
    code, out, _err = run("history", path)
    assert code == DONE
    assert "Dinas A: Riwayat nilai 2025" in out
    assert "ZI906" in out
    assert "isian tahun “2025” ('Identitas'!C6)" in " ".join(out.split())


def test_other_units_and_other_assessors_are_told(run: Run, tmp_path: Path) -> None:
    one = stating(tmp_path / "a.xlsx", "memenuhi-wbk", unit="Dinas A", year=2024)
    other = stating(tmp_path / "b.xlsx", "memenuhi-wbbm", unit="Dinas B", year=2025)
    codes = [problem["code"] for problem in traced(run, one, other)["problems"]]
    assert codes == ["ZI905", "ZI907"]
    assert [each["code"] for each in traced(run, one, other, "--assessor", "unit")["problems"]] == ["ZI905"]


def test_a_year_that_nobody_names_is_asked_for(run: Run, years: Path) -> None:
    nameless = EXAMPLES / "memenuhi-wbk.xlsx"
    code, out, err = run("history", years, nameless)
    assert code == UNUSABLE
    assert "ZI865" in err
    assert f"{nameless}: ZI865" in err
    assert "Tidak masuk riwayat" in out
    labelled = traced(run, years, nameless, "--label", "memenuhi-wbk.xlsx=2025")
    assert [one["year"] for one in labelled["years"]] == [2023, 2024, 2025, 2026]
    assert labelled["years"][2]["basis"] == {"kind": "label", "text": "", "cell": None}


def test_the_name_of_a_known_form_is_no_year(run: Run) -> None:
    code, _out, err = run("history", EXAMPLES / "lke-2014.xlsx")
    assert (code, "ZI865" in err) == (DONE, False)
    document = traced(run, EXAMPLES / "lke-2014.xlsx")
    assert document["years"][0]["basis"]["kind"] == "file"


def test_two_files_of_one_year_are_both_left_out(run: Run, years: Path, tmp_path: Path) -> None:
    again = tmp_path / "salinan 2024.xlsx"
    shutil.copy(EXAMPLES / "memenuhi-wbk.xlsx", again)
    code, _out, err = run("history", years, again)
    assert (code, err.count("ZI867")) == (UNUSABLE, 2)
    document = traced(run, years, again)
    assert [one["year"] for one in document["years"]] == [2023, 2026]
    assert {one["code"] for one in document["left_out"]} == {"ZI867"}


def test_two_regulations_are_not_compared(run: Run, years: Path) -> None:
    arguments: list[str | Path] = [years, EXAMPLES / "lke-2014.xlsx", "--label", "lke-2014.xlsx=2019"]
    document = traced(run, *arguments)
    assert [one["comparable"] for one in document["steps"]] == [False, True, True]
    assert "exact" not in document["steps"][0]
    out = " ".join(run("history", *arguments)[1].split())
    assert "Peraturannya berbeda" in out
    assert "sudah dicabut" in out


def test_suppositions_and_results_of_another_rubric_are_no_history(run: Run, years: Path, tmp_path: Path) -> None:
    supposed, changed = tmp_path / "andai.json", tmp_path / "lama.json"
    run("evaluate", years / "LKE 2024.xlsx", "--set", "A.I.3.iv.d=Ya", "-o", supposed)
    run("evaluate", years / "LKE 2024.xlsx", "-o", changed)
    text = changed.read_text(encoding="utf-8")
    fingerprint = json.loads(text)["results"][0]["rubric"]["fingerprint"]
    changed.write_text(text.replace(fingerprint, "0" * len(fingerprint)), encoding="utf-8")
    code, out, err = run("history", supposed, changed)
    assert (code, out) == (UNUSABLE, "")
    assert ["ZI868" in err, "ZI869" in err] == [True, True]
    named = traced(run, changed, "--rubric", "permenpanrb-90-2021")
    assert [one["year"] for one in named["years"]] == [2024]


def test_a_result_whose_total_was_edited_is_refused(run: Run, years: Path, tmp_path: Path) -> None:
    saved = tmp_path / "hasil.json"
    run("evaluate", years / "LKE 2024.xlsx", "-o", saved)
    document = json.loads(saved.read_text(encoding="utf-8"))
    document["results"][0]["assessments"][0]["total"]["exact"] = "99"
    saved.write_text(json.dumps(document), encoding="utf-8")
    assert "ZI806" in run("history", saved)[2]


def test_a_saved_result_keeps_its_rule_for_blanks(run: Run, years: Path, tmp_path: Path) -> None:
    saved = tmp_path / "hasil.json"
    run("evaluate", EXAMPLES / "setengah-terisi.xlsx", "--unanswered", "skip", "-o", saved)
    total = json.loads(saved.read_text(encoding="utf-8"))["results"][0]["assessments"][0]["total"]["exact"]
    dated: list[str | Path] = [saved, "--label", "hasil.json=2025"]
    (alone,) = traced(run, *dated)["years"]
    assert alone["total"]["exact"] == total
    code, _out, err = run("history", years, *dated)
    assert (code, "ZI804" in err) == (UNUSABLE, True)
    assert [one["year"] for one in traced(run, years, *dated)["years"]] == [2023, 2024, 2026]
    for rule in ("zero", "skip"):
        document = traced(run, years, *dated, "--unanswered", rule)
        assert [one["year"] for one in document["years"]] == [2023, 2024, 2025, 2026]
        assert (document["years"][2]["total"]["exact"] == total) is (rule == "skip")


def test_what_cannot_be_read_is_left_out(run: Run, years: Path, tmp_path: Path) -> None:
    broken = tmp_path / "rusak 2025.xlsx"
    broken.write_bytes(b"PK")
    code, out, err = run("history", years, broken, tmp_path / "tidak-ada.xlsx", tmp_path / "*.xls")
    assert code == UNUSABLE
    assert "Riwayat nilai 2023–2026" in out
    assert str(broken) in err
    assert err.count("ZI101") == 2


@pytest.mark.parametrize("label", ["LKE 2023.xlsx", "lain.xlsx=2023", "LKE 2023.xlsx=23"])
def test_a_wrong_label_is_wrong_usage(run: Run, years: Path, label: str) -> None:
    code, _out, err = run("history", years, "--label", label)
    assert (code, "--label" in err) == (USAGE, True)


def test_a_file_has_one_label(run: Run, years: Path) -> None:
    name = str(years / "LKE 2023.xlsx")
    assert run("history", years, "--label", f"{name}=2021", "--label", f"{name}=2022")[0] == USAGE


def test_the_same_answers_changed_nothing(run: Run, tmp_path: Path) -> None:
    for year in (2024, 2025):
        shutil.copy(EXAMPLES / "memenuhi-wbk.xlsx", tmp_path / f"{year}.xlsx")
    assert "Tidak ada jawaban yang berubah." in run("history", tmp_path)[1]


def test_every_ink_and_data_format_has_the_years(run: Run, years: Path, tmp_path: Path) -> None:
    run("history", years, "--label", "LKE 2023.xlsx=2022", "-o", tmp_path / "a.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8"))))
    assert {row["year"] for row in rows} == {"2022", "2024", "2026"}
    assert {row["kind"] for row in rows} == {"score", "verdict", "change"}
    changes = [row for row in rows if row["kind"] == "change" and row["year"] == "2024"]
    assert {"A.II.5.i.a", "B.I.a"} <= {row["code"] for row in changes}
    for name in ("a.md", "a.html", "a.txt"):
        assert run("history", years, "-o", tmp_path / name)[0] == DONE
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert all(word in text for word in ("2023", "2026", "Nilai total", "Sumber setiap tahun"))
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.count('class="trend"') == 12
    assert page.count("<polyline") == 12


def test_what_is_left_out_stands_in_every_format(run: Run, years: Path, tmp_path: Path) -> None:
    for name in ("a.csv", "a.md", "a.html", "a.txt", "a.json"):
        assert run("history", years, EXAMPLES / "memenuhi-wbk.xlsx", "-o", tmp_path / name)[0] == UNUSABLE
        assert "ZI865" in (tmp_path / name).read_text(encoding="utf-8"), name
    alone = tmp_path / "b.html"
    assert run("history", EXAMPLES / "memenuhi-wbk.xlsx", "-o", alone)[0] == UNUSABLE
    assert "ZI865" in alone.read_text(encoding="utf-8")


def test_problems_stand_in_csv(run: Run, tmp_path: Path) -> None:
    path = stating(tmp_path / "lke-2026.xlsx", "memenuhi-wbk", year=2025)
    rows = list(csv.DictReader(io.StringIO(run("history", path, "--format", "csv")[1])))
    assert [row["kind"] for row in rows if row["code"] == "ZI906"] == ["note"]


def test_details_show_every_change(run: Run, years: Path) -> None:
    assert "--details" in run("history", years)[1]
    assert "--details" not in run("history", years, "--details")[1]


def test_a_withheld_verdict_is_left_out(run: Run, years: Path, tmp_path: Path) -> None:
    saved = tmp_path / "hasil.json"
    run("evaluate", years / "LKE 2024.xlsx", "-o", saved)
    document = json.loads(saved.read_text(encoding="utf-8"))
    (result,) = document["results"]
    result["withheld"] = {"code": "ZI157", "columns": ["'Jawaban'!R1"], "choose": "--column tpi=R"}
    result["verdict_assessor"] = None
    saved.write_text(json.dumps(document), encoding="utf-8")
    assert "ZI157" in run("history", saved)[2]
    assert run("history", saved, "--assessor", "unit")[0] == DONE


def test_a_real_form_and_its_saved_result_are_the_same_year(run: Run, workbooks: Path, tmp_path: Path) -> None:
    form = workbooks / "lke-lampiran-iii-2021-filled.xlsx"
    if not form.is_file():
        pytest.skip(f"{form.name} is not among the real workbooks")
    saved = tmp_path / "hasil.json"
    run("evaluate", form, "-o", saved)
    both = [traced(run, path, "--label", f"{path.name}=2022")["years"][0] for path in (form, saved)]
    assert both[0] | {"path": ""} == both[1] | {"path": ""}
    steps = traced(run, form, saved, "--label", f"{form.name}=2022", "--label", f"{saved.name}=2023")["steps"]
    assert [(step["exact"], step["changes"]) for step in steps] == [("0", [])]


@pytest.mark.parametrize("identity", [{"year": "dua ribu"}, {"year": True}, {"unit": {}}, [2024]])
def test_an_identity_that_no_result_has_is_refused(run: Run, years: Path, tmp_path: Path, identity: object) -> None:
    saved = tmp_path / "hasil.json"
    run("evaluate", years / "LKE 2024.xlsx", "-o", saved)
    document = json.loads(saved.read_text(encoding="utf-8"))
    document["results"][0]["workbook"]["identity"] = identity
    saved.write_text(json.dumps(document), encoding="utf-8")
    code, out, err = run("history", saved)
    assert (code, out, "ZI801" in err) == (UNUSABLE, "", True)


def test_a_result_of_an_earlier_version_states_nothing(run: Run, years: Path, tmp_path: Path) -> None:
    saved = tmp_path / "hasil.json"
    run("evaluate", years / "LKE 2024.xlsx", "-o", saved)
    document = json.loads(saved.read_text(encoding="utf-8"))
    del document["results"][0]["workbook"]["identity"]
    saved.write_text(json.dumps(document), encoding="utf-8")
    assert [one["year"] for one in traced(run, saved)["years"]] == [2024]
