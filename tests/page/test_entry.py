"""The Python side of the page, asked without a browser: what it answers is what the command line says."""

import json
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stdout
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from page.entry import answer, prepared
from page.facts import workbook_facts
from tests.support.bombs import cell, with_sheet
from tests.support.marks import best_marks
from tests.support.withheld import withheld_in
from tests.unit.report.outcomes import evaluation
from zi_score.cli import main
from zi_score.language import LANGUAGE_VARIABLE
from zi_score.rubric.catalogue import Rubric

EXAMPLES = Path(__file__).parents[2] / "examples"
WORKBOOKS = sorted(path.name for path in EXAMPLES.glob("*.xlsx"))
ONE = "gagal-satu-area.xlsx"
BOTH = "memenuhi-wbbm.xlsx"
Ask = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def _among_the_examples() -> Iterator[None]:
    """A page knows no folder: the command line is asked by the bare name as well."""
    with chdir(EXAMPLES):
        yield


def ask(subject: str, *names: str, language: str = "id", contents: list[bytes] | None = None, **more: Any) -> Any:
    question = {"subject": subject, "language": language, "today": "2026-11-29", "names": names, **more}
    given = contents or [(EXAMPLES / name).read_bytes() for name in names]
    return json.loads(answer(json.dumps(question), given))


def printed(*arguments: str) -> str:
    with redirect_stdout(StringIO()) as out, pytest.raises(SystemExit):
        main(arguments)
    return out.getvalue()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("subject", ["evaluate", "check", "plan"])
@pytest.mark.parametrize("name", WORKBOOKS)
def test_its_json_is_that_of_the_command_line(
    name: str, subject: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = ["--alternatives"] if subject == "plan" else []
    monkeypatch.setenv(LANGUAGE_VARIABLE, language)
    expected = printed(subject, name, "--format", "json", *more)
    monkeypatch.setenv(LANGUAGE_VARIABLE, "id" if language == "en" else "en")
    assert ask(subject, name, language=language, format="json")["text"] == expected


@pytest.mark.parametrize("subject", ["evaluate", "check", "plan"])
def test_its_document_is_that_of_the_command_line(subject: str) -> None:
    more = ["--alternatives"] if subject == "plan" else []
    assert ask(subject, BOTH, format="html")["text"] == printed(subject, BOTH, "--format", "html", *more)


def test_what_is_shown_is_a_part_of_a_document_with_ids_of_its_own() -> None:
    shown = ask("evaluate", BOTH, prefix="r1")["html"]
    assert shown.startswith('<article class="zi"><h1>memenuhi-wbbm.xlsx</h1>')
    assert 'id="r1-1"' in shown
    assert " style=" not in shown


@pytest.mark.parametrize("subject", ["evaluate", "check", "plan"])
@pytest.mark.parametrize("name", [ONE, BOTH, "lke-2014.xlsx", "setengah-terisi.xlsx"])
def test_nobody_at_a_page_is_told_to_run_a_command(subject: str, name: str) -> None:
    assert "Berikutnya: " not in ask(subject, name)["html"]


def test_an_entry_of_the_list_says_the_total_and_each_verdict_in_a_word() -> None:
    facts = ask("list", ONE)["facts"]
    assert facts["total"] == "85,61"
    assert [(one["title"], one["words"], one["tone"]) for one in facts["outcomes"]] == [
        ("Menuju WBK", "belum", "bad"),
        ("Menuju WBBM", "belum", "bad"),
    ]
    assert [one["id"] for one in ask("list", BOTH)["facts"]["assessors"]] == ["unit", "tpi"]


def test_an_entry_of_a_file_that_is_no_workbook_says_so() -> None:
    facts = ask("list", "lke.xlsx", contents=[b"bukan"])["facts"]
    assert facts == {
        "total": "",
        "outcomes": [{"title": "", "words": "Tidak dapat dinilai", "tone": "bad"}],
        "assessors": [],
        "decided": False,
    }


def test_an_entry_whose_verdict_is_withheld_says_so(rubric: Rubric) -> None:
    facts = workbook_facts(withheld_in(evaluation(rubric, best_marks(rubric))))
    assert facts["outcomes"] == [{"title": "", "words": "ditahan", "tone": "warn"}]
    assert facts["decided"] is False


def test_choices_are_those_of_the_command_line() -> None:
    expected = printed("evaluate", BOTH, "--assessor", "unit", "--unanswered", "skip", "--format", "json")
    given = {"assessor": "unit", "unanswered": "skip", "sheet": "", "unit": "", "tpi": ""}
    assert ask("evaluate", BOTH, format="json", choices=given)["text"] == expected


def test_a_column_is_chosen_by_its_letters() -> None:
    expected = printed("evaluate", ONE, "--column", "tpi=K", "--format", "json")
    assert ask("evaluate", ONE, format="json", choices={"tpi": "k"})["text"] == expected


def test_a_regulation_is_chosen_by_its_name() -> None:
    name = "permenpanrb-52-2014"
    assert name in [one["id"] for one in json.loads(prepared())["rubrics"]]
    expected = printed("evaluate", "lke-2014.xlsx", "--rubric", name, "--format", "json")
    assert ask("evaluate", "lke-2014.xlsx", format="json", choices={"rubric": name})["text"] == expected


def test_a_plan_takes_what_is_wished() -> None:
    wishes = {"limit": 3, "indices": {"B.I.a": "3.9"}, "locked": ["A.I.3.iv.d"]}
    text = ask("plan", ONE, format="json", target="wbbm", wishes=wishes)["text"]
    (plan,) = json.loads(text)["results"][0]["assessments"][0]["plans"]
    assert plan["target"] == "wbbm"
    assert len(plan["steps"]) <= 3
    assert [one["to"] for one in plan["assumed"]] == [3.9]
    assert "A.I.3.iv.d" not in [one["code"] for one in plan["steps"]]


def test_the_controls_of_a_plan_know_what_may_be_wished() -> None:
    controls = ask("plan", ONE, wishes={"indices": {"B.I.a": "3.90"}})["controls"]
    assert [one["id"] for one in controls["targets"]] == ["wbk", "wbbm"]
    assert [(one["code"], one["value"], one["most"]) for one in controls["indices"]] == [
        ("B.I.a", "3.9", "4"),
        ("B.II.a", "", "4"),
    ]
    assert controls["steps"][0].keys() == {"code", "title", "cell"}


def test_a_plan_is_a_workbook_too() -> None:
    content = b64decode(ask("plan", ONE, format="xlsx")["base64"])
    assert load_workbook(BytesIO(content)).worksheets


def test_without_a_verdict_there_is_no_plan_and_nothing_to_save() -> None:
    refused = ask("plan", "lke.xlsx", contents=[b"bukan"])
    assert refused["refused"] is True
    assert "ZI104" in refused["html"]


@pytest.mark.no_cover
@pytest.mark.parametrize("format_", ["json", "html", "csv"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_two_files_are_compared_as_on_the_command_line(
    format_: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("perbaikan-sebelum.xlsx", "perbaikan-sesudah.xlsx")
    monkeypatch.setenv(LANGUAGE_VARIABLE, language)
    expected = printed("diff", *names, "--format", format_)
    assert ask("compare", *names, language=language, format=format_)["text"] == expected
    assert "perbaikan-sesudah.xlsx" in ask("compare", *names)["html"]


def test_two_assessors_of_a_file_are_compared_as_on_the_command_line() -> None:
    expected = printed("diff", BOTH, "--between", "unit", "tpi", "--format", "json")
    assert ask("between", BOTH, pair=["unit", "tpi"], format="json")["text"] == expected
    assert ask("between", BOTH, pair=["unit", "tpi"])["html"]


def test_what_cannot_be_compared_says_why() -> None:
    assert "ZI116" in ask("compare", ONE, "lke-2014.xlsx")["html"]
    assert "ZI807" in ask("between", ONE, pair=["unit", "tpi"])["html"]


@pytest.mark.parametrize("format_", ["json", "html", "csv"])
def test_the_rows_of_a_list_are_the_recap_of_the_command_line(format_: str) -> None:
    rows = [ask("list", name)["row"] for name in WORKBOOKS]
    expected = printed("recap", *WORKBOOKS, "--jobs", "1", "--format", format_)
    assert ask("recap", rows=rows, format=format_)["text"] == expected
    assert "memenuhi-wbbm.xlsx" in ask("recap", rows=rows)["html"]


def test_a_file_that_is_no_workbook_is_in_the_recap_too() -> None:
    rows = [ask("list", ONE)["row"], ask("list", "lke.xlsx", contents=[b"bukan"])["row"]]
    assert "ZI104" in ask("recap", rows=rows)["html"]


def test_a_marked_copy_is_bytes() -> None:
    assert ask("check", ONE)["has_copy"] is True
    copy = ask("check", ONE, format="copy")
    assert (copy["suffix"], copy["lost_macros"]) == (".xlsx", False)
    assert "Temuan zi-score" in load_workbook(BytesIO(b64decode(copy["base64"]))).sheetnames


def test_what_cannot_be_copied_is_not_offered_or_says_why() -> None:
    assert ask("check", "lke.ods", contents=[(EXAMPLES / ONE).read_bytes()])["has_copy"] is False
    assert ask("check", "lke.xlsx", contents=[b"bukan"])["has_copy"] is False
    assert ask("check", "lke.xlsx", contents=[b"bukan"], format="copy")["reason"]


def test_an_unusual_file_is_read_without_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.run", None)
    assert "ZI108" in ask("evaluate", "lke.xlsx", contents=[with_sheet(cell("XFD20"))])["html"]


@pytest.mark.parametrize(("ended", "limit"), [("time", "60 s"), ("memory", "2048 MB")])
def test_what_ended_a_worker_is_refused_as_on_the_command_line(ended: str, limit: str) -> None:
    unusual = [with_sheet(cell("XFD20"))]
    assert limit in ask("evaluate", "lke.xlsx", contents=unusual, ended=ended)["html"]
    assert "85,61" in ask("evaluate", ONE, ended=ended)["html"]
    given_up = ask("evaluate", ONE, ended=ended, given_up=True)
    assert f"ZI147: berkas ini tidak selesai dibaca dalam batas {limit}" in given_up["html"]
    assert given_up["facts"]["decided"] is False
