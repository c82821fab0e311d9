"""What must hold for whatever file: an outcome of the promised kind, and reports that their readers can read."""

import csv
import io
import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from tests.fuzz.promises import BrokenPromiseError
from tests.support.check_reports import READERS
from zi_score.cli.exit_codes import ExitCode, check_exit_code, exit_code
from zi_score.outcome import Demand, Evaluation
from zi_score.report import CHECK_FORMATS, FORMATS, ReportOptions, render_checks, render_report
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_portal, load_rubric, rubric_folder
from zi_score.workflows.check import check_workbook
from zi_score.workflows.choices import Choices
from zi_score.workflows.evaluate import evaluate_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMAS = Path(__file__).parents[2] / "rubrics" / "schema"
_ALLOWED = (ExitCode.DONE, ExitCode.NOT_MET, ExitCode.UNUSABLE_INPUT)


@cache
def instrument() -> Instrument:
    """The bundled one."""
    folder = rubric_folder(DEFAULT_RUBRIC)
    return Instrument(load_rubric(folder), load_layouts(folder), portal=lambda: load_portal(folder))


@cache
def _schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")))


def total_of(path: Path) -> Fraction | None:
    """The total that decides, or None for a workbook that cannot be used."""
    evaluation = evaluate_workbook(path, instrument())
    return evaluation.decisive.scorecard.total if evaluation.is_usable else None


def judge_evaluation(random: Random, path: Path, expected: Fraction | None = None) -> str:
    """Evaluate a file and hold the outcome against what is promised; what came of it, in a word."""
    choices = Choices(unanswered=random.choice((None, None, "zero", "skip")))
    evaluation = evaluate_workbook(path, instrument(), choices)
    require = random.choice(("", "wbk", "wbbm"))
    hold(exit_code([evaluation], require) in _ALLOWED, "exit code")
    _hold_problems(evaluation)
    for assessment in evaluation.assessments:
        card = assessment.scorecard
        hold(0 <= card.lowest <= card.total <= card.highest <= 100, f"score {card.lowest} {card.total} {card.highest}")
    if expected is not None:
        hold(evaluation.is_usable, f"the answers were not touched, yet: {evaluation.problems[:1]}")
        total = evaluation.decisive.scorecard.total if choices.unanswered != "skip" else expected
        hold(total == expected, f"the score was {expected} and is {total}")
    # To draw a table takes longer than all the rest.
    name = random.choices(list(FORMATS), [1 if one == "table" else 5 for one in FORMATS])[0]
    text = render_report(name, [evaluation], report_options(random))
    hold_text(text)
    if name == "json":
        hold_json(random, text, "evaluation")
    elif name == "csv":
        widths = {len(row) for row in csv.reader(io.StringIO(text))}
        hold(len(widths) == 1, f"rows of a table have {widths} columns")
    return "scored" if evaluation.is_usable else evaluation.problems[0].code


def judge_check(random: Random, path: Path) -> str:
    """The same of a check."""
    check = check_workbook(path, instrument())
    gate = Demand(require=random.choice(("", "wbk")))
    hold(check_exit_code([check], gate) in _ALLOWED, "exit code")
    name = random.choice(list(CHECK_FORMATS))
    text = render_checks(name, [check], gate, report_options(random))
    hold_text(text)
    if name == "json":
        hold_json(random, text, "check")
    if name != "table":
        READERS[name](text)
    return "checked" if check.evaluation.is_usable else check.evaluation.problems[0].code


def report_options(random: Random) -> ReportOptions:
    """Some width, with details or without."""
    return ReportOptions(random.random() < 0.3, random.choice((40, 80, 200)), color=False)


def hold(is_so: bool, what: str) -> None:
    """A promise."""
    if not is_so:
        raise BrokenPromiseError(what)


def _hold_problems(evaluation: Evaluation) -> None:
    hold(evaluation.is_usable or bool(evaluation.problems), "unusable without a reason")
    for problem in evaluation.problems:
        hold(bool(problem.location.file), f"{problem.code} stands nowhere")
        hold("{" not in problem.kind.message or bool(problem.message), problem.code)


def hold_text(text: str) -> None:
    """A report can be written, and a terminal obeys nothing in it."""
    text.encode("utf-8", "backslashreplace")
    bad = {character for character in set(text) if character < " "} - {"\n", "\r"}
    hold(not bad, f"control characters in a report: {bad}")


def hold_json(random: Random, text: str, schema: str) -> None:
    """A report is JSON, and every tenth is held against its schema."""

    def refuse(constant: str) -> None:
        raise BrokenPromiseError(f"{constant} is no JSON")

    content: Mapping[str, Any] = json.loads(text, parse_constant=refuse)
    if random.random() < 0.1:
        _schema(schema).validate(content)
