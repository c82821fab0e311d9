"""A workbook as lines of text, one for each figure, so that Git can compare two versions of it line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.frozen import replace
from zi_score.language import _
from zi_score.problems import Severity
from zi_score.report.figures import fine_points_text, gates_by_code, total_gates
from zi_score.report.printable import printable
from zi_score.report.wording import answer_in_full, problem_sentence, rubric_words, verdict_words, withheld_sentence
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.outcome import Assessment, Evaluation
    from zi_score.problems import Problem


def workbook_text(evaluation: Evaluation, digest: str) -> str:
    """Every figure of a workbook; of one that cannot be used a notice, with `digest` to tell its versions apart."""
    return "".join(f"{printable(line)}\n" for line in _lines(evaluation, digest))


def headline(evaluation: Evaluation, name: str) -> str:
    """A workbook in one line: its total and its verdicts, or why it cannot be used."""
    if not evaluation.is_usable:
        return notice(evaluation.problems[0], name)
    leading = evaluation.leading
    verdicts = "; ".join(f"{verdict.title}: {verdict_words(verdict)}" for verdict in leading.verdicts)
    if evaluation.withheld:
        verdicts = withheld_sentence(evaluation.withheld)
    total = fine_points_text(leading.scorecard.total, total_gates(leading.verdicts))
    text = _("{name} ({assessor}): nilai total {total}; {verdicts}")
    return printable(text.format(name=name, assessor=leading.title, total=total, verdicts=verdicts))


def notice(problem: Problem, name: str = "") -> str:
    """Why there is no score to show. Git hands over copies under paths of its own; `name` stands for them."""
    return printable(problem_sentence(replace(problem, location=problem.location._replace(file=name))))


def _lines(evaluation: Evaluation, digest: str) -> Iterator[str]:
    if not evaluation.is_usable:
        yield notice(evaluation.problems[0])
        yield f"SHA-256 {digest}"
        return
    yield rubric_words(evaluation.rubric)
    if evaluation.withheld:
        yield withheld_sentence(evaluation.withheld)
    for assessment in evaluation.assessments:
        yield ""
        yield from _assessment(assessment)
    errors = [problem for problem in evaluation.problems if problem.severity is Severity.ERROR]
    if errors:
        yield ""
    for problem in errors:
        place = f"{problem.location.within}: " if problem.location.within else ""
        yield f"{place}{problem.code}: {problem.message}"


def _assessment(one: Assessment) -> Iterator[str]:
    card = one.scorecard
    gates = gates_by_code(one.verdicts)
    yield _("Penilai: {assessor}").format(assessor=one.title)
    yield _("Nilai total: {total}").format(total=fine_points_text(card.total, gates.get(TOTAL, ())))
    for verdict in one.verdicts:
        yield f"{verdict.title}: {verdict_words(verdict)}"
        for gate in sorted(verdict.failed, key=lambda one: one.code):
            yield _("  belum terpenuhi: {title}, minimal {required}").format(
                title=gate.title, required=fine_points_text(gate.required)
            )
    for part in (*card.areas.values(), *card.nodes.values()):
        yield f"{part.code} {part.title}: {fine_points_text(part.score, gates.get(part.code, ()))}"
    for question in card.questions.values():
        points = fine_points_text(question.score, gates.get(question.code, ()))
        yield f"{question.code} {question.title}: {answer_in_full(question)} = {points}"
