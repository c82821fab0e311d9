"""What lies behind the figures: blanks, the cross-check with the workbook's own scores, and the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Column, Line, Listing, Row, Rows, Section, Span, Tone, line, sentence, toned
from zi_score.report.evaluation.claims import claim_rows
from zi_score.report.wording import (
    counts_sentence,
    range_sentences,
    severity_words,
)
from zi_score.report.wording import sentence as full_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.outcome import Evaluation
    from zi_score.problems import Problem
    from zi_score.scorecard import Scorecard

_FOLDED_CODES = 12
_FOLDED_PROBLEMS = 20
SEVERITY_TONES = {"error": Tone.BAD, "warning": Tone.WARN, "note": Tone.NOTE}


def unanswered_section(scorecard: Scorecard) -> Iterator[Section]:
    """The questions that nothing was read for, with their cells, and what they could still bring."""
    codes = scorecard.unanswered
    consequences = [sentence(one) for one in range_sentences(scorecard)]
    if codes:
        places = [_placed(scorecard, code) for code in codes]
        policy = sentence(_policy_sentence(scorecard), Tone.DIM)
        title = _("Belum diisi atau tidak terbaca: {count} pertanyaan").format(count=len(codes))
        yield Section(title, (Listing(places, _FOLDED_CODES), policy, *consequences))
    elif consequences:
        yield Section(_("Menurut formulir"), consequences)


def _policy_sentence(scorecard: Scorecard) -> str:
    if scorecard.policy == "skip":
        return _("Jawaban kosong dilewati, seperti pada rumus formulir.")
    return _("Masing-masing dihitung 0.")


def _placed(scorecard: Scorecard, code: str) -> str:
    place = scorecard.questions[code].response.location.spot
    return f"{code} ({place})" if place else code


def claim_section(evaluation: Evaluation) -> Iterator[Section]:
    """What the workbook claims of its surveys beside what respondents answered."""
    if not evaluation.claims:
        return
    titles = (_("Survei"), _("Tercatat"), _("Menurut jawaban"))
    columns = (*map(Column, titles), Column(_("Responden"), is_figure=True))
    rows = [
        Row(
            (
                line(one.title),
                toned(one.claimed, Tone.GOOD if one.is_right else Tone.BAD, marked=True),
                line(one.computed),
                line(one.respondents),
            )
        )
        for one in claim_rows(evaluation)
    ]
    yield Section(_("Dibandingkan dengan jawaban responden"), (Rows(columns, rows),))


def problem_section(problems: Sequence[Problem], few: int = _FOLDED_PROBLEMS) -> Iterator[Section]:
    """The problems, worst first, each with its place and what to do; more than `few` (0: any number) are folded."""
    if problems:
        title = _("Temuan: {counts}").format(counts=counts_sentence(problems))
        rows = [Row((severity_line(one), _described(one))) for one in problems]
        yield Section(title, (Rows((Column(), Column()), rows, few=few),))


def severity_line(problem: Problem) -> Line:
    """The severity of a problem in its tone."""
    return toned(severity_words(problem), SEVERITY_TONES[problem.severity.value])


def _described(problem: Problem) -> Line:
    place = problem.location.within or problem.location.file
    return line(
        Span(f"{place}: " if place else "", Tone.STRONG),
        Span(f"{problem.code}: ", Tone.DIM),
        f"{full_sentence(problem.message)} ",
        Span(problem.hint, Tone.DIM),
    )
