"""Exact numbers: every reading of a typed text, and decimals that never contradict a comparison."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zi_score.exact import (
    FLOAT_NOISE,
    agrees,
    clamp_share,
    decimal_text,
    exact,
    fraction_of,
    fraction_text,
    mean,
    number_readings,
    plain_text,
    round_half_up,
)

# Small denominators make numbers that meet exactly; powers of ten make those that almost do.
FRACTIONS = st.one_of(
    st.fractions(min_value=-200, max_value=200, max_denominator=50),
    st.decimals(min_value=-200, max_value=200, places=6).map(Fraction),
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.1, Fraction(1, 10)),
        (0.67, Fraction(67, 100)),
        (3.5999999999999996, Fraction(36, 10)),  # AVERAGE(3.4, 3.8)
        (0.1 + 0.2, Fraction(3, 10)),
        (2 / 3, Fraction(666_666_666_666_667, 10**15)),
        (1e300, Fraction(10**300)),
        (-2.5, Fraction(-5, 2)),
        (1e-7, Fraction(1, 10**7)),
        (75, Fraction(75)),
        ("0.33", Fraction(33, 100)),
        ("2/3", Fraction(2, 3)),
    ],
)
def test_a_number_is_its_decimal_of_at_most_fifteen_digits(value: float | str, expected: Fraction) -> None:
    assert exact(value) == expected


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan"), "A", ""])
def test_what_has_no_exact_value_is_refused(value: float | str) -> None:
    with pytest.raises(ValueError, match="Invalid literal for Fraction"):
        exact(value)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6))
@example(Decimal("3.6"))
def test_a_decimal_of_fifteen_digits_comes_back_from_its_float(value: Decimal) -> None:
    assert exact(float(value)) == Fraction(value)


@given(st.floats(min_value=1e-300, max_value=1e307, allow_nan=False, allow_infinity=False))
def test_an_exact_number_differs_from_its_float_in_no_shown_digit(value: float) -> None:
    assert plain_text(float(exact(value))) == plain_text(value)


@pytest.mark.parametrize(
    ("value", "text"), [(3.5999999999999996, "3.6"), (0.1 + 0.2, "0.3"), (5.0, "5"), (1 / 3, "0.333333333333333")]
)
def test_a_number_is_written_as_a_spreadsheet_shows_it(value: float, text: str) -> None:
    assert plain_text(value) == text


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("85", ["85"]),
        ("+85", ["85"]),
        ("3.5999999999999996", ["3.6"]),  # as another program writes out a binary number
        ("3,5999999999999996", ["3.6"]),
        ("35.999999999999996%", ["0.36"]),
        ("-4", ["-4"]),
        ("\N{MINUS SIGN}4", ["-4"]),
        ("  3 ", ["3"]),
        ("\N{NO-BREAK SPACE}3,6\N{NO-BREAK SPACE}", ["3.6"]),
        ("12,5", ["12.5"]),
        ("85,0", ["85"]),
        (",5", ["0.5"]),
        (".5", ["0.5"]),
        ("0.85", ["0.85"]),
        ("0,850", ["0.85"]),
        ("0.850", ["0.85"]),
        ("1,234", ["1.234"]),
        ("1.234,5", ["1234.5"]),
        ("1.234.567", ["1234567"]),
        ("-1.234.567,25", ["-1234567.25"]),
        ("8.3E-2", ["0.083"]),
        ("85%", ["0.85"]),
        ("85 %", ["0.85"]),
        ("12,5%", ["0.125"]),
    ],
)
def test_a_typed_number_has_one_reading(text: str, readings: list[str]) -> None:
    assert number_readings(text) == tuple(map(Fraction, readings))


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.234", ["1.234", "1234"]),
        ("-1.234", ["-1.234", "-1234"]),
        ("12.500", ["12.5", "12500"]),
        ("1.234%", ["0.01234", "12.34"]),
    ],
)
def test_a_point_before_three_digits_has_two_readings(text: str, readings: list[str]) -> None:
    assert number_readings(text) == tuple(map(Fraction, readings))


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "abc", "#REF!", "85 persen", "inf", "nan"),
        *("1.2.3", "--5", "+-5", "- 5", "1 234", "5.", "5,", "1/2", "1e5"),
        *("1,2,3", "1,234.5", "12.34,5", "0.123.456", "%", "5%%"),
    ],
)
def test_what_is_not_a_number_has_no_reading(text: str) -> None:
    assert number_readings(text) == ()


@pytest.mark.parametrize("text", ["9" * 5_000, "0," + "1" * 5_000, "1.5e999999999", "1.5e-999999999"])
def test_a_number_that_python_cannot_handle_has_no_reading(text: str) -> None:
    assert number_readings(text) == ()


@pytest.mark.no_cover
@given(st.text(max_size=60))
def test_any_text_has_at_most_two_readings(text: str) -> None:
    assert len(number_readings(text)) <= 2


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_an_indonesian_spelling_is_read_as_it_was_meant(number: object) -> None:
    plain = str(number).replace(".", ",")
    assert number_readings(plain) == (Fraction(str(number)),)
    grouped = f"{number:,}".translate(str.maketrans(",.", ".,"))
    assert number_readings(grouped) == (Fraction(str(number)),)


@pytest.mark.parametrize(
    ("value", "places", "boundaries", "text"),
    [
        ("74.996", 2, ["75"], "74.996"),
        ("74.996", 2, [], "75.00"),
        ("75", 2, ["75"], "75.00"),
        ("74.994", 2, ["75"], "74.99"),
        ("74.99999", 2, ["75", "85"], "74.99999"),
        ("84.996", 2, ["75", "85"], "84.996"),
        ("59.96", 1, ["60"], "59.96"),
        ("261077/2730", 2, ["75", "85"], "95.63"),
        ("-0.001", 2, ["0"], "-0.001"),
        ("-0.001", 2, [], "0.00"),
        ("-2.5", 0, [], "-3"),
        ("2.5", 0, [], "3"),
        ("0.004", 2, ["0"], "0.00"),
        ("1/3", 2, [], "0.33"),
        ("1/3", 2, ["1/3"], "0.34"),
        ("1/3", 2, ["1/3", "0.335"], "0.334"),
        ("-1/3", 2, ["-1/3"], "-0.33"),
        ("2/3", 2, ["2/3"], "0.67"),
        ("0.1234", 2, ["0.1234"], "0.1234"),
        ("1/1024", 2, ["1/1024"], "0.001"),
        ("1/5120", 2, ["1/5120"], "0.0002"),
    ],
)
def test_a_decimal_text_has_as_many_places_as_its_boundaries_need(
    value: str, places: int, boundaries: list[str], text: str
) -> None:
    assert decimal_text(Fraction(value), places, map(Fraction, boundaries)) == text


@given(FRACTIONS, st.integers(0, 4), st.lists(FRACTIONS, max_size=4), st.booleans())
@example(Fraction(1825, 2250) * 100, 1, [Fraction(100)], True)
@example(Fraction(1, 3), 2, [], True)
def test_a_decimal_text_never_contradicts_a_comparison(
    value: Fraction, places: int, boundaries: list[Fraction], is_on_one: bool
) -> None:
    """PermenPANRB 90/2021 p. 52-53: the thresholds are minima, so what is read must be on the same side."""
    limits = [*boundaries, value] if is_on_one else boundaries
    text = decimal_text(value, places, limits)
    for limit in limits:
        assert (value >= limit) == (Fraction(text) >= limit)
    assert abs(Fraction(text) - value) <= Fraction(1, 10**places)
    assert len(text.partition(".")[2]) >= places


@given(FRACTIONS, st.integers(0, 4))
def test_a_decimal_text_without_boundaries_is_the_rounded_number(value: Fraction, places: int) -> None:
    assert Fraction(decimal_text(value, places)) == round_half_up(value, places)


def test_two_decimals_are_usual() -> None:
    assert decimal_text(Fraction(1, 2)) == "0.50"


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("0.125", 2, "0.13"),
        ("0.115", 2, "0.12"),
        ("-0.125", 2, "-0.13"),
        ("-0.124", 2, "-0.12"),
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("1.5", 0, "2"),
        ("2/3", 2, "0.67"),
        ("0", 2, "0"),
    ],
)
def test_a_half_goes_away_from_zero(value: str, places: int, expected: str) -> None:
    assert round_half_up(Fraction(value), places) == Fraction(expected)


@given(FRACTIONS, st.integers(0, 4))
def test_rounding_moves_a_number_by_half_a_unit_at_most_and_mirrors_its_sign(value: Fraction, places: int) -> None:
    rounded = round_half_up(value, places)
    assert abs(rounded - value) <= Fraction(1, 2 * 10**places)
    assert round_half_up(-value, places) == -rounded


def test_a_mean_of_thirds_is_exact() -> None:
    assert mean([Fraction(1), Fraction(67, 100), Fraction(0)]) == Fraction(167, 300)
    assert mean(iter([Fraction(1), Fraction(0), Fraction(0)])) * 3 == 1


@given(st.lists(FRACTIONS, min_size=1, max_size=8))
def test_a_mean_lies_between_the_least_and_the_most(values: list[Fraction]) -> None:
    assert min(values) <= mean(values) <= max(values)


@pytest.mark.parametrize(("value", "expected"), [("-1/2", "0"), ("0", "0"), ("2/3", "2/3"), ("1", "1"), ("7/6", "1")])
def test_a_share_is_kept_between_0_and_1(value: str, expected: str) -> None:
    assert clamp_share(Fraction(value)) == Fraction(expected)


def test_figures_agree_up_to_binary_noise_and_no_further() -> None:
    assert agrees(exact(0.1 + 0.2), Fraction(3, 10))
    assert agrees(Fraction(1) + FLOAT_NOISE, Fraction(1))
    assert agrees(Fraction(1) - FLOAT_NOISE, Fraction(1))
    assert not agrees(Fraction(1) + FLOAT_NOISE * 2, Fraction(1))
    assert agrees(Fraction(3, 10) + FLOAT_NOISE, Fraction(3, 10))
    assert agrees(Fraction(1, 10**200), Fraction(1, 10**200))


@pytest.mark.parametrize(("value", "text"), [("15/2", "15/2"), ("14/2", "7"), ("-1/3", "-1/3")])
def test_a_fraction_text_is_exact(value: str, text: str) -> None:
    assert fraction_text(Fraction(value)) == text


@pytest.mark.parametrize("text", ["15/2", "7", "-1/3"])
def test_a_fraction_text_is_read_back(text: str) -> None:
    assert fraction_text(fraction_of(text)) == text


@pytest.mark.parametrize("text", ["", "1e9", "1e999999999", "0.5", "1/0", "1/2/3", " 7", "x"])
def test_only_a_fraction_text_is_read_as_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"^" + text + "$"):
        fraction_of(text)


@pytest.mark.parametrize("sign", ["-", "+"])
def test_a_leading_zero_behind_a_sign_groups_no_thousands(sign: str) -> None:
    assert number_readings(f"{sign}0.123") == (Fraction(f"{sign}0.123"),)


def test_the_longest_number_that_is_read() -> None:
    assert number_readings("9" * 40) == (Fraction("9" * 40),)
    assert number_readings("9" * 41) == ()
