"""``zi-score explain``: where each figure comes from, checked by a second program, and what it says on a terminal."""

import json
from collections.abc import Callable
from fractions import Fraction
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks
from tests.support.traces import recomputed
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.schemas import json_schema

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.xlsx"))
WBK = EXAMPLES / "memenuhi-wbk.xlsx"
Run = Callable[..., tuple[int, str, str]]


def parsed(run: Run, *arguments: str | Path) -> Any:
    code, out, err = run("explain", *arguments, "--format", "json")
    assert (code, err) == (0, "")
    document = json.loads(out)
    Draft202012Validator(json_schema("explain")).validate(document)
    return document


@pytest.mark.no_cover
@pytest.mark.parametrize("policy", ["zero", "skip"])
@pytest.mark.parametrize("name", NAMES)
def test_the_total_of_each_example_recomputed_is_that_of_the_evaluation(run: Run, name: str, policy: str) -> None:
    path = EXAMPLES / f"{name}.xlsx"
    trace = parsed(run, path, "total", "--unanswered", policy)
    _code, out, _err = run("evaluate", path, "--unanswered", policy, "--format", "json")
    result = json.loads(out)["results"][0]
    evaluated = next(one for one in result["assessments"] if one["assessor"] == result["verdict_assessor"])
    figures = recomputed(trace)
    assert figures == {step["id"]: Fraction(step["exact"]) for step in trace["steps"]}
    assert trace["roots"][0] == "total"
    assert figures["total"] == Fraction(evaluated["total"]["exact"])
    for part in (*evaluated["nodes"], *evaluated["questions"]):
        assert figures[part["code"]] == Fraction(part["exact"])


@pytest.mark.no_cover
@pytest.mark.parametrize("target", ["wbk", "wbbm"])
@pytest.mark.parametrize("name", NAMES)
def test_every_gate_recomputed_is_that_of_the_verdict(run: Run, name: str, target: str) -> None:
    path = EXAMPLES / f"{name}.xlsx"
    trace = parsed(run, path, target)
    _code, out, _err = run("evaluate", path, "--format", "json")
    result = json.loads(out)["results"][0]
    evaluated = next(one for one in result["assessments"] if one["assessor"] == result["verdict_assessor"])
    verdict = next(one for one in evaluated["verdicts"] if one["target"] == target)
    figures = recomputed(trace)
    expected = {one["id"]: one for one in verdict["requirements"]}
    assert {gate["id"] for gate in trace["gates"]} == set(expected)
    for gate in trace["gates"]:
        exact = expected[gate["id"]]["exact"]
        assert figures[gate["actual"]] == Fraction(exact["actual"])
        assert figures[gate["required"]] == Fraction(exact["required"])
        assert figures[gate["margin"]] == Fraction(exact["margin"])
        assert gate["met"] == (figures[gate["margin"]] >= 0)


@pytest.mark.parametrize(
    ("code", "kind", "gates"),
    [
        ("total", "total", {"wbk.total", "wbbm.total"}),
        ("a.i.1.i.a", "question", {"wbk.total", "wbk.pengungkit", "wbk.area.A.1"}),
        ("A.1", "area", {"wbk.total", "wbk.pengungkit", "wbk.area.A.1"}),
        ("A", "node", {"wbk.total", "wbk.pengungkit"}),
        ("WBK.area.A.6", "gate", {"wbk.area.A.6"}),
        ("wbk.area", "gate", {f"wbk.area.A.{number}" for number in range(1, 7)}),
        ("wbbm", "target", set()),
    ],
)
def test_a_subject_is_found_with_its_gates(run: Run, code: str, kind: str, gates: set[str]) -> None:
    trace = parsed(run, WBK, code)
    assert (trace["subject"]["kind"], trace["subject"]["code"].lower()) == (kind, code.lower())
    shown = {f"{gate['target']}.{gate['id']}" for gate in trace["gates"]}
    assert {gate for gate in shown if gate.startswith("wbk.")} == {gate for gate in gates if gate.startswith("wbk.")}
    assert kind in ("target", "gate") or trace["roots"][0] == trace["subject"]["code"]


def test_each_step_of_an_answer_names_its_cell(run: Run) -> None:
    steps = {step["id"]: step for step in parsed(run, WBK, "A.II.1.i.a")["steps"]}
    made = steps["A.II.1.i.a:perubahan_dibuat"]
    assert (made["operation"], made["cell"]) == ("answer", "'Jawaban'!K127")
    assert steps["A.II.1.i.a:agen_perubahan"]["cell"] == "'Jawaban'!K126"


def test_another_answer_says_what_it_does_to_the_total_and_the_gates(
    run: Run, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    survey = next(code for code, one in rubric.questions.items() if rubric.scale_of(one).kind == "index")
    marks = best_marks(rubric) | {survey: 3.6}
    path = tmp_path / "lke.xlsx"
    write_form(path, layout_named(layouts, "lampiran-iii-2021"), rubric, {"unit": marks})
    higher, present, lower = parsed(run, path, survey)["alternatives"]
    assert (higher["answer"], present["answer"], lower["answer"]) == (3.7, 3.6, 3.5)
    assert present["present"]
    assert present["difference"]["exact"] == "0"
    assert Fraction(higher["difference"]["exact"]) == -Fraction(lower["difference"]["exact"]) > 0
    assert higher["crossed"] == []
    assert {(one["target"], one["id"], one["met"]) for one in lower["crossed"]} == {
        ("wbk", "spak", False),
        ("wbbm", "spak", False),
    }


def test_a_blank_is_weighed_against_every_answer(run: Run) -> None:
    trace = parsed(run, EXAMPLES / "setengah-terisi.xlsx", "A")
    blank = next(step["id"] for step in trace["steps"] if step["operation"] == "rule" and step["id"].endswith(":share"))
    code = blank.removesuffix(":share")
    others = parsed(run, EXAMPLES / "setengah-terisi.xlsx", code)["alternatives"]
    assert [one["kind"] for one in others if one["present"]] == ["unanswered"]
    assert len(others) > 2


@pytest.mark.parametrize(
    "code", ["total", "A.1", "A.II.5.iii", "A.II.5.iii.a", "A.I.1.i.a", "wbk", "wbbm.area", "wbbm.spak"]
)
@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_table_fits_its_width(run: Run, monkeypatch: pytest.MonkeyPatch, code: str, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    status, out, err = run("explain", EXAMPLES / "setengah-terisi.xlsx", code)
    assert (status, err) == (0, "")
    assert [line for line in out.splitlines() if len(line) > int(columns)] == []


def test_the_table_folds(run: Run) -> None:
    lengths = [len(run("explain", WBK, "total", "--depth", str(depth))[1].splitlines()) for depth in range(6)]
    whole = len(run("explain", WBK)[1].splitlines())
    assert lengths == sorted(set(lengths))
    assert whole > lengths[-1]


@pytest.mark.parametrize("suffix", [".md", ".html"])
@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("total", ["Nilai total", "Rincian perhitungan", "ditetapkan dalam rubrik", "Menuju WBBM: Nilai total"]),
        ("A.II.1.i.a", ["Nilainya di dalam", "'Jawaban'!K127", "Bila jawabannya lain", "hlm. 81", "belum terpenuhi"]),
        ("wbk", ["Menuju WBK: Pengungkit", "TERPENUHI", "hlm. 52-53"]),
    ],
)
def test_a_page_says_each_figure_with_its_source(
    run: Run, tmp_path: Path, suffix: str, code: str, words: list[str]
) -> None:
    path = tmp_path / f"asal{suffix}"
    assert run("explain", WBK, code, "-o", path) == (0, "", "")
    text = unescape(path.read_text(encoding="utf-8"))
    assert [one for one in words if one not in text] == []


def test_details_say_the_source_of_each_figure(run: Run) -> None:
    _status, out, _err = run("explain", WBK, "A.I.1.i.a")
    _status, whole, _err = run("explain", WBK, "A.I.1.i.a", "--details")
    assert whole.count("sumber: ") == out.count("sumber: ") + 3


def test_what_was_found_at_a_cell_is_told(
    run: Run, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    path = tmp_path / "lke.xlsx"
    marks = best_marks(rubric) | {"A.I.1.i.a": "[mungkin]"}
    write_form(path, layout_named(layouts, "lampiran-iii-2021"), rubric, {"unit": marks})
    _status, out, _err = run("explain", path, "A.I.1.i.a")
    assert "[mungkin]" in out
    assert "ZI203" in out
    assert [one["code"] for one in parsed(run, path, "A.I.1.i.a")["findings"]] == ["ZI203"]


def test_an_unknown_code_is_wrong_usage(run: Run) -> None:
    status, out, err = run("explain", WBK, "C.9")
    assert (status, out) == (2, "")
    assert "C.9" in err


def test_a_file_that_cannot_be_used_is_said_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(b"PK\x03\x04")
    status, out, err = run("explain", path)
    assert (status, out) == (3, "")
    assert "rusak.xlsx" in err


def test_an_existing_file_is_kept(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "alasan.json"
    assert run("explain", WBK, "--format", "json", "-o", path)[0] == 0
    before = path.read_bytes()
    assert run("explain", WBK, "-o", path)[0] == 2
    assert path.read_bytes() == before
    assert run("explain", WBK, "wbk", "-o", path, "--force")[0] == 0
    assert path.read_bytes() != before


def test_english(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_SCORE_LANG", "en")
    out = run("explain", WBK, "A.II.1.i.a")[1]
    assert "Derivation" in out
    assert "0.8333" in out
