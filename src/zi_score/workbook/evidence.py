"""What the cells of one column bear out at the recognised rows: weights, types, criteria, scores, codes, prose.

Counts only. What the column is, is decided where all of them are known, with their titles.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from zi_score.exact import agrees
from zi_score.rubric.catalogue import Rubric
from zi_score.workbook.alignment import REMEMBERED, Alignment
from zi_score.workbook.cells import weight_readings
from zi_score.workbook.criteria import lists_options
from zi_score.workbook.grid import CellValue, cell_number, cell_text
from zi_score.workbook.remembered import remembered
from zi_score.workbook.words import fold_code, fold_marker, words

_REMEMBERED = 256
_USUAL_LETTERS = 100_000
_PROSE_BLANKS, _PROSE_LETTERS = 2, 24
"""Fewer words or letters may be an answer in words; more are a note."""
_LONGEST_SCALE = 60
_LINK = re.compile(
    r"https?:|ftps?:|www\.|file:|[A-Za-z]:\\|\\\\\w|\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|zip)\b", re.IGNORECASE
)


class ColumnEvidence(NamedTuple):
    """Each pair counts the cells that bear something out, of those that could.

    `filled` counts the cells at questions, and `at_counts` those at their counts.
    """

    filled: int
    at_counts: int
    weights: tuple[int, int]
    scales: tuple[int, int]
    criteria: int
    shares: tuple[int, int]
    points: tuple[int, int]
    codes: tuple[int, int]
    markers: tuple[int, int]
    prose: int
    links: int
    distinct: int


class _Places(NamedTuple):
    """The rows of a form by what may stand in them."""

    weights: tuple[tuple[int, Fraction], ...]
    questions: tuple[tuple[int, str], ...]
    counts: tuple[int, ...]
    identities: tuple[tuple[int, str], ...]
    markers: tuple[tuple[int, str], ...]


@lru_cache(maxsize=REMEMBERED)
def _places(alignment: Alignment, rubric: Rubric) -> _Places:
    weights = {code: node.weight for code, node in rubric.nodes.items()}
    weights |= {code: one.weight for code, one in rubric.questions.items() if one.has_own_weight}
    parts = {row.code for row in alignment.rows if row.kind == "part"}
    weighted = [
        (number, weights[row.code])
        for row, number in alignment.rows.items()
        if row.code in weights and (row.kind in ("node", "part") or (row.kind == "question" and row.code not in parts))
    ]
    return _Places(
        weights=tuple(weighted),
        questions=tuple((number, row.code) for row, number in alignment.questions()),
        counts=tuple(number for row, number in alignment.rows.items() if row.kind in ("operand", "subtotal")),
        identities=tuple((number, fold_code(row.identity)) for row, number in alignment.rows.items()),
        markers=tuple((number, fold_marker(row.marker)) for row, number in alignment.rows.items() if row.marker),
    )


def evidence_of(cells: Sequence[CellValue], alignment: Alignment, rubric: Rubric) -> ColumnEvidence:
    """What a column bears out; its cells by row number less one."""
    kept = tuple(cells)
    # True and 1, which are equal, are different answers.
    return _evidence(kept, alignment, rubric, tuple([type(value) is bool for value in kept]))


@remembered(_REMEMBERED, _USUAL_LETTERS)
def _evidence(
    cells: tuple[CellValue, ...], alignment: Alignment, rubric: Rubric, _booleans: tuple[bool, ...]
) -> ColumnEvidence:
    places = _places(alignment, rubric)
    asked = [(cells[number - 1], code) for number, code in places.questions if cells[number - 1] != ""]
    counts = [value for number in places.counts if (value := cells[number - 1]) != ""]
    texts = [value.strip() for value, _code in asked if isinstance(value, str) and value.strip()]
    nodes = [(cells[number - 1], weight) for number, weight in places.weights if cells[number - 1] != ""]
    marked = [(cells[number - 1], marker) for number, marker in places.markers if cells[number - 1] != ""]
    coded = [(cells[number - 1], identity) for number, identity in places.identities if cells[number - 1] != ""]
    numbers = [(number, weight) for value, weight in nodes if (number := _number(value)) is not None]
    shown = [(cell_text(value), code) for value, code in asked]
    scales = [
        (words(text) if len(text) <= _LONGEST_SCALE else frozenset(), _scale_texts(rubric, code))
        for text, code in shown
    ]
    return ColumnEvidence(
        filled=len(asked),
        at_counts=len(counts),
        weights=(sum(agrees(number, weight) for number, weight in numbers), len(nodes)),
        scales=(sum(said in known for said, known in scales if known), sum(bool(known) for _said, known in scales)),
        criteria=sum(
            isinstance(value, str) and lists_options(value, tuple(options))
            for value, code in asked
            if (options := rubric.scale_of(rubric.questions[code]).options)
        ),
        shares=_shares(asked, rubric),
        points=(sum(0 <= number <= weight for number, weight in numbers), len(nodes)),
        codes=(sum(fold_code(cell_text(value)) == identity for value, identity in coded), len(coded)),
        markers=(sum(fold_marker(cell_text(value)) == marker for value, marker in marked), len(marked)),
        prose=sum(len(text) >= _PROSE_LETTERS or text.count(" ") >= _PROSE_BLANKS for text in texts),
        links=sum(("." in text or ":" in text or "\\" in text) and bool(_LINK.search(text)) for text in texts),
        distinct=len({text.casefold() for text in texts}),
    )


def _number(value: CellValue) -> Fraction | None:
    number = cell_number(value)
    if number is None and isinstance(value, str):
        number = next(iter(weight_readings(value.strip())), None)
    return number


@lru_cache(maxsize=1_024)
def _scale_texts(rubric: Rubric, code: str) -> frozenset[frozenset[str]]:
    return frozenset(words(text) for text in rubric.scale_of(rubric.questions[code]).cell_texts)


def _shares(asked: Sequence[tuple[CellValue, str]], rubric: Rubric) -> tuple[int, int]:
    """How many questions show what one of their options scores, of those answered by an option."""
    fits = of = 0
    for value, code in asked:
        options = _option_scores(rubric, code)
        if options:
            of += 1
            number = _number(value)
            fits += number is not None and any(agrees(number, score) for score in options)
    return fits, of


@lru_cache(maxsize=1_024)
def _option_scores(rubric: Rubric, code: str) -> frozenset[Fraction]:
    question = rubric.questions[code]
    scores = rubric.scale_of(question).options.values()
    own = {score * question.weight for score in scores} if question.has_own_weight else set()
    return frozenset({*scores, *own})
