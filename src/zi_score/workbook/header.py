"""Finding the row of column titles by its words, and which known form it belongs to."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from zi_score.frozen import dataclass
from zi_score.remembered import remembered
from zi_score.rubric.layout import AssessorColumns, Layout, LayoutColumn
from zi_score.workbook.grid import Grid, cell_text
from zi_score.workbook.words import words

_ROWS_SEARCHED = 60
_REQUIRED = ("item", "weight")
_REMEMBERED, _USUAL_LETTERS = 64, 10_000
_MATCHED, _IN_ITS_USUAL_PLACE, _MISSING = 3, 1, -2

TitleWords = dict[int, frozenset[str]]


@dataclass(frozen=True, slots=True)
class FoundAssessor:
    """The columns of one assessor as they stand in a workbook."""

    id: str
    title: str
    answer: int
    others: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Header:
    """A row of column titles, understood as one layout's. `score` says how well it fits."""

    layout: Layout
    row: int
    columns: Mapping[str, int]
    assessors: tuple[FoundAssessor, ...]
    missing: tuple[str, ...]
    score: int

    def __hash__(self) -> int:
        return hash((self.layout.id, self.row))

    @property
    def item_columns(self) -> tuple[int, ...]:
        """The columns that hold markers and question texts."""
        start = self.columns["item"]
        others = [*self.columns.values(), *(assessor.answer for assessor in self.assessors)]
        return tuple(range(start, min((column for column in others if column > start), default=start + 1)))


def find_header(grid: Grid, layouts: Iterable[Layout]) -> Header | None:
    """The best-fitting header of a sheet, or None when it has none of the known ones."""
    best: Header | None = None
    kinds = tuple(layouts)
    required = {_required_words(layout) for layout in kinds}
    # Most rows lack what all layouts ask for.
    asked_by_all = next(iter(frozenset.intersection(*required)), "") if required else ""
    for row, cells in enumerate(grid.rows[:_ROWS_SEARCHED], 1):
        # Beside the required titles there must be that of an assessor.
        if len(cells) - cells.count("") <= len(_REQUIRED):
            continue
        text = " ".join([value for value in cells if type(value) is str]).casefold()
        if asked_by_all not in text or not any(all(map(text.__contains__, wanted)) for wanted in required):
            continue
        header = _best_match(tuple(map(cell_text, cells)), row, kinds)
        if header and (best is None or header.score > best.score):
            best = header
            if best.score >= _highest_score(kinds):
                break
    return best


@remembered(_REMEMBERED, _USUAL_LETTERS)
def most_like(titles: tuple[tuple[int, str], ...], layouts: tuple[Layout, ...]) -> Layout:
    """The layout that the titles of columns fit best, some of which may be missing or other ones; the first of such."""
    return max(layouts, key=lambda layout: _title_score(layout, titles))


def _title_score(layout: Layout, titles: tuple[tuple[int, str], ...]) -> int:
    free = {column: said for column, title in titles if (said := words(title))}
    columns = {name: number for name, column in layout.columns.items() if (number := _claim(column, free)) is not None}
    assessors = [
        _assessor(one, number, [], free) for one in layout.assessors if (number := _claim(one.answer, free)) is not None
    ]
    return _score(layout, columns, tuple(assessors))


@remembered(_REMEMBERED, _USUAL_LETTERS)
def _best_match(titles: tuple[str, ...], row: int, layouts: tuple[Layout, ...]) -> Header | None:
    """The layout whose titles a row has, the first of those that fit best."""
    found = {column: said for column, title in enumerate(titles, 1) if (said := words(title))}
    said = frozenset[str]().union(*found.values())
    headers = [_match(layout, row, found) for layout in layouts if _required_words(layout) <= said]
    return max((header for header in headers if header), key=lambda header: header.score, default=None)


@lru_cache(maxsize=_REMEMBERED)
def _required_words(layout: Layout) -> frozenset[str]:
    """What a row must say before it is worth a closer look."""
    return frozenset(word for name in _REQUIRED for word in layout.columns[name].words)


def _match(layout: Layout, row: int, titles: TitleWords) -> Header | None:
    free = dict(titles)
    columns: dict[str, int] = {}
    # The type column comes first: its title contains the word of the answer column.
    for name in sorted(layout.columns, key=lambda name: name != "scale"):
        if (number := _claim(layout.columns[name], free)) is not None:
            columns[name] = number
    answers: list[tuple[AssessorColumns, int]] = []
    for assessor in (*layout.assessors, *layout.variants):
        number = _claim(assessor.answer, free)
        answers += [] if number is None else [(assessor, number)]
    if any(name not in columns for name in _REQUIRED) or not answers:
        return None
    assessors = tuple(
        _assessor(assessor, number, [other for _, other in answers], free) for assessor, number in answers
    )
    missing = tuple(
        column.title for name, column in layout.columns.items() if name not in columns and not column.optional
    )
    return Header(layout, row, columns, assessors, missing, _score(layout, columns, assessors))


def _claim(column: LayoutColumn, free: TitleWords, within: range | None = None) -> int | None:
    """Take the title that says exactly the column's words, or else the first that contains them."""
    wanted = frozenset(column.words)
    containing = [number for number, found in free.items() if wanted <= found and (within is None or number in within)]
    if not containing:
        return None
    claimed = next((number for number in containing if free[number] == wanted), containing[0])
    del free[claimed]
    return claimed


def _assessor(assessor: AssessorColumns, answer: int, answers: list[int], free: TitleWords) -> FoundAssessor:
    """Titles such as "Nilai" repeat: each belongs to the answer column before it."""
    following = min((other for other in answers if other > answer), default=None)
    own = range(answer + 1, following or max([answer, *free]) + 1)
    others: dict[str, int] = {}
    for name, column in assessor.others.items():
        number = _claim(column, free, within=own)
        if number is None and len(column.words) > 1:
            number = _claim(column, free)
        if number is not None:
            others[name] = number
    return FoundAssessor(assessor.id, assessor.title, answer, others)


@lru_cache(maxsize=_REMEMBERED)
def _highest_score(layouts: tuple[Layout, ...]) -> int:
    """What the title row of a form scores that has every column in its usual place, for the widest of the layouts."""
    columns = (
        len(layout.columns) + sum(1 + len(assessor.others) for assessor in layout.assessors) for layout in layouts
    )
    return max(columns) * (_MATCHED + _IN_ITS_USUAL_PLACE)


def _score(layout: Layout, columns: Mapping[str, int], assessors: tuple[FoundAssessor, ...]) -> int:
    found = {assessor.id: assessor for assessor in assessors}
    places = [(column, columns.get(name)) for name, column in layout.columns.items()]
    for assessor in layout.assessors:
        there = found.get(assessor.id)
        places.append((assessor.answer, there.answer if there else None))
        others = there.others if there else {}
        places += [(column, others.get(name)) for name, column in assessor.others.items()]
    score = 0
    for column, number in places:
        if number is None:
            score += 0 if column.optional else _MISSING
        else:
            score += _MATCHED + (_IN_ITS_USUAL_PLACE if number == column.number else 0)
    return score
