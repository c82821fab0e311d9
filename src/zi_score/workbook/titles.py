"""What stands above the columns of a form, and what its words say of them: whose they are, and what they hold.

A title is one voice among several. What a column is, its content says; whose it is, only the title can say.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from zi_score.rubric.lexicon import Lexicon, Phrase
from zi_score.workbook.grid import Grid, cell_text
from zi_score.workbook.texts import TextColumns
from zi_score.workbook.words import bigrams, likeness, words

_TIERS = 3
"""So many rows of titles are read together; forms with more of them are not known."""
_ROWS_ABOVE = 6
"""Between the titles and the first row may stand blank rows and one that numbers the columns."""
_LEAST_TITLES = 2
_LONGEST_TITLE = 200
_YEAR = r"(?<!\d)(20[0-4]\d)(?!\d)"
_SIMILAR = 0.75
_SHORTEST_MENDED = 5
_BESIDES_ANSWERS = frozenset({"score", "share", "note", "evidence", "weight", "scale", "id"})


class Title(NamedTuple):
    """What stands above a column: its own words, and those of the cells above it that it shares with others."""

    row: int
    text: str
    above: str = ""

    @property
    def shown(self) -> str:
        """Both, as a person reads them."""
        return " ".join(f"{self.above} {self.text}".split())

    @property
    def year(self) -> int:
        """The year it names, 0 without one."""
        years = re.findall(_YEAR, self.shown)
        return max(map(int, years), default=0)


NO_TITLE = Title(0, "")


class Said(NamedTuple):
    """What a title says: the assessor and the tier among those of that id, what the column holds, why it is none."""

    assessor: str = ""
    tier: int = 0
    kinds: frozenset[str] = frozenset()
    not_answers: frozenset[str] = frozenset()


def is_answer_title(said: Said, first: str = "") -> bool:
    """Whether a title says that answers stand below it; with `first`, those of the first assessor or of nobody."""
    is_one = "answer" in said.kinds and not said.kinds & _BESIDES_ANSWERS
    return is_one and (not first or said.assessor in ("", first))


def read_titles(grid: Grid, texts: TextColumns, known_row: int = 0) -> Mapping[int, Title]:
    """The title of each column that has one, from the rows above the first row of the form.

    `known_row` is a row of titles that was recognised already.
    """
    last = known_row or texts.first_row - 1
    rows = [number for number in range(last, max(last - _ROWS_ABOVE, 0), -1) if _may_be_titles(grid, number)]
    if known_row and known_row + 1 < texts.first_row:
        # A row below a known one may be a second tier: "Unit Kerja" above "Jawaban".
        rows = [one for one in range(texts.first_row - 1, known_row, -1) if _may_be_titles(grid, one)] + rows
    tiers = [_titles(grid, number) for number in rows[:_TIERS]]
    titles: dict[int, Title] = {}
    for level, (number, tier) in enumerate(zip(rows, tiers, strict=False)):
        for column, text in tier.items():
            if column not in titles:
                titles[column] = Title(number, text, _above(tiers[level + 1 :], column))
    return titles


def _above(tiers: Iterable[Mapping[int, str]], column: int) -> str:
    """What stands in the rows above a title, where merged cells count for all columns that they cover."""
    said = []
    for tier in tiers:
        own = max((number for number in tier if number <= column), default=0)
        if own:
            said.append(tier[own])
    return " ".join(reversed(said))


def _titles(grid: Grid, number: int) -> dict[int, str]:
    cells = grid.rows[number - 1]
    texts = {column: cell_text(value) for column, value in enumerate(cells, 1) if isinstance(value, str)}
    return {column: text[:_LONGEST_TITLE] for column, text in texts.items() if text}


def _may_be_titles(grid: Grid, number: int) -> bool:
    """Texts above several columns; a heading above the form stands alone, and one number in each numbers them."""
    titles = _titles(grid, number)
    return len(titles) >= _LEAST_TITLES and any(not text.strip("().").isdecimal() for text in titles.values())


def understand(title: Title, lexicon: Lexicon) -> Said:
    """What the words of a title say. Its own words come before those above it."""
    return _said(title.text, title.above, lexicon)


def whose(text: str, lexicon: Lexicon) -> Said:
    """The assessor whom a text names, such as that of a sheet's name."""
    return _said(text, "", lexicon)


@lru_cache(maxsize=2_048)
def _said(text: str, above: str, lexicon: Lexicon) -> Said:
    own, above_it, both = (_meant(words(one), lexicon) for one in (text, above, f"{above} {text}"))
    assessor = _assessor(own, lexicon) or _assessor(above_it, lexicon)
    tier = _tier(own, lexicon) or _tier(above_it, lexicon)
    kinds = frozenset(kind for kind, phrases in lexicon.kinds.items() if _says(own, phrases))
    why = frozenset(why for why, phrases in lexicon.not_answers.items() if _says(both, phrases))
    return Said(assessor, tier, kinds, why)


def _assessor(meant: frozenset[str], lexicon: Lexicon) -> str:
    """The last tier that is named: "Verifikasi TPI atas jawaban unit" is TPI's."""
    return next((one.id for one in reversed(lexicon.assessors) if _says(meant, one.words)), "")


def _tier(meant: frozenset[str], lexicon: Lexicon) -> int:
    return max((number for number, phrases in enumerate(lexicon.tiers, 1) if _says(meant, phrases)), default=0)


def _says(meant: frozenset[str], phrases: Iterable[Phrase]) -> bool:
    return any(meant.issuperset(phrase) for phrase in phrases)


def _meant(said: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """The words, and those of the lexicon that stand there with a letter too many, too few or wrong."""
    return said.union(*(_mended(word, lexicon) for word in said))


@lru_cache(maxsize=4_096)
def _mended(said: str, lexicon: Lexicon) -> frozenset[str]:
    near = (word for word in _long_words(lexicon).get(said[0], ()) if abs(len(word) - len(said)) <= 1)
    own = bigrams(said)
    return frozenset(word for word in near if likeness(bigrams(word), own) >= _SIMILAR)


@cache
def _long_words(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """The words that are long enough to be mended, by their first letter."""
    people = (*(one.words for one in lexicon.assessors), *lexicon.tiers)
    columns = (*lexicon.kinds.values(), *lexicon.not_answers.values())
    found: dict[str, set[str]] = defaultdict(set)
    for word in (word for phrases in (*people, *columns) for phrase in phrases for word in phrase):
        if len(word) >= _SHORTEST_MENDED:
            found[word[0]].add(word)
    return {initial: frozenset(some) for initial, some in found.items()}
