"""How texts of a workbook are compared: without case, line breaks, repeated blanks, punctuation or invisible signs."""

import re
import unicodedata
from operator import add

from zi_score.remembered import remembered

_WORD = re.compile(r"[^\W_]+|%")
_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF])
# A line that ends in a hyphen inside a word; a list item begins with one after a line break instead.
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011] *\n *(?=[^\W\d_])")
_ROMAN = r"[IVXivx]{1,5}"
_SIGN = rf"(?:[A-Za-z]|{_ROMAN}|\d{{1,3}})"
_DASH = "[-\N{EN DASH}\N{EM DASH}\N{BULLET}\N{MIDDLE DOT}*]"
_MARKER = re.compile(rf"[(\[]?{_SIGN}[.)\]]{{0,2}}|{_DASH}")
# An official code, or numbers at several levels: A.I.1.i.a, 1.2.3.
_CODE = re.compile(rf"{_SIGN}(?:\.{_SIGN}){{1,6}}\.?")
_GLUED = re.compile(
    rf"\s*(?:(?P<code>{_CODE.pattern})(?=[\s:-])|[(\[]?(?P<sign>{_SIGN})[.)\]:]{{1,2}}(?=\D)"
    rf"|(?P<number>\d{{1,2}})\s+(?=[^\W\d])|(?P<dash>{_DASH})\s*(?=\w))\s*"
)
_POINTED = str.maketrans("-_/", "...")
_REMEMBERED = 4_096
_USUAL_LENGTH = 1_000


def plain(text: str) -> str:
    """The text in plain characters: compatible forms as their usual ones, no invisible signs, no broken words."""
    if text.isascii():
        return _BROKEN_WORD.sub("", text) if "-" in text else text
    return _BROKEN_WORD.sub("", unicodedata.normalize("NFKC", text).translate(_INVISIBLE))


def fold(text: str) -> str:
    """The text in lower case with single blanks."""
    return " ".join(text.casefold().split())


@remembered(_REMEMBERED, _USUAL_LENGTH)
def words(text: str) -> frozenset[str]:
    """The distinct words of a text, and the percent sign."""
    return frozenset(_WORD.findall(plain(text).casefold()))


def bigrams(word: str) -> frozenset[str]:
    """Each two signs of a word that follow each other, its beginning and end included."""
    padded = f" {word} "
    return frozenset(map(add, padded, padded[1:]))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of both is in both (Dice): 1 for the same, 0 for nothing in common."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def is_marker(text: str) -> bool:
    """Whether a cell holds nothing but a hierarchy marker: ``A.``, ``iv.``, ``3.``, ``(b)``, ``1.2.3``, ``-``."""
    text = text.strip()
    return bool(_MARKER.fullmatch(text) or _CODE.fullmatch(text))


def is_code(text: str) -> bool:
    """Whether a text is a code of several levels: ``A.I.1.i.a``, ``a-i-1``, ``1.2.3``."""
    return bool(_CODE.fullmatch(text.strip().translate(_POINTED)))


@remembered(_REMEMBERED, _USUAL_LENGTH)
def fold_code(text: str) -> str:
    """A code as it is compared: without case, with points between its levels and none behind."""
    return text.strip().rstrip(".").casefold().translate(_POINTED)


def fold_marker(text: str) -> str:
    """A marker without its dot or brackets; upper and lower case differ, as ``A.`` and ``a.`` do in the form."""
    return text.strip().strip("()[].: ")


def split_marker(text: str) -> tuple[str, str]:
    """A marker glued to the front of a text, folded, and the rest: ``a. Dokumen`` is ``a`` and ``Dokumen``."""
    match = _GLUED.match(text)
    if not match or match.end() == len(text):
        return "", text
    marker = match["code"] or match["sign"] or match["number"] or match["dash"]
    return fold_marker(marker), text[match.end() :]
