"""Case files: a sentence, its source, the answers and the exact expectation; nothing else is allowed in them.

A case is run through a workbook and, where its answers are plain values, in memory. There is no tolerance:
figures are compared as fractions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from tests.support.edits import EDITS
from tests.support.forms import layout_named, write_form
from tests.support.marks import Mark, Marks, best_marks, count_marks, marks_with_option, worst_marks
from zi_score.exact import exact
from zi_score.frozen import replace
from zi_score.outcome import Evaluation
from zi_score.problems import Problem
from zi_score.rubric.catalogue import Rubric, UnansweredPolicy
from zi_score.rubric.instrument import Instrument
from zi_score.scorecard import Scorecard
from zi_score.verdict import Verdict
from zi_score.workflows.choices import Choices
from zi_score.workflows.evaluate import evaluate_workbook

FOLDER = Path(__file__).parents[1] / "cases"
CASE_KEYS = {
    "case", "source", "start", "answers", "expect", "layout", "assessor", "figures",
    "unanswered", "area_minimum", "targets", "sheet", "workbook", "edits",
}  # fmt: skip
EXPECT_KEYS = {
    "total", "nodes", "areas", "questions", "shares", "range", "as_form", "failed", "margins",
    "rounding_sensitive", "unanswered", "problems", "verdicts", "unusable",
}  # fmt: skip
_FIGURES = ("nodes", "areas", "questions", "shares")


@dataclass(frozen=True)
class Case:
    """One case. `figures` are the same expectations as decimals, where a document prints them so."""

    file: str
    sentence: str
    source: str
    start: str
    answers: Mapping[str, Mark | None]
    expect: Mapping[str, Any]
    layout: str = "jawaban-2024"
    assessor: str = "unit"
    unanswered: UnansweredPolicy | None = None
    area_minimum: str = ""
    targets: Sequence[str] = ()
    sheet: str = ""
    workbook: str = "lke.xlsx"
    edits: Sequence[Mapping[str, Any]] = ()
    figures: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence

    def marks(self, rubric: Rubric) -> Marks:
        """The answers of the case, by row: those of its start, changed by its own."""
        marks = start_marks(rubric, self.start)
        for row, mark in self.answers.items():
            marks = _answered(rubric, marks, row, mark)
        return marks

    def instrument(self, instrument: Instrument) -> Instrument:
        """The instrument under the policies that the case sets."""
        if not self.area_minimum:
            return instrument
        policies = dict(instrument.rubric.policies)
        policies["area_minimum"] = replace(policies["area_minimum"], value=self.area_minimum)
        return replace(instrument, rubric=replace(instrument.rubric, policies=policies))


class _CaseLoader(yaml.SafeLoader):
    """Plain YAML, but a key that is written twice is refused rather than overwritten."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        repeated = {key for key in keys if keys.count(key) > 1}
        if repeated and not getattr(node, "is_merged", False):
            raise ValueError(f"{node.start_mark}: {repeated} written twice")
        # Merging a mapping into this one puts the merged keys beside its own; that is no repetition.
        vars(node)["is_merged"] = True
        return super().construct_mapping(node, deep)


def read_case_file(name: str) -> Any:
    """The content of a case file."""
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=_CaseLoader)  # noqa: S506 - a SafeLoader


def cases_in(name: str) -> list[Case]:
    """Every case of a file that is a plain list of them."""
    return [as_case(name, entry) for entry in read_case_file(name)]


def as_case(file: str, entry: Mapping[str, Any]) -> Case:
    """A case from its entry; whatever is not a known key is refused."""
    unknown = (set(entry) - CASE_KEYS) | (set(entry["expect"]) - EXPECT_KEYS)
    assert not unknown, f"{file}: {entry['case']}: unknown keys {sorted(unknown)}"
    values = {("sentence" if key == "case" else key): value for key, value in entry.items()}
    return Case(file=file, **{"start": "best", "answers": {}, **values})


def start_marks(rubric: Rubric, start: str) -> Marks:
    """The answers that a case begins from: ``best``, ``worst``, ``blank`` or ``option B``."""
    if start == "blank":
        return {}
    if start.startswith("option "):
        return marks_with_option(rubric, start.removeprefix("option "))
    return {"best": best_marks, "worst": worst_marks}[start](rubric)


def run_case(case: Case, instrument: Instrument, folder: Path) -> Evaluation:
    """Write the case's workbook and evaluate it."""
    path = write_case(case, instrument, folder)
    return evaluate_workbook(path, case.instrument(instrument), choices_of(case))


def write_case(case: Case, instrument: Instrument, folder: Path) -> Path:
    """The workbook of a case, with its edits made in order."""
    rubric, layout = instrument.rubric, layout_named(instrument.layouts, case.layout)
    path = folder / case.workbook
    marks = {case.assessor: case.marks(rubric)}
    edits = [(EDITS[name], value) for step in case.edits for name, value in step.items()]

    return write_form(
        path, layout, rubric, marks, lambda sheet: [edit(sheet, layout, rubric, value) for edit, value in edits]
    )


def choices_of(case: Case) -> Choices:
    """What the user of a case chose."""
    return Choices(targets=tuple(case.targets), unanswered=case.unanswered, sheet=case.sheet)


def expected(case: Case) -> dict[str, Any]:
    """The expectation with every figure exact."""
    wanted = dict(case.expect)
    for key in _FIGURES:
        if key in wanted:
            wanted[key] = {code: exact(value) for code, value in wanted[key].items()}
    if "total" in wanted:
        wanted["total"] = exact(wanted["total"])
    if wanted.get("as_form") is not None:
        wanted["as_form"] = exact(wanted["as_form"])
    if "range" in wanted:
        wanted["range"] = [exact(value) for value in wanted["range"]]
    if "margins" in wanted:
        wanted["margins"] = {
            target: {gate: exact(value) for gate, value in margins.items()}
            for target, margins in wanted["margins"].items()
        }
    return wanted


def observed(case: Case, evaluation: Evaluation) -> dict[str, Any]:
    """What the program found, for each thing that the case expects something of."""
    if not evaluation.is_usable:
        return {"unusable": [problem.code for problem in evaluation.problems]}
    decisive = evaluation.decisive
    seen = dict(observed_scores(case, decisive.scorecard, decisive.verdicts))
    if "problems" in case.expect:
        seen["problems"] = [place_of(problem) for problem in evaluation.problems]
    return seen


def observed_scores(case: Case, card: Scorecard, verdicts: Iterable[Verdict]) -> Iterator[tuple[str, Any]]:
    """The part of the observation that follows from answers alone."""
    by_target = {verdict.target: verdict for verdict in verdicts}
    every: dict[str, Any] = {
        "total": card.total,
        "range": [card.lowest, card.highest],
        "as_form": card.as_form,
        "verdicts": list(by_target),
        "failed": {target: [one.id for one in verdict.failed] for target, verdict in by_target.items()},
        "rounding_sensitive": {
            target: [one.id for one in verdict.requirements if one.is_rounding_sensitive]
            for target, verdict in by_target.items()
        },
    }
    for key, value in case.expect.items():
        if key in _FIGURES:
            yield key, {code: _figure(card, key, code) for code in value}
        elif key == "unanswered":
            yield key, len(card.unanswered) if isinstance(value, int) else list(card.unanswered)
        elif key == "margins":
            yield key, {target: _margins(by_target[target], gates) for target, gates in value.items()}
        elif key in ("failed", "rounding_sensitive"):
            yield key, {target: every[key][target] for target in value}
        elif key in every:
            yield key, every[key]


def place_of(problem: Problem) -> str:
    """A problem as case files write it: its code, and its cell if it has one."""
    return f"{problem.code} {problem.location.cell}".strip()


def plain_scores(card: Scorecard) -> dict[str, Any]:
    """Every figure of a scorecard, without the cells that its answers came from."""
    return {
        "total": card.total,
        "nodes": dict(card.nodes),
        "areas": dict(card.areas),
        "questions": {code: (one.share, one.score, one.counted) for code, one in card.questions.items()},
        "range": (card.lowest, card.highest),
        "as_form": card.as_form,
    }


def _figure(card: Scorecard, key: str, code: str) -> Fraction:
    if key == "shares":
        return card.questions[code].share
    groups: dict[str, Mapping[str, Any]] = {"nodes": card.nodes, "areas": card.areas, "questions": card.questions}
    score: Fraction = groups[key][code].score
    return score


def _margins(verdict: Verdict, gates: Mapping[str, Any]) -> dict[str, Fraction]:
    return {one.id: one.margin for one in verdict.requirements if one.id in gates}


def _answered(rubric: Rubric, marks: Marks, row: str, mark: Mark | None) -> Marks:
    """A row answered; a node's ``best``, ``worst`` or blank answers all below it."""
    if row in rubric.nodes:
        below = rubric.questions_under(row)
        kept = {one: value for one, value in marks.items() if one.split(":")[0] not in below}
        given = start_marks(rubric, str(mark)) if mark is not None else {}
        return kept | {one: value for one, value in given.items() if one.split(":")[0] in below}
    if mark is not None:
        return marks | {row: mark}
    question = rubric.questions.get(row)
    gone = {row, *(count_marks(question, {}) if question else ())}
    return {one: value for one, value in marks.items() if one not in gone}
