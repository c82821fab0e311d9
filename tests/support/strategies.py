"""Hypothesis strategies for answers: by row, the way a person types them, blank where a row is absent."""

from collections.abc import Mapping
from functools import partial

from hypothesis import strategies as st

from tests.support.marks import Mark, Marks, count_marks
from zi_score.rubric.catalogue import Question, Rubric

_SMALL, _LARGE = 12, 10_000_000
_HUNDREDTHS = 100


def marks(rubric: Rubric, *, blanks: bool = True) -> st.SearchStrategy[Marks]:
    """Answers to every question, any of them blank if `blanks`."""
    rows = {code: answers(rubric, question) for code, question in rubric.questions.items()}
    if blanks:
        rows = {code: st.one_of(given, given, given, st.just({})) for code, given in rows.items()}
    return st.fixed_dictionaries(rows).map(_joined)


def nearly_best_marks(rubric: Rubric) -> st.SearchStrategy[Marks]:
    """Answers among the better half of each scale, so that gates are met and missed about as often."""
    rows: dict[str, st.SearchStrategy[Marks]] = {}
    for code, question in rubric.questions.items():
        scale = rubric.scale_of(question)
        if question.ratio:
            rows[code] = answers(rubric, question)
        elif scale.kind == "choice":
            better = list(scale.options)[:2]
            rows[code] = st.sampled_from([better[0], better[0], better[-1]]).map(partial(_marked, code))
        else:
            top = int(scale.maximum * _HUNDREDTHS)
            rows[code] = st.integers(top * 3 // 4, top).map(partial(_hundredths_of, code))
    return st.fixed_dictionaries(rows).map(_joined)


def _marked(code: str, mark: Mark) -> Marks:
    return {code: mark}


def _hundredths_of(code: str, count: int) -> Marks:
    return {code: count / _HUNDREDTHS}


def answers(rubric: Rubric, question: Question) -> st.SearchStrategy[Marks]:
    """Any full answer to one question, by row."""
    scale = rubric.scale_of(question)
    if question.ratio:
        return counts(question)
    if scale.kind == "choice":
        return st.sampled_from(list(scale.options)).map(lambda option: {question.code: option})
    lowest, highest = int(scale.minimum * _HUNDREDTHS), int(scale.maximum * _HUNDREDTHS)
    if scale.kind == "index":
        # Between 0 and 1 an index is taken for a share of the scale, and refused.
        values = st.one_of(st.just(lowest), st.integers(max(lowest, _HUNDREDTHS), highest))
    else:
        values = st.integers(lowest, highest)
    return values.map(lambda value: {question.code: value / _HUNDREDTHS})


def counts(question: Question) -> st.SearchStrategy[Marks]:
    """The counts of a ratio: zero denominators and numerators above their denominator among them."""
    count = st.one_of(st.just(0), st.integers(0, _SMALL), st.integers(0, _LARGE))
    keys = [operand.key for operand in question.operands]
    return st.fixed_dictionaries(dict.fromkeys(keys, count)).map(lambda given: count_marks(question, given))


def question_codes(rubric: Rubric) -> st.SearchStrategy[str]:
    """Any question."""
    return st.sampled_from(list(rubric.questions))


def _joined(parts: Mapping[str, Mapping[str, Mark]]) -> Marks:
    return {row: mark for part in parts.values() for row, mark in part.items()}
