"""The sentences of the report: what must be known before it is read, how it was made, and what it concludes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.condition_wording import proposal_sentence
from zi_score.report.wording import range_sentences, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.lhe import Lhe
    from zi_score.verdict import Verdict


def cautions(lhe: Lhe) -> Iterator[str]:
    """What would mislead whoever signs without knowing it."""
    card = lhe.deciding.scorecard
    if not lhe.is_by_tpi:
        yield _(
            "TPI belum menilai: buku kerja ini hanya memuat jawaban {assessor}. Konsep ini memuat hasil menurut "
            "jawaban itu, dan belum merupakan hasil evaluasi TPI."
        ).format(assessor=lhe.deciding.title)
    elif lhe.earlier is None:
        yield _("Hanya jawaban {assessor} yang terbaca; penilaian mandiri unit tidak ada di sampingnya.").format(
            assessor=lhe.deciding.title
        )
    if card.unanswered:
        yield _("{count} dari {total} pertanyaan belum diisi atau tidak terbaca oleh {assessor}.").format(
            count=len(card.unanswered), total=len(card.questions), assessor=lhe.deciding.title
        )
        yield from map(sentence, range_sentences(card))
    last = lhe.evaluation.verdict_assessor
    if last and last != card.assessor:
        decisive = lhe.evaluation.decisive.title
        yield _("Buku kerja ini juga memuat penilaian {assessor}, yang tidak dipakai di sini.").format(
            assessor=decisive
        )
    if lhe.rubric.repeal:
        yield _("Peraturannya sudah dicabut oleh {by}; hasil ini bukan dasar pengusulan predikat.").format(
            by=lhe.rubric.repeal.by
        )


def method_sentences(lhe: Lhe) -> Iterator[str]:
    """How the figures came about, and what was not looked at."""
    yield _("Evaluasi dilakukan atas jawaban pada LKE, menurut {procedure}.").format(
        procedure=lhe.procedure or lhe.rubric.title
    )
    yield _("Nilai dihitung dari jawaban tanpa pembulatan; pembulatan hanya pada angka yang ditampilkan.")
    if lhe.deciding.scorecard.policy == "skip":
        yield _("Jawaban kosong dilewati, seperti pada rumus formulir.")
    else:
        yield _("Pertanyaan yang belum diisi atau tidak terbaca dihitung 0.")
    yield _("Isi bukti dukung tidak diperiksa oleh aplikasi penghitung; kebenarannya menjadi hasil pemeriksaan tim.")


def conclusion(lhe: Lhe, verdict: Verdict) -> str:
    """Whether the unit meets, or does not yet meet, what is asked of it before it is put to TPN."""
    values = {"target": verdict.title, "assessor": lhe.deciding.title}
    if verdict.repealed_by:
        met = _("Menurut jawaban {assessor}, ambang nilai {target} dalam peraturan yang sudah dicabut terpenuhi; {so}")
        not_met = _(
            "Menurut jawaban {assessor}, ambang nilai {target} dalam peraturan yang sudah dicabut belum terpenuhi; {so}"
        )
        so = _("peraturan itu dicabut oleh {by}, dan hasil ini bukan dasar pengusulan predikat.")
        return (met if verdict.is_met else not_met).format(**values, so=so.format(by=verdict.repealed_by))
    if not lhe.is_by_tpi:
        met = _("Menurut jawaban {assessor}, ambang nilai {target} terpenuhi; simpulan TPI belum ada.")
        not_met = _("Menurut jawaban {assessor}, ambang nilai {target} belum terpenuhi; simpulan TPI belum ada.")
        return (met if verdict.is_met else not_met).format(**values)
    if not verdict.is_met:
        text = _(
            "Unit ini BELUM MEMENUHI kriteria untuk diajukan kepada TPN untuk predikat {target} dan belum dapat "
            "diusulkan; unit perlu melakukan perbaikan dan memperoleh pembinaan."
        )
        return text.format(**values)
    if verdict.has_profile and not verdict.may_be_proposed:
        text = _(
            "Unit ini memenuhi ambang nilai {target}, tetapi BELUM MEMENUHI syarat di luar LKE; belum dapat diusulkan "
            "kepada TPN."
        )
        return text.format(**values)
    if verdict.conditions and not verdict.has_profile:
        text = _(
            "Unit ini MEMENUHI kriteria nilai untuk diajukan kepada TPN untuk predikat {target}. Syarat di luar LKE "
            "belum dinilai dalam konsep ini dan harus dipastikan sebelum unit diusulkan."
        )
        return text.format(**values)
    text = _(
        "Unit ini MEMENUHI kriteria untuk diajukan kepada TPN untuk predikat {target}; pimpinan instansi "
        "disarankan meminta evaluasi TPN."
    )
    return text.format(**values)


def proposal(lhe: Lhe, verdict: Verdict) -> str:
    """Whether the unit may be proposed; by the unit's own answers it may not yet, for TPI has not concluded."""
    if verdict.may_be_proposed and not lhe.is_by_tpi:
        text = _("Menurut jawaban {assessor}, ambang nilai dan syarat di luar LKE terpenuhi; TPI belum menyimpulkan")
        return text.format(assessor=lhe.deciding.title)
    return proposal_sentence(verdict)
