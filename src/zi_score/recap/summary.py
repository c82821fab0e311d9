"""What many rows say together: how many meet what, the mean and middle of the totals, and how they are distributed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from zi_score.exact import mean
from zi_score.frozen import dataclass
from zi_score.recap.frame import Frame, FrameGate
from zi_score.recap.row import RecapRow

_BIN = 5


@dataclass(frozen=True, slots=True)
class Bin:
    """The rows whose total is at least `lowest` and below `highest`; the last bin includes the highest."""

    lowest: int
    highest: int
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The usable rows of one rubric: figures in points. `failed` counts the rows that each gate stops.

    `assessors` counts by id and title whose figures they are.
    """

    count: int
    met: Mapping[str, int]
    mean: Fraction
    median: Fraction
    lowest: Fraction
    highest: Fraction
    distribution: tuple[Bin, ...]
    failed: Mapping[FrameGate, int]
    groups: Mapping[str, Sequence[RecapRow]]
    assessors: Mapping[tuple[str, str], int]


def summary_of(frame: Frame, rows: Sequence[RecapRow]) -> Summary:
    """Sum up the usable rows of one rubric, of which there is at least one."""
    totals = sorted(row.total for row in rows)
    middle = len(totals) // 2
    groups: dict[str, list[RecapRow]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    failed = Counter(one.gate for row in rows for one in row.gates() if not one.is_met)
    return Summary(
        count=len(rows),
        met={target: sum(row.is_met(target) for row in rows) for target, _title in frame.targets},
        mean=mean(totals),
        median=totals[middle] if len(totals) % 2 else mean(totals[middle - 1 : middle + 1]),
        lowest=totals[0],
        highest=totals[-1],
        distribution=_distribution(totals, frame.weight),
        failed={gate: failed[gate] for gate in frame.gates},
        groups=groups,
        assessors=Counter((row.assessor, row.assessor_title) for row in rows),
    )


def _distribution(totals: Sequence[Fraction], weight: Fraction) -> tuple[Bin, ...]:
    """Bins of five points from the one that holds the lowest total to the one that holds the highest."""
    last = max(0, -(-int(weight) // _BIN) - 1)
    counts = Counter(min(int(total) // _BIN, last) for total in totals)
    numbers = range(min(counts), max(counts) + 1)
    return tuple(Bin(number * _BIN, (number + 1) * _BIN, counts[number]) for number in numbers)
