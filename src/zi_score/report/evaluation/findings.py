"""What lies behind the figures: blanks, the workbook's own scores and claims beside ours, and the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.exact import decimal_text
from zi_score.language import N_, _, localized, shown
from zi_score.report.blocks import Column, Line, Listing, Row, Rows, Section, Span, Tone, line, sentence, toned
from zi_score.report.figures import difference_text
from zi_score.report.wording import (
    counts_sentence,
    range_sentences,
    severity_words,
)
from zi_score.report.wording import sentence as full_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.crosscheck import Difference
    from zi_score.outcome import Assessment, Evaluation
    from zi_score.problems import Problem
    from zi_score.report.blocks import Block
    from zi_score.scorecard import Scorecard
    from zi_score.survey.claims import Claim

_FOLDED_CODES = 12
_FOLDED_PROBLEMS = 20
SEVERITY_TONES = {"error": Tone.BAD, "warning": Tone.WARN, "note": Tone.NOTE}
_CAUSES = {
    "form_formula": N_("rumus formulir berbeda dari peraturan"),
    "skipped_blank": N_("formulir melewatkan jawaban kosong"),
    "damaged_scale": N_("sel pilihan jawaban rusak"),
    "typed_over": N_("nilai diketik menimpa rumus"),
    "no_formula": N_("nilainya tercatat tanpa rumus"),
    "stored_as_text": N_("masukannya tersimpan sebagai teks"),
    "stale": N_("rumusnya berbeda atau belum dihitung ulang"),
    "weight_edited": N_("bobot diubah"),
    "inputs": N_("rumus formulir membaca masukannya secara berbeda"),
    "unreadable": N_("jawabannya tidak terbaca"),
    "unknown": N_("sebab tidak dapat ditentukan"),
}


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
    # The assessor is named where there are several.
    several = len(evaluation.assessments) > 1
    rows = [Row.of(*_claim_cells(one, f" ({one.title})" if several else "")) for one in evaluation.claims]
    yield Section(_("Dibandingkan dengan jawaban responden"), (Rows(columns, rows),))


def _claim_cells(one: Claim, assessor: str) -> Iterator[Line]:
    yield line(f"{one.survey.question} {one.survey.questionnaire.index_title}{assessor}")
    claimed = _("belum diisi") if one.value is None else shown(one.value)
    yield toned(claimed, Tone.of_met(one.problem is None), marked=True)
    yield from (line(one.computed), line(str(one.survey.respondents.counted)))


def problem_section(problems: Sequence[Problem], few: int = _FOLDED_PROBLEMS) -> Iterator[Section]:
    """The problems, worst first, each with its place and what to do; more than `few` (0: any number) are folded."""
    if problems:
        title = _("Temuan: {counts}").format(counts=counts_sentence(problems))
        places = (one.location.within or one.location.file for one in problems)
        rows = [
            Row.of(severity_line(one), problem_line(one, place)) for one, place in zip(problems, places, strict=True)
        ]
        yield Section(title, (Rows.entries(rows, few),))


def severity_line(problem: Problem) -> Line:
    """The severity of a problem in its tone."""
    return toned(severity_words(problem), SEVERITY_TONES[problem.severity.value])


def problem_line(problem: Problem, place: str) -> Line:
    """A problem with its place first, and what to do about it."""
    return line(
        Span(f"{place}: " if place else "", Tone.STRONG),
        Span(f"{problem.code}: ", Tone.DIM),
        f"{full_sentence(problem.message)} ",
        Span(problem.hint, Tone.DIM),
    )


def cross_check_section(assessment: Assessment) -> Iterator[Section]:
    """The workbook's own total against ours, each difference with its cause and effect."""
    blocks: list[Block] = []
    if assessment.supposition:
        blocks.append(sentence(_("Tanpa jawaban yang diandaikan."), Tone.DIM))
    if comparison := _total_sentence(assessment):
        blocks.append(sentence(comparison))
    checked = assessment.cross_check
    effective = [
        (line(one.code), line(one.figure.location.spot), line(_cause_words(one)), line(difference_text(one.points)))
        for one in checked.differences
        if one.points
    ]
    if effective:
        if checked.unexplained:
            rest = line(difference_text(checked.unexplained))
            effective.append((line(""), line(""), line(_("belum terjelaskan")), rest))
        titles = (_("Kode"), _("Sel"), _("Sebab"))
        columns = (*map(Column, titles), *Column.figures(_("Selisih")))
        blocks.append(Rows(columns, [Row.of(*one) for one in effective]))
    elif checked.unexplained:
        unexplained = difference_text(checked.unexplained)
        blocks.append(sentence(_("Belum terjelaskan: {points}").format(points=unexplained)))
    if blocks:
        yield Section(_("Dibandingkan dengan nilai di buku kerja"), blocks)


def _total_sentence(assessment: Assessment) -> str:
    """The recorded total against ours, or an empty text where the workbook records none.

    Its difference has the direction of those in the table below, which add up to it.
    """
    checked = assessment.cross_check
    recorded = checked.recorded_total
    if recorded is None:
        return (
            "" if checked.differences else _("Buku kerja tidak menyimpan hasil hitungan; tidak ada yang dibandingkan.")
        )
    computed = localized(decimal_text(checked.computed_total, 4))
    if recorded.value is None:
        return _("Total tercatat {recorded} ({cell}), dihitung {computed}").format(
            recorded=recorded.text or _("kosong atau galat"), cell=recorded.location.within, computed=computed
        )
    return _(
        "Total tercatat {recorded} ({cell}), dihitung {computed}; selisih (tercatat - dihitung) {difference}"
    ).format(
        recorded=localized(decimal_text(recorded.value, 4)),
        cell=recorded.location.within,
        computed=computed,
        difference=difference_text(recorded.value - checked.computed_total),
    )


def _cause_words(difference: Difference) -> str:
    """Why a recorded figure differs."""
    return _(_CAUSES[difference.cause.value])
