"""How texts of a workbook are compared: without case, line breaks, repeated blanks or punctuation."""

import re

from zi_score.workbook.remembered import remembered

_WORD = re.compile(r"[^\W_]+|%")
_MARKER = re.compile(r"(?:[A-Za-z]|[IVXivx]{1,4}|\d{1,2})[.)]?|[-\N{EN DASH}\N{BULLET}]")
_REMEMBERED = 2_048
_USUAL_LENGTH = 1_000


def fold(text: str) -> str:
    """The text in lower case with single blanks."""
    return " ".join(text.casefold().split())


def _is_usual(text: str) -> bool:
    return len(text) <= _USUAL_LENGTH


@remembered(_REMEMBERED, _is_usual)
def words(text: str) -> frozenset[str]:
    """The distinct words of a text, and the percent sign."""
    return frozenset(_WORD.findall(text.casefold()))


def is_marker(text: str) -> bool:
    """Whether a cell holds nothing but a hierarchy marker: ``A.``, ``iv.``, ``3.``, ``b``, ``-``."""
    return bool(_MARKER.fullmatch(text.strip()))


def fold_marker(text: str) -> str:
    """A marker without its dot; upper and lower case differ, as ``A.`` and ``a.`` do in the form."""
    return text.strip().rstrip(".)").strip()
