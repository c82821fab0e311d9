"""Sorting and ranking rows: by total, a part, the margin of a target or a count. Ranks are within one rubric."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from zi_score.frozen import dataclass
from zi_score.recap.frame import Frame
from zi_score.recap.row import RecapRow, frames_of

CHANGES = "changes"
"""How few answers must change for the target that was planned for."""
_LOWEST, _HIGHEST = Fraction(-1_000_000), Fraction(1_000_000)
Key = Callable[[RecapRow], Fraction | int | str | None]

_COUNTS: Mapping[str, Key] = MappingProxyType(
    {
        "unanswered": lambda row: row.unanswered,
        "errors": lambda row: row.errors,
        "warnings": lambda row: row.warnings,
        CHANGES: lambda row: row.fewest.by_answers if row.fewest else None,
    }
)
_NAMES: Mapping[str, Key] = MappingProxyType({"path": lambda row: row.path, "unit": lambda row: row.name.casefold()})


class SortError(ValueError):
    """No row has a figure of this name; `known` lists what there is."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


@dataclass(frozen=True, slots=True)
class Ranking:
    """The usable rows of one rubric in order, each with its rank by total among all of them, shown or not.

    Equal totals share a rank, and a copy has that of what it repeats. `hidden` counts the rows that are not wanted.
    """

    frame: Frame
    rows: tuple[RecapRow, ...]
    ranks: tuple[int, ...]
    hidden: int = 0

    @property
    def counted(self) -> tuple[RecapRow, ...]:
        """One row of those that repeat each other: the original where it is shown."""
        counted: dict[str, str] = {}
        for row in sorted(self.rows, key=lambda row: bool(row.copy_of)):
            counted.setdefault(row.copy_of or row.path, row.path)
        kept = set(counted.values())
        return tuple(row for row in self.rows if row.path in kept)


def rank(
    rows: Sequence[RecapRow],
    sort: str = "total",
    *,
    is_reversed: bool = False,
    is_wanted: Callable[[RecapRow], bool] = lambda _row: True,
) -> tuple[Ranking, ...]:
    """Rank the usable rows of each rubric: figures from the highest, counts and names from the lowest.

    Raises `SortError` when no row has such a figure.
    """
    groups: dict[str, tuple[Frame, list[RecapRow]]] = {}
    for row in rows:
        if row.frame:
            groups.setdefault(row.frame.rubric, (row.frame, []))[1].append(row)
    key, is_descending = _key(sort, rows)
    rankings = []
    for frame, group in groups.values():
        totals = sorted((row.total for row in group if not row.copy_of), reverse=True)
        ranks = {total: number for number, total in reversed([*enumerate(totals, 1)])}
        wanted = sorted(filter(is_wanted, group), key=lambda row: row.path)
        wanted.sort(key=key, reverse=is_descending is not is_reversed)
        places = tuple(ranks[row.total] for row in wanted)
        rankings.append(Ranking(frame, tuple(wanted), places, len(group) - len(wanted)))
    return tuple(rankings)


def figure(row: RecapRow, name: str) -> Fraction | int | None:
    """A figure by name: ``total``, the code of a part, a count, or the smallest margin of a target."""
    if name in _COUNTS:
        value = _COUNTS[name](row)
        return value if isinstance(value, int) else None
    part = row.total if name == "total" and row.frame else row.point(name.upper())
    return row.margin(name) if part is None else part


def known_figures(rows: Sequence[RecapRow]) -> tuple[str, ...]:
    """The names of every figure of these rows."""
    frames = frames_of(rows)
    parts = dict.fromkeys(part.code for frame in frames for part in frame.parts[1:])
    targets = dict.fromkeys(target for frame in frames for target, _title in frame.targets)
    is_planned = any(row.fewest for row in rows)
    counts = (name for name in _COUNTS if name != CHANGES or is_planned)
    return ("total", *targets, *parts, *counts)


def _key(sort: str, rows: Sequence[RecapRow]) -> tuple[Callable[[RecapRow], Fraction | int | str], bool]:
    name = sort.strip().lower()
    if name in _NAMES:
        return lambda row: str(_NAMES[name](row)), False
    if any(row.frame for row in rows) and name not in {known.lower() for known in known_figures(rows)}:
        raise SortError(sort, (*known_figures(rows), *_NAMES))

    is_descending = name not in _COUNTS
    missing = _LOWEST if is_descending else _HIGHEST  # last, either way

    def value(row: RecapRow) -> Fraction | int:
        found = figure(row, name)
        return missing if found is None else found

    return value, is_descending
