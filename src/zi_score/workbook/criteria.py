"""What a cell of criteria says of each option: ``a. Jika ...``, ``Ya, jika ...``; and which option a text means."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from zi_score.workbook.words import fold, likeness, plain, words

# At the beginning of a line no blank need follow: "c.Terdapat".
_LISTED = re.compile(r"(?:(?:^|\n)\s*([A-Za-z])\s*[.)]|(?:[;.]|\s{2,})\s*([A-Za-z])\s*[.)](?=\s))\s*(?=\S)")
_ALIKE, _MARGIN = 0.75, 0.1
"""How much of its words an answer must share with the text of an option, and how much less with any other: options of
a question repeat most of their words."""
_FEWEST_WORDS = 2
_USUAL = 512
_LONGEST = 4_000


@lru_cache(maxsize=_USUAL)
def option_texts(criteria: str, options: tuple[str, ...]) -> Mapping[str, str]:
    """The text of each option in a cell of criteria; none where the cell does not list them in their order."""
    if len(criteria) > _LONGEST:
        return MappingProxyType({})
    text = plain(criteria)
    names = {fold(option): option for option in options}
    places = list(_listed(text))
    found: dict[str, str] = {}
    wanted = list(names)
    for at, (sign, _start, end) in enumerate(places):
        if len(found) < len(wanted) and sign == wanted[len(found)]:
            following = next((begin for one, begin, _end in places[at + 1 :] if one != sign), len(text))
            found[names[sign]] = text[end:following].strip()
    return MappingProxyType(found)


def lists_options(criteria: str, options: tuple[str, ...]) -> bool:
    """Whether a cell says what each option stands for, or at least begins with the first as criteria do."""
    first = _first(options)
    if criteria.lstrip()[: len(first)].casefold() != first:
        return False
    if len(criteria) <= _LONGEST and _lists_first(plain(criteria), options[:_FEWEST_WORDS]):
        return True
    said = fold(plain(criteria[:_USUAL]))
    return len(words(said)) > _FEWEST_WORDS and said.startswith(first) and not said[len(first) :][:1].isalnum()


@lru_cache(maxsize=4 * _USUAL)
def _compared(text: str) -> str:
    return fold(text).rstrip(". ")


def _lists_first(text: str, options: tuple[str, ...]) -> bool:
    """Whether a text lists these options in their order: to find the rest of them takes several times as long."""
    signs = (sign for sign, _start, _end in _listed(text))
    return all(fold(option) in signs for option in options)


def _listed(text: str) -> Iterator[tuple[str, int, int]]:
    """Each sign of a list in a text, folded, with its beginning and the end of the blanks behind it."""
    for match in _LISTED.finditer(text):
        yield (match[1] or match[2]).casefold(), match.start(), match.end()


@lru_cache(maxsize=_USUAL)
def _first(options: tuple[str, ...]) -> str:
    return fold(options[0])


def option_by_text(answer: str, texts: Mapping[str, str]) -> str:
    """The one option whose text an answer repeats, or nothing."""
    if not texts or len(answer) > _LONGEST:
        return ""
    folded = _compared(answer)
    same = [option for option, text in texts.items() if folded == _compared(text)]
    if len(same) == 1:
        return same[0]
    said = words(answer)
    if len(said) < _FEWEST_WORDS:
        return ""
    alike = sorted(((likeness(said, words(text)), option) for option, text in texts.items()), reverse=True)
    best, option = alike[0]
    second = alike[1][0] if len(alike) > 1 else 0.0
    return option if best >= _ALIKE and best - second >= _MARGIN else ""
