"""Answers as plain values by row, the way a person types them, and the same as the program's own types."""

from collections.abc import Mapping
from fractions import Fraction

from zi_score.answers import Answer, AnswerSet, Choice, Counts, Index, Response, TypedShare, Unanswered, Unreadable
from zi_score.exact import clamp_share, exact
from zi_score.rubric.catalogue import Question, Rubric

Mark = str | int | float
Marks = dict[str, Mark]
"""Option, index or count by row: a question by its code, a count by ``code:operand``."""


def best_marks(rubric: Rubric) -> Marks:
    """Every question answered in the best way."""
    return _all_marks(rubric, best=True)


def worst_marks(rubric: Rubric) -> Marks:
    """Every question answered in the worst way."""
    return _all_marks(rubric, best=False)


def marks_with_option(rubric: Rubric, option: str) -> Marks:
    """Like the best marks, but with this option wherever a scale has it."""
    marks = best_marks(rubric)
    for question in rubric.questions.values():
        if option in rubric.scale_of(question).options:
            marks[question.code] = option
    return marks


def count_marks(question: Question, counts: Mapping[str, int]) -> Marks:
    """The counts of one ratio question, by row; those not named are 0."""
    return {f"{question.code}:{one.key}": counts.get(one.key, 0) for one in question.operands}


def counts_for(question: Question, share: Fraction) -> dict[str, int]:
    """Some counts with which a ratio question has this share."""
    assert question.ratio
    moved = question_numerator(question)
    keys = dict.fromkeys([*question.ratio.denominator, *question.ratio.numerator])
    base = 10 * share.denominator
    fixed = {key: base if index == 0 else 0 for index, key in enumerate(keys)}
    for value in range(base + 1):
        counts = fixed | {moved: value}
        if _share(question, counts) == share:
            return counts
    raise AssertionError((question.code, share))


def question_numerator(question: Question) -> str:
    """The operand that alone moves the numerator of a ratio."""
    assert question.ratio
    return next(key for key in question.ratio.numerator if key not in question.ratio.denominator)


def answer_set(rubric: Rubric, marks: Mapping[str, Mark], assessor: str = "unit") -> AnswerSet:
    """The same answers as the program's own types; rows without a mark are blank, unfit ones unreadable.

    Texts are options here, never numbers: how a typed number is understood is the reader's own affair.
    """
    responses = {code: Response(code, _answer(rubric, one, marks)) for code, one in rubric.questions.items()}
    return AnswerSet(assessor, assessor, responses)


def _answer(rubric: Rubric, question: Question, marks: Mapping[str, Mark]) -> Answer:
    if question.ratio:
        return _ratio_answer(question, marks)
    if question.code not in marks:
        return Unanswered()
    mark, scale = marks[question.code], rubric.scale_of(question)
    if scale.kind == "choice":
        return Choice(str(mark)) if str(mark) in scale.options else Unreadable(str(mark))
    if isinstance(mark, str) or not scale.minimum <= exact(mark) <= scale.maximum:
        return Unreadable(str(mark))
    return TypedShare(exact(mark), is_asked=True) if scale.kind == "percent" else Index(exact(mark))


def _ratio_answer(question: Question, marks: Mapping[str, Mark]) -> Answer:
    rows = {one.key: marks.get(f"{question.code}:{one.key}") for one in question.operands}
    missing = tuple(key for key, value in rows.items() if value is None)
    if len(missing) == len(rows):
        share = marks.get(question.code)
        if share is None:
            return Unanswered()
        fits = not isinstance(share, str) and 0 <= exact(share) <= 1
        return TypedShare(exact(share)) if fits else Unreadable(str(share))
    given = {key: value for key, value in rows.items() if value is not None}
    for value in given.values():
        if isinstance(value, str) or value < 0 or exact(value).denominator > 1:
            return Unreadable(str(value))
    return Unanswered(missing) if missing else Counts({key: exact(value) for key, value in given.items()})


def _all_marks(rubric: Rubric, *, best: bool) -> Marks:
    marks: Marks = {}
    for question in rubric.questions.values():
        scale = rubric.scale_of(question)
        if question.ratio:
            marks |= count_marks(question, counts_for(question, Fraction(int(best))))
        elif scale.kind == "choice":
            marks[question.code] = next(iter(scale.options)) if best else list(scale.options)[-1]
        else:
            marks[question.code] = int(scale.maximum if best else scale.minimum)
    return marks


def _share(question: Question, counts: Mapping[str, int]) -> Fraction:
    assert question.ratio
    top = sum((factor * counts[key] for key, factor in question.ratio.numerator.items()), Fraction(0))
    bottom = sum((factor * counts[key] for key, factor in question.ratio.denominator.items()), Fraction(0))
    return clamp_share(top / bottom)
