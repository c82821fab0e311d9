"""One figure of a trace: its value, the operation that gives it, and the figures that the operation takes."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from math import prod

from zi_score.exact import clamp_share, total
from zi_score.frozen import dataclass, field
from zi_score.problems import NOWHERE, Location
from zi_score.rubric.sources import Source


class Operation(StrEnum):
    """How a figure comes about; the names are a public contract. The first four have nothing below them."""

    ANSWER = "answer"
    """A number that stands in the workbook."""
    OPTION = "option"
    """What the chosen option earns on its scale."""
    RUBRIC = "rubric"
    """A figure of the rubric."""
    RULE = "rule"
    """A figure that the rubric gives where there is nothing to compute, such as for a blank."""
    COUNT = "count"
    """How many figures there are below."""
    SUM = "sum"
    PRODUCT = "product"
    DIFFERENCE = "difference"
    """The first less the second."""
    QUOTIENT = "quotient"
    """The first over the second."""
    LIMIT = "limit"
    """The nearest figure between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `text` is what stands in the workbook, or why a rule applies; `options` the scale it was chosen on.

    Ids are unique within a trace: the official code for points, with a suffix for anything on the way there.
    """

    id: str
    operation: Operation
    value: Fraction
    inputs: tuple["Figure", ...] = ()
    title: str = ""
    text: str = ""
    place: Location = NOWHERE
    source: Source | None = None
    confirmed: bool = True
    options: Mapping[str, Fraction] = field(default_factory=dict)


def derived(
    name: str,
    operation: Operation,
    inputs: Iterable[Figure],
    title: str = "",
    *,
    text: str = "",
    source: Source | None = None,
) -> Figure:
    """The figure that an operation gives for these inputs."""
    below = tuple(inputs)
    return Figure(name, operation, _value(operation, below), below, title, text=text, source=source)


def _value(operation: Operation, below: tuple[Figure, ...]) -> Fraction:
    values = [step.value for step in below]
    match operation:
        case Operation.COUNT:
            return Fraction(len(values))
        case Operation.SUM:
            return total(values)
        case Operation.PRODUCT:
            return prod(values, start=Fraction(1))
        case Operation.DIFFERENCE:
            return values[0] - values[1]
        case Operation.QUOTIENT:
            return values[0] / values[1]
        case Operation.LIMIT:
            return clamp_share(values[0])
        case _:
            raise ValueError(operation)


def in_order(roots: Iterable[Figure]) -> tuple[Figure, ...]:
    """Every figure of a trace once, each after all those that it follows from."""
    found: dict[str, Figure] = {}

    def visit(step: Figure) -> None:
        if step.id not in found:
            for one in step.inputs:
                visit(one)
            found[step.id] = step

    for root in roots:
        visit(root)
    return tuple(found.values())
