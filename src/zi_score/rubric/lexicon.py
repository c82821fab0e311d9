"""The words that people use for columns, sheets and answers of an LKE, as the reader uses them.

They are no part of any regulation, and the same for every rubric.
"""

from collections.abc import Mapping

from zi_score.frozen import dataclass

Phrase = tuple[str, ...]
"""Words that must all be there, in any order."""


@dataclass(frozen=True, slots=True)
class AssessorWords:
    """What names an assessor in a title or in the name of a sheet."""

    id: str
    title: str
    words: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everyday words by what they mean.

    `assessors` and `tiers` stand from the earliest to the last. `kinds` says what a title makes of a column,
    `not_answers` why letters below a title are no answers of this assessment. `options` has the everyday spellings of
    an option by how a rubric spells it. `identity` has what stands before the colon where a workbook says whose it is,
    `cover_sheets` the names of sheets that say so; the others are signs and words in answer cells.
    """

    assessors: tuple[AssessorWords, ...]
    tiers: tuple[tuple[Phrase, ...], ...]
    kinds: Mapping[str, tuple[Phrase, ...]]
    not_answers: Mapping[str, tuple[Phrase, ...]]
    options: Mapping[str, tuple[str, ...]]
    ticks: tuple[str, ...]
    crosses: tuple[str, ...]
    blanks: tuple[str, ...]
    before_letters: tuple[str, ...]
    alternatives: tuple[str, ...]
    changing: tuple[str, ...]
    units: tuple[str, ...]
    zeros: tuple[str, ...]
    percents: tuple[str, ...]
    out_of: tuple[str, ...]
    identity: Mapping[str, tuple[str, ...]]
    cover_sheets: tuple[str, ...]

    def __hash__(self) -> int:
        return id(self)
