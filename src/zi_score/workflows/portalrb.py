"""PortalRB: workbooks in, the bodies out that an instansi serves; and saved bodies checked as PortalRB would.

The one place that knows evaluation and PortalRB together. Nothing is written here, sent or fetched.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from zi_score.frozen import dataclass
from zi_score.language import _
from zi_score.outcome import Evaluation
from zi_score.portalrb.body import BODY_SUFFIX, parsed
from zi_score.portalrb.check import CheckedBody, check_body
from zi_score.portalrb.units import ListedUnit, answers_path, read_units
from zi_score.portalrb.writing import (
    answers_body,
    assessors_of,
    body_text,
    units_body,
    unsayable,
)
from zi_score.problems import Location, Problem, Severity, UnusableInputError, found, worst_first
from zi_score.rubric.instrument import Instrument
from zi_score.submission import Submission
from zi_score.workbook.files import named_content
from zi_score.workflows.beside import evaluate_with_texts
from zi_score.workflows.choices import DEFAULT_CHOICES, Choices
from zi_score.workflows.evaluate import evaluate_workbook


@dataclass(frozen=True, slots=True)
class Export:
    """The text of each body by its path below a folder, and what was found. None where an error stands in the way.

    `listed` has how many units each list of proposed units has, `left_out` how many are on none though they name one.
    """

    files: Mapping[str, str]
    problems: tuple[Problem, ...]
    listed: Mapping[str, int]
    left_out: int

    @property
    def has_errors(self) -> bool:
        """Whether anything stands in the way."""
        return any(one.severity is Severity.ERROR for one in self.problems)


def export_bodies(
    paths: Sequence[Path],
    units: Path,
    year: int,
    instrument: Instrument,
    choices: Choices = DEFAULT_CHOICES,
    advance: Callable[[], None] = lambda: None,
) -> Export:
    """The three bodies for workbooks and the units that they are of; `advance` is called as each workbook begins.

    Raises `UnusableInputError` for a list of units that cannot be used, and a rubric that knows no PortalRB.
    """
    portal = instrument.portal_for(str(units))
    listed = read_units(units, portal)
    unit_of, problems = _matched(paths, listed, units)
    files: dict[str, str] = {}
    proposed: dict[str, list[ListedUnit]] = {one.path: [] for one in portal.lists}
    written: dict[str, str] = {}
    left_out = 0
    for path, unit in unit_of.items():
        advance()
        try:
            evaluation, texts = evaluate_with_texts(path, instrument, choices)
        except UnusableInputError as error:
            problems += error.problems
            continue
        told = list(_obstacles(evaluation))
        problems += told
        submission = evaluation.submission
        if submission is None or any(one.severity is Severity.ERROR for one in told):
            continue
        problems += _repeated(evaluation.path, submission, written)
        files[answers_path(portal, unit)] = body_text(answers_body(portal, submission, texts, unit, year))
        listing = portal.list_of(unit.category)
        if listing and evaluation.meets(listing.target):
            proposed[listing.path].append(unit)
        elif listing:
            left_out += 1
            problems.append(_not_met(evaluation, unit, listing.target))
    lists = {f"{path}{BODY_SUFFIX}": body_text(units_body(one, year)) for path, one in proposed.items()}
    counts = {f"{path}{BODY_SUFFIX}": len(one) for path, one in proposed.items()}
    export = Export({**lists, **files}, worst_first(problems), counts, left_out)
    return Export({}, export.problems, {}, 0) if export.has_errors else export


def listed_workbooks(
    paths: Sequence[Path],
    folder: Path,
    instrument: Instrument,
    choices: Choices = DEFAULT_CHOICES,
    advance: Callable[[], None] = lambda: None,
) -> tuple[list[tuple[str, str]], list[Problem]]:
    """Each workbook by its path beside a folder with the name that it states of its unit, if any; and what has none.

    A workbook that cannot be read is on no list; the problems say why.
    """
    named: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for path in paths:
        advance()
        evaluation = evaluate_workbook(path, instrument, choices)
        if evaluation.submission is None:
            problems += evaluation.problems
        else:
            named.append((Path(os.path.relpath(path, folder)).as_posix(), evaluation.submission.unit))
    return named, problems


def check_file(path: Path, instrument: Instrument) -> CheckedBody:
    """What one file is, and everything for which PortalRB would refuse it; never an exception for what is in it."""
    try:
        portal = instrument.portal_for(str(path))
        titles = instrument.layout(portal.layout).assessor_titles
        return check_body(parsed(named_content(path)), portal, instrument.rubric, titles)
    except UnusableInputError as error:
        return CheckedBody(str(path), error.problems)


def _matched(
    paths: Sequence[Path], listed: Sequence[ListedUnit], units: Path
) -> tuple[dict[Path, ListedUnit], list[Problem]]:
    """The unit of each workbook, by its path beside the list or, where that is no such file, by its name alone."""
    matched: dict[Path, ListedUnit] = {}
    problems: list[Problem] = []
    for unit in listed:
        named = Path(unit.file.replace("\\", "/"))
        whole = [path for path in paths if path.resolve() in ((units.parent / named).resolve(), named.resolve())]
        found_there = whole or [path for path in paths if path.name == named.name]
        if len(found_there) == 1 and found_there[0] not in matched:
            matched[found_there[0]] = unit
        elif not found_there:
            problems.append(found("ZI925", unit.place, file=unit.file))
        else:
            problems.append(found("ZI923", unit.place, reason=_several(unit.file)))
    missing = [path for path in paths if path not in matched]
    problems += (found("ZI924", Location(file=str(path)), units=str(units)) for path in missing)
    # In the order in which the list has them, so that what is written is the same for any order of the files.
    return matched, problems


def _several(file: str) -> str:
    return _("{file} tidak menunjuk tepat satu buku kerja yang belum punya unit").format(file=file)


def _obstacles(evaluation: Evaluation) -> Iterator[Problem]:
    """Why nothing can be written for a workbook, and what must be known of what is written."""
    submission = evaluation.submission
    place = Location(file=evaluation.path)
    if submission is None or not evaluation.is_usable:
        yield from evaluation.problems
    elif evaluation.withheld:
        yield evaluation.withheld.problem(evaluation.path)
    elif evaluation.was_recognised:
        yield found("ZI928", place, rubric=evaluation.rubric.id)
    else:
        yield from unsayable(submission)
        if "tpi" not in assessors_of(submission):
            yield found("ZI927", place)


def _repeated(path: str, submission: Submission, written: dict[str, str]) -> Iterator[Problem]:
    """A word on answers that were written of another workbook before; where nobody has answered, nothing repeats."""
    other = written.setdefault(submission.fingerprint, path)
    if other != path and assessors_of(submission):
        yield found("ZI930", Location(file=path), other=other)


def _not_met(evaluation: Evaluation, unit: ListedUnit, target: str) -> Problem:
    place = Location(file=evaluation.path)
    title = evaluation.rubric.targets[target].title
    return found("ZI926", place, category=unit.category, target=title, assessor=evaluation.decisive.title)
