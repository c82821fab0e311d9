"""What a cell of criteria says of each option: ``a. Jika ...``, ``Ya, jika ...``; and which option a text means."""

import re
from collections.abc import Mapping
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
    places = [((match[1] or match[2]).casefold(), match.start(), match.end()) for match in _LISTED.finditer(text)]
    found: dict[str, str] = {}
    wanted = list(names)
    for at, (sign, _start, end) in enumerate(places):
        if len(found) < len(wanted) and sign == wanted[len(found)]:
            following = next((begin for one, begin, _end in places[at + 1 :] if one != sign), len(text))
            found[names[sign]] = text[end:following].strip()
    return MappingProxyType(found)


def lists_options(criteria: str, options: tuple[str, ...]) -> bool:
    """Whether a cell says what each option stands for, or at least begins with the first as criteria do."""
    first = fold(options[0])
    if criteria.lstrip()[: len(first)].casefold() != first:
        return False
    found = option_texts(criteria, options)
    if len(found) >= min(len(options), _FEWEST_WORDS):
        return True
    said = fold(plain(criteria[:_USUAL]))
    return len(words(said)) > _FEWEST_WORDS and said.startswith(first) and not said[len(first) :][:1].isalnum()


def option_by_text(answer: str, texts: Mapping[str, str]) -> str:
    """The one option whose text an answer repeats, or nothing."""
    said = words(answer)
    if not texts or len(answer) > _LONGEST:
        return ""
    same = [option for option, text in texts.items() if fold(answer).rstrip(". ") == fold(text).rstrip(". ")]
    if len(same) == 1:
        return same[0]
    if len(said) < _FEWEST_WORDS:
        return ""
    alike = sorted(((likeness(said, words(text)), option) for option, text in texts.items()), reverse=True)
    best, option = alike[0]
    second = alike[1][0] if len(alike) > 1 else 0.0
    return option if best >= _ALIKE and best - second >= _MARGIN else ""
