"""A history: workbooks and saved results of one unit in, dated and compared from year to year. Nothing is written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from zi_score.comparison import Side
from zi_score.comparison.facts import FILE_KINDS
from zi_score.frozen import replace
from zi_score.history.dating import DateSources, date_result
from zi_score.history.model import DatedResult, Dating, History, YearStep
from zi_score.outcome import Evaluation
from zi_score.problems import Location, Problem, UnusableInputError, found, worst_first
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.library import absent_regulations, bundled_rubrics
from zi_score.saved_results import SavedResult
from zi_score.submission import Submission
from zi_score.workbook.stated import titles_above
from zi_score.workflows.choices import DEFAULT_CHOICES, Choices
from zi_score.workflows.compare import require_verdict
from zi_score.workflows.evaluate import evaluate_submission, open_and_evaluate
from zi_score.workflows.saved import refuse_edited, saved_or_content
from zi_score.workflows.sides import compare_sides

_NAMED = re.compile(r"(\d{1,4})-(20\d\d)$")
"""The number and the year of a regulation at the end of the name of its rubric."""


def trace_history(
    paths: Sequence[Path],
    instrument: Instrument,
    choices: Choices = DEFAULT_CHOICES,
    labels: Mapping[Path, int] = MappingProxyType({}),
) -> History:
    """The history of these files; one that cannot be used or dated is left out with its reason.

    `labels` are the years that the user gives, by path.
    """
    years: list[DatedResult] = []
    problems: list[Problem] = []
    left_out: list[Problem] = []
    for path in paths:
        try:
            evaluation, evidence = _read(path, instrument, choices)
            require_verdict(evaluation)
        except UnusableInputError as error:
            left_out += error.problems
            continue
        dating, remarks = date_result(evidence._replace(label=labels.get(path)), _regulations())
        if isinstance(dating, Dating):
            years.append(DatedResult(dating, evaluation))
            problems += remarks
        else:
            left_out.append(dating)
    alone, twice = _told_apart(years)
    alike, otherwise = _under_one_rule(alone)
    ordered = tuple(sorted(alike, key=lambda one: one.year))
    problems += _remarks(ordered)
    steps = tuple(_step(*pair) for pair in pairwise(ordered))
    return History(ordered, steps, worst_first(problems), (*left_out, *twice, *otherwise))


def _read(path: Path, instrument: Instrument, choices: Choices) -> tuple[Evaluation, DateSources]:
    read = saved_or_content(path, lambda name: instrument.of(name).rubric)
    if isinstance(read, SavedResult):
        evaluation = _of_saved(read, instrument, choices)
        return evaluation, DateSources(str(path), read.identity, file_name=Path(read.workbook).stem)
    file, evaluation = open_and_evaluate(read, instrument, choices)
    submission = evaluation.submission
    if submission is None:
        raise UnusableInputError(*evaluation.problems[:1])
    # What a known form is called says nothing of the year of an assessment.
    usual = instrument.of(evaluation.rubric.id).layout(submission.layout).sheets
    sheets = tuple(dict.fromkeys(part.sheet for part in submission.parts if part.sheet not in usual))
    titles = tuple(titles_above(file.grids, submission.parts)) if file else ()
    return evaluation, DateSources(str(path), submission.identity, titles, sheets, path.stem)


def _of_saved(saved: SavedResult, instrument: Instrument, choices: Choices) -> Evaluation:
    """A saved result scored again; raise `UnusableInputError` where it is not what the program would compute now."""
    rubric = instrument.of(saved.rubric).rubric
    place = Location(file=saved.path)
    if saved.is_supposed:
        raise UnusableInputError(found("ZI868", place))
    if saved.withheld and not choices.assessor:
        raise UnusableInputError(saved.withheld.problem(saved.path))
    if saved.fingerprint != rubric.fingerprint and not instrument.is_chosen:
        raise UnusableInputError(
            found("ZI869", place, rubric=rubric.id, saved=saved.fingerprint, now=rubric.fingerprint)
        )
    if not instrument.is_chosen:
        refuse_edited(saved, rubric)
    read = Submission.without_form(saved.path, saved.sha256, saved.layout, saved.answer_sets, saved.identity)
    submission = replace(read, sheet=saved.sheet)
    own = replace(
        choices,
        assessor=choices.assessor or saved.verdict_assessor,
        unanswered=choices.unanswered or saved.policy,
    )
    return evaluate_submission(rubric, submission, own, lambda _place: None)


def _regulations() -> list[tuple[str, str]]:
    names = (*bundled_rubrics(), *absent_regulations())
    return [(match[1], match[2]) for name in names if (match := _NAMED.search(name))]


def _told_apart(years: Sequence[DatedResult]) -> tuple[list[DatedResult], list[Problem]]:
    """Those that have their year to themselves, and what is wrong with the others."""
    alone, problems = [], []
    for one in years:
        other = next((each for each in years if each.year == one.year and each is not one), None)
        if other is None:
            alone.append(one)
        else:
            place = Location(file=one.evaluation.path)
            problems.append(found("ZI867", place, year=one.year, other=other.evaluation.path))
    return alone, problems


def _under_one_rule(years: Sequence[DatedResult]) -> tuple[list[DatedResult], list[Problem]]:
    """Those that are scored under one rule for blanks, by regulation: of several rules its own; and what of the rest.

    Between two rules part of a difference would be the rule's.
    """
    rules: dict[str, set[str]] = {}
    for one in years:
        rules.setdefault(one.evaluation.rubric.id, set()).add(one.evaluation.decisive.scorecard.policy)
    alike, problems = [], []
    for one in years:
        rubric, policy = one.evaluation.rubric, one.evaluation.decisive.scorecard.policy
        if len(rules[rubric.id]) > 1 and policy != rubric.unanswered_policy:
            place = Location(file=one.evaluation.path)
            problems.append(found("ZI804", place, before=rubric.unanswered_policy, after=policy))
        else:
            alike.append(one)
    return alike, problems


def _remarks(years: Sequence[DatedResult]) -> Iterator[Problem]:
    """What makes the years hard to compare: other units, other assessors."""
    units = {one.year: _unit(one) for one in years}
    if len({unit.casefold() for unit in units.values() if unit}) > 1:
        told = ", ".join(f"{unit} ({year})" for year, unit in units.items() if unit)
        yield found("ZI905", units=told)
    assessors = {one.year: one.evaluation.decisive.title for one in years}
    if len(set(assessors.values())) > 1:
        yield found("ZI907", assessors=", ".join(f"{title} ({year})" for year, title in assessors.items()))


def _unit(one: DatedResult) -> str:
    submission = one.evaluation.submission
    return submission.unit if submission else ""


def _step(earlier: DatedResult, later: DatedResult) -> YearStep:
    rubric = later.evaluation.rubric
    if earlier.evaluation.rubric.id != rubric.id:
        return YearStep(earlier, later, None)
    return YearStep(earlier, later, compare_sides(rubric, _side(earlier), _side(later)))


def _side(one: DatedResult) -> Side:
    """A year as one side of a comparison of answers alone."""
    deciding = one.evaluation.decisive
    return Side(one.evaluation.path, deciding.title, "", deciding.scorecard, untold=FILE_KINDS)
