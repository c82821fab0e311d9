"""A form of the repealed PermenPANRB 52/2014 from the outside: recognised, scored by its own law, never let pass."""

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from tests.support.marks import Marks, best_marks, worst_marks
from tests.support.traces import recomputed
from zi_score.given_answers.reading import GivenAnswers, GivenValue, read_answers
from zi_score.report import CHECK_FORMATS, FORMATS
from zi_score.rubric.instrument import Instrument
from zi_score.schemas import json_schema
from zi_score.template.workbook import write_template

Run = Callable[..., tuple[int, str, str]]
RUBRIC = "permenpanrb-52-2014"
NAMED = ("--rubric", RUBRIC)
IN_FORCE_ID = "permenpanrb-90-2021"
EXAMPLES = Path(__file__).parents[2] / "examples"
IN_FORCE = EXAMPLES / "memenuhi-wbk.xlsx"
TRAP = EXAMPLES / "lke-2014.xlsx"


@pytest.fixture(scope="module")
def form(instrument_2014: Instrument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own form, filled by the best unit there is."""
    path = tmp_path_factory.mktemp("formulir") / "lke.xlsx"
    rubric, (layout,) = instrument_2014.rubric, instrument_2014.layouts
    write_template(path, rubric, layout, GivenAnswers({"unit": values_of(best_marks(rubric))}))
    return path


def values_of(marks: Marks) -> dict[str, GivenValue]:
    return {row: mark if isinstance(mark, str | int) else Decimal(str(mark)) for row, mark in marks.items()}


def parsed(run: Run, schema: str, *arguments: object) -> Any:
    _, out, _ = run(*arguments, "--format", "json")
    document = json.loads(out)
    Draft202012Validator(json_schema(schema)).validate(document)
    return document


def test_a_file_from_the_template_is_recognised_and_scores_what_was_put_into_it(
    run: Run, instrument_2014: Instrument, form: Path
) -> None:
    (result,) = parsed(run, "evaluation", "evaluate", form)["results"]
    assert result["rubric"]["id"] == RUBRIC
    assert result["workbook"]["layout"] == instrument_2014.layouts[0].id
    (assessment,) = result["assessments"]
    assert assessment["total"]["exact"] == "100"
    assert {one["code"]: one["exact"] for one in assessment["nodes"]} == {
        code: str(node.weight) for code, node in instrument_2014.rubric.nodes.items()
    }
    assert [one["code"] for one in result["problems"]] == ["ZI115", "ZI319"]


def test_the_worst_answers_come_back_as_0(run: Run, instrument_2014: Instrument, tmp_path: Path) -> None:
    path, answers = tmp_path / "lke.xlsx", tmp_path / "terburuk.json"
    answers.write_text(json.dumps({"unit": worst_marks(instrument_2014.rubric)}), encoding="utf-8")
    assert run("template", *NAMED, "-o", path, "--answers", answers) == (0, "", "")
    (result,) = parsed(run, "evaluation", "evaluate", path, *NAMED)["results"]
    assert result["assessments"][0]["total"]["exact"] == "0"
    assert result["assessments"][0]["unanswered"] == []
    assert [one["code"] for one in result["problems"]] == ["ZI319"]


def test_the_recapitulation_of_the_form_says_so_too(form: Path) -> None:
    sheet = openpyxl.load_workbook(form)["Rekap"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("peraturan yang sudah dicabut oleh Permen PANRB 90/2021" in text for text in texts)
    assert not any("ditetapkan oleh Menteri" in text for text in texts)


@pytest.mark.parametrize("command", ["evaluate", "check", "explain", "recap"])
@pytest.mark.parametrize(("old", "chosen", "own"), [(False, RUBRIC, IN_FORCE_ID), (True, IN_FORCE_ID, RUBRIC)])
def test_neither_form_is_ever_read_as_the_other_and_the_message_names_both(
    run: Run, form: Path, command: str, old: bool, chosen: str, own: str
) -> None:
    code, out, err = run(command, form if old else IN_FORCE, "--rubric", chosen)
    assert code == 3
    told = " ".join((out + err).split())
    assert "ZI150" in told
    assert "bukan LKE" not in told
    assert f"--rubric {own}" in told


def test_what_is_no_form_of_any_regulation_is_still_no_lke(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hadir.xlsx"
    openpyxl.Workbook().save(path)
    code, _, err = run("evaluate", path, *NAMED)
    assert (code, "ZI108" in err) == (3, True)


@pytest.mark.parametrize("command", ["evaluate", "check"])
def test_a_gate_of_a_repealed_regulation_counts_only_where_that_was_asked_for(
    run: Run, form: Path, command: str
) -> None:
    assert run(command, form, "--require", "wbbm")[0] == 1
    assert run(command, form, "--require", "wbbm", *NAMED)[0] == 0


def test_a_check_does_not_let_it_pass_unasked_and_says_why(
    run: Run, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = run("check", form, "--require", "wbk")
    assert code == 1
    assert "ZI115" in out
    assert "ambangnya terpenuhi, tetapi peraturannya sudah dicabut" in " ".join(out.split())
    (tmp_path / "zi-score.toml").write_text(f'rubric = "{RUBRIC}"\n', encoding="utf-8")
    code, out, _ = run("check", form, "--require", "wbk")
    assert code == 0
    assert "ZI115" not in out


@pytest.mark.parametrize("format_", FORMATS)
def test_every_report_says_that_the_regulation_was_repealed(run: Run, form: Path, format_: str) -> None:
    code, out, _ = run("evaluate", form, *NAMED, "--format", format_)
    assert code == 0
    words = " ".join(out.split())
    if format_ == "json":
        (result,) = json.loads(out)["results"]
        assert result["rubric"]["repealed_by"] == "Permen PANRB 90/2021"
        verdicts = result["assessments"][0]["verdicts"]
        assert [(one["met"], one["repealed_by"]) for one in verdicts] == [(True, "Permen PANRB 90/2021")] * 2
    elif format_ == "csv":
        assert words.count("(peraturan dicabut)") == 2
    else:
        # A page of HTML says it at a glance as well.
        assert words.count("MEMENUHI (PERATURAN DICABUT)") == (4 if format_ == "html" else 2)
        assert "sudah dicabut oleh Permen PANRB 90/2021" in words
        assert "ditetapkan oleh Menteri" not in words
        assert "✅ Menuju" not in words
        assert ".." not in words


@pytest.mark.parametrize("format_", CHECK_FORMATS)
def test_every_report_of_a_check_that_met_it_unasked_says_so(run: Run, form: Path, format_: str) -> None:
    code, out, _ = run("check", form, "--format", format_)
    assert code == 1
    assert "ZI115" in out
    assert "sudah dicabut oleh Permen PANRB 90/2021" in " ".join(out.split())


def test_regulations_side_by_side_are_told_apart(run: Run, form: Path) -> None:
    code, out, _ = run("evaluate", form, IN_FORCE)
    assert code == 0
    words = " ".join(out.split())
    assert words.count("memenuhi†") == 2
    assert "† Ambang ini dari peraturan yang sudah dicabut" in words
    assert "ditetapkan oleh Menteri" in words
    _, out, _ = run("evaluate", form, IN_FORCE, "--format", "markdown")
    assert out.count("⚠️ memenuhi†") == 2
    assert out.startswith("## Hasil penilaian 2 buku kerja\n")
    assert "| Berkas | Penilai | Nilai | Menuju WBK | Menuju WBBM |" in out


def test_the_regulation_in_force_is_told_as_before(run: Run) -> None:
    _, out, _ = run("evaluate", IN_FORCE)
    assert "dicabut" not in out
    (result,) = parsed(run, "evaluation", "evaluate", IN_FORCE)["results"]
    assert result["rubric"]["repealed_by"] is None


def test_the_trap_is_told_by_its_gate(run: Run) -> None:
    (result,) = parsed(run, "evaluation", "evaluate", TRAP)["results"]
    for verdict in result["assessments"][0]["verdicts"]:
        gates = {gate["id"]: (gate["met"], gate["exact"]["margin"]) for gate in verdict["requirements"]}
        assert gates["bersih"] == (False, "-1")
        assert gates["survei_korupsi"] == gates["tlhp"] == (True, "0")
        assert [name for name, (met, _) in gates.items() if not met] == ["bersih"]


def test_its_total_can_be_recomputed_from_its_trace(run: Run) -> None:
    (result,) = parsed(run, "evaluation", "evaluate", TRAP)["results"]
    trace = parsed(run, "explain", "explain", TRAP)
    figures = recomputed(trace)
    assert figures["total"] == Fraction(result["assessments"][0]["total"]["exact"]) == Fraction("349599/4000")
    stated = {step["id"]: Fraction(step["exact"]) for step in trace["steps"]}
    assert figures == stated
    assert {step["confirmed"] for step in trace["steps"] if step["operation"] == "option"} == {False}


@pytest.mark.parametrize(("code", "said"), [("P.SDM.4.c", "A/B/C/D/E"), ("H.1.2", "70,0%"), ("wbk.bersih", "17,00")])
def test_a_figure_of_it_is_explained_without_naming_the_rubric(run: Run, code: str, said: str) -> None:
    exit_code, out, err = run("explain", TRAP, code)
    assert (exit_code, err) == (0, "")
    assert said in out
    assert "sudah dicabut" in out


def test_a_code_of_the_other_regulation_is_unknown(run: Run) -> None:
    code, out, err = run("explain", TRAP, "A.I.1.i.a")
    assert (code, out) == (2, "")
    assert RUBRIC in err


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("format_", ["table", "json", "github"])
def test_diff_refuses_two_regulations_and_says_why(run: Run, turned: bool, format_: str) -> None:
    sides = (IN_FORCE, TRAP) if turned else (TRAP, IN_FORCE)
    code, out, err = run("diff", *sides, "--format", format_)
    assert (code, out) == (3, "")
    assert err.startswith(f"zi-score: {sides[1]}: ZI116: ")
    assert "52/2014" in err
    assert "90/2021" in err


def test_diff_refuses_saved_results_of_two_regulations(run: Run) -> None:
    saved = EXAMPLES / "expected" / "lke-2014.json"
    for other in (IN_FORCE, EXAMPLES / "expected" / "memenuhi-wbk.json"):
        code, out, err = run("diff", saved, other)
        assert (code, out) == (3, "")
        assert "ZI116" in err


@pytest.mark.parametrize("chosen", [RUBRIC, "permenpanrb-90-2021"])
def test_choosing_one_of_two_regulations_does_not_make_their_results_alike(run: Run, chosen: str) -> None:
    old, new = (EXAMPLES / "expected" / f"{name}.json" for name in ("lke-2014", "memenuhi-wbk"))
    code, out, err = run("diff", old, new, "--rubric", chosen)
    assert (code, out) == (3, "")
    assert err.startswith(f"zi-score: {new if chosen == RUBRIC else old}: ZI805: ")
    assert RUBRIC in err
    assert "permenpanrb-90-2021" in err


def test_diff_compares_within_the_repealed_regulation_and_says_that_it_is(run: Run, form: Path) -> None:
    saved = EXAMPLES / "expected" / "lke-2014.json"
    (one,), (other,) = (parsed(run, "diff", "diff", side, form)["comparisons"] for side in (TRAP, saved))
    assert one["rubric"]["id"] == RUBRIC
    assert one["points"]["exact"] == "50401/4000"
    assert one["changes"] == other["changes"]
    assert [gate["id"] for gate in one["gates"] if gate["crossed"] == "gained"] == ["bersih", "bersih"]
    for format_, said in (
        ("table", "sudah dicabut oleh"),
        ("markdown", "sudah dicabut oleh"),
        ("csv", "(peraturan dicabut)"),
        ("github", "(peraturan dicabut)"),
    ):
        _, out, _ = run("diff", TRAP, form, "--format", format_)
        assert said in " ".join(out.split())


def test_two_assessors_of_it_are_compared(run: Run, instrument_2014: Instrument, tmp_path: Path) -> None:
    rubric, (layout,) = instrument_2014.rubric, instrument_2014.layouts
    unit = values_of(best_marks(rubric))
    path = tmp_path / "lke.xlsx"
    write_template(path, rubric, layout, GivenAnswers({"unit": unit, "tpi": unit | {"H.1.2": Decimal("0.7")}}))
    (one,) = parsed(run, "diff", "diff", path, "--between", "unit", "tpi")["comparisons"]
    assert one["points"]["exact"] == "-3/2"
    assert [change["code"] for change in one["changes"]] == ["H.1.2"]


@pytest.mark.parametrize(
    ("typed", "share"), [("70%", "0.7"), ("70,5%", "0.705"), ("0,7", "0.7"), (0.7, "0.7"), (1, "1"), ("0%", "0")]
)
def test_a_percentage_in_an_answers_file_has_one_meaning(
    instrument_2014: Instrument, tmp_path: Path, typed: str | float, share: str
) -> None:
    answers = tmp_path / "jawaban.json"
    answers.write_text(json.dumps({"H.1.2": typed}), encoding="utf-8")
    given = read_answers(answers, instrument_2014.rubric, instrument_2014.layouts[0])
    assert given.value("unit", "H.1.2") == Decimal(share)


@pytest.mark.parametrize("typed", [70, "70", "170%", "-1%", "banyak", "%", True])
def test_what_is_no_percentage_or_may_be_two_is_refused(run: Run, tmp_path: Path, typed: str | float) -> None:
    answers = tmp_path / "jawaban.json"
    answers.write_text(json.dumps({"H.1.2": typed}), encoding="utf-8")
    code, _, err = run("template", *NAMED, "-o", tmp_path / "lke.xlsx", "--answers", answers)
    assert (code, "ZI208" in err) == (3, True)


def test_one_percentage_alone_is_an_answer(run: Run, instrument_2014: Instrument, tmp_path: Path) -> None:
    """An assessor has begun with the first answer, whatever its scale."""
    path = tmp_path / "lke.xlsx"
    answers = GivenAnswers({"tpi": {"H.1.2": Decimal("0.7")}})
    write_template(path, instrument_2014.rubric, instrument_2014.layouts[0], answers)
    (result,) = parsed(run, "evaluation", "evaluate", path)["results"]
    assert result["verdict_assessor"] == "tpi"
    assert [one["total"]["exact"] for one in result["assessments"]] == ["7/2"]
