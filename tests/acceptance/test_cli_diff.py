"""``zi-score diff`` from the outside: exit codes in every format, saved results, other forms, what is refused."""

import html
import io
import json
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.forms import layout_named, row_number, write_form
from tests.support.marks import best_marks
from zi_score.cli import main
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.schemas import json_schema

EXAMPLES = Path(__file__).parents[2] / "examples"
BEFORE, AFTER = EXAMPLES / "perbaikan-sebelum.xlsx", EXAMPLES / "perbaikan-sesudah.xlsx"
FORMATS = ("table", "json", "markdown", "csv", "github")


def diff(*arguments: object) -> subprocess.CompletedProcess[str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as leaving:
        main(["diff", *map(str, arguments)])
    return subprocess.CompletedProcess(
        [*map(str, arguments)], int(leaving.value.code or 0), out.getvalue(), err.getvalue()
    )


def parsed(*arguments: object) -> Any:
    document = json.loads(diff(*arguments, "--format", "json").stdout)
    Draft202012Validator(json_schema("diff")).validate(document)
    return document


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The earlier example as a saved result."""
    path = tmp_path_factory.mktemp("saved") / "hasil.txt"
    path.write_bytes((EXAMPLES / "expected" / "perbaikan-sebelum.json").read_bytes())
    return path


@pytest.mark.no_cover
@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    ("sides", "fail_on", "code"),
    [
        ((BEFORE, AFTER), "", 0),
        *(
            pytest.param(*case, marks=pytest.mark.no_cover)
            for case in (
                ((BEFORE, AFTER), "regression", 0),
                ((BEFORE, AFTER), "gate-lost", 0),
                ((BEFORE, AFTER), "any", 1),
                ((AFTER, BEFORE), "regression", 1),
                ((AFTER, BEFORE), "gate-lost", 1),
            )
        ),
        ((AFTER, AFTER), "any", 0),
    ],
)
def test_the_exit_code_is_the_same_in_every_format(
    sides: tuple[Path, Path], fail_on: str, code: int, format_: str
) -> None:
    done = diff(*sides, "--format", format_, *(["--fail-on", fail_on] if fail_on else []))
    assert (done.returncode, done.stderr) == (code, "")
    assert done.stdout


def test_the_points_of_the_changes_are_the_difference() -> None:
    (comparison,) = parsed(BEFORE, AFTER)["comparisons"]
    parts = sum((Fraction(one["points"]["exact"]) for one in comparison["changes"]), Fraction(0))
    assert parts == Fraction(comparison["points"]["exact"]) > 0
    assert comparison["form_changed"]


@pytest.mark.no_cover
@pytest.mark.parametrize("policy", ["zero", "skip"])
def test_a_saved_result_gives_the_same_changes_as_its_workbook(saved: Path, policy: str) -> None:
    rule = ("--unanswered", policy)
    (one,), (other,) = (parsed(side, AFTER, *rule)["comparisons"] for side in (saved, BEFORE))
    assert one["changes"] == other["changes"]
    assert one["before"]["saved"]
    assert "note_changed" in one["untold"]


def test_a_saved_result_under_another_rule_is_refused_unless_one_is_named(saved: Path, tmp_path: Path) -> None:
    skipped = tmp_path / "skip.json"
    text = saved.read_text(encoding="utf-8").replace('"unanswered": "zero"', '"unanswered": "skip"')
    skipped.write_text(text, encoding="utf-8")
    refused = diff(saved, skipped)
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "ZI804" in refused.stderr


def test_a_saved_result_of_another_rubric_is_refused_unless_one_is_named(saved: Path, tmp_path: Path) -> None:
    document = json.loads(saved.read_text(encoding="utf-8"))
    document["results"][0]["rubric"]["fingerprint"] = "0" * 12
    other = tmp_path / "lain.json"
    other.write_text(json.dumps(document), encoding="utf-8")
    refused = diff(other, AFTER)
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "ZI803" in refused.stderr
    name = document["results"][0]["rubric"]["id"]
    assert diff(other, AFTER, "--rubric", name).returncode == 0
    settings = tmp_path / "zi-score.toml"
    settings.write_text(f'rubric = "{name}"\n', encoding="utf-8")
    assert diff(other, AFTER, "--settings", str(settings)).returncode == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "ZI801"),
        ('{"a": 1}', "ZI801"),
        ('{"schema_version": 1, "tool": {"name": "zi-score"}, "results": []}', "ZI802"),
        ('{"schema_version": 1, "tool": [], "results": 3}', "ZI801"),
    ],
)
def test_what_is_no_saved_result_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "hasil.json"
    path.write_text(text, encoding="utf-8")
    done = diff(path, AFTER)
    assert (done.returncode, done.stdout) == (3, "")
    assert code in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("change", "code"), [({"answer": "Z"}, "ZI805"), ({"answer": "Tidak"}, "ZI806")])
def test_an_edited_saved_result_is_refused(saved: Path, tmp_path: Path, change: dict[str, str], code: str) -> None:
    document = json.loads(saved.read_text(encoding="utf-8"))
    document["results"][0]["assessments"][0]["questions"][0] |= change
    path = tmp_path / "hasil.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    done = diff(path, AFTER)
    assert (done.returncode, code in done.stderr) == (3, True)


@pytest.mark.parametrize(
    ("old", "new"), [('"exact": "', '"exact": "1e999999999'), ('"answer": 3.4', '"answer": 1e999999999')]
)
def test_a_number_that_would_fill_the_memory_is_refused(saved: Path, tmp_path: Path, old: str, new: str) -> None:
    text = saved.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "hasil.json"
    path.write_text(text.replace(old, new), encoding="utf-8")
    done = diff(path, AFTER)
    assert (done.returncode, "ZI801" in done.stderr) == (3, True)


def test_the_two_forms_with_the_same_answers_do_not_differ(
    tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    paths = [
        write_form(tmp_path / f"{name}.xlsx", layout_named(layouts, name), rubric, {"unit": best_marks(rubric)})
        for name in ("lampiran-iii-2021", "jawaban-2024")
    ]
    assert diff(*paths, "--fail-on", "any").returncode == 0
    (comparison,) = parsed(*paths)["comparisons"]
    assert comparison["changes"] == []
    assert comparison["form_changed"]


def test_evidence_and_its_link_are_a_change_without_points(
    tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    layout = layout_named(layouts, "jawaban-2024")
    code = next(iter(rubric.questions))
    column = layout.assessors[0].others["evidence"].number

    def written(name: str, text: str, link: str) -> Path:
        def edit(sheet: Worksheet) -> None:
            cell = sheet.cell(row_number(layout, code), column, text)
            cell.hyperlink = link

        return write_form(tmp_path / name, layout, rubric, {"unit": best_marks(rubric)}, edit)

    before = written("sebelum.xlsx", "SK Tim", "https://bukti.contoh.invalid/1")
    for name, text, link in (
        ("teks.xlsx", "SK Tim 2026", "https://bukti.contoh.invalid/1"),
        ("tautan.xlsx", "SK Tim", "https://bukti.contoh.invalid/2"),
    ):
        after = written(name, text, link)
        (comparison,) = parsed(before, after)["comparisons"]
        (change,) = comparison["changes"]
        assert (change["code"], change["kind"]) == (code, "evidence_changed")
        assert comparison["points"]["exact"] == "0"
        assert diff(before, after, "--fail-on", "any").returncode == 1
        assert diff(before, after, "--fail-on", "regression").returncode == 0


def test_between_assessors_of_many_workbooks(tmp_path: Path) -> None:
    both = EXAMPLES / "memenuhi-wbbm.xlsx"
    (tmp_path / "dua.xlsx").write_bytes(both.read_bytes())
    document = parsed(both, tmp_path, "--between", "unit", "tpi")
    units, questions = document["disagreement"]["units"], document["disagreement"]["questions"]
    assert len(units) == 2
    assert {one["count"] for one in questions} == {2}
    inflation = sum(Fraction(one["inflation"]["exact"]) for one in units)
    assert sum(Fraction(one["inflation"]["exact"]) for one in questions) == inflation
    table = diff(both, tmp_path, "--between", "unit", "tpi")
    assert "dua.xlsx" in table.stdout


@pytest.mark.parametrize("format_", ["table", "markdown", "github"])
@pytest.mark.parametrize(
    ("sides", "sentence"),
    [
        ((BEFORE, AFTER), "Menuju WBK dan Menuju WBBM: Survei persepsi anti korupsi 14,88 -> 16,10, ambang 15,75:"),
        (
            (EXAMPLES / "memenuhi-wbbm.xlsx", EXAMPLES / "setengah-terisi.xlsx", "--assessor", "unit"),
            "Menuju WBK dan Menuju WBBM: Pengungkit 56,09 -> 23,61, ambang 40,00 dan 48,00:",
        ),
    ],
)
def test_a_gate_crossed_for_two_targets_is_said_once(sides: tuple[object, ...], sentence: str, format_: str) -> None:
    report = " ".join(html.unescape(diff(*sides, "--format", format_).stdout).split())
    title_and_figures = sentence.partition(": ")[2].partition(",")[0]
    assert sentence in report
    assert report.count(title_and_figures) == 1


@pytest.fixture
def mixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one workbook that can be compared, one that two have not filled, and one that is none."""
    (tmp_path / "a.xlsx").write_bytes((EXAMPLES / "memenuhi-wbbm.xlsx").read_bytes())
    (tmp_path / "b.xlsx").write_bytes(AFTER.read_bytes())
    (tmp_path / "c.xlsx").write_text("bukan buku kerja", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Path()


def test_what_could_not_be_compared_stands_in_the_json_beside_what_could(mixed: Path) -> None:
    document = parsed(mixed, "--between", "unit", "tpi")
    assert [Path(one["before"]["path"]).name for one in document["comparisons"]] == ["a.xlsx"]
    unusable = [(Path(one["path"]).name, one["error"]["code"]) for one in document["unusable"]]
    assert unusable == [("b.xlsx", "ZI807"), ("c.xlsx", "ZI104")]


def test_json_is_printed_even_where_nothing_could_be_compared(mixed: Path) -> None:
    document = parsed(mixed / "b.xlsx", mixed / "c.xlsx", "--between", "unit", "tpi")
    assert document["comparisons"] == []
    assert len(document["unusable"]) == 2


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_names_what_could_not_be_compared(mixed: Path, format_: str) -> None:
    done = diff(mixed, "--between", "unit", "tpi", "--format", format_)
    assert done.returncode == 3
    for name, code in (("b.xlsx", "ZI807"), ("c.xlsx", "ZI104")):
        assert name in done.stdout
        assert code in done.stdout
        assert code in done.stderr


def test_an_assessor_who_has_not_begun_is_refused() -> None:
    done = diff(AFTER, "--between", "unit", "tpi")
    assert (done.returncode, done.stdout) == (3, "")
    assert 'ZI807: penilai "tpi" belum mengisi buku kerja ini (yang sudah: unit)' in done.stderr


def test_where_nobody_has_begun_nobody_is_said_to_have(
    tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    blank = write_form(tmp_path / "kosong.xlsx", layout_named(layouts, "jawaban-2024"), rubric, {})
    done = diff(blank, "--between", "unit", "tpi")
    assert 'ZI807: penilai "unit" belum mengisi buku kerja ini (yang sudah: -)' in done.stderr


@pytest.mark.parametrize(
    "arguments", [(AFTER,), (AFTER, AFTER, AFTER), (AFTER, "--between", "unit", "tpi", "--assessor", "unit")]
)
def test_wrong_usage(arguments: tuple[object, ...]) -> None:
    assert diff(*arguments).returncode == 2
