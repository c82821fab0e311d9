"""Explaining: one evaluated workbook and what is asked about it in, an explanation out.

The one place that knows evaluation, scoring and explanation together; it scores again only to say what another
answer would do.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from zi_score.answers import Answer, AnswerSet, Choice, Counts, Index, Response, TypedShare
from zi_score.explanation import (
    Alternative,
    Derivation,
    Explanation,
    Figure,
    GateShift,
    GateTrace,
    Subject,
    SubjectKind,
    Whole,
)
from zi_score.outcome import Assessment, Evaluation
from zi_score.problems import Location, Problem
from zi_score.rubric.catalogue import TOTAL, Question, Rubric
from zi_score.scorecard import Scorecard
from zi_score.scoring import score
from zi_score.verdict import judge

_SMALL_STEP = Fraction(1, 10)
"""A tenth of a survey index's point, or of a typed percentage."""


def explain(evaluation: Evaluation, subject: Subject) -> Explanation:
    """Explain a subject of a usable evaluation, for the assessor whose verdict counts."""
    assessment = evaluation.decisive
    rubric, card = evaluation.rubric, assessment.scorecard
    places_of_counts = count_places(evaluation, card.assessor)
    derivation = Derivation(rubric, card, places_of_counts)
    gates = tuple(_gates(derivation, assessment, subject))
    if subject.kind in (SubjectKind.TARGET, SubjectKind.GATE):
        roots: tuple[Figure, ...] = tuple(gate.margin for gate in gates)
    else:
        roots = (derivation.points(subject.code), *(gate.margin for gate in gates))
    if subject.kind is not SubjectKind.QUESTION:
        return Explanation(evaluation, assessment, subject, roots, gates)
    question = rubric.questions[subject.code]
    places = {card.questions[question.code].response.location}
    places |= {
        places_of_counts[key] for one in question.operands if (key := f"{question.code}:{one.key}") in places_of_counts
    }
    return Explanation(
        evaluation,
        assessment,
        subject,
        roots,
        gates,
        within=tuple(_wholes(rubric, question)),
        alternatives=tuple(_alternatives(rubric, assessment, question)),
        findings=tuple(_at(evaluation, question, places)),
    )


def count_places(evaluation: Evaluation, assessor: str) -> Mapping[str, Location]:
    """The cell of each count of an assessor, by ``code:key``."""
    submission = evaluation.submission
    if submission and submission.own_places:
        return submission.own_places[assessor]
    return {
        key: Location(submission.path, sheet, places.rows[key], places.assessors[assessor]["answer"])
        for sheet, places in (submission.parts if submission else ())
        if submission and assessor in places.assessors
        for question in evaluation.rubric.questions.values()
        for one in question.operands
        if (key := f"{question.code}:{one.key}") in places.rows
    }


def _gates(derivation: Derivation, assessment: Assessment, subject: Subject) -> Iterator[GateTrace]:
    """The gates that are asked for, or those that look at any question of the subject."""
    rubric = derivation.rubric
    for verdict in assessment.verdicts:
        for gate in verdict.requirements:
            name = f"{verdict.target}.{gate.id}"
            if subject.kind is SubjectKind.TARGET:
                is_asked = verdict.target == subject.code
            elif subject.kind is SubjectKind.GATE:
                is_asked = name == subject.code or name.startswith(f"{subject.code}.")
            else:
                below = set(rubric.questions_under(subject.code))
                is_asked = below <= set(rubric.questions_under(gate.code))
            if is_asked:
                yield derivation.gate(verdict, gate)


def _wholes(rubric: Rubric, question: Question) -> Iterator[Whole]:
    """What a question is a part of: its nodes, the area that the gates see, and the whole instrument."""
    code, area = question.parent, None
    while code:
        node = rubric.nodes[code]
        area = area or next((one for one in rubric.areas.values() if code in one.parts), None)
        yield Whole(node.code, node.title, node.weight)
        code = node.parent
    if area:
        yield Whole(area.code, area.title, area.weight)
    yield Whole(TOTAL, rubric.title, rubric.weight)


def _at(evaluation: Evaluation, question: Question, places: set[Location]) -> Iterator[Problem]:
    """What was found about a question: at its cells, or by its code."""
    for problem in evaluation.problems:
        is_here = bool(problem.location.spot) and problem.location in places
        if is_here or problem.values.get("code") == question.code:
            yield problem


def _alternatives(rubric: Rubric, assessment: Assessment, question: Question) -> Iterator[Alternative]:
    """What each other answer would do; the present one stands among them, in the order of the scale."""
    card = assessment.scorecard
    present = card.questions[question.code].response.answer
    for answer in _answers(rubric, question, present):
        other = _scored(rubric, card, question.code, answer)
        yield Alternative(
            question=other.questions[question.code],
            label=question.labels.get(answer.option) if isinstance(answer, Choice) else None,
            is_present=answer == present,
            total=other.total,
            difference=other.total - card.total,
            crossed=tuple(_crossed(rubric, assessment, other)),
        )


def _answers(rubric: Rubric, question: Question, present: Answer) -> Iterator[Answer]:
    """The answers worth weighing: every option, or a small step up and down from the present number."""
    scale = rubric.scale_of(question)
    match present:
        case Choice():
            yield from (Choice(option) for option in scale.options)
        case Index(value):
            steps = (value + _SMALL_STEP, value, value - _SMALL_STEP)
            yield from (Index(one) for one in steps if scale.minimum <= one <= scale.maximum)
        case TypedShare(value, is_asked):
            steps = (value + _SMALL_STEP, value, value - _SMALL_STEP)
            yield from (TypedShare(one, is_asked) for one in steps if 0 <= one <= 1)
        case Counts(values):
            yield present
            yield from _other_counts(question, values)
        case _:
            yield present
            yield from (Choice(option) for option in scale.options)
            if scale.kind == "index":
                yield from (Index(scale.maximum), Index(scale.minimum))
            elif scale.kind in ("ratio", "percent"):
                is_asked = scale.kind == "percent"
                yield from (TypedShare(Fraction(1), is_asked), TypedShare(Fraction(0), is_asked))


def _other_counts(question: Question, values: Mapping[str, Fraction]) -> Iterator[Counts]:
    """One more and one fewer of each count, as far as the counts still agree with each other."""
    for key, value in values.items():
        for one in (value + 1, value - 1):
            counts = {**values, key: one}
            agree = all(
                sum(counts[part] for part in limit.parts) <= sum(counts[part] for part in limit.whole)
                for limit in question.limits
            )
            if one >= 0 and agree:
                yield Counts(counts)


def _scored(rubric: Rubric, card: Scorecard, code: str, answer: Answer) -> Scorecard:
    """The scorecard with one answer replaced."""
    responses = {name: question.response for name, question in card.questions.items()}
    responses[code] = Response(code, answer, responses[code].location)
    return score(rubric, AnswerSet(card.assessor, "", responses), card.policy)


def _crossed(rubric: Rubric, assessment: Assessment, other: Scorecard) -> Iterator[GateShift]:
    for verdict in assessment.verdicts:
        was_met = {gate.id: gate.is_met for gate in verdict.requirements}
        for gate in judge(rubric, other, rubric.targets[verdict.target]).requirements:
            if gate.is_met != was_met[gate.id]:
                yield GateShift(verdict.target, verdict.title, gate)
