"""A check at a glance: whether it passes, what is lacking and where, in the fewest words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Tone
from zi_score.report.check.wording import (
    failing_words,
    gate_sentence,
    outcome_tone,
    outcome_words,
    reason_words,
    tally_words,
    unaccepted,
)
from zi_score.report.evaluation.verdicts import verdict_cards
from zi_score.report.pictures import Card, Cards
from zi_score.report.wording import counts_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zi_score.outcome import Check, Demand

_SHOWN = 4


def check_cards(check: Check, gate: Demand) -> Cards:
    """One workbook: its outcome with the first things that fail it, its result, and what was found."""
    why = failing_words(check, gate)
    lines = tuple(_first(why)) if why else (gate_sentence(gate),)
    outcome = Card(_("Pemeriksaan"), outcome_words(check, gate), outcome_tone([check], gate), lines)
    result = verdict_cards(check.evaluation).cards if check.evaluation.is_usable else ()
    return Cards((outcome, *result, _found([check])))


def summary_cards(checks: Sequence[Check], gate: Demand) -> Cards:
    """Several workbooks: how many pass, which do not and why, and what was found in all of them."""
    failed = [f"{one.evaluation.path}: {reason_words(one, gate)}" for one in checks if not one.passes(gate)]
    passed = Card(_("Pemeriksaan"), tally_words(checks, gate), outcome_tone(checks, gate), (gate_sentence(gate),))
    missed = (Card(_("Tidak lolos"), str(len(failed)), Tone.BAD, tuple(_first(failed))),) if failed else ()
    return Cards((passed, *missed, _found(checks)))


def _first(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield _("dan {count} lagi").format(count=len(lines) - _SHOWN)


def _found(checks: Iterable[Check]) -> Card:
    """How many findings there are of each severity, and how many somebody accepted."""
    findings = [finding for one in checks for finding in one.findings]
    open_ones = [problem for one in checks for problem in unaccepted(one)]
    accepted = len(findings) - len(open_ones)
    lines = [counts_sentence(open_ones)] if open_ones else []
    if accepted:
        lines.append(_("Dikecualikan: {count} temuan").format(count=accepted))
    return Card(_("Temuan"), str(len(findings) - accepted), lines=tuple(lines))
