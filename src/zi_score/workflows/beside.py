"""An evaluation together with what stands beside its answers: notes and evidence, from a workbook or a saved body."""

from pathlib import Path

from zi_score.outcome import Evaluation
from zi_score.portalrb.body import recognised
from zi_score.portalrb.entries import texts_in
from zi_score.rubric.instrument import Instrument
from zi_score.submission import Beside
from zi_score.workbook.beside import texts_beside
from zi_score.workbook.files import named_content
from zi_score.workflows.choices import DEFAULT_CHOICES, Choices
from zi_score.workflows.evaluate import evaluate_body, open_and_evaluate


def evaluate_with_texts(
    path: Path, instrument: Instrument, choices: Choices = DEFAULT_CHOICES
) -> tuple[Evaluation, Beside]:
    """Evaluate one file and read what stands beside the answers.

    Raises `UnusableInputError` for a file that cannot be opened, and where what stands there cannot be looked at.
    """
    content = named_content(path)
    if body := recognised(content):
        evaluation = evaluate_body(body, instrument, choices)
        return evaluation, texts_in(body, instrument.portal_for(body.path)) if evaluation.is_usable else {}
    file, evaluation = open_and_evaluate(content, instrument, choices)
    return evaluation, texts_beside(file, evaluation.submission) if file and evaluation.submission else {}
