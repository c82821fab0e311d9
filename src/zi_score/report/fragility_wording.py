"""How safe a target is, in one sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zi_score.language import _, shown

if TYPE_CHECKING:
    from zi_score.planning.fragility import Fragility
    from zi_score.planning.index_margins import IndexMargin

_NAMED = 3
"""How many of the answers on which a target hangs are named in one line."""


def fragility_sentence(one: Fragility) -> str:
    """How few downgrades lose a target that is met, and of which answers."""
    if not one.fewest:
        return _("{title} tidak hilang oleh penurunan jawaban mana pun").format(title=one.title)
    if one.fewest == 1:
        shown_codes, others = one.example[:_NAMED], len(one.example) - _NAMED
        more = [_("{count} lainnya").format(count=others)] if others > 0 else []
        return _("{title} hilang bila 1 jawaban turun satu tingkat: {codes}").format(
            title=one.title, codes=_(" atau ").join((*shown_codes, *more))
        )
    levels = Counter(one.example)
    names = (
        code if times == 1 else _("{code} ({count} tingkat)").format(code=code, count=times)
        for code, times in levels.items()
    )
    return _("{title} hilang bila jawaban turun {count} tingkat, misalnya {codes}").format(
        title=one.title, count=one.fewest, codes=", ".join(names)
    )


def index_sentence(one: IndexMargin) -> str:
    """How far a survey index may fall, and which gate is lost below that."""
    text = _("{code} {title}: {index}, dapat turun {margin} sampai {least}; di bawah itu lepas {gate}")
    return text.format(
        code=one.code,
        title=one.title,
        index=shown(one.value),
        margin=shown(one.margin),
        least=shown(one.least),
        gate=one.gate.title,
    )
