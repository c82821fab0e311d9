"""``zi-score recap`` from the outside: a folder of workbooks as rows, in every format, gone on from and interrupted."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from tests.support.bad_paths import DeadlyPath, HangingPath
from tests.support.forms import layout_named, write_form
from tests.support.libreoffice import recalculated
from tests.support.marks import best_marks
from zi_score.cli import recap_run
from zi_score.limits import LIMITS_VARIABLE
from zi_score.recap import FewestChanges, RecapRow
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import DEFAULT_RUBRIC
from zi_score.schemas import json_schema
from zi_score.workflows.recap import Job, recap_all, recap_workbook

pytestmark = pytest.mark.usefixtures("in_this_process")
EXAMPLES = Path(__file__).parents[2] / "examples"
USABLE = {
    "dirjen-a/memenuhi-wbbm.xlsx": 1,
    "dirjen-a/gagal-satu-area.xlsx": 2,
    "dirjen-a/memenuhi-wbk.xlsx": 3,
    "dirjen-b/setengah-terisi.xlsx": 4,
}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four workbooks under two folders and one broken file; the current folder is above them."""
    for name in USABLE:
        place = tmp_path / "masuk" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(EXAMPLES / place.name, place)
    (tmp_path / "masuk" / "rusak.xlsx").write_bytes(b"bukan buku kerja")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "masuk"


@pytest.fixture
def sound(folder: Path) -> Path:
    """The same without the broken file."""
    (folder / "rusak.xlsx").unlink()
    return folder


def schema(part: str = "") -> Draft202012Validator:
    whole = json_schema("recap")
    return Draft202012Validator({"$ref": f"#/$defs/{part}", "$defs": whole["$defs"]} if part else whole)


def parsed(run: Run, *arguments: object) -> Any:
    code, out, _err = run("recap", *arguments, "--format", "json", "--jobs", "1")
    document = json.loads(out)
    schema().validate(document)
    return code, document


def test_json_has_every_workbook_ranked_and_what_cannot_be_used(run: Run, folder: Path) -> None:
    code, document = parsed(run, "masuk", "--by", "1")
    assert code == 3
    (ranking,) = document["rankings"]
    assert {row["path"].removeprefix("masuk/"): row["rank"] for row in ranking["rows"]} == USABLE
    assert [row["path"] for row in document["unusable"]] == ["masuk/rusak.xlsx"]
    assert document["unusable"][0]["findings"][0]["code"] == "ZI104"
    assert {one["group"]: one["count"] for one in ranking["summary"]["groups"]} == {"dirjen-a": 3, "dirjen-b": 1}
    assert str(folder) not in json.dumps(document)
    for row in ranking["rows"]:
        _code, out, _err = run("evaluate", row["path"], "--format", "json")
        (result,) = json.loads(out)["results"]
        evaluated = next(one for one in result["assessments"] if one["assessor"] == result["verdict_assessor"])
        assert row["total"]["exact"] == evaluated["total"]["exact"]
        assert [one["met"] for one in row["verdicts"]] == [one["met"] for one in evaluated["verdicts"]]
        assert row["sha256"] == result["workbook"]["sha256"]


def test_the_rows_do_not_depend_on_how_many_processes_read_them(
    run: Run, folder: Path, in_this_process: pytest.MonkeyPatch
) -> None:
    in_this_process.undo()
    assert folder.is_dir()
    for name in ("json", "jsonl", "csv"):
        texts = {run("recap", "masuk", "--format", name, "--jobs", jobs)[1] for jobs in (1, 2)}
        assert len(texts) == 1


def test_a_plan_counts_the_fewest_changes_as_a_plan_of_each_workbook_does(run: Run, sound: Path) -> None:
    lines = sound.parent / "rekap.jsonl"
    assert run("recap", "masuk", "--plan", "WBBM", "--jobs", "2", "-o", lines)[0] == 0
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        schema("line").validate(row)
        _code, out, _err = run("plan", row["path"], "--target", "wbbm", "--format", "json")
        (plan,) = next(one["plans"] for one in json.loads(out)["results"][0]["assessments"] if one["plans"])
        assert row["plan"]["changes"] == plan["effort"]
        assert row["plan"]["surveys"] == [one["code"] for one in plan["assumed"]]
        assert row["plan"]["barred_by"] == plan["barred_by"]
    assert {row["plan"]["changes"] for row in rows} == {0, 6, 27}
    # What was made without a plan, or for another target, is read again.
    for target, option in ((None, ()), ("wbk", ("--plan", "wbk"))):
        _code, out, _err = run("recap", "masuk", "--resume", lines, *option, "--format", "jsonl", "--jobs", "1")
        assert {json.loads(line).get("plan", {}).get("target") for line in out.splitlines()} == {target}
    code, document = parsed(run, "masuk", "--plan", "wbk", "--where", "changes=1")
    (row,) = document["rankings"][0]["rows"]
    assert (code, row["path"]) == (0, "masuk/dirjen-a/gagal-satu-area.xlsx")


def test_a_row_of_the_library_has_the_plan_that_was_asked_for(sound: Path) -> None:
    failing = sound / "dirjen-a" / "gagal-satu-area.xlsx"
    assert recap_workbook(failing, plan="wbk").fewest == FewestChanges("wbk", 1)
    assert recap_workbook(failing).fewest is None
    assert recap_workbook(failing, plan="wbx").fewest is None
    assert recap_workbook(sound / "tidak-ada.xlsx", plan="wbk").fewest is None


def test_a_rubric_whose_gates_overlap_is_refused_before_anything_is_read(
    run: Run, sound: Path, tmp_path: Path, project: Path
) -> None:
    own = tmp_path / "rubrik-kami"
    shutil.copytree(project / "rubrics" / DEFAULT_RUBRIC, own)
    file = own / "rubric.yaml"
    text = file.read_text(encoding="utf-8")
    # A part of one aspect lies across the areas, which have a part in each.
    file.write_text(re.sub(r"(subject: code\n +code: )A\n( +points: )40", r"\1A.I\n\g<2>20", text), encoding="utf-8")
    code, out, err = run("recap", sound, "--rubric", own, "--plan", "wbk")
    assert (code, out, "ZI820" in err) == (3, "", True)
    assert run("recap", sound / "dirjen-a" / "memenuhi-wbk.xlsx", "--rubric", own)[0] == 0


def test_exit_codes(run: Run, sound: Path) -> None:
    assert run("recap", "masuk")[0] == 0
    assert run("recap", "masuk", "--require", "wbk")[0] == 1
    assert run("recap", sound / "dirjen-a" / "memenuhi-wbbm.xlsx", "--require", "wbbm")[0] == 0
    assert run("recap", "tidak-ada")[0] == 3


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "wrong",
    [
        ["--sort", "nilai"],
        ["--where", "nilai"],
        ["--where", "total>"],
        ["--where", f"total>{'9' * 5000}"],
        ["--where", "group=dirjen-a"],
        ["--format", "xlsx"],
        ["--require", "apa"],
        ["--jobs", "0"],
        ["--plan", "apa"],
        ["--sort", "changes"],
    ],
)
def test_wrong_usage(run: Run, wrong: list[str]) -> None:
    code, out, err = run("recap", "masuk", *wrong)
    assert (code, out) == (2, "")
    assert err.startswith("zi-score: ")
    assert len(err) < 400


@pytest.mark.usefixtures("folder")
def test_the_table_says_what_stands_where(run: Run) -> None:
    code, out, err = run("recap", "masuk", "--by", "1", "--jobs", "1")
    assert (code, err) == (3, "")
    assert "4 buku kerja" in out
    assert "Menuju WBK: 2 dari 4 memenuhi semua ambang nilai" in out
    assert "Menurut folder" in out
    assert "Tidak dapat dinilai\n  - rusak.xlsx: ZI104:" in out
    assert "-0,07" in out


@pytest.mark.usefixtures("folder")
def test_a_wide_table_has_the_areas(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "A.6" in run("recap", "masuk", "--jobs", "1")[1]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["table", "markdown", "html", "csv", "json"])
def test_a_filter_hides_rows_and_says_how_many(run: Run, name: str) -> None:
    for where in ("wbbm", "total>100"):
        code, out, _err = run("recap", "masuk", "--where", where, "--format", name, "--jobs", "1")
        assert code == 3
        assert "rusak.xlsx" in out
        assert "setengah-terisi" not in out
        assert name in {"csv", "json"} or "tidak memenuhi --where" in out


@pytest.mark.usefixtures("folder")
def test_csv_has_a_row_for_each_workbook(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("recap", "masuk", "--format", "csv", "--jobs", "1")[1])))
    assert [row["rank"] for row in rows] == ["1", "2", "3", "4", ""]
    assert [row["met_wbk"] for row in rows] == ["true", "false", "true", "false", ""]
    assert rows[-1]["problem"].startswith("ZI104: ")
    assert float(rows[1]["margin_wbk"]) < 0


@pytest.mark.usefixtures("folder")
def test_markdown_has_the_ranking_and_the_groups(run: Run) -> None:
    out = run("recap", "masuk", "--format", "markdown", "--by", "1", "--jobs", "1")[1]
    assert "Folder masuk" in out
    assert "| 1 | dirjen-a/memenuhi-wbbm.xlsx |" in out
    assert "| dirjen-b | 1 |" in out
    assert "- rusak.xlsx: ZI104: " in out


def test_the_page_has_pictures_with_words_and_a_table_to_sort(run: Run, folder: Path) -> None:
    output = folder.parent / "rekap.html"
    assert run("recap", "masuk", "--by", "1", "--jobs", "1", "-o", output)[:2] == (3, "")
    text = output.read_text(encoding="utf-8")
    assert "<h1>Rekap 5 buku kerja</h1>" in text
    assert "Tidak diperingkat: tidak dapat dinilai 1." in text
    titles = re.findall(r'<svg[^>]* role="img"[^>]*><title[^>]*>([^<]*)', text)
    assert titles == [
        "Sebaran nilai total: 35–&lt;40: 1, 80–&lt;85: 1, 85–&lt;90: 1, 90–&lt;95: 1",
        "Nilai total dan persentase setiap area",
    ]
    for words in ("2 dari 4", "Menuju WBBM 85", "✗ 59<", "Menurut folder", "ditetapkan oleh Menteri"):
        assert words in text
    assert text.count("<script>") == 1


def test_a_unit_that_fails_by_a_survey_alone_is_marked_at_its_name(
    run: Run, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    layout = layout_named(layouts, "jawaban-2024")
    write_form(tmp_path / "baik.xlsx", layout, rubric, {"unit": best_marks(rubric)})
    write_form(tmp_path / "survei.xlsx", layout, rubric, {"unit": best_marks(rubric) | {"B.I.a": 3.5}})
    files = [tmp_path / f"{name}.xlsx" for name in ("baik", "survei")]
    for suffix in ("html", "xlsx"):
        assert run("recap", *files, "--jobs", "1", "-o", tmp_path / f"rekap.{suffix}")[0] == 0
    marked = re.findall(r">(✗ [^<]*)</text>", (tmp_path / "rekap.html").read_text(encoding="utf-8"))
    assert marked == ["✗ survei.xlsx"]
    names = load_workbook(tmp_path / "rekap.xlsx")["Peta area"]["B"]
    assert [cell.number_format for cell in names] == ["General", "General", '"✗ "@']


def test_the_unit_is_named_where_the_form_names_it(
    run: Run, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    path = write_form(tmp_path / "a.xlsx", layout_named(layouts, "jawaban-2024"), rubric, {"unit": best_marks(rubric)})
    for name, expected in (("[NAMA UNIT]", None), ("Balai Contoh", "Balai Contoh")):
        book = load_workbook(path)
        sheet = book["Unit"] if "Unit" in book.sheetnames else book.create_sheet("Unit")
        sheet["A1"] = name
        book.save(path)
        _code, document = parsed(run, path)
        assert document["rankings"][0]["rows"][0]["unit"] == expected
    for name in ("table", "markdown", "html"):
        assert "Balai Contoh" in run("recap", path, "--format", name)[1]


def charts_on(sheet: Any) -> int:
    """How many charts a sheet has, of which openpyxl keeps no public list."""
    return len(sheet._charts)


def test_the_workbook_has_charts_gates_and_links_and_libreoffice_opens_it(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    output = tmp_path / "hasil" / "rekap.xlsx"
    output.parent.mkdir()
    assert run("recap", "masuk", "-o", output, "--by", "1", "--jobs", "1")[:2] == (3, "")
    book = load_workbook(output)
    lists = ["Ambang belum terpenuhi", "Temuan"]
    assert book.sheetnames == ["Peringkat", "Ringkasan", "Peta area", "Semua data", *lists]
    figures = book["Semua data"]
    assert (figures.freeze_panes, figures.auto_filter.ref) == ("D2", figures.dimensions)
    assert [figures.cell(row, 1).value for row in range(2, 6)] == [1, 2, 3, 4]
    assert figures["C2"].hyperlink.target == "../masuk/dirjen-a/memenuhi-wbbm.xlsx"
    assert (output.parent / figures["C2"].hyperlink.target).samefile(folder / "dirjen-a" / "memenuhi-wbbm.xlsx")
    assert charts_on(book["Ringkasan"]) == 2
    assert "Kelompok" in texts(book["Ringkasan"])
    gates = [row[0].value for row in book["Ambang belum terpenuhi"].iter_rows(min_row=2)]
    assert "masuk/dirjen-a/gagal-satu-area.xlsx" in gates
    assert "masuk/dirjen-a/memenuhi-wbbm.xlsx" not in gates
    assert book["Temuan"]["C2"].value == "ZI104"
    (again,) = recalculated([output], tmp_path)
    opened = load_workbook(again)
    assert abs(opened["Semua data"]["F2"].value - figures["F2"].value) < 1e-9
    assert charts_on(opened["Ringkasan"]) == 2


def texts(sheet: Any) -> str:
    return " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str))


def test_the_sheets_for_paper_are_a4_with_heads_on_every_page(run: Run, sound: Path, tmp_path: Path) -> None:
    output = tmp_path / "rekap.xlsx"
    assert run("recap", sound, "-o", output, "--plan", "wbk", "--jobs", "1")[0] == 0
    book = load_workbook(output)
    for sheet in book.worksheets:
        setup = sheet.page_setup
        assert (setup.paperSize, setup.orientation, setup.fitToHeight) == (9, "landscape", 0)
        assert sheet.title == "Ringkasan" or sheet.print_title_rows == "$1:$1"
    ranking, areas = book["Peringkat"], book["Peta area"]
    assert ranking.max_column < 12 < book["Semua data"].max_column
    assert [ranking.cell(row, 7).value for row in range(2, 6)] == ["0", "1", "0", "13 + survei"]
    # A failed target has its sign, and so has an area below the minimum; colours say nothing that these do not.
    assert [ranking.cell(row, 5).number_format for row in (2, 3)] == ['"✓ "+0.00;"✗ "-0.00;"✓ "0.00'] * 2
    assert [areas.cell(3, column).number_format for column in (4, 5)] == ["0%", '"✗ "0%']
    assert [one.type for rules in areas.conditional_formatting for one in rules.rules] == ["colorScale"]
    rules = [[one.formula[0] for one in rules.rules] for rules in ranking.conditional_formatting]
    assert rules[0] == ["AND(ISNUMBER(E2),E2<0)", "AND(ISNUMBER(E2),$I2>0)", "AND(ISNUMBER(E2),E2>=0)"]
    assert ranking["I1"].value == "Kesalahan"
    assert "Kelompok" not in texts(book["Ringkasan"])


def test_an_existing_recap_in_the_folder_is_no_workbook_and_needs_force(run: Run, sound: Path) -> None:
    output = sound / "rekap.xlsx"
    assert run("recap", "masuk", "-o", output)[0] == 0
    assert run("recap", "masuk", "-o", output)[0] == 2
    assert run("recap", "masuk", "-o", output, "--force")[0] == 0
    assert run("recap", output, "-o", output, "--force")[0] == 2


def test_a_run_goes_on_from_the_lines_of_an_earlier_one(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = folder.parent / "rekap.jsonl"
    assert run("recap", "masuk", "--format", "jsonl", "-o", lines, "--by", "1", "--jobs", "1")[0] == 3
    first = lines.read_text(encoding="utf-8").splitlines()
    for line in first:
        schema("line").validate(json.loads(line))
    assert len(first) == 5
    read: list[str] = []

    def counting(jobs: Iterator[Job], *arguments: Any) -> Iterator[RecapRow]:
        for job in jobs:
            if not job.known:
                read.append(job.path.name)
            yield from recap_all([job], *arguments[:2])

    monkeypatch.setattr(recap_run, "recap_all", counting)
    (folder / "dirjen-a" / "memenuhi-wbk.xlsx").rename(folder / "pindah.xlsx")
    shutil.copy(EXAMPLES / "perbaikan-sebelum.xlsx", folder / "dirjen-b" / "setengah-terisi.xlsx")
    arguments = ("recap", "masuk", "--format", "jsonl", "--resume", lines, "--by", "1")
    assert run(*arguments, "-o", lines)[0] == 3
    assert sorted(read) == ["rusak.xlsx", "setengah-terisi.xlsx"]
    again = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert {one["path"] for one in again} == {
        "masuk/dirjen-a/memenuhi-wbbm.xlsx",
        "masuk/dirjen-a/gagal-satu-area.xlsx",
        "masuk/dirjen-b/setengah-terisi.xlsx",
        "masuk/pindah.xlsx",
        "masuk/rusak.xlsx",
    }
    read.clear()
    assert run(*arguments, "--assessor", "unit")[0] == 3
    assert len(read) == 5


def test_what_is_no_earlier_run_is_refused(run: Run, sound: Path) -> None:
    other = sound.parent / "lain.jsonl"
    for text in ("bukan json\n", "{}\n"):
        other.write_text(text, encoding="utf-8")
        code, out, err = run("recap", "masuk", "--resume", other)
        assert (code, out) == (3, "")
        assert "ZI872" in err
    assert run("recap", "masuk", "--resume", sound)[0] == 3
    assert run("recap", "masuk", "--resume", "belum-ada.jsonl")[0] == 0


def test_a_file_that_cannot_be_read_again_is_told_as_ever(
    run: Run, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = sound.parent / "rekap.jsonl"
    assert run("recap", "masuk", "--format", "jsonl", "-o", lines)[0] == 0
    monkeypatch.setenv(LIMITS_VARIABLE, "file-mb=1")
    (sound / "besar.xlsx").write_bytes(b"PK\x03\x04" + bytes(1_100_000))
    code, out, _err = run("recap", "masuk", "tidak-ada.xlsx", "--resume", lines, "--format", "jsonl", "--jobs", "1")
    assert code == 3
    findings = {one["path"]: one["findings"] for one in map(json.loads, out.splitlines())}
    assert findings["masuk/besar.xlsx"][0]["code"] == "ZI117"
    assert findings["tidak-ada.xlsx"][0]["code"] == "ZI101"


def test_an_interruption_keeps_whole_lines_and_those_of_the_earlier_run(
    run: Run, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = sound.parent / "rekap.jsonl"
    assert run("recap", "masuk", "--format", "jsonl", "-o", lines)[0] == 0
    before = lines.read_text(encoding="utf-8").splitlines()

    def stopped(jobs: Iterator[Job], *_arguments: Any) -> Iterator[RecapRow]:
        job = next(iter(jobs))
        yield job.known or recap_workbook(job.path)
        raise KeyboardInterrupt

    monkeypatch.setattr(recap_run, "recap_all", stopped)
    code, _out, err = run("recap", "masuk", "--format", "jsonl", "-o", lines, "--resume", lines)
    assert (code, "dihentikan setelah 1 dari 4" in err) == (130, True)
    assert sorted(lines.read_text(encoding="utf-8").splitlines()) == sorted(before)
    code, out, err = run("recap", "masuk", "--format", "jsonl")
    assert (code, len(out.splitlines())) == (130, 1)
    code, out, err = run("recap", "masuk", "--format", "json")
    assert (code, out, "laporan tidak ditulis" in err) == (130, "", True)


def test_a_workbook_that_hangs_or_ends_its_process_stops_nothing(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LIMITS_VARIABLE, "workbook-seconds=5")
    good = sound / "dirjen-a" / "memenuhi-wbk.xlsx"
    jobs = [Job(good), Job(HangingPath("macet.xlsx")), Job(DeadlyPath("mati.xlsx")), Job(good, "lagi")]
    rows = list(recap_all(jobs, workers=2))
    assert [row.findings[0].code if row.findings else "" for row in rows[1:3]] == ["ZI870", "ZI871"]
    assert [row.path for row in rows] == [str(good), "macet.xlsx", "mati.xlsx", str(good)]
    assert rows[0].frame is rows[3].frame is not None


def test_many_files_are_counted_on_stderr(run: Run, tmp_path: Path) -> None:
    for number in range(201):
        (tmp_path / f"{number:03}.xlsx").write_bytes(b"x")
    code, _out, err = run("recap", tmp_path, "--format", "csv", "--jobs", "1")
    assert code == 3
    assert err.splitlines() == [
        "zi-score: 100 dari 201 buku kerja dibaca",
        "zi-score: 200 dari 201 buku kerja dibaca",
    ]


def test_a_terminal_sees_a_bar(run: Run, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(EXAMPLES / "perbaikan-sebelum.xlsx", sound)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    code, _out, err = run("recap", "masuk", "--format", "csv", "--jobs", "1")
    assert code == 0
    assert "dari" not in err


@pytest.mark.usefixtures("sound")
def test_output_that_cannot_be_written(run: Run) -> None:
    for name in ("rekap.xlsx", "rekap.jsonl"):
        format_ = ("--format", "jsonl") if name.endswith("jsonl") else ()
        code, _out, err = run("recap", "masuk", "-o", Path("tidak-ada") / name, *format_, "--jobs", "1")
        assert (code, "tidak dapat ditulis" in err) == (2, True)
    assert run("recap", "masuk", "--format", "csv", "-o", "rekap.csv")[:2] == (0, "")
    assert run("recap", "masuk", "--format", "jsonl", "-o", "/dev/null")[0] == 0


@pytest.mark.no_cover
def test_two_regulations_are_never_in_one_ranking(run: Run, sound: Path) -> None:
    shutil.copy(EXAMPLES / "lke-2014.xlsx", sound)
    code, document = parsed(run, "masuk", "--require", "wbk", "--where", "wbk")
    assert code == 1
    rubrics = [ranking["rubric"]["id"] for ranking in document["rankings"]]
    assert sorted(rubrics) == ["permenpanrb-52-2014", "permenpanrb-90-2021"]
    assert {row["rank"] for ranking in document["rankings"] for row in ranking["rows"]} == {1, 3}
    repeals = {ranking["rubric"]["id"]: ranking["rubric"]["repealed_by"] for ranking in document["rankings"]}
    assert repeals["permenpanrb-90-2021"] is None
    assert repeals["permenpanrb-52-2014"]
    book = sound.parent / "rekap.xlsx"
    assert run("recap", sound / "lke-2014.xlsx", sound / "dirjen-a", "-o", book)[0] == 0
    assert len([name for name in load_workbook(book).sheetnames if name.startswith("Peringkat ")]) == 2
    assert run("recap", sound / "lke-2014.xlsx", "--require", "wbk")[0] == 1


@pytest.mark.parametrize("format_", ["table", "markdown"])
def test_a_ranking_under_a_repealed_regulation_says_so(run: Run, sound: Path, format_: str) -> None:
    shutil.copy(EXAMPLES / "lke-2014.xlsx", sound)
    code, out, _ = run("recap", sound / "lke-2014.xlsx", "--format", format_)
    words = " ".join(out.split())
    assert code == 0
    assert "sudah dicabut oleh" in words
    assert "bukan dasar pengusulan predikat" in words
    assert "ditetapkan oleh Menteri" not in words
