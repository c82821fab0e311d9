"""What the cells of one column bear out at the recognised rows: weights, types, criteria, scores, codes, prose.

Counts only. What the column is, is decided where all of them are known, with their titles.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from zi_score.exact import agrees
from zi_score.remembered import remembered
from zi_score.rubric.catalogue import Rubric
from zi_score.workbook.alignment import REMEMBERED, Alignment
from zi_score.workbook.cells import weight_readings
from zi_score.workbook.criteria import lists_options
from zi_score.workbook.grid import CellValue, cell_number, cell_text
from zi_score.workbook.words import fold_code, fold_marker, words

_REMEMBERED = 256
_USUAL_LETTERS = 100_000
_PROSE_BLANKS, _PROSE_LETTERS = 2, 24
"""Fewer words or letters may be an answer in words; more are a note."""
_LONGEST_SCALE = 60
_USUAL = 1_024
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


class _Kind(NamedTuple):
    """Questions on one scale, and what may stand there beside an answer."""

    texts: frozenset[frozenset[str]]
    options: tuple[str, ...]
    scores: frozenset[Fraction]


class _Places(NamedTuple):
    """The rows of a form by what may stand in them; each question with the place of its kind among `kinds`."""

    weights: tuple[tuple[int, Fraction], ...]
    kinds: tuple[_Kind, ...]
    questions: tuple[tuple[int, int], ...]
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
    kinds: dict[_Kind, int] = {}
    questions = [
        (number, kinds.setdefault(_kind(rubric, row.code), len(kinds))) for row, number in alignment.questions()
    ]
    return _Places(
        weights=tuple(weighted),
        kinds=tuple(kinds),
        questions=tuple(questions),
        counts=tuple(number for row, number in alignment.rows.items() if row.kind in ("operand", "subtotal")),
        identities=tuple((number, fold_code(row.identity)) for row, number in alignment.rows.items()),
        markers=tuple((number, fold_marker(row.marker)) for row, number in alignment.rows.items() if row.marker),
    )


@lru_cache(maxsize=_USUAL)
def _kind(rubric: Rubric, code: str) -> _Kind:
    question = rubric.questions[code]
    scale = rubric.scale_of(question)
    scores = scale.options.values()
    own = {score * question.weight for score in scores} if question.has_own_weight else set()
    return _Kind(frozenset(map(words, scale.cell_texts)), tuple(scale.options), frozenset({*scores, *own}))


def booleans_among(cells: Sequence[CellValue]) -> tuple[bool, ...]:
    """Which cells are booleans, nothing where none is: True and 1, which are equal, are different answers."""
    return tuple([type(value) is bool for value in cells]) if bool in set(map(type, cells)) else ()


@remembered(_REMEMBERED, _USUAL_LETTERS)
def evidence_of(
    cells: tuple[CellValue, ...], alignment: Alignment, rubric: Rubric, booleans: tuple[bool, ...]
) -> ColumnEvidence:
    """What a column bears out; its cells by row number less one, and which of them are booleans."""
    places = _places(alignment, rubric)
    # Most of what stands in a column stands there often: each cell is looked at once, and counted.
    asked = Counter(
        [
            (kind, value, bool(booleans and booleans[number - 1]))
            for number, kind in places.questions
            if (value := cells[number - 1]) != ""
        ]
    )
    kinds = [(places.kinds[kind], value, count) for (kind, value, _is_boolean), count in asked.items()]
    texts = [(kind, text, count) for kind, value, count in kinds if isinstance(value, str) and (text := value.strip())]
    nodes = [(value, weight) for number, weight in places.weights if (value := cells[number - 1]) != ""]
    numbers = [(number, weight) for value, weight in nodes if (number := _number(value)) is not None]
    marked = [(value, marker) for number, marker in places.markers if (value := cells[number - 1]) != ""]
    coded = [(value, identity) for number, identity in places.identities if (value := cells[number - 1]) != ""]
    return ColumnEvidence(
        filled=asked.total(),
        at_counts=sum([cells[number - 1] != "" for number in places.counts]),
        weights=(sum([agrees(number, weight) for number, weight in numbers]), len(nodes)),
        scales=(
            sum([count for kind, text, count in texts if len(text) <= _LONGEST_SCALE and words(text) in kind.texts]),
            sum([count for kind, _value, count in kinds if kind.texts]),
        ),
        criteria=sum([count for kind, text, count in texts if kind.options and lists_options(text, kind.options)]),
        shares=(
            sum([count for kind, value, count in kinds if kind.scores and _is_one_of(_number(value), kind.scores)]),
            sum([count for kind, _value, count in kinds if kind.scores]),
        ),
        points=(sum([0 <= number <= weight for number, weight in numbers]), len(nodes)),
        codes=(_same(coded, fold_code), len(coded)),
        markers=(_same(marked, fold_marker), len(marked)),
        prose=sum([count for _kind, text, count in texts if _is_prose(text)]),
        links=sum([count for _kind, text, count in texts if _holds_link(text)]),
        distinct=len({text.casefold() for _kind, text, _count in texts}),
    )


def _same(pairs: Sequence[tuple[CellValue, str]], fold: Callable[[str], str]) -> int:
    """How many cells say what is expected there, once folded as it is."""
    texts = [(cell_text(value), expected) for value, expected in pairs]
    folded = {text: fold(text) for text in {text for text, _expected in texts}}
    return sum([folded[text] == expected for text, expected in texts])


def _number(value: CellValue) -> Fraction | None:
    if isinstance(value, str):
        text = value.strip()
        return next(iter(weight_readings(text)), None) if not text[:1].isalpha() else None
    return cell_number(value)


def _is_one_of(number: Fraction | None, scores: frozenset[Fraction]) -> bool:
    return number is not None and any(agrees(number, score) for score in scores)


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE_LETTERS or text.count(" ") >= _PROSE_BLANKS


def _holds_link(text: str) -> bool:
    return ("." in text or ":" in text or "\\" in text) and bool(_LINK.search(text))
