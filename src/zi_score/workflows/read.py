"""Reading: a workbook in, and out what of it was recognised: columns, rows with their answers, and what was left over.

The one place that knows evaluation and the layout of a form together. Nothing is judged here.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from zi_score.frozen import dataclass
from zi_score.outcome import Evaluation, Reading, ReadRow
from zi_score.problems import Location, UnusableInputError
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.submission import FormPlaces, Submission
from zi_score.workflows.choices import DEFAULT_CHOICES, Choices
from zi_score.workflows.evaluate import evaluate_workbook


@dataclass(frozen=True, slots=True)
class ReadForm:
    """A reading with what its layout can be written from."""

    reading: Reading
    submission: Submission
    layout: Layout


def read_workbook(path: Path, instrument: Instrument, choices: Choices = DEFAULT_CHOICES) -> ReadForm:
    """Read one workbook. Raises `UnusableInputError` with every problem where there is no LKE in it."""
    evaluation = evaluate_workbook(path, instrument, choices)
    submission = evaluation.submission
    if submission is None or not evaluation.is_usable:
        raise UnusableInputError(*evaluation.problems)
    layout = instrument.of(evaluation.rubric.id).layout(submission.layout)
    return ReadForm(reading_of(evaluation, submission, layout), submission, layout)


def reading_of(evaluation: Evaluation, submission: Submission, layout: Layout) -> Reading:
    """What was recognised of an evaluated workbook, with the rows of its form in their order."""
    return Reading(
        evaluation,
        tuple(_rows(evaluation, submission, layout)),
        tuple(problem for problem in evaluation.problems if problem.code.startswith("ZI1")),
    )


def _rows(evaluation: Evaluation, submission: Submission, layout: Layout) -> Iterator[ReadRow]:
    for row in layout.rows:
        if submission.own_places and not any(row.identity in own for own in submission.own_places.values()):
            continue  # what was not read from a form has no rows but those of its answers
        here = [(sheet, places) for sheet, places in submission.parts if row.identity in places.rows]
        first = here[0] if here else None
        cells = _cells(submission, row.identity, here) if row.kind in ("question", "operand") else {}
        own = next(iter(cells.values()), Location())
        yield ReadRow(
            identity=row.identity,
            kind=row.kind,
            code=row.code,
            key=row.key,
            title=row.label(evaluation.rubric),
            place=Location(submission.path, first[0], first[1].rows[row.identity]) if first else own,
            cells=cells,
        )


def _cells(submission: Submission, identity: str, here: list[tuple[str, FormPlaces]]) -> Mapping[str, Location]:
    """The cell of each assessor's answer in a row, on whichever sheet it stands, or wherever else it was read."""
    own = {name: places[identity] for name, places in submission.own_places.items() if identity in places}
    return own or {
        assessor: Location(submission.path, sheet, places.rows[identity], columns["answer"])
        for sheet, places in here
        for assessor, columns in places.assessors.items()
    }
