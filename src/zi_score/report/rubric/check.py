"""Whether a rubric is sound, as a page: its size and fingerprint, or every problem with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Line, Page, Points, Span, Tone, line, sentence
from zi_score.report.wording import counts_sentence
from zi_score.report.wording import sentence as full_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.problems import Problem
    from zi_score.rubric.catalogue import Rubric
    from zi_score.rubric.layout import Layout


def sound_page(rubric: Rubric, layouts: Sequence[Layout]) -> Page:
    """What to say of a rubric without problems."""
    text = _("{rubric}: sah; {questions} pertanyaan, {layouts} tata letak, sidik jari {fingerprint}").format(
        rubric=rubric.id, questions=len(rubric.questions), layouts=len(layouts), fingerprint=rubric.fingerprint
    )
    return Page(_("Rubrik {path}").format(path=rubric.origin or rubric.id), (sentence(text, Tone.GOOD, marked=True),))


def unsound_page(path: str, problems: Sequence[Problem]) -> Page:
    """Every problem of a rubric, in the order given."""
    counts = sentence(_("Temuan: {counts}").format(counts=counts_sentence(problems)), Tone.BAD, marked=True)
    return Page(_("Rubrik {path}").format(path=path), (counts, Points(list(map(_described, problems)))))


def _described(problem: Problem) -> Line:
    """With its file and line first, as editors find them."""
    return line(
        Span(f"{problem.location}: ", Tone.STRONG),
        Span(f"{problem.code}: ", Tone.DIM),
        f"{full_sentence(problem.message)} ",
        Span(problem.hint, Tone.DIM),
    )
