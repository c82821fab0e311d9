"""A second program that checks the trace of an explanation, with nothing but fractions."""

from collections.abc import Callable
from fractions import Fraction
from math import prod
from typing import Any


def recomputed(trace: Any) -> dict[str, Fraction]:
    """Every step's figure, from those before it; the printed figures are used for what nothing stands below."""
    figures: dict[str, Fraction] = {}
    for step in trace["steps"]:
        assert step["id"] not in figures
        below = [figures[name] for name in step["inputs"]]
        figures[step["id"]] = _figure(step, below)
    return figures


def _figure(step: Any, below: list[Fraction]) -> Fraction:
    operation = step["operation"]
    if operation == "option":
        return Fraction(step["options"][step["text"]])
    if operation in ("answer", "rubric", "rule"):
        return Fraction(step["exact"])
    return OPERATIONS[operation](*below)


OPERATIONS: dict[str, Callable[..., Fraction]] = {
    "count": lambda *below: Fraction(len(below)),
    "sum": lambda *below: sum(below, Fraction(0)),
    "product": lambda *below: prod(below, start=Fraction(1)),
    "difference": lambda first, second: first - second,
    "quotient": lambda first, second: first / second,
    "limit": lambda only: min(max(only, Fraction(0)), Fraction(1)),
}
