"""The library: what `import zi_score` gives, and what docs/python.md says of it."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import zi_score
from zi_score.problems import Location

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def workbook(project: Path) -> Path:
    return project / "examples" / "memenuhi-wbk.xlsx"


def as_text(path: Path) -> str:
    return str(path)


def as_path(path: Path) -> Path:
    return path


def as_bytes(path: Path) -> bytes:
    return path.read_bytes()


@pytest.mark.parametrize("given", [as_text, as_path, as_bytes])
def test_a_workbook_is_a_path_or_its_bytes(workbook: Path, given: Callable[[Path], Any]) -> None:
    evaluation = zi_score.evaluate(given(workbook))
    assert evaluation.to_dict()["assessments"][0]["total"]["exact"] == "142303163/1764000"


@pytest.mark.parametrize("given", [as_text, as_path, as_bytes])
def test_a_saved_result_is_compared_in_the_same_ways(
    run: Run, workbook: Path, tmp_path: Path, given: Callable[[Path], Any]
) -> None:
    saved = tmp_path / "hasil.json"
    assert run("evaluate", workbook, "-o", saved)[0] == 0
    comparison = zi_score.compare(given(saved), workbook)
    assert (comparison.before.is_saved, comparison.changes) == (True, ())


def test_a_workbook_is_an_open_file(workbook: Path) -> None:
    with workbook.open("rb") as file:
        evaluation = zi_score.evaluate(file)
    assert evaluation.path == str(workbook)
    assert evaluation.decisive.scorecard.total == Fraction(142303163, 1764000)


def test_its_dictionary_is_an_element_of_the_results_that_are_printed(workbook: Path, run: Run) -> None:
    printed = json.loads(run("evaluate", workbook, "--format", "json")[1])["results"]
    assert [json.loads(json.dumps(zi_score.evaluate(workbook).to_dict()))] == printed


def test_a_check_is_an_element_of_the_results_that_are_printed(workbook: Path, run: Run) -> None:
    printed = json.loads(run("check", workbook, "--format", "json")[1])["results"]
    assert [json.loads(json.dumps(zi_score.check(workbook).to_dict()))] == printed


def test_a_comparison_is_an_element_of_those_that_are_printed(workbook: Path, project: Path, run: Run) -> None:
    after = project / "examples" / "gagal-satu-area.xlsx"
    printed = json.loads(run("diff", workbook, after, "--format", "json")[1])["comparisons"]
    assert [json.loads(json.dumps(zi_score.compare(workbook, after).to_dict()))] == printed


def test_an_explanation_is_what_is_printed_but_for_its_head(workbook: Path, run: Run) -> None:
    printed = json.loads(run("explain", workbook, "wbk", "--format", "json")[1])
    explained = json.loads(json.dumps(zi_score.explain(workbook, "wbk").to_dict()))
    assert {"schema_version": printed["schema_version"], "tool": printed["tool"], **explained} == printed


def test_a_plan_is_an_element_of_the_results_that_are_printed(workbook: Path, run: Run) -> None:
    printed = json.loads(run("plan", workbook, "--target", "wbbm", "--format", "json")[1])["results"]
    assert [json.loads(json.dumps(zi_score.plan(workbook, "wbbm").to_dict()))] == printed


def test_a_result_is_shown_in_one_line(workbook: Path) -> None:
    check = zi_score.check(workbook)
    shown = [check.evaluation, check, zi_score.compare(workbook, workbook), zi_score.explain(workbook)]
    shown.append(zi_score.plan(workbook))
    assert [repr(one).replace(str(workbook), "lke.xlsx") for one in shown] == [
        "<Evaluation lke.xlsx: unit 80.67>",
        f"<Check lke.xlsx: {len(check.findings)} findings>",
        "<Comparison lke.xlsx -> lke.xlsx: 0 changes>",
        "<Explanation total of lke.xlsx>",
        "<Planned lke.xlsx: wbbm>",
    ]


@pytest.mark.parametrize(
    ("ask", "codes"),
    [
        (lambda: zi_score.evaluate("tidak-ada.xlsx"), ["ZI101"]),
        (lambda: zi_score.evaluate(b"bukan buku kerja"), ["ZI104"]),
        (lambda: zi_score.check(b""), ["ZI103"]),
        (lambda: zi_score.compare("tidak-ada.xlsx", b"PK"), ["ZI101"]),
        (lambda: zi_score.load_rubric("tidak-ada"), ["ZI315"]),
    ],
)
def test_what_cannot_be_used_is_one_exception(ask: Callable[[], object], codes: list[str]) -> None:
    with pytest.raises(zi_score.InputError) as raised:
        ask()
    assert [problem.code for problem in raised.value.problems] == codes
    assert codes[0] in str(raised.value)


def test_bytes_are_called_workbook(workbook: Path) -> None:
    assert zi_score.evaluate(workbook.read_bytes()).path == "workbook.xlsx"
    with pytest.raises(zi_score.InputError) as raised:
        zi_score.evaluate(b"x")
    assert raised.value.problems[0].location == Location(file="workbook.xlsx")


def test_a_file_without_a_name_is_called_workbook(workbook: Path) -> None:
    with tempfile.TemporaryFile() as file:
        file.write(workbook.read_bytes())
        file.seek(0)
        assert zi_score.check(file).evaluation.path == "workbook.xlsx"


def test_an_unknown_subject_and_an_unknown_name_are_told(workbook: Path) -> None:
    with pytest.raises(ValueError, match="wbz"):
        zi_score.explain(workbook, "wbz")
    with pytest.raises(AttributeError):
        zi_score.tidak_ada  # noqa: B018


def test_nothing_is_loaded_before_it_is_used() -> None:
    code = "import sys, zi_score; print(sorted(name for name in sys.modules if name.startswith('zi_score')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['zi_score', 'zi_score.version']"


def test_the_page_says_what_is_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line that ends with a comment has that value."""
    monkeypatch.chdir(project)
    text = (project / "docs" / "python.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    told = 0
    for block in re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL):
        exec(compile(block, "python.md", "exec"), names)  # noqa: S102 - our own page
        for line in block.splitlines():
            expression, _mark, value = line.strip().partition("  # ")
            if value and "error" not in expression:
                assert repr(eval(expression, names)) == value  # noqa: S307 - our own page
                told += 1
    assert told == 5
    assert names["result"]["verdict_assessor"] == "unit"
