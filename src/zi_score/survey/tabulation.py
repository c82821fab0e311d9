"""From respondents to figures: the mean of each item, variable and the whole, the index, its points and its gates.

It reads no file and rounds nothing.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from zi_score.column_letters import column_letters
from zi_score.frozen import dataclass, replace
from zi_score.language import _
from zi_score.problems import UnusableInputError, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.questionnaire import Questionnaire
from zi_score.survey.findings import answers_in_words, survey_problems
from zi_score.survey.gates import IndexGate, index_gates, points_of
from zi_score.survey.interval import DEFAULT_SEED, Interval, interval, resampled_means
from zi_score.survey.means import Composition, column_means
from zi_score.survey.model import (
    GateResult,
    GradeResult,
    IndexResult,
    ItemResult,
    RespondentCounts,
    Sample,
    Survey,
    VariableResult,
)
from zi_score.survey.responses import Responses
from zi_score.survey.sample import sample_size


@dataclass(frozen=True, slots=True)
class SurveyChoices:
    """What a user may choose about a survey. Empty: no conversion, and nobody knows how many users there are."""

    conversion: str = ""
    population: int = 0
    seed: int = DEFAULT_SEED


DEFAULT_SURVEY_CHOICES = SurveyChoices()


def tabulate(responses: Responses, rubric: Rubric, choices: SurveyChoices = DEFAULT_SURVEY_CHOICES) -> Survey:
    """Every figure of a survey. Raises `UnusableInputError` where a column has no answer, or the rubric no use."""
    question = _question(responses, rubric)
    columns = column_means(responses.respondents)
    if not columns:
        raise _unanswered(responses)
    questionnaire = responses.questionnaire
    composition = Composition(responses)
    resamples = resampled_means([one.answers for one in responses.respondents], questionnaire.scale, choices.seed)
    whole = interval([composition.whole(means) for means in resamples])
    survey = Survey(
        path=responses.table.file,
        sha256=responses.table.sha256,
        sheet=responses.table.sheet,
        heading_row=responses.heading.row,
        questionnaire=questionnaire,
        rubric=rubric,
        question=question,
        without=responses.without,
        seed=choices.seed,
        respondents=_counts(responses, choices.population),
        items=_items(responses, columns, resamples),
        variables=_variables(questionnaire, composition, columns, resamples),
        mean=composition.whole(columns),
        interval=whole,
        indices=_indices(rubric, question, responses, composition, whole),
        conversion=_conversion(questionnaire, choices.conversion),
    )
    return replace(survey, problems=survey_problems(survey, responses))


def _question(responses: Responses, rubric: Rubric) -> str:
    """The question of the rubric that the index answers, on whose scale the best answers must end."""
    questionnaire = responses.questionnaire
    code = questionnaire.questions.get(rubric.id, "")
    reason = ""
    if code not in rubric.questions or rubric.scale_of(rubric.questions[code]).kind != "index":
        reason = _("rubrik itu tidak punya pertanyaan indeks untuk survei ini")
    else:
        top = rubric.scale_of(rubric.questions[code]).maximum
        conversions = questionnaire.conversions.values()
        if any(one.index(questionnaire.scale.maximum) != top for one in conversions):
            reason = _("jawaban tertinggi tidak menjadi indeks tertinggi")
    if reason:
        place = responses.table.location()
        raise UnusableInputError(found("ZI844", place, questionnaire=questionnaire.id, rubric=rubric.id, reason=reason))
    return code


def _unanswered(responses: Responses) -> UnusableInputError:
    answered = {at for one in responses.respondents for at, answer in enumerate(one.answers) if answer is not None}
    empty = [one for at, one in enumerate(responses.columns) if at not in answered]
    column = empty[0].column if answered else 0
    place = responses.table.location(responses.heading.row if column else 0, column)
    problem = found("ZI842", place, items=", ".join(one.key for one in empty))
    return UnusableInputError(problem, *answers_in_words(responses))


def _conversion(questionnaire: Questionnaire, chosen: str) -> str:
    """The chosen conversion, or the only one; otherwise nobody has chosen."""
    known = tuple(questionnaire.conversions)
    return chosen if chosen in known else known[0] if len(known) == 1 else ""


def _counts(responses: Responses, population: int) -> RespondentCounts:
    questionnaire, respondents = responses.questionnaire, responses.respondents
    rule = questionnaire.sample
    return RespondentCounts(
        counted=len(respondents),
        persons=len(respondents) - len(responses.repetition.rows),
        keys=responses.repetition.keys,
        straight=sum(one.is_straight for one in respondents),
        unanswered_rows=responses.unanswered_rows,
        summary_rows=responses.summary_rows,
        missing_answers=sum(one.blanks for one in respondents),
        missing_respondents=sum(one.blanks > 0 for one in respondents),
        off_scale_answers=sum(map(len, responses.off_scale)),
        least=questionnaire.least_respondents.count if questionnaire.least_respondents else 0,
        sample=Sample(rule, population, sample_size(rule, population)) if rule and population else None,
    )


def _items(
    responses: Responses, columns: Sequence[Fraction], resamples: Sequence[Sequence[Fraction]]
) -> tuple[ItemResult, ...]:
    return tuple(
        ItemResult(
            key=one.key,
            variable=responses.questionnaire.items[one.item].variable,
            column=column_letters(one.column),
            answered=sum(respondent.answers[at] is not None for respondent in responses.respondents),
            mean=columns[at],
            interval=interval([means[at] for means in resamples]),
        )
        for at, one in enumerate(responses.columns)
    )


def _variables(
    questionnaire: Questionnaire,
    composition: Composition,
    columns: Sequence[Fraction],
    resamples: Sequence[Sequence[Fraction]],
) -> tuple[VariableResult, ...]:
    return tuple(
        VariableResult(
            variable=questionnaire.variables[code],
            weight=weight,
            mean=composition.variable(code, columns),
            interval=interval([composition.variable(code, means) for means in resamples]),
        )
        for code, weight in composition.weights.items()
    )


def _indices(
    rubric: Rubric, question: str, responses: Responses, composition: Composition, whole: Interval | None
) -> Mapping[str, IndexResult]:
    gates = index_gates(rubric, question)
    everybody = composition.whole(column_means(responses.respondents))
    without = _means_without(responses, composition)
    indices = {}
    for name, conversion in responses.questionnaire.conversions.items():
        index = conversion.index(everybody)
        around = whole.converted(conversion) if whole else None
        indices[name] = IndexResult(
            conversion=conversion,
            index=index,
            points=points_of(rubric, question, index),
            interval=around,
            gates=tuple(GateResult(gate, index, bool(around and around.straddles(gate.index))) for gate in gates),
            grade=_grade(responses.questionnaire, index, gates),
            without=MappingProxyType({key: conversion.index(one) for key, one in without.items()}),
        )
    return MappingProxyType(indices)


def _means_without(responses: Responses, composition: Composition) -> Mapping[str, Fraction]:
    """The whole mean without repeated persons and without straight answers, where there are such and others."""
    repeated = responses.repetition.rows
    others = {
        "repeated": [one for one in responses.respondents if one.row not in repeated],
        "straight": [one for one in responses.respondents if not one.is_straight],
    }
    everybody = len(responses.respondents)
    means = {key: column_means(kept) for key, kept in others.items() if len(kept) < everybody}
    return {key: composition.whole(columns) for key, columns in means.items() if columns}


def _grade(questionnaire: Questionnaire, index: Fraction, gates: Sequence[IndexGate]) -> GradeResult | None:
    grading = questionnaire.grading
    if grading is None:
        return None
    score = index * grading.factor
    best = grading.bands[0].minimum / grading.factor
    return GradeResult(
        grading=grading,
        score=score,
        band=next((band for band in grading.bands if score >= band.minimum), None),
        short=tuple(gate for gate in gates if best < gate.index),
    )
