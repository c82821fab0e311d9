"""The figures that a workbook itself records beside ours, each difference with its cause and effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.exact import decimal_text
from zi_score.language import N_, _, localized
from zi_score.report.blocks import Column, Row, Rows, Section, Tone, line, sentence
from zi_score.report.figures import difference_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.crosscheck import Difference
    from zi_score.outcome import Assessment
    from zi_score.report.blocks import Block

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
        columns = (*map(Column, titles), Column(_("Selisih"), is_figure=True, is_whole=True))
        blocks.append(Rows(columns, [Row(one) for one in effective]))
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
