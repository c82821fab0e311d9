"""What the colour of a bar means, for every ink that has colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.report.blocks import Mark


def fill_tone(marks: Sequence[Mark]) -> Tone:
    """The tone of a bar with these minima; plain where it has none."""
    if not marks:
        return Tone.PLAIN
    if all(mark.is_met for mark in marks):
        return Tone.GOOD
    return Tone.WARN if any(mark.is_met for mark in marks) else Tone.BAD


def fill_words(marks: int) -> tuple[tuple[Tone, str], ...]:
    """The tone and the meaning of each colour of bars with so many minima; of a single one no part can be met."""
    some = ((Tone.WARN, _("sebagian terpenuhi")),) if marks > 1 else ()
    return ((Tone.GOOD, _("semua minimal terpenuhi")), *some, (Tone.BAD, _("belum ada yang terpenuhi")))
