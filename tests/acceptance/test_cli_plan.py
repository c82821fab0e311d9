"""``zi-score plan`` as a user runs it: every format, and what is refused."""

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from zi_score.cli import app
from zi_score.schemas import json_schema

EXAMPLES = Path(__file__).parents[2] / "examples"
ONE_AREA = str(EXAMPLES / "gagal-satu-area.xlsx")
HALF = str(EXAMPLES / "setengah-terisi.xlsx")
MET = str(EXAMPLES / "memenuhi-wbbm.xlsx")
USAGE, UNDECIDED = 2, 3


def plan(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["plan", *arguments])


def plans(*arguments: str) -> list[dict[str, Any]]:
    result = plan(*arguments, "--format", "json")
    document = json.loads(result.stdout)
    Draft202012Validator(json_schema("plan")).validate(document)
    return [one for found in document["results"] for part in found["assessments"] for one in part["plans"]]


def test_the_first_target_that_is_not_met_is_planned_for() -> None:
    (one,) = plans(ONE_AREA)
    assert (one["target"], one["reachable"], one["effort"]) == ("wbk", True, 1)
    (step,) = one["steps"]
    assert (step["code"], step["cell"], step["from"], step["to"]) == ("A.I.3.iv.d", "'LKE ZI'!K56", "Tidak", "Ya")
    assert step["closes"] == ["area.A.3"]
    assert one["after"]["verdict"]["met"]
    assert not one["before"]["verdict"]["met"]


def test_a_survey_index_that_alone_bars_a_target_is_said_and_assumed() -> None:
    (one,) = plans(HALF)
    assert not one["reachable"]
    assert one["barred_by"] == ["spak", "birokrasi_bersih"]
    assert one["assumed"] == [{"code": "B.I.a", "from": None, "to": 3.6, "asked": False}]
    assert (len(one["steps"]), one["least_effort"]) == (13, 13)
    (given,) = plans(HALF, "--index", "B.I.a=3,7")
    assert given["reachable"]
    assert given["assumed"] == [{"code": "B.I.a", "from": None, "to": 3.7, "asked": True}]


def test_the_totals_begin_with_what_is_assumed(tmp_path: Path) -> None:
    book, file = str(EXAMPLES / "memenuhi-wbk.xlsx"), tmp_path / "rencana.xlsx"
    (one,) = plans(book)
    words = "andaian B.II.a 3,52 → 3,6"
    assert re.search(rf"^ +{words} +\+0,3500  81,0207\n +1  K161 ", plan(book).stdout, re.MULTILINE)
    assert plan(book, "-o", str(file)).exit_code == 0
    tasks, summary = (list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in load_workbook(file))
    totals = [one["before"]["total"]["score"], *(row[10] for row in tasks)]
    assert tasks[0][2:4] == (None, "B.II.a")
    assert len(tasks) == 1 + len(one["steps"])
    assert [after - before for before, after in pairwise(totals)] == pytest.approx([row[9] for row in tasks])
    assert str(summary[0][3]).endswith(f"; {words}, +0,3500")


def test_what_cannot_be_reached_names_the_gate_and_plans_nothing(tmp_path: Path) -> None:
    locked = tmp_path / "upaya.yaml"
    locked.write_text("kunci: [A.3]\n", encoding="utf-8")
    (one,) = plans(ONE_AREA, "--effort", str(locked))
    assert (one["reachable"], one["barred_by"], one["steps"], one["least_effort"]) == (False, ["area.A.3"], [], None)
    assert "TIDAK DAPAT DICAPAI" in plan(ONE_AREA, "--effort", str(locked)).stdout


def test_efforts_and_a_limit_are_followed(tmp_path: Path) -> None:
    efforts = tmp_path / "upaya.yaml"
    efforts.write_text("upaya: {A.I.3.iv.d: 9}\n", encoding="utf-8")
    (one,) = plans(ONE_AREA, "--effort", str(efforts))
    assert "A.I.3.iv.d" not in [step["code"] for step in one["steps"]]
    (limited,) = plans(HALF, "--limit", "2")
    assert [step["points"] for step in limited["steps"]] == [5, 3]


def test_a_target_that_is_met_hangs_on_answers() -> None:
    (one,) = plans(MET)
    assert (one["target"], one["effort"], one["downgrades"]) == ("wbbm", 0, 1)
    found = {(part["code"], *part["loses"]) for part in one["fragile"]}
    assert found == {("A.II.3.iii.a", "area.A.3"), ("A.II.6.ii.a", "area.A.6")}


@pytest.mark.parametrize("format_", ["table", "markdown", "html"])
def test_a_page_has_the_step_in_words(format_: str) -> None:
    result = plan(ONE_AREA, "--format", format_)
    assert result.exit_code == 0
    for text in ("A.I.3.iv.d", "K56", "Penghargaan diberikan atas dasar"):
        assert text in result.stdout


def test_the_task_list_leaves_room_for_who_is_in_charge(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(plan(ONE_AREA, "--target", "wbbm", "--format", "csv").stdout)))
    assert [row["number"] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert {row["in_charge"] for row in rows} == {""}
    file = tmp_path / "rencana.xlsx"
    assert plan(ONE_AREA, "--target", "wbbm", "-o", str(file)).exit_code == 0
    tasks, outcomes = load_workbook(file).worksheets
    assert [cell.value for cell in tasks["D"]] == ["Kode", *(row["code"] for row in rows)]
    assert [cell.value for cell in tasks["M"]] == ["Penanggung jawab", *[None] * 6]
    assert outcomes["C2"].value == "DAPAT DICAPAI"


def test_an_evaluation_says_in_one_line_what_a_target_hangs_on() -> None:
    def told(*arguments: str) -> str:
        return " ".join(CliRunner().invoke(app, ["evaluate", *arguments]).stdout.split())

    line = "Menuju WBBM hilang bila 1 jawaban turun satu tingkat: A.II.3.iii.a atau A.II.6.ii.a"
    assert line in told(MET)
    assert "hilang bila" not in told(MET, ONE_AREA) + told(MET, "--unanswered", "skip") + told(MET, "--format", "json")


def test_a_blank_file_of_efforts_is_written_and_read(tmp_path: Path) -> None:
    file = tmp_path / "upaya.yaml"
    assert plan("--new-effort", str(file)).exit_code == 0
    assert plans(ONE_AREA, "--effort", str(file)) == plans(ONE_AREA)
    assert plan("--new-effort", str(file)).exit_code == 2
    for name in ("plan", "effort"):
        schema = CliRunner().invoke(app, ["rubric", "schema", name])
        assert json.loads(schema.stdout) == json_schema(name)


@pytest.mark.parametrize(
    "arguments",
    [[], [ONE_AREA, "--index", "A.I.1.i.a=3"], [ONE_AREA, "--index", "B.I.a=5"], [ONE_AREA, "--format", "xlsx"]],
)
def test_wrong_usage_is_refused(arguments: list[str]) -> None:
    assert plan(*arguments).exit_code != 0


def test_a_file_of_efforts_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    file = tmp_path / "upaya.yaml"
    file.write_text("upaya: {A.I.9: 3}\n", encoding="utf-8")
    result = plan(ONE_AREA, "--effort", str(file))
    assert result.exit_code == UNDECIDED
    assert "ZI822" in result.stderr


def test_alternatives_are_shown_where_they_are_asked_for_and_the_totals_with_details() -> None:
    plain = plan(HALF, "--alternatives").stdout
    assert "Langkah lain yang sama nilainya" in plain
    assert "Nilai total tertinggi untuk setiap upaya" not in plain
    assert "Nilai total tertinggi untuk setiap upaya" in plan(HALF, "--details").stdout


@pytest.mark.parametrize("value", ["7/2", "1e400000000", "4,5", "", "tiga"])
def test_an_index_is_a_number_within_its_scale(value: str) -> None:
    result = plan(MET, "--index", f"B.I.a={value}")
    assert result.exit_code == USAGE
    assert not result.stdout


def test_nothing_follows_from_a_plan_under_a_repealed_regulation() -> None:
    out = " ".join(plan(str(EXAMPLES / "lke-2014.xlsx")).stdout.split())
    assert "bukan dasar pengusulan predikat" in out
    assert "predikat ditetapkan oleh Menteri" not in out


def test_a_workbook_without_a_plan_has_a_row_in_the_task_list(tmp_path: Path) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(b"x")
    result = plan(str(tmp_path / "rusak.xlsx"), "--format", "csv")
    assert result.exit_code == UNDECIDED
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert row["path"].endswith("rusak.xlsx")
    assert row["problem"]


def test_the_curve_of_a_page_tells_its_ends_and_what_is_enough() -> None:
    (one,) = plans(HALF, "--target", "wbk")
    drawn = plan(HALF, "--target", "wbk", "--format", "html").stdout
    picture = drawn[drawn.index('class="trends alone"') :]
    picture = picture[: picture.index("</svg>")]
    first, last = one["frontier"][0], one["frontier"][-1]
    assert re.findall(r'<text class="label"[^>]*>(\d+)<', picture) == [
        str(first["effort"]),
        str(one["effort"]),
        str(last["effort"]),
    ]
    assert picture.count('class="mark') == 2
    corners = re.search(r'points="([^"]+)"', picture)
    assert corners is not None
    assert len(corners[1].split()) == len(one["frontier"])
