"""A profile to fill in: YAML with a comment for each condition and stage, nothing answered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.proposal.profile import (
    AFFIRMATION,
    AGENCY,
    AS_OF,
    CONDITIONS,
    NO,
    SCHEMA_VERSION,
    STAGES,
    VERSION,
    affirmations,
    agencies,
    expected_values,
)
from zi_score.report.yaml_comment import comment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.rubric.catalogue import Rubric
    from zi_score.rubric.proposal import Condition, Stage


def profile_text(rubric: Rubric) -> str:
    """The profile as a file that `read_profile` of the proposal reads as soon as the kind of instansi is given."""
    return "\n".join(_lines(rubric)) + "\n"


def _lines(rubric: Rubric) -> Iterator[str]:
    yield from comment(_("Profil unit: syarat di luar LKE dan tahapan. {rubric}.").format(rubric=rubric.title))
    yield from comment(
        _('Isi sesudah tanda titik dua. Yang belum diketahui dikosongkan: hasilnya "belum dinilai", bukan terpenuhi.')
    )
    yield f"{VERSION}: {SCHEMA_VERSION}"
    if kinds := agencies(rubric):
        yield from ("", *comment(_("Jenis instansi, wajib diisi: {kinds}").format(kinds=", ".join(kinds))))
        yield f"{AGENCY}:"
    if rubric.affirmation:
        text = _("Jalur afirmasi bagi {agency} ({source}): {kinds}").format(
            agency=rubric.affirmation.applies_to,
            source=rubric.affirmation.source,
            kinds=", ".join(affirmations(rubric)),
        )
        yield from ("", *comment(text), f"{AFFIRMATION}: {NO}")
    text = _("Tanggal acuan (tahun-bulan-hari), bila di bawah ada lama yang dinyatakan dengan tanggal mulainya")
    yield from ("", *comment(text), f"{AS_OF}:")
    yield from ("", f"{CONDITIONS}:")
    for condition in rubric.conditions:
        yield from comment(_condition_words(condition, rubric), "  ")
        yield f"  {condition.id}:"
    if rubric.stages:
        yield from (
            "",
            *comment(_("Tahap yang sudah selesai: ya, atau tanggal selesainya; urutannya menurut peraturan")),
        )
        yield f"{STAGES}:"
        for stage in rubric.stages:
            yield from comment(_stage_words(stage), "  ")
            yield f"  {stage.id}:"


def _condition_words(condition: Condition, rubric: Rubric) -> str:
    minima = [f"{rubric.targets[target].title} {minimum}" for target, minimum in condition.minimum.items()]
    if len(minima) == len(rubric.targets) and len(set(condition.minimum.values())) == 1:
        minima = list(condition.minimum.values())[:1]
    text = _("{title} ({holder}); minimal: {minima}; isian: {values}; {source}").format(
        title=condition.title,
        holder=condition.applies_to or condition.holder,
        minima=", ".join(minima),
        values=expected_values(condition),
        source=condition.source,
    )
    if not condition.is_binding:
        text = _("Catatan praktik, tidak menentukan: {text}").format(text=text)
    return f"{text}. {condition.note}" if condition.note else text


def _stage_words(stage: Stage) -> str:
    return _("{title}, oleh {actor}; {source}").format(title=stage.title, actor=stage.actor, source=stage.source)
