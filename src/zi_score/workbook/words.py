"""How texts of a workbook are compared: without case, line breaks, repeated blanks or punctuation."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+|%")
_MARKER = re.compile(r"(?:[A-Za-z]|[IVXivx]{1,4}|\d{1,2})[.)]?|[-\N{EN DASH}\N{BULLET}]")
_REMEMBERED = 2_048
_USUAL_LENGTH = 1_000
"""Only what is not longer is remembered, so that memory has a bound."""


def fold(text: str) -> str:
    """The text in lower case with single blanks."""
    return " ".join(text.casefold().split())


def words(text: str) -> frozenset[str]:
    """The distinct words of a text, and the percent sign."""
    return _usual_words(text) if len(text) <= _USUAL_LENGTH else _words(text)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


# The same titles and questions stand in every workbook of a form.
_usual_words = lru_cache(maxsize=_REMEMBERED)(_words)


def is_marker(text: str) -> bool:
    """Whether a cell holds nothing but a hierarchy marker: ``A.``, ``iv.``, ``3.``, ``b``, ``-``."""
    return bool(_MARKER.fullmatch(text.strip()))


def fold_marker(text: str) -> str:
    """A marker without its dot; upper and lower case differ, as ``A.`` and ``a.`` do in the form."""
    return text.strip().rstrip(".)").strip()
