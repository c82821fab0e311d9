"""A command imports what it uses and nothing else; that, and no time, is what keeps the program quick to start."""

import subprocess
import sys
from pathlib import Path

import pytest

SLOW = ("openpyxl", "pydantic", "yaml", "rich", "asyncio", "multiprocessing", "zi_score.audit", "zi_score.template")
READING = ("python_calamine", "zi_score.workbook", "zi_score.problems", "zi_score.exact", "fractions")
CODE = """
import sys
from zi_score.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["evaluate", "--help"], ["check", "--help"]])
def test_what_needs_no_workbook_imports_nothing_that_is_slow(arguments: list[str]) -> None:
    assert imported(*arguments).isdisjoint([*SLOW, *READING, "json"])


@pytest.mark.parametrize("arguments", [["--version"], ["evaluate", "--help"], ["rubric", "list"]])
def test_no_other_command_is_imported(arguments: list[str]) -> None:
    commands = {
        "check",
        "config",
        "diff",
        "explain",
        "read",
        "recap",
        "rule",
        "stages",
        "template",
        "evaluate",
        "rubric",
    }
    assert {f"zi_score.cli.{name}" for name in commands - {*arguments}}.isdisjoint(imported(*arguments))


@pytest.mark.parametrize("format_", ["table", "json", "markdown", "csv"])
def test_an_evaluation_imports_no_library_but_that_of_its_report(example: str, format_: str) -> None:
    modules = imported("evaluate", "--format", format_, example)
    assert modules >= set(READING)
    assert modules & set(SLOW) == ({"rich"} if format_ == "table" else set())


def test_a_table_is_drawn_without_markdown_and_syntax_colours(example: str) -> None:
    assert imported("evaluate", example).isdisjoint(["rich.markdown", "rich.syntax", "pygments", "markdown_it"])


@pytest.mark.parametrize("arguments", [["rubric", "list"], ["rubric", "show"]])
def test_a_bundled_rubric_is_shown_without_yaml_and_pydantic(arguments: list[str]) -> None:
    assert imported(*arguments).isdisjoint({*SLOW} - {"rich"})
    assert imported(*arguments, "--format", "html").isdisjoint(SLOW)


@pytest.mark.parametrize("arguments", [["rule"], ["rule", "ZI203"]])
def test_a_problem_code_is_shown_without_yaml_and_pydantic(arguments: list[str]) -> None:
    assert imported(*arguments).isdisjoint({*SLOW} - {"rich"})


@pytest.fixture
def example(project: Path) -> str:
    """A workbook with every answer."""
    return str(project / "examples" / "memenuhi-wbk.xlsx")


def imported(*arguments: str) -> set[str]:
    """The modules that a fresh process has loaded when a command is done."""
    command = [sys.executable, "-c", CODE, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())
