"""What lies behind the figures: blanks, the workbook's own scores and claims beside ours, and the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.exact import decimal_text
from zi_score.language import N_, _, localized, shown
from zi_score.report.blocks import Column, Listing, Row, Rows, Section, sentence
from zi_score.report.figures import difference_text
from zi_score.report.texts import Line, Span, Tone, line, toned
from zi_score.report.wording import counts_sentence, range_sentences, severity_words
from zi_score.report.wording import sentence as full_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.outcome import Assessment, Evaluation
    from zi_score.problems import Problem
    from zi_score.report.blocks import Block
    from zi_score.scorecard import Scorecard

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
    spots = {code: scorecard.questions[code].response.location.spot for code in scorecard.unanswered}
    consequences = [sentence(one) for one in range_sentences(scorecard)]
    if spots:
        places = [f"{code} ({spot})" if spot else code for code, spot in spots.items()]
        policy = _("Masing-masing dihitung 0.")
        if scorecard.policy == "skip":
            policy = _("Jawaban kosong dilewati, seperti pada rumus formulir.")
        title = _("Belum diisi atau tidak terbaca: {count} pertanyaan").format(count=len(spots))
        yield Section(title, (Listing(places, _FOLDED_CODES), sentence(policy, Tone.DIM), *consequences))
    elif consequences:
        yield Section(_("Menurut formulir"), consequences)


def claim_section(evaluation: Evaluation) -> Iterator[Section]:
    """What the workbook claims of its surveys beside what respondents answered."""
    if not evaluation.claims:
        return
    titles = (_("Survei"), _("Tercatat"), _("Menurut jawaban"))
    columns = (*map(Column, titles), Column(_("Responden"), is_figure=True))
    rows = []
    for one in evaluation.claims:
        survey = one.survey
        # The assessor is named where there are several.
        assessor = f" ({one.title})" if len(evaluation.assessments) > 1 else ""
        claimed = _("belum diisi") if one.value is None else shown(one.value)
        told = toned(claimed, Tone.of_met(one.problem is None), marked=True)
        title = f"{survey.question} {survey.questionnaire.index_title}{assessor}"
        rows.append(Row.of(title, told, one.computed, str(survey.respondents.counted)))
    yield Section(_("Dibandingkan dengan jawaban responden"), (Rows(columns, rows),))


def problem_section(problems: Sequence[Problem], few: int = _FOLDED_PROBLEMS) -> Iterator[Section]:
    """The problems, worst first, each with its place and what to do; more than `few` (0: any number) are folded."""
    if problems:
        title = _("Temuan: {counts}").format(counts=counts_sentence(problems))
        rows = [
            Row.of(severity_line(one), problem_line(one, one.location.within or one.location.file)) for one in problems
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
    rest = difference_text(checked.unexplained) if checked.unexplained else ""
    effective = [
        Row.of(one.code, one.figure.location.spot, _(_CAUSES[one.cause.value]), difference_text(one.points))
        for one in checked.differences
        if one.points
    ]
    if effective:
        if rest:
            effective.append(Row.of("", "", _("belum terjelaskan"), rest))
        columns = (*map(Column, (_("Kode"), _("Sel"), _("Sebab"))), *Column.figures(_("Selisih")))
        blocks.append(Rows(columns, effective))
    elif rest:
        blocks.append(sentence(_("Belum terjelaskan: {points}").format(points=rest)))
    if blocks:
        yield Section(_("Dibandingkan dengan nilai di buku kerja"), blocks)


def _total_sentence(assessment: Assessment) -> str:
    """The recorded total against ours, or an empty text where the workbook records none.

    Its difference has the direction of those in the table below, which add up to it.
    """
    checked = assessment.cross_check
    recorded, computed = checked.recorded_total, localized(decimal_text(checked.computed_total, 4))
    if recorded is None:
        nothing = _("Buku kerja tidak menyimpan hasil hitungan; tidak ada yang dibandingkan.")
        return "" if checked.differences else nothing
    cell = recorded.location.within
    if recorded.value is None:
        text = _("Total tercatat {recorded} ({cell}), dihitung {computed}")
        return text.format(recorded=recorded.text or _("kosong atau galat"), cell=cell, computed=computed)
    text = _("Total tercatat {recorded} ({cell}), dihitung {computed}; selisih (tercatat - dihitung) {difference}")
    shown_total = localized(decimal_text(recorded.value, 4))
    difference = difference_text(recorded.value - checked.computed_total)
    return text.format(recorded=shown_total, cell=cell, computed=computed, difference=difference)
