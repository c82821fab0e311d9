"""What a page is made of: blocks that say what is to be read, and nothing of how an ink draws it.

A page is built once from results; an ink in `zi_score.report.ink` draws it. Texts are plain: an ink escapes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from zi_score.frozen import dataclass
from zi_score.language import _
from zi_score.report.texts import Line, Span, Stack, Tone, line, toned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from fractions import Fraction

    from zi_score.report.pictures import Bins, Cards, Dumbbells, Heat, Radar, Strip, Trend, Waterfall

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark:
    """A minimum on a bar, as a share 0..1, with its words."""

    share: Fraction
    text: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A share 0..1 against a mark for each of the column's `marks`, None where that one asks for nothing.

    `others` are the shares of others beside it, in the order of the column's `others`.
    """

    share: Fraction
    marks: tuple[Mark | None, ...] = ()
    others: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of rows: of figures, of texts, or of bars if it `is_bar` or has `marks`.

    `widest` limits the width in characters where room is short; a column that `is_whole` is never broken. Where a
    table does not fit, columns that are `spare` are left out, those of the highest number first. `meaning` says what
    a short title stands for.
    """

    title: str = ""
    is_figure: bool = False
    is_whole: bool = False
    widest: int = 0
    marks: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    is_bar: bool = False
    spare: int = 0
    meaning: str = ""

    @property
    def has_bars(self) -> bool:
        """Whether its cells are bars."""
        return self.is_bar or bool(self.marks)

    @staticmethod
    def figures(*titles: str) -> tuple[Column, ...]:
        """A column of figures, which are never broken, for each title."""
        return tuple(Column(title, is_figure=True, is_whole=True) for title in titles)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; `depth` moves the first one to the right."""

    cells: tuple[Line | Stack | Bar, ...]
    depth: int = 0

    @staticmethod
    def of(*cells: str | Line | Stack | Bar, depth: int = 0) -> Row:
        """A row of cells, of which a plain text is a line without a tone."""
        return Row(tuple(line(one) if isinstance(one, str) else one for one in cells), depth)


@dataclass(frozen=True, slots=True)
class Rows:
    """A table, or a list of entries where no column has a title. More than `few` rows (0: any number) are folded.

    An ink whose readers can do so lets them sort and filter what `is_sortable`.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    title: str = ""
    note: str = ""
    few: int = 0
    is_sortable: bool = False

    @staticmethod
    def entries(rows: Sequence[Row], few: int = 0) -> Rows:
        """Rows of two cells as a list of entries."""
        return Rows((Column(), Column()), rows, few=few)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One or more sentences that stand alone."""

    line: Line


@dataclass(frozen=True, slots=True)
class Listing:
    """Short items in running text. More than `few` (0: any number) are folded."""

    items: Sequence[str]
    few: int = 0


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences as a list."""

    items: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what belongs below it."""

    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for one target: its title, the result in capitals, what it rests on, and what belongs below it."""

    title: str
    words: str
    reason: str
    tone: Tone
    blocks: Sequence[Block] = ()


@dataclass(frozen=True, slots=True)
class Fold:
    """A part that is closed until somebody opens it. It is made only when an ink draws it."""

    title: str
    make: Callable[[], Iterable[Block]]


@dataclass(frozen=True, slots=True)
class Branch:
    """A figure of a tree: what it is, the figure, where it is laid down, and the figures that it follows from.

    Those are made only when an ink draws them.
    """

    label: Line
    figure: Span
    source: str
    below: Callable[[], Sequence[Branch]]


@dataclass(frozen=True, slots=True)
class Tree:
    """A figure with all that it follows from.

    So many levels below it as `depth` says are shown at once (None: as the ink decides), and the rest is folded.
    """

    root: Branch
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """What rows and sentences of the same page say as well, for the eye; an ink that cannot draw leaves it out.

    It is made only when it is drawn. `alternative` says in words what is seen; `instead` is what an ink that cannot
    draw shows in its place.
    """

    alternative: str
    make: Callable[[], Cards | Radar | Strip | Dumbbells | Waterfall | Bins | Heat | Trend]
    instead: tuple[Block, ...] = ()


Block = Rows | Sentence | Listing | Points | Section | Outcome | Fold | Tree | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page with its title."""

    title: str
    blocks: Sequence[Block]


def meanings(columns: Iterable[Column]) -> str:
    """What the short titles among these stand for; empty where there are none."""
    return "; ".join(f"{one.title} {one.meaning}" for one in columns if one.meaning)


def fill_words(marks: int) -> tuple[tuple[Tone, str], ...]:
    """The tone and the meaning of each colour of bars with so many minima; of a single one no part can be met."""
    some = ((Tone.WARN, _("sebagian terpenuhi")),) if marks > 1 else ()
    return ((Tone.GOOD, _("semua minimal terpenuhi")), *some, (Tone.BAD, _("belum ada yang terpenuhi")))


def first_few(items: Sequence[T], few: int) -> tuple[Sequence[T], Sequence[T]]:
    """The first of them, as many as are few (0: any number), and the others."""
    return (items[:few], items[few:]) if few else (items, ())


def sentence(text: str, tone: Tone = Tone.PLAIN, *, marked: bool = False) -> Sentence:
    """A sentence of one tone."""
    return Sentence(toned(text, tone, marked=marked))


def sentences(texts: Iterable[str], tone: Tone = Tone.PLAIN, *, marked: bool = False) -> Iterator[Sentence]:
    """A sentence of one tone for each text that is not empty."""
    return (sentence(text, tone, marked=marked) for text in texts if text)
