"""What the colour of a bar means, for every ink that has colours."""

from __future__ import annotations

from zi_score.language import _
from zi_score.report.blocks import Tone


def fill_words(marks: int) -> tuple[tuple[Tone, str], ...]:
    """The tone and the meaning of each colour of bars with so many minima; of a single one no part can be met."""
    some = ((Tone.WARN, _("sebagian terpenuhi")),) if marks > 1 else ()
    return ((Tone.GOOD, _("semua minimal terpenuhi")), *some, (Tone.BAD, _("belum ada yang terpenuhi")))
