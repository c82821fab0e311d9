"""The verdicts: whether each target's thresholds are met, what fails and by how many points."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zi_score.exact import decimal_text
from zi_score.language import _, localized
from zi_score.report.blocks import Column, Fold, Outcome, Points, Row, Rows, sentence
from zi_score.report.condition_wording import condition_sentences, conditions_sentence, proposal_sentence
from zi_score.report.evaluation.scores import filled_others
from zi_score.report.figures import gates_by_code, lacking_text, margin_text, points_text, total_text, weight_text
from zi_score.report.pictures import Card, Cards
from zi_score.report.texts import Tone, line, toned
from zi_score.report.wording import (
    certain_source,
    minimum_text,
    shortfalls,
    verdict_words,
    withheld_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zi_score.outcome import Assessment, Evaluation
    from zi_score.report.blocks import Block
    from zi_score.verdict import Requirement, Verdict

    Gates = Mapping[str, Sequence[Requirement]]


def verdict_blocks(assessment: Assessment) -> Iterator[Outcome]:
    """Each target in turn; what follows from a supposition says so."""
    gates = gates_by_code(assessment.verdicts)
    for verdict in assessment.verdicts:
        total = len(verdict.requirements)
        reason = _("semua {total} ambang nilai").format(total=total)
        if not verdict.is_met:
            failed = _("ambang nilai: {failed} dari {total} ambang belum terpenuhi")
            reason = failed.format(failed=len(verdict.failed), total=total)
        if assessment.supposition:
            reason = _("{reason}, dengan andaian").format(reason=reason)
        below = tuple(_below(verdict, gates))
        yield Outcome(verdict.title, verdict_words(verdict), reason, verdict_tone(verdict), below)


def verdict_tone(verdict: Verdict) -> Tone:
    """Nothing of a repealed regulation is good news."""
    if not verdict.is_met:
        return Tone.BAD
    return Tone.WARN if verdict.repealed_by else Tone.GOOD


def _below(verdict: Verdict, gates: Gates) -> Iterator[Block]:
    if verdict.failed:
        titles = (_("minimal"), _("nilai"), _("kurang"))
        rows = []
        for one in verdict.failed:
            lacking = toned(lacking_text(one, gates[one.code]), Tone.BAD)
            rows.append(Row.of(*_gate(one, gates), lacking))
        yield Rows((Column(_("Belum terpenuhi")), *Column.figures(*titles)), rows)
    else:
        yield sentence(nearest_gate_sentence(verdict))
    if any(gate.is_rounding_sensitive for gate in verdict.requirements):
        yield sentence(_("* pembulatan dua desimal akan memberi hasil lain; yang menentukan nilai tanpa pembulatan"))
    if verdict.conditions:
        yield sentence(conditions_sentence(verdict), Tone.DIM)
    if conditions := condition_sentences(verdict):
        yield Points([line(one) for one in conditions])
    if verdict.has_profile:
        yield sentence(proposal_sentence(verdict), Tone.of_met(verdict.may_be_proposed))
    title = _("{title}: semua {total} ambang").format(title=verdict.title, total=len(verdict.requirements))
    yield Fold(title, partial(_all_gates, verdict, gates))


def _gate(gate: Requirement, gates: Gates) -> tuple[str, str, str]:
    mark = "*" if gate.is_rounding_sensitive else ""
    return gate.title, minimum_text(gate), points_text(gate.actual, gate.weight, gates[gate.code]) + mark


def _all_gates(verdict: Verdict, gates: Gates) -> Iterator[Block]:
    """Every gate with its margin; what all of them rest on is said once, below, and else gate by gate."""
    sources = [certain_source(one.source, is_confirmed=one.confirmed) for one in verdict.requirements]
    is_one = len({*sources}) == 1
    own = () if is_one else (Column(_("Dasar")),)
    figures = Column.figures(_("minimal"), _("nilai"), _("selisih"))
    rows = []
    for one, source in zip(verdict.requirements, sources, strict=True):
        margin = margin_text(one, gates[one.code])
        state = toned(_("terpenuhi") if one.is_met else _("belum terpenuhi"), Tone.of_met(one.is_met), marked=True)
        cells = (*_gate(one, gates), margin if one.margin < 0 else f"+{margin}", state)
        rows.append(Row.of(*cells, *(() if is_one else (toned(source, Tone.DIM),))))
    yield Rows((Column(_("Ambang")), *figures, Column(_("Keadaan")), *own), rows)
    if is_one:
        yield sentence(_("Dasar semua ambang: {source}").format(source=sources[0]), Tone.DIM)


def nearest_gate_sentence(verdict: Verdict) -> str:
    """The gate with the fewest points to spare, of a verdict that is met."""
    gate = min(verdict.requirements, key=lambda one: one.margin)
    text = _("Selisih terkecil: {title}, tepat pada ambang {minimum}")
    if gate.margin:
        text = _("Selisih terkecil: {title}, {margin} di atas ambang {minimum}")
    return text.format(title=gate.title, margin=margin_text(gate), minimum=minimum_text(gate))


def verdict_cards(evaluation: Evaluation) -> Cards:
    """The total and each target at a glance."""
    leading = evaluation.leading
    card = leading.scorecard
    lines = [_("dari {weight}; penilai {assessor}").format(weight=weight_text(card.weight), assessor=leading.title)]
    if leading.supposition:
        lines.append(_("dengan {count} jawaban yang diandaikan").format(count=len(leading.supposition.answers)))
    if card.unanswered:
        blanks = _("{count} dari {total} pertanyaan belum diisi atau tidak terbaca")
        lines.append(blanks.format(count=len(card.unanswered), total=len(card.questions)))
    lines += (_against_leading(other, leading) for other in filled_others(evaluation))
    cards = [Card(_("Nilai total"), total_text(leading), lines=tuple(lines))]
    if evaluation.withheld:
        cards.append(Card(_("Hasil penilaian"), withheld_word().upper(), Tone.WARN))
    for verdict in leading.verdicts:
        below = shortfalls(verdict) if verdict.failed else (nearest_gate_sentence(verdict),)
        if verdict.has_profile:
            below = (*below, proposal_sentence(verdict))
        elif verdict.conditions:
            below = (*below, conditions_sentence(verdict))
        cards.append(Card(verdict.title, verdict_words(verdict), verdict_tone(verdict), below))
    return Cards(tuple(cards))


def _against_leading(other: Assessment, leading: Assessment) -> str:
    """By how much another assessor is above or below the one who leads; in words, for a sign has two readings."""
    points = other.scorecard.total - leading.scorecard.total
    text = _("{assessor} {score}, sama dengan {leading}")
    if points:
        above, below = (
            _("{assessor} {score}, {margin} di atas {leading}"),
            _("{assessor} {score}, {margin} di bawah {leading}"),
        )
        text = above if points > 0 else below
    score = points_text(other.scorecard.total, leading.scorecard.weight)
    margin = localized(decimal_text(abs(points), 4))
    return text.format(assessor=other.title, score=score, margin=margin, leading=leading.title)
