"""From what stands in an answer cell to an answer on the question's scale. Never a guess, never a silent 0.

Each function gives the reading and, when the cell says nothing usable, the problem instead.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from zi_score.answers import Answer, Choice, Index, TypedShare, Unreadable
from zi_score.exact import agrees, number_readings
from zi_score.frozen import replace
from zi_score.problems import Location, Problem, found
from zi_score.rubric.catalogue import Scale
from zi_score.workbook.grid import CellValue, cell_number, cell_text
from zi_score.workbook.words import fold

_HUNDRED = 100
# Short answers are remembered, hundreds in each workbook: too many to go through `remembered`, which takes longer.
_REMEMBERED, _USUAL_LENGTH = 1_024, 40
_WEIGHT = re.compile(r"\(?\s*([\d.,]+)\s*\)?\s*[^\W\d%]*\.?")
_LOOK_ALIKES = str.maketrans(
    "\u0410\u0412\u0421\u0415\u0430\u0441\u0435\u0391\u0392\u0395\u0422\u0443\u0456\u043a",
    "ABCEaceABETyik",
)
"""Cyrillic and Greek letters that look like Latin ones of the options."""
_COMMA_THOUSANDS = re.compile(r"\d{1,3},\d{3}")


def read_choice(value: CellValue, scale: Scale, place: Location) -> tuple[Answer, Problem | None]:
    """One option of a choice scale; case, blanks and a closing dot do not matter."""
    choice = _choice(value, scale)
    if choice is not None:
        return choice, None
    text = cell_text(value)
    if not text.isascii() and (sign := _look_alike(text, scale)):
        return Unreadable(text), found("ZI218", place, answer=text, sign=sign[0], letter=sign[1])
    return Unreadable(text), found("ZI203", place, answer=text, options=", ".join(scale.options))


@lru_cache(maxsize=_REMEMBERED)
def weight_readings(text: str) -> tuple[Fraction, ...]:
    """Every number that the text of a weight can mean: ``0,5``, ``0,5 poin``, ``(5)``."""
    match = _WEIGHT.fullmatch(text)
    return number_readings(match[1] if match else text)


def is_option(value: CellValue, scale: Scale) -> bool:
    """Whether a cell holds one of the options of a choice scale."""
    return _choice(value, scale) is not None


def option_of(value: CellValue, scale: Scale) -> str:
    """The option of a choice scale that a cell holds, or nothing."""
    choice = _choice(value, scale)
    return choice.option if choice else ""


def _look_alike(text: str, scale: Scale) -> tuple[str, str] | None:
    """The first sign of a text that only looks like a letter, by name, and that letter, if that is all its fault."""
    plain = text.translate(_LOOK_ALIKES)
    if plain == text or _named_choice(plain, scale) is None:
        return None
    sign, letter = next((one, other) for one, other in zip(text, plain, strict=True) if one != other)
    return unicodedata.name(sign, repr(sign)), letter


def read_index(value: CellValue, scale: Scale, place: Location) -> tuple[Answer, Problem | None]:
    """An index within the limits of its scale; one on the scale of 100 is told, and never converted."""
    text = cell_text(value)
    is_percentage = text.endswith("%")

    def is_share(number: Fraction) -> bool:
        """A figure between 0 and 1 on a scale of several points is a share of it: 0.96 may be 96 %."""
        return 0 < number < 1 < scale.maximum

    def fits(number: Fraction) -> bool:
        return scale.minimum <= number <= scale.maximum and not is_percentage and not is_share(number)

    def outside() -> Problem:
        share = cell_number(value) or next(iter(number_readings(text)), Fraction(0))
        if is_share(share) and not is_percentage:
            return found(
                "ZI217", place, answer=_as_shown(value), converted=share * scale.maximum, maximum=scale.maximum
            )
        values = {"answer": _as_shown(value), "minimum": scale.minimum, "maximum": scale.maximum}
        converted = _converted_index(value, scale)
        if converted is not None:
            return found("ZI216", place, converted=converted, **values)
        return found("ZI204", place, **values)

    number, problem = _read_number(value, fits, outside, place, (scale.minimum, scale.maximum))
    return (Unreadable(text) if number is None else Index(number)), problem


def read_share(value: CellValue, place: Location) -> tuple[Answer, Problem | None]:
    """A percentage typed in place of its counts: 0,85 and 85% are the same, 85 alone is refused."""

    def outside() -> Problem:
        return found("ZI208", place, answer=_as_shown(value))

    number, problem = _read_number(value, lambda one: 0 <= one <= 1, outside, place, (Fraction(0), Fraction(1)))
    return (Unreadable(cell_text(value)) if number is None else TypedShare(number)), problem


def read_percentage(value: CellValue, place: Location) -> tuple[Answer, Problem | None]:
    """A percentage where the scale asks for one, by the same rule."""
    answer, problem = read_share(value, place)
    return (replace(answer, is_asked=True) if isinstance(answer, TypedShare) else answer), problem


def read_count(value: CellValue, place: Location) -> tuple[Fraction | None, Problem | None]:
    """A whole number of 0 or more. ``1,000`` may be one or a thousand, and a percentage is no count."""
    text = cell_text(value)
    if text.endswith("%"):
        return None, found("ZI205", place, answer=text)
    if _COMMA_THOUSANDS.fullmatch(text):
        values = {"first": number_readings(text)[0], "second": Fraction(text.replace(",", ""))}
        return None, found("ZI206", place, answer=text, **values)

    def unfit() -> Problem:
        return found("ZI207", place, answer=_as_shown(value))

    return _read_number(value, lambda one: one.numerator >= 0 and one.denominator == 1, unfit, place)


def _as_shown(value: CellValue) -> Fraction | str:
    """What stands in a cell as a sentence names it: a number with the decimal mark of the user."""
    number = cell_number(value)
    return cell_text(value) if number is None else number


def _converted_index(value: CellValue, scale: Scale) -> Fraction | None:
    """The index that 87.65 or 87.65% stands for on the scale of 100, of which one point is as much as all beyond 4."""
    number = cell_number(value)
    readings = number_readings(cell_text(value).rstrip("%")) if number is None else (number,)
    converted = (reading * scale.maximum / _HUNDRED for reading in readings)
    return next((index for index in converted if max(Fraction(1), scale.minimum) <= index <= scale.maximum), None)


def _choice(value: CellValue, scale: Scale) -> Choice | None:
    is_usual = len(value) <= _USUAL_LENGTH if isinstance(value, str) else isinstance(value, float)
    return (_usual_choice if is_usual else _named_choice)(value, scale)


def _named_choice(value: CellValue, scale: Scale) -> Choice | None:
    return _folded_options(scale).get(fold(cell_text(value)).rstrip(".").rstrip())


@lru_cache(maxsize=_REMEMBERED)
def _folded_options(scale: Scale) -> Mapping[str, Choice]:
    """The options by what they are compared by; of two that are alike the first."""
    return {fold(option): Choice(option) for option in reversed(tuple(scale.options))}


_usual_choice = lru_cache(maxsize=_REMEMBERED, typed=True)(_named_choice)


def _read_number(
    value: CellValue,
    fits: Callable[[Fraction], bool],
    unfit: Callable[[], Problem],
    place: Location,
    limits: Sequence[Fraction] = (),
) -> tuple[Fraction | None, Problem | None]:
    """The one number that the cell can mean on this scale, or why there is none.

    A computed number that misses a limit by no more than binary noise is that limit.
    """
    number = cell_number(value)
    if number is not None:
        number = next((limit for limit in limits if agrees(limit, number)), number)
        return (number, None) if fits(number) else (None, unfit())
    readings = number_readings(cell_text(value))
    if not readings:
        return None, found("ZI205", place, answer=cell_text(value))
    fitting = sorted({reading for reading in readings if fits(reading)})
    match fitting:
        case []:
            return None, unfit()
        case [only]:
            return only, None
        case [first, second, *_]:
            return None, found("ZI206", place, answer=cell_text(value), first=first, second=second)
    raise AssertionError(fitting)
