"""What one answer cell means that is not written plainly: ``A - sesuai``, ``Ada``, a tick, ``12 orang``.

Whether a way of writing counts is not decided here, for that depends on the column as a whole.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from zi_score.exact import number_readings
from zi_score.rubric.catalogue import Scale
from zi_score.rubric.lexicon import Lexicon
from zi_score.workbook.cells import is_option
from zi_score.workbook.criteria import option_by_text, option_texts
from zi_score.workbook.grid import CellValue, cell_number
from zi_score.workbook.words import fold, is_code, plain, words

Way = Literal["unclean", "noted", "words", "signs", "text", "blank", "unit", "zero", "index", "percent", "columns"]
"""How an answer is written where it is not written plainly."""
TWO_OPTIONS = 2
_LETTER = re.compile(r"[(\[]?\s*([A-Za-z])\s*(?:[)\].:;,=\-\u2013\u2014/]|\s[-\u2013\u2014(]|$)")
_WORD = r"[^\W_]+"
_QUOTES = "'\"`\u2018\u2019\u201c\u201d\u00b4"
_BRACKETS = "()[]{}<>.,:;*"
_NUMBER = r"[+-]?\d[\d.,]*"
_WITH_UNIT = re.compile(rf"({_NUMBER})\s*([^\d\s.,()%/]+(?:\s+[^\d\s()%/]+){{0,2}})\.?")
# Compiled where one is met: most answers are plain.
_OUT_OF = rf"({_NUMBER})\s*([^\d\s]+|/)\s*({_NUMBER})"
_IN_BRACKETS = rf"(?:({_NUMBER})|[A-Za-z]+)\s*\(\s*({_NUMBER})\s*%?\s*\)"
_HUNDRED = 100
_LONGEST = 300


class Spelled(NamedTuple):
    """What a cell says, and how it is written; plainly where `way` is empty."""

    value: CellValue
    way: Way | Literal[""] = ""


def read_choice_cell(value: CellValue, scale: Scale, lexicon: Lexicon) -> Spelled | None:
    """The option that a cell means, in whatever way it is written; None where it means none."""
    if is_option(value, scale):
        return Spelled(value)
    if isinstance(value, bool):
        return _usual_choice(str(value), scale, lexicon)
    if isinstance(value, str):
        return (
            _usual_choice(value, scale, lexicon) if len(value) <= _LONGEST else _written_choice(value, scale, lexicon)
        )
    number = cell_number(value)
    return _usual_choice(str(number), scale, lexicon) if number in (0, 1) else None


def _written_choice(text: str, scale: Scale, lexicon: Lexicon) -> Spelled | None:
    text = plain(text).strip().strip(_QUOTES).strip()
    for bare in (text, text.strip(_BRACKETS).strip()):
        if bare and is_option(bare, scale):
            return Spelled(bare, "unclean")
    folded = fold(text)
    if folded in lexicon.blanks:
        return Spelled("", "blank")
    return None if is_code(text) else _noted_choice(text, folded, scale, lexicon)


def _noted_choice(text: str, folded: str, scale: Scale, lexicon: Lexicon) -> Spelled | None:
    """An option with words before or behind it."""
    for word in lexicon.before_letters:
        if folded.startswith(word):
            rest = text[len(word) :].lstrip(" :.=-")
            if rest and is_option(rest, scale):
                return Spelled(rest, "noted")
    if len(scale.options) == TWO_OPTIONS:
        return _two_options(folded, scale, lexicon)
    match = _LETTER.match(text)
    if match and is_option(match[1], scale) and not _names_option(text[match.end(1) :], scale, lexicon):
        return Spelled(match[1], "noted")
    return None


def _names_option(behind: str, scale: Scale, lexicon: Lexicon) -> bool:
    """Whether what stands behind an option names another one: ``Ya/Tidak`` as it was printed, ``A atau B``."""
    said = [word for word in re.findall(_WORD, fold(behind)) if word not in lexicon.alternatives]
    return bool(said) and is_option(said[0], scale)


_usual_choice = lru_cache(maxsize=4_096)(_written_choice)


def _two_options(text: str, scale: Scale, lexicon: Lexicon) -> Spelled | None:
    """One of two options in everyday words, with a note behind it, or as a sign."""
    best, worst = scale.options
    bare = text.strip("()[].,:;!").strip()
    for option in scale.options:
        if bare in lexicon.options.get(option, ()):
            return Spelled(option, "words")
    for option in scale.options:
        name = fold(option)
        rest = bare.removeprefix(name)
        if rest != bare and (not rest or not rest[0].isalnum()) and not _names_option(rest, scale, lexicon):
            return Spelled(option, "noted")
    if bare in lexicon.ticks and bare not in lexicon.crosses:
        return Spelled(best, "signs")
    if bare in lexicon.crosses or bare == "0":
        return Spelled(worst, "signs")
    return None


def read_by_text(value: CellValue, scale: Scale, criteria: Sequence[CellValue], number: int) -> Spelled | None:
    """The option whose text in the cell of criteria a cell repeats."""
    text = criteria[number - 1] if criteria else ""
    if not isinstance(value, str) or not isinstance(text, str):
        return None
    option = option_by_text(value, option_texts(text, tuple(scale.options)))
    return Spelled(option, "text") if option else None


def read_number_cell(value: CellValue, scale: Scale | None, lexicon: Lexicon) -> Spelled | None:
    """The number that a cell means: a count where there is no scale, an index or a percentage otherwise."""
    if cell_number(value) is not None:
        return Spelled(value)
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return _written_number(value, scale, lexicon)


@lru_cache(maxsize=4_096)
def _written_number(text: str, scale: Scale | None, lexicon: Lexicon) -> Spelled | None:
    text = plain(text).strip().strip(_QUOTES).strip()
    if number_readings(text):
        return Spelled(text)
    folded = fold(text)
    if folded in lexicon.blanks:
        return Spelled("", "blank")
    if scale is None:
        return _written_count(folded, lexicon)
    if scale.kind == "index":
        return _written_index(folded, scale, lexicon)
    match = _WITH_UNIT.fullmatch(folded)
    if match and number_readings(match[1]) and match[2].rstrip(".") in lexicon.percents:
        return Spelled(f"{match[1]}%", "percent")
    return None


def _written_count(text: str, lexicon: Lexicon) -> Spelled | None:
    if text in lexicon.zeros:
        return Spelled(0.0, "zero")
    match = _WITH_UNIT.fullmatch(text)
    if match and number_readings(match[1]) and words(match[2]) <= _unit_words(lexicon):
        return Spelled(match[1], "unit")
    return None


def _written_index(text: str, scale: Scale, lexicon: Lexicon) -> Spelled | None:
    """``3,85 dari 4``, ``3.85/4``, ``3,85 (96,25)``: the figure on the scale, if what stands beside it agrees."""
    match = re.fullmatch(_OUT_OF, text)
    if match and match[2] in lexicon.out_of and scale.maximum in number_readings(match[3]):
        return Spelled(match[1], "index")
    match = re.fullmatch(_IN_BRACKETS, text)
    if match and match[1] is None:
        return Spelled(match[2], "index")
    if match:
        for index in number_readings(match[1]):
            for share in number_readings(match[2]):
                # 3,85 of 4 is 96,25 of 100, as rounded to one or two decimals.
                if abs(index * _HUNDRED - share * scale.maximum) * 2 <= scale.maximum:
                    return Spelled(match[1], "index")
    return None


@lru_cache(maxsize=4)
def _unit_words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for unit in lexicon.units for word in unit.split())
