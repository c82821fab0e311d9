"""The sentences of a rubric's pages, in the user's language; plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.exact import decimal_text
from zi_score.language import _, localized, shown
from zi_score.report.blocks import Tone, sentence

if TYPE_CHECKING:
    from fractions import Fraction

    from zi_score.report.blocks import Sentence
    from zi_score.rubric.catalogue import Threshold
    from zi_score.rubric.sources import Source


def source_words(source: Source) -> str:
    """Where something stands."""
    return _("sumber: {source}").format(source=source)


def source_sentence(source: Source) -> Sentence:
    """The same as a sentence of its own."""
    return sentence(source_words(source), Tone.DIM)


def unconfirmed_words(is_confirmed: bool) -> str:
    """That something is an interpretation, as an addition; empty for what is written."""
    return "" if is_confirmed else _(" (tafsir, belum tertulis dalam peraturan)")


def minimum_words(threshold: Threshold, weight: Fraction | None = None) -> str:
    """The least that a target asks; a share also in points of the `weight`, where one is given."""
    if threshold.is_share:
        share = _("minimal {share}% dari bobotnya").format(share=shown(threshold.minimum * 100))
        return f"{share} = {shown(threshold.minimum * weight)}" if weight else share
    return _("minimal {points} poin").format(points=localized(decimal_text(threshold.minimum, 2)))
