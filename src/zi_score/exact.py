"""Exact numbers: what a cell or a decimal text says, as a Fraction, and back to text.

Nothing here knows what a number stands for. Rounding happens only in `decimal_text`.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Context
from fractions import Fraction
from functools import lru_cache
from math import lcm

FLOAT_NOISE = Fraction(1, 10**9)
"""The largest difference between a spreadsheet's binary result and ours that means nothing."""
_NOISE, _NOISE_PARTS = FLOAT_NOISE.as_integer_ratio()

_DIGITS = 15
"""The significant digits of a number that a spreadsheet program shows and compares. A binary double holds a few more,
which are the residue of its arithmetic: AVERAGE(3.4, 3.8) is stored as 3.5999999999999996."""
_SHOWN = Context(prec=_DIGITS)

_PLAIN = re.compile(r"[+-]?\d+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_COMMA = re.compile(r"[+-]?\d*,\d+")
_POINT = re.compile(r"[+-]?\d*\.\d+([eE][+-]?\d{1,2})?")
_LONGEST_NUMBER = 40
_WRITTEN_FRACTION = r"-?[0-9]{1,1000}(/[1-9][0-9]{0,999})?"


@lru_cache(maxsize=4_096, typed=True)
def exact(value: float | str) -> Fraction:
    """Take a number as a spreadsheet means it: its decimal of at most 15 digits, so that 0.1 is one tenth.

    A text is taken as it is written. Raises ValueError for what is no number.
    """
    return Fraction(plain_text(value) if isinstance(value, float) else value)


def plain_text(value: float) -> str:
    """Write a binary number as spreadsheet programs show it: ``3.6`` for a stored 3.5999999999999996."""
    return format(value, f".{_DIGITS}g")


def number_readings(text: str, *, is_typed: bool = False) -> tuple[Fraction, ...]:
    """Every number that a hand-typed text can mean, without guessing.

    The comma is the decimal mark and the point groups thousands, as in Indonesian; a point may also be
    a decimal mark, so ``1.234`` has two readings and ``12.5`` has one. A trailing ``%`` divides by 100.
    No reading at all means that the text is not a number. Of decimals, digits beyond the fifteenth are those of
    a program that wrote a binary number out, and are rounded away, unless the text `is_typed` by a person.
    """
    body = text.strip().replace("\N{MINUS SIGN}", "-")
    # Nobody means a longer one, and thousands of digits would stop the run instead of being reported.
    return _readings(body, is_typed) if len(body) <= _LONGEST_NUMBER else ()


# The same weights and percentages stand in every workbook.
@lru_cache(maxsize=4_096)
def _readings(body: str, is_typed: bool) -> tuple[Fraction, ...]:
    divisor = 1
    decimal: Callable[[str], Fraction] = Fraction if is_typed else _shown
    if body.endswith("%"):
        body, divisor = body[:-1].rstrip(), 100
    readings: list[Fraction] = []
    if _PLAIN.fullmatch(body):
        readings.append(Fraction(body))
    if _POINT.fullmatch(body):
        readings.append(decimal(body))
    if _COMMA.fullmatch(body):
        readings.append(decimal(body.replace(",", ".")))
    if _GROUPED.fullmatch(body):
        grouped = decimal(body.replace(".", "").replace(",", "."))
        leading_zero = body.lstrip("+-").startswith("0")
        if not leading_zero:
            readings.append(grouped)
    return tuple(reading / divisor for reading in readings)


def _shown(decimal: str) -> Fraction:
    return Fraction(_SHOWN.create_decimal(decimal))


def agrees(one: Fraction, other: Fraction) -> bool:
    """Whether two figures are the same but for the binary noise of a spreadsheet."""
    # In whole numbers: thousands of figures are compared, and a Fraction for each difference takes most of the time.
    (numerator, denominator), (others, parts) = one.as_integer_ratio(), other.as_integer_ratio()
    return abs(numerator * parts - others * denominator) * _NOISE_PARTS <= denominator * parts * _NOISE


def total(values: Iterable[Fraction]) -> Fraction:
    """The exact sum, reduced once and not after each addition."""
    numerator, common = 0, 1
    for value in values:
        own, denominator = value.as_integer_ratio()
        if denominator != common:
            before, common = common, lcm(common, denominator)
            numerator, own = numerator * (common // before), own * (common // denominator)
        numerator += own
    return Fraction(numerator, common)


def mean(values: Iterable[Fraction]) -> Fraction:
    """The exact arithmetic mean of at least one value."""
    collected = list(values)
    return total(collected) / len(collected)


def whole(value: Fraction, common: int) -> int:
    """How many times one of `common` parts a number is; `common` is a multiple of its denominator."""
    return value.numerator * (common // value.denominator)


def clamp_share(value: Fraction) -> Fraction:
    """The nearest share between 0 and 1."""
    return value if 0 <= value.numerator <= value.denominator else Fraction(value.numerator > 0)


def round_half_up(value: Fraction, places: int) -> Fraction:
    """The nearest multiple of 10**-places; halves go away from zero, as on a spreadsheet."""
    return Fraction(_steps(value, 10**places), 10**places)


def _steps(value: Fraction, per_unit: int) -> int:
    """How many steps, so many to a unit, are nearest to a number; in whole numbers, for a page has hundreds."""
    numerator, denominator = value.as_integer_ratio()
    nearest = (2 * abs(numerator) * per_unit + denominator) // (2 * denominator)
    return nearest if numerator >= 0 else -nearest


def decimal_text(value: Fraction, places: int = 2, boundaries: Iterable[Fraction] = ()) -> str:
    """Write a number with at least `places` decimals, and with more when fewer would cross a boundary.

    A boundary is a threshold that the number is compared with: 74.996 beside the threshold 75 is written
    ``74.996`` and never ``75.00``, so that what is read never contradicts what was decided. A number that
    is exactly on a boundary without a finite decimal, such as 1/3, is written from above: ``0.34``.
    """
    limits = tuple(boundaries)
    from_above = value in limits and _is_endless(value)
    while True:
        per_unit = 10**places
        steps = _steps(value, per_unit)
        if from_above and steps < value * per_unit:
            steps += 1
        if all((value >= limit) == (steps >= limit * per_unit) for limit in limits):
            break
        places += 1
    sign = "-" if steps < 0 else ""
    units, part = divmod(abs(steps), per_unit)
    return f"{sign}{units}.{part:0{places}d}" if places else f"{sign}{units}"


def _is_endless(value: Fraction) -> bool:
    """Whether no finite number of decimals writes the value exactly."""
    return pow(10, value.denominator.bit_length(), value.denominator) != 0


def fraction_text(value: Fraction) -> str:
    """Write a number exactly: ``"15/2"``, or ``"7"`` when it is whole."""
    return str(value)


def fraction_of(text: str) -> Fraction:
    """Read what `fraction_text` wrote.

    Raises ValueError for anything else: an exponent would be unpacked into as many digits as it says.
    """
    if not re.fullmatch(_WRITTEN_FRACTION, text):
        raise ValueError(text[:_LONGEST_NUMBER])
    return Fraction(text)
