"""What lies behind the figures: blanks, the cross-check with the workbook's own scores, and the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.claims import claim_rows
from zi_score.report.figures import difference_text
from zi_score.report.table.cells import DIM, FAILED, MET, SEVERITY_STYLES, cell, grid, heading, indented
from zi_score.report.wording import (
    cause_words,
    counts_sentence,
    cross_check_sentence,
    range_sentences,
    sentence,
    severity_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from zi_score.outcome import Assessment, Evaluation
    from zi_score.problems import Problem
    from zi_score.scorecard import Scorecard

_FOLDED_CODES = 12
_FOLDED_PROBLEMS = 20


def unanswered_parts(scorecard: Scorecard, details: bool) -> Iterator[RenderableType]:
    """The questions that nothing was read for, with their cells, and what they could still bring."""
    codes = scorecard.unanswered
    consequences = range_sentences(scorecard)
    if codes:
        yield heading(_("Belum diisi atau tidak terbaca: {count} pertanyaan").format(count=len(codes)))
        shown = codes if details else codes[:_FOLDED_CODES]
        places = [_placed(scorecard, code) for code in shown]
        if len(codes) > len(shown):
            places.append(_("dan {count} lagi (--details)").format(count=len(codes) - len(shown)))
        yield indented(cell(", ".join(places)))
        yield indented(cell(_policy_sentence(scorecard), DIM))
    elif consequences:
        yield heading(_("Menurut formulir"))
    for consequence in consequences:
        yield indented(cell(consequence))


def _policy_sentence(scorecard: Scorecard) -> str:
    if scorecard.policy == "skip":
        return _("Jawaban kosong dilewati, seperti pada rumus formulir.")
    return _("Masing-masing dihitung 0.")


def _placed(scorecard: Scorecard, code: str) -> str:
    place = scorecard.questions[code].response.location.cell
    return f"{code} ({place})" if place else code


def cross_check_parts(assessment: Assessment) -> Iterator[RenderableType]:
    """The workbook's own total against ours, each difference with its cause and effect."""
    comparison = cross_check_sentence(assessment)
    checked = assessment.cross_check
    effective = [one for one in checked.differences if one.points]
    if not comparison and not effective:
        return
    yield heading(_("Dibandingkan dengan nilai di buku kerja"))
    if comparison:
        yield indented(cell(comparison))
    if effective:
        table = grid(figures=1, lead=2)
        for difference in effective:
            table.add_row(
                cell(f"{difference.code} ({difference.figure.location.cell})"),
                cell(cause_words(difference)),
                cell(difference_text(difference.points)),
            )
        if checked.unexplained:
            table.add_row(cell(""), cell(_("belum terjelaskan")), cell(difference_text(checked.unexplained)))
        yield indented(table)
    elif checked.unexplained:
        unexplained = difference_text(checked.unexplained)
        yield indented(cell(_("Belum terjelaskan: {points}").format(points=unexplained)))


def claim_parts(evaluation: Evaluation) -> Iterator[RenderableType]:
    """What the workbook claims of its surveys beside what respondents answered."""
    if not evaluation.claims:
        return
    yield heading(_("Dibandingkan dengan jawaban responden"))
    table = grid(lead=3, figures=1)
    headers = ("", _("tercatat"), _("menurut jawaban"), _("responden"))
    table.add_row(*(cell(title, DIM) for title in headers))
    for row in claim_rows(evaluation):
        style = MET if row.is_right else FAILED
        table.add_row(cell(row.title), cell(row.claimed, style), cell(row.computed), cell(row.respondents))
    yield indented(table)


def problem_parts(problems: Sequence[Problem], details: bool) -> Iterator[RenderableType]:
    """The problems, worst first, each with its place and what to do."""
    if not problems:
        return
    yield heading(_("Temuan: {counts}").format(counts=counts_sentence(problems)))
    shown = problems if details else problems[:_FOLDED_PROBLEMS]
    table = grid(lead=2)
    for problem in shown:
        table.add_row(cell(severity_words(problem), SEVERITY_STYLES[problem.severity.value]), _described(problem))
    yield indented(table)
    if len(problems) > len(shown):
        rest = _("dan {count} temuan lagi (--details)").format(count=len(problems) - len(shown))
        yield indented(cell(rest, DIM))


def _described(problem: Problem) -> Text:
    place = problem.location.within or problem.location.file
    text = cell(f"{place}: " if place else "", "bold")
    text.append_text(cell(f"{problem.code}: ", DIM)).append_text(cell(f"{sentence(problem.message)} "))
    return text.append_text(cell(problem.hint, DIM))
