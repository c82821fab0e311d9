"""What other people's CI runs: the action, the pre-commit hook, and the recipes of docs/ci.md."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks, worst_marks
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def blocks(project: Path, language: str) -> list[str]:
    text = (project / "docs" / "ci.md").read_text(encoding="utf-8")
    return [content for name, content in FENCE.findall(text) if name == language]


def recipes(project: Path) -> dict[str, Any]:
    """The YAML blocks by what they are for."""
    parsed = [yaml.safe_load(block) for block in blocks(project, "yaml")]
    by_key = {"jobs": "workflow", "repos": "pre-commit"}
    return {next((name for key, name in by_key.items() if key in one), "gitlab"): one for one in parsed}


def validate(content: Any, schema: str) -> None:
    """Validate against the schema that check-jsonschema ships."""
    folder = files("check_jsonschema") / "builtin_schemas" / "vendor"
    Draft7Validator(json.loads((folder / f"{schema}.json").read_text(encoding="utf-8"))).validate(content)


def action(project: Path) -> Any:
    return yaml.safe_load((project / "action.yml").read_text(encoding="utf-8"))


def check_step(project: Path) -> Any:
    return next(step for step in action(project)["runs"]["steps"] if step.get("id") == "check")


def commands(project: Path) -> Iterator[list[str]]:
    """Every command line that the document or one of the files asks somebody to run."""
    scripts = [
        *blocks(project, "sh"),
        *(line for line in recipes(project)["gitlab"]["periksa-lke"]["script"]),
        *re.findall(r"`(zi-score [^`]+)`", (project / "docs" / "ci.md").read_text(encoding="utf-8")),
    ]
    for line in "\n".join(scripts).splitlines():
        words = shlex.split(line, comments=True)
        if words and words[0] == "zi-score":
            yield words[1:]


def offered(*subcommand: str) -> set[str]:
    command = [sys.executable, "-m", "zi_score", *subcommand, "--help"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return set(OPTION.findall(done.stdout))


def test_the_action_and_the_recipes_are_what_their_programs_expect(project: Path) -> None:
    validate(action(project), "github-actions")
    found = recipes(project)
    assert set(found) == {"workflow", "gitlab", "pre-commit"}
    validate({"on" if key is True else key: value for key, value in found["workflow"].items()}, "github-workflows")
    validate(found["gitlab"], "gitlab-ci")


def test_the_action_runs_python_without_the_modules_of_the_checkout(project: Path) -> None:
    scripts = "\n".join(step.get("run", "") for step in action(project)["runs"]["steps"])
    run = re.findall(r"\bpython\"? (-.+)", scripts)
    assert len(run) == 3
    assert all(options.startswith("-I ") for options in run)


def test_the_hook_is_what_pre_commit_expects(project: Path) -> None:
    hook, of_rubrics = yaml.safe_load((project / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert of_rubrics["entry"] == "zi-score rubric check"
    changed = re.compile(of_rubrics["files"])
    assert all(changed.search(name) for name in ("rubrik/rubric.yaml", "rubrik/layouts/a.yaml", "rubric.yaml"))
    assert not changed.search("rubrik/lain.yaml")
    wanted = re.compile(hook["files"])
    unwanted = re.compile(hook["exclude"])
    assert all(wanted.search(name) for name in ("a.xlsx", "lke/b.ods", "c.xlsb"))
    assert not wanted.search("a.csv")
    assert all(unwanted.search(name) for name in ("~$a.xlsx", "lke/~$a.xlsx", "lke/.~lock.a.xlsx"))
    assert not unwanted.search("lke/unit~1.xlsx")
    recipe = recipes(project)["pre-commit"]["repos"][0]["hooks"][0]
    assert recipe["id"] == hook["id"]
    assert set(OPTION.findall(" ".join(recipe["args"]))) <= offered("check")


def test_pre_commit_itself_accepts_the_hook(project: Path) -> None:
    pytest.importorskip("pre_commit", reason="pre-commit comes with the dev extra")
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_every_command_of_the_document_exists_with_its_options(project: Path) -> None:
    named = list(commands(project))
    assert len(named) >= 4
    for words in named:
        subcommand = words[:1] if words[0] == "check" else words[:2]
        assert {word for word in words if word.startswith("-")} <= offered(*subcommand), words


def test_every_option_in_prose_and_in_the_action_exists(project: Path) -> None:
    prose = (project / "docs" / "ci.md").read_text(encoding="utf-8")
    inline = {option for text in re.findall(r"`([^`\n]+)`", prose) for option in OPTION.findall(text)}
    in_action = set(OPTION.findall(check_step(project)["run"]))
    assert "--require" in inline
    assert {one for one in inline | in_action if one.startswith("--") and one != "--"} <= offered("check")


def test_the_recipes_use_inputs_that_the_action_has(project: Path) -> None:
    used = next(step for step in recipes(project)["workflow"]["jobs"]["periksa"]["steps"] if "with" in step)
    assert set(used["with"]) <= set(action(project)["inputs"])
    environment = check_step(project)["env"]
    matches = [re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value) for value in environment.values()]
    assert all(matches)
    assert {match[1] for match in matches if match} == set(action(project)["inputs"]) - {"python-version"}


def test_no_input_is_ever_part_of_a_script(project: Path) -> None:
    scripts = [step["run"] for step in action(project)["runs"]["steps"] if "run" in step]
    assert scripts
    assert not any("${{" in script for script in scripts)


def test_every_link_of_the_document_leads_to_a_file(project: Path) -> None:
    text = (project / "docs" / "ci.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [link for link in links if not (project / "docs" / link).exists()] == []


def test_every_exit_code_of_the_document_is_explained(project: Path) -> None:
    text = (project / "docs" / "ci.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\d) \|", text, re.MULTILINE) == ["0", "1", "2", "3"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs its script with bash")
def test_the_script_of_the_action_runs(
    project: Path, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    layout = layout_named(layouts, "lampiran-iii-2021")
    hostile = "$(touch dibajak); kurang.xlsx"
    write_form(tmp_path / "baik.xlsx", layout, rubric, {"unit": best_marks(rubric)})
    write_form(tmp_path / hostile, layout, rubric, {"unit": worst_marks(rubric)})
    program = tmp_path / "zi-score" / "bin" / "zi-score"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m zi_score "$@"\n')
    program.chmod(0o755)
    (program.parent / "python").symlink_to(sys.executable)
    inputs = {
        "PATHS": f"baik.xlsx\n{hostile}\n",
        "REQUIRE": "wbk",
        "UNANSWERED": "zero",
        "SHEET": layout.sheets[0],
        "FORMATS": "junit=hasil.xml\nxlsx=temuan.xlsx",
        "SARIF": "hasil.sarif",
        "HTML": "hasil.html",
    }
    done = _run_step(project, tmp_path, inputs)
    assert done.returncode == 1
    assert done.stdout.count("::error ") == 1
    assert "kurang.xlsx" in done.stdout
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("## Pemeriksaan 2 buku kerja\n\n❌ ")
    assert json.loads((tmp_path / "hasil.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "1 dari 2 tidak lolos" in (tmp_path / "hasil.html").read_text(encoding="utf-8")
    report = tmp_path / "zi-score-hasil.json"
    assert (tmp_path / "output").read_text().splitlines() == [
        "files<<ZI_SCORE_END", "hasil.xml", "temuan.xlsx", "ZI_SCORE_END",
        "exit-code=1", f"report={report}", "checked=2", "passed=1", "total=",
    ]  # fmt: skip
    assert (tmp_path / "hasil.xml").exists()
    assert (tmp_path / "temuan.xlsx").exists()
    assert not (tmp_path / "dibajak").exists()
    assert _run_step(project, tmp_path, {"PATHS": "baik.xlsx"}).returncode == 0
    assert "passed=1\ntotal=100\n" in (tmp_path / "output").read_text()


def _run_step(project: Path, folder: Path, inputs: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run the step's script as the runner does: its own bash, every input a variable."""
    step = check_step(project)
    (folder / "output").unlink(missing_ok=True)
    (folder / "summary.md").write_text("")
    variables = {name: inputs.get(name.removeprefix("ZI_SCORE_"), "") for name in step["env"]}
    runner = {
        "RUNNER_TEMP": str(folder),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "GITHUB_OUTPUT": str(folder / "output"),
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    environment = {**os.environ, **variables, **runner}
    if "PYTHONPATH" in environment:
        environment["PYTHONPATH"] = str((project / "src").resolve())
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
