"""Comparing: two files, or two assessors of one workbook, scored alike and handed to the comparison.

The one place that knows reading, scoring and comparison together. Both sides are scored with one rubric and one
policy for blanks; what cannot be compared raises `UnusableInputError`.
"""

from collections.abc import Mapping
from pathlib import Path

from zi_score.comparison import Comparison
from zi_score.comparison.facts import FORM_KINDS
from zi_score.frozen import replace
from zi_score.outcome import Evaluation
from zi_score.problems import Location, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric, UnansweredPolicy
from zi_score.rubric.instrument import Instrument
from zi_score.saved_results import SavedResult
from zi_score.workbook.files import NamedContent, WorkbookFile
from zi_score.workflows.choices import DEFAULT_CHOICES, Choices
from zi_score.workflows.evaluate import open_and_evaluate
from zi_score.workflows.saved import saved_or_content
from zi_score.workflows.side_reading import filled_assessor, noted, saved_reading, side_of, workbook_reading
from zi_score.workflows.sides import compare_sides


def compare_files(
    before: Path | NamedContent,
    after: Path | NamedContent,
    instrument: Instrument,
    choices: Choices = DEFAULT_CHOICES,
) -> Comparison:
    """Compare two files, each a workbook or a saved result.

    Without a chosen assessor the last tier that has filled both is compared. Both sides must be of one regulation.
    """
    paths = (before, after)
    read = {path: saved_or_content(path, lambda name: instrument.of(name).rubric) for path in dict.fromkeys(paths)}
    saved = {path: one for path, one in read.items() if isinstance(one, SavedResult)}
    opened = {path: _usable(one, instrument, choices) for path, one in read.items() if isinstance(one, NamedContent)}
    names = [saved[path].rubric if path in saved else opened[path][1].rubric.id for path in paths]
    is_rubric_chosen = instrument.is_chosen
    instrument = _common_instrument(after, *(instrument.of(name) for name in names))
    rubric = instrument.rubric
    policy = _common_policy(before, after, saved, rubric, choices, is_rubric_chosen=is_rubric_chosen)
    chosen = replace(choices, unanswered=policy)
    old, new = (
        saved_reading(saved[path], rubric, chosen, is_rubric_chosen=is_rubric_chosen)
        if path in saved
        else workbook_reading(*opened[path])
        for path in paths
    )
    shared = [name for name in new.scorecards if name in old.scorecards]
    assessors = (shared[-1], shared[-1]) if shared and not choices.assessor else (old.decisive, new.decisive)
    is_same_form = old.form == new.form
    is_same_file = old.sha256 == new.sha256 and old.submission is not None and new.submission is not None
    sides = [
        side_of(reading, assessor, instrument, looks_behind=not is_same_file)
        for reading, assessor in zip((old, new), assessors, strict=True)
    ]
    if not is_same_form:
        sides = [replace(side, untold=side.untold | FORM_KINDS) for side in sides]
    return compare_sides(rubric, *sides)


def compare_assessors(
    path: Path | NamedContent,
    pair: tuple[str, str],
    instrument: Instrument,
    choices: Choices,
    *,
    with_notes: bool = False,
) -> Comparison:
    """Compare two assessors of one workbook: the first is the earlier side. Their notes are looked up if asked for."""
    file, evaluation = _usable(path, instrument, replace(choices, assessor=""))
    reading = workbook_reading(file, evaluation)
    before, after = (filled_assessor(reading, name) for name in pair)
    sides = [side_of(reading, assessor, instrument, looks_behind=False) for assessor in (before, after)]
    comparison = compare_sides(evaluation.rubric, *sides)
    if not with_notes or file is None or evaluation.submission is None:
        return comparison
    layout = instrument.of(evaluation.rubric.id).layout(reading.form)
    return noted(comparison, file, evaluation.submission, (before, after), layout)


def _usable(
    path: Path | NamedContent, instrument: Instrument, choices: Choices
) -> tuple[WorkbookFile | None, Evaluation]:
    file, evaluation = open_and_evaluate(path, instrument, choices)
    require_verdict(evaluation)
    return file, evaluation


def require_verdict(evaluation: Evaluation) -> None:
    """Raise `UnusableInputError` for a workbook that cannot be used or whose verdict is withheld."""
    if evaluation.withheld:
        raise UnusableInputError(evaluation.withheld.problem(evaluation.path))
    if not evaluation.is_usable:
        raise UnusableInputError(*evaluation.problems[:1])


def _common_instrument(after: Path | NamedContent, one: Instrument, other: Instrument) -> Instrument:
    """The instrument of both sides; the questions and gates of two regulations have nothing in common."""
    if one.rubric.id != other.rubric.id:
        place = Location(file=str(after))
        raise UnusableInputError(found("ZI116", place, before=one.rubric.title, after=other.rubric.title))
    return one


def _common_policy(
    before: Path | NamedContent,
    after: Path | NamedContent,
    saved: Mapping[Path | NamedContent, SavedResult],
    rubric: Rubric,
    choices: Choices,
    *,
    is_rubric_chosen: bool,
) -> UnansweredPolicy:
    """The policy for both sides; rubrics or policies that differ are refused unless the user chose."""
    place = Location(file=str(after if after in saved else before))
    own = rubric.unanswered_policy
    marks = [(saved[path].rubric, saved[path].fingerprint) if path in saved else None for path in (before, after)]
    names = [mark or (rubric.id, rubric.fingerprint) for mark in marks]
    if not is_rubric_chosen and any(fingerprint != rubric.fingerprint for _id, fingerprint in names):
        texts = [f"{name} ({fingerprint})" for name, fingerprint in names]
        if texts[0] == texts[1]:
            texts[1] = f"{rubric.id} ({rubric.fingerprint})"
        raise UnusableInputError(found("ZI803", place, before=texts[0], after=texts[1]))
    if choices.unanswered or is_rubric_chosen:
        return choices.unanswered or own
    policies = [saved[path].policy if path in saved else None for path in (before, after)]
    known = [policy for policy in policies if policy]
    if len(known) < len(policies):
        known.append(own)
    if len(set(known)) > 1:
        old, new = (policy or own for policy in policies)
        raise UnusableInputError(found("ZI804", place, before=old, after=new))
    return known[0]
