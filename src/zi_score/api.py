"""The library: one function for each question, whose results are those that the command line shows.

A workbook is a path as text or `Path`, its bytes, or a binary file that is open. Nothing is written, and nothing leaves
the process. Scores are exact fractions of points; `to_dict` gives them as the published JSON does.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypedDict, TypeVar, Unpack

from zi_score import comparison, explanation, outcome
from zi_score.explanation import subject_named
from zi_score.frozen import field_names
from zi_score.given_answers.reading import given_answers
from zi_score.given_answers.source import mapped_entries
from zi_score.given_answers.supposing import Suppositions
from zi_score.limits import MEGABYTE, current_limits
from zi_score.problems import Problem, UnusableInputError
from zi_score.rubric.catalogue import TOTAL, Rubric, UnansweredPolicy
from zi_score.rubric.instrument import Instrument, load_instrument
from zi_score.workbook.files import NamedContent
from zi_score.workflows.check import check_workbook
from zi_score.workflows.choices import Choices
from zi_score.workflows.compare import compare_files, require_verdict
from zi_score.workflows.evaluate import evaluate_workbook
from zi_score.workflows.explain import explain as explain_evaluation
from zi_score.workflows.plan import PlannedWorkbook, plan_workbook
from zi_score.workflows.supposing import with_suppositions

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Source = str | os.PathLike[str] | bytes | BinaryIO
"""A workbook: a path, its bytes, or an open binary file."""


class InputError(Exception):
    """Why a file cannot be used; `problems` says all of it, each with its place and what to do."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class Evaluation(outcome.Evaluation):
    """The result for one workbook: scores, gates and problems, by assessor."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """One element of `results` in the JSON of ``zi-score evaluate``."""
        from zi_score.report.json_report import result_object  # noqa: PLC0415 - only where it is asked for

        return result_object(self)

    def __repr__(self) -> str:
        totals = ", ".join(f"{one.scorecard.assessor} {float(one.scorecard.total):.2f}" for one in self.assessments)
        return f"<Evaluation {self.path}: {totals}>"


class Check(outcome.Check):
    """An evaluation with everything that was found in its workbook."""

    __slots__ = ()

    def to_dict(self, gate: outcome.Demand | None = None) -> dict[str, Any]:
        """One element of `results` in the JSON of ``zi-score check``, judged by what the gate demands."""
        from zi_score.report.check.json_report import check_object  # noqa: PLC0415

        return check_object(self, gate or outcome.Demand())

    def __repr__(self) -> str:
        return f"<Check {self.evaluation.path}: {len(self.findings)} findings>"


class Comparison(comparison.Comparison):
    """What changed between two workbooks, and what it did to the score."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """One element of `comparisons` in the JSON of ``zi-score diff``."""
        from zi_score.report.diff.json_report import comparison_object  # noqa: PLC0415

        return comparison_object(self)

    def __repr__(self) -> str:
        return f"<Comparison {self.before.path} -> {self.after.path}: {len(self.changes)} changes>"


class Explanation(explanation.Explanation):
    """Where a score or a gate comes from, step by step."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``zi-score explain``, without what every report begins with."""
        from zi_score.report.explanation.json_report import explanation_object  # noqa: PLC0415

        return explanation_object(self)

    def __repr__(self) -> str:
        return f"<Explanation {self.subject.code} of {self.evaluation.path}>"


class Planned(PlannedWorkbook):
    """An evaluation with a plan for each target."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """One element of `results` in the JSON of ``zi-score plan``."""
        from zi_score.report.plan.json_report import planned_object  # noqa: PLC0415

        return planned_object(self)

    def __repr__(self) -> str:
        targets = ", ".join(one.target for one in self.plans)
        return f"<Planned {self.evaluation.path}: {targets}>"


class Options(TypedDict, total=False):
    """What may be chosen for any workbook; what is not given is as the rubric and the workbook say."""

    rubric: str
    """The name of a bundled rubric, or the folder of one of one's own."""
    layouts: Sequence[str]
    """Paths of layouts of one's own."""
    assessor: str
    """Whose answers decide: ``unit``, ``tpi``, ..."""
    unanswered: UnansweredPolicy
    """What a blank counts for."""
    sheet: str
    """The sheet on which the LKE stands."""
    columns: Sequence[tuple[str, str]]
    """Whose answers stand in which column: ``("tpi", "R")``."""


def evaluate(
    workbook: Source, *, changes: Mapping[str, object] | None = None, **options: Unpack[Options]
) -> Evaluation:
    """Score one workbook and decide every gate.

    With `changes`, as it would be if the deciding assessor had answered so: ``{"A.I.1.i.a": "Ya"}``, counts as
    ``{"A.II.1.i.a": {"agen_perubahan": 9}}``. The workbook stays as it is, and `supposition` says what was supposed.

    Raises `InputError` for a workbook, a rubric or a layout that cannot be used. Where a later assessor may have judged
    in what was not understood there is no verdict: `withheld` then says why.
    """
    with _input_errors():
        instrument = _instrument(options)
        evaluation = evaluate_workbook(_source(workbook), instrument, _choices(options))
        if changes:
            given = given_answers(mapped_entries(changes), instrument.rubric)
            evaluation = with_suppositions(evaluation, Suppositions(instrument.rubric.id, given))
        return _usable(evaluation)


def check(workbook: Source, **options: Unpack[Options]) -> Check:
    """Evaluate one workbook and audit it: formulas, hidden parts, evidence. Raises `InputError`."""
    with _input_errors():
        done = check_workbook(_source(workbook), _instrument(options), _choices(options))
        return _as(Check, done, evaluation=_usable(done.evaluation))


def compare(before: Source, after: Source, **options: Unpack[Options]) -> Comparison:
    """Say what changed between two workbooks, or saved results, and what it did to the score.

    Raises `InputError` where one of them cannot be used, or has no verdict, and where they are of two regulations.
    """
    with _input_errors():
        sides = (_source(before, "before"), _source(after, "after"))
        return _as(Comparison, compare_files(*sides, _instrument(options), _choices(options)))


def explain(workbook: Source, subject: str = TOTAL, **options: Unpack[Options]) -> Explanation:
    """Derive one figure: the total, an area, a question by its code, a target such as ``wbk`` or one of its gates.

    Raises `InputError` for what `evaluate` refuses and where there is no verdict, `ValueError` for an unknown subject.
    """
    evaluation = evaluate(workbook, **options)
    known = subject_named(evaluation.rubric, subject)
    if known is None:
        raise ValueError(subject)
    with _input_errors():
        require_verdict(evaluation)
        return _as(Explanation, explain_evaluation(evaluation, known))


def plan(workbook: Source, *targets: str, **options: Unpack[Options]) -> Planned:
    """Find the least that must change to meet each target; without one, the first that is not met.

    Raises `InputError` for what `evaluate` refuses, where there is no verdict, and for a rubric whose gates overlap;
    `KeyError` for a target that the rubric does not have.
    """
    evaluation = evaluate(workbook, **options)
    with _input_errors():
        require_verdict(evaluation)
        return _as(Planned, plan_workbook(evaluation, targets))


def load_rubric(name: str = "") -> Rubric:
    """A rubric by the name of a bundled one or by its folder; without a name the one in force. Raises `InputError`."""
    with _input_errors():
        return load_instrument(name).rubric


@contextmanager
def _input_errors() -> Iterator[None]:
    try:
        yield
    except UnusableInputError as error:
        raise InputError(error.problems) from error


def _usable(evaluation: outcome.Evaluation) -> Evaluation:
    if not evaluation.is_usable:
        raise UnusableInputError(*evaluation.problems)
    return _as(Evaluation, evaluation)


_Result = TypeVar("_Result", bound="DataclassInstance")


def _as(kind: type[_Result], result: Any, **changed: Any) -> _Result:
    """The same result, as the kind of it that stands here."""
    return kind(**{name: getattr(result, name) for name in field_names(kind)} | changed)


def _source(workbook: Source, name: str = "workbook") -> Path | NamedContent:
    if isinstance(workbook, str | os.PathLike):
        return Path(workbook)
    if isinstance(workbook, bytes):
        return NamedContent(f"{name}.xlsx", workbook)
    most = current_limits().file_mb * MEGABYTE + 1
    named = getattr(workbook, "name", "")
    is_file_name = isinstance(named, str) and bool(Path(named).suffix)
    return NamedContent(named if is_file_name else f"{name}.xlsx", workbook.read(most))


def _instrument(options: Options) -> Instrument:
    return load_instrument(options.get("rubric", ""), tuple(map(str, options.get("layouts", ()))))


def _choices(options: Options) -> Choices:
    return Choices(
        assessor=options.get("assessor", ""),
        unanswered=options.get("unanswered"),
        sheet=options.get("sheet", ""),
        columns=tuple(options.get("columns", ())),
    )
