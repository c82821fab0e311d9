"""The sentences of a comparison, in the user's language; plain text that each format escapes in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.comparison import ChangeKind, Comparison
from zi_score.comparison.disagreement import disputes_of
from zi_score.language import N_, _
from zi_score.report.figures import difference_text, points_text
from zi_score.report.next_step import check_step, explain_step, plan_step
from zi_score.report.texts import Tone
from zi_score.report.wording import answer_in_full, met_words, rubric_words, sentence
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.comparison import Change, GateChange
    from zi_score.comparison.model import TargetChange

_KINDS = {
    ChangeKind.ANSWER_RAISED: N_("jawaban naik"),
    ChangeKind.ANSWER_LOWERED: N_("jawaban turun"),
    ChangeKind.ANSWERED: N_("baru diisi"),
    ChangeKind.BLANKED: N_("dikosongkan"),
    ChangeKind.COUNT_CHANGED: N_("jumlah berubah"),
    ChangeKind.UNREADABLE: N_("menjadi tidak terbaca"),
    ChangeKind.ANSWER_CHANGED: N_("jawaban berganti"),
    ChangeKind.NOTE: N_("catatan berubah"),
    ChangeKind.EVIDENCE: N_("bukti dukung berubah"),
    ChangeKind.WEIGHT: N_("bobot diubah"),
    ChangeKind.SCALE: N_("pilihan jawaban diubah"),
    ChangeKind.FORMULA: N_("rumus berubah"),
}
_LONGEST = 60
_NAMED = 5
"""The deciding questions that fit a line."""


def kind_words(kind: ChangeKind) -> str:
    """The kind of a change."""
    return _(_KINDS[kind])


def change_texts(change: Change) -> tuple[str, str]:
    """What stood there and what stands there now."""
    if change.before and change.after:
        return answer_in_full(change.before), answer_in_full(change.after)
    return _short(change.old_text) or _("(kosong)"), _short(change.new_text) or _("(kosong)")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def gates_of(comparison: Comparison, code: str) -> tuple[GateChange | None, ...]:
    """The gate of each target that looks at this code, None where there is none."""
    return tuple(next((gate for gate in target.gates if gate.code == code), None) for target in comparison.targets)


def target_outcome(comparison: Comparison, target: TargetChange) -> tuple[str, str, Tone]:
    """Whether all gates of a target are met, on both sides, and what that is to a reader.

    Nothing of a repealed regulation is good news.
    """
    is_repealed = bool(comparison.rubric.repeal)
    was, now = (met_words(is_met=one, is_repealed=is_repealed) for one in (target.was_met, target.is_met))
    return was, now, Tone.WARN if target.is_met and is_repealed else Tone.of_met(target.is_met)


def total_texts(comparison: Comparison) -> tuple[str, str, str]:
    """The totals and their difference; on the right side of each gate."""
    totals = [gate for gate in comparison.gates if gate.code == TOTAL]
    cards = (comparison.before.scorecard, comparison.after.scorecard)
    before, after = (points_text(card.total, card.weight, totals) for card in cards)
    return before, after, difference_text(comparison.points)


def crossings(comparison: Comparison) -> tuple[tuple[GateChange, ...], ...]:
    """The gates that were crossed; one that several targets have, crossed by the same figures, stands together."""
    together: dict[object, list[GateChange]] = {}
    for gate in comparison.crossed:
        together.setdefault((gate.id, gate.title, gate.codes, gate.before, gate.after, gate.is_met), []).append(gate)
    return tuple(map(tuple, together.values()))


def crossing_sentence(gates: Sequence[GateChange], *, is_between: bool) -> str:
    """A gate that was crossed, for each target it belongs to, or on which the two assessors differ."""
    gate = gates[0]
    required = dict.fromkeys(points_text(one.required, one.weight) for one in gates)
    text = _("{target}: {title} {before} -> {after}, ambang {required}: {outcome}")
    gained, lost = _("kini terpenuhi"), _("kini tidak terpenuhi")
    if is_between:
        gained, lost = _("hanya menurut yang kedua terpenuhi"), _("hanya menurut yang pertama terpenuhi")
    return text.format(
        target=_in_words([one.target_title for one in gates]),
        title=gate.title,
        before=points_text(gate.before, gate.weight, gates),
        after=points_text(gate.after, gate.weight, gates),
        required=_in_words(list(required)),
        outcome=gained if gate.is_gained else lost,
    )


def _in_words(texts: Sequence[str]) -> str:
    *others, last = texts
    return _("{others} dan {last}").format(others=", ".join(others), last=last) if others else last


def deciding_sentence(comparison: Comparison, gate: GateChange) -> str:
    """The questions whose points make the difference at a gate, the largest first."""
    named = [f"{one.code} {difference_text(one.points)}" for one in comparison.deciding(gate)]
    rest = len(named) - _NAMED
    more = [_("dan {count} lainnya").format(count=rest)] if rest > 0 else []
    return _("Penentu: {codes}").format(codes="; ".join([*named[:_NAMED], *more]))


def remark_sentences(comparison: Comparison, *, is_between: bool) -> Iterator[str]:
    """What is not shown, cannot be told, or is only a remark."""
    if comparison.rubric.repeal or comparison.rubric.origin:
        yield sentence(_("Dinilai menurut {rubric}").format(rubric=rubric_words(comparison.rubric)))
    if comparison.has_other_form:
        text = _("Formulir berbeda: {before} dan {after}; yang dicocokkan kode pertanyaan, bukan baris.")
        yield text.format(before=comparison.before.form, after=comparison.after.form)
    yield _("Pertanyaan tanpa perubahan, tidak ditampilkan: {count}").format(count=comparison.unchanged)
    if comparison.untold and not is_between:
        kinds = ", ".join(kind_words(kind) for kind in comparison.untold)
        yield _("Tidak dapat diketahui dari kedua berkas ini: {kinds}").format(kinds=kinds)


def next_sentence(comparisons: Sequence[Comparison], *, is_between: bool) -> str:
    """What to do next, in one line; nothing where a side is no workbook that another command could open."""
    if len(comparisons) != 1:
        text = _("Berikutnya: bahas dulu {code} ({title}), yang paling sering dijawab berbeda.")
        return next((text.format(code=one.code, title=one.title) for one in disputes_of(comparisons)), "")
    (one,) = comparisons
    if one.after.is_saved:
        return ""
    path = one.after.path
    if is_between:
        largest = next((change for change in one.changes if change.points), None)
        return explain_step(path, largest.code, largest.title) if largest else ""
    lost = next((gate for gate in one.crossed if gate.is_lost), None)
    if lost:
        return explain_step(path, lost.code, lost.title)
    unmet = next((target for target in one.targets if not target.is_met), None)
    return plan_step(path, unmet.target) if unmet else check_step()
