"""What is to be said about a survey beside its figures. One small function a rule; nothing names a person."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from zi_score.language import _
from zi_score.limits import current_limits
from zi_score.problems import Problem, found, worst_first
from zi_score.survey.gates import IndexGate
from zi_score.survey.model import Survey
from zi_score.survey.responses import Responses

_UNUSED_STEPS = 2
"""Where nobody used so many of the best answers, the scale may be another one."""


def survey_problems(survey: Survey, responses: Responses) -> tuple[Problem, ...]:
    """Every finding, worst first."""
    rules = (
        _cut_off,
        _too_few,
        _off_scale,
        _worded,
        _unused,
        _blank,
        _repeated,
        _straight,
        _left_out,
        _unasked,
        _gates,
        _comparison,
    )
    problems = [*responses.heading.problems, *(one for rule in rules for one in rule(survey, responses))]
    return worst_first(problems)


def answers_in_words(responses: Responses) -> Iterator[Problem]:
    """Answers in words of which nothing says what number they are; also why nothing else may have been readable."""
    if responses.worded:
        yield found("ZI860", responses.table.location(*responses.worded[0]), count=len(responses.worded))


def gate_names(gates: Sequence[IndexGate]) -> str:
    """The targets of some gates, as a list."""
    return ", ".join(dict.fromkeys(gate.target_title for gate in gates))


def _cut_off(_survey: Survey, responses: Responses) -> Iterator[Problem]:
    limit = current_limits().respondents
    if len(responses.table.rows) >= limit:
        yield found("ZI856", responses.table.location(), limit=limit)


def _too_few(survey: Survey, responses: Responses) -> Iterator[Problem]:
    counts, place = survey.respondents, responses.table.location()
    if not counts.are_enough:
        yield found("ZI845", place, count=counts.persons, least=counts.least)
    sample = counts.sample
    if sample and counts.persons < sample.size:
        values = {"method": sample.rule.title, "population": sample.population, "sample": sample.size}
        yield found("ZI846", place, count=counts.persons, **values)


def _off_scale(survey: Survey, responses: Responses) -> Iterator[Problem]:
    scale = survey.questionnaire.scale
    words = set(responses.worded)
    for one, off_scale in zip(responses.columns, responses.off_scale, strict=True):
        rows = [row for row in off_scale if (row, one.column) not in words]
        if rows:
            place = responses.table.location(rows[0], one.column)
            limits = {"minimum": scale.minimum, "maximum": scale.maximum}
            yield found("ZI847", place, item=one.key, count=len(rows), **limits)


def _worded(_survey: Survey, responses: Responses) -> Iterator[Problem]:
    yield from answers_in_words(responses)


def _unused(survey: Survey, responses: Responses) -> Iterator[Problem]:
    scale = survey.questionnaire.scale
    answers = (answer for one in responses.respondents for answer in one.answers if answer is not None)
    highest = Fraction(*max({one.as_integer_ratio() for one in answers}, key=lambda ratio: Fraction(*ratio)))
    if (scale.maximum - highest) / scale.step >= _UNUSED_STEPS:
        limits = {"minimum": scale.minimum, "maximum": scale.maximum}
        yield found("ZI851", responses.table.location(), highest=highest, **limits)


def _blank(survey: Survey, responses: Responses) -> Iterator[Problem]:
    counts = survey.respondents
    if counts.missing_answers:
        values = {"count": counts.missing_answers, "respondents": counts.missing_respondents}
        yield found("ZI848", responses.table.location(), **values)


def _repeated(survey: Survey, responses: Responses) -> Iterator[Problem]:
    counts = survey.respondents
    if counts.repeated:
        keys = ", ".join(map(_, counts.keys))
        yield found("ZI849", responses.table.location(), count=counts.repeated, keys=keys)


def _straight(survey: Survey, responses: Responses) -> Iterator[Problem]:
    counts = survey.respondents
    if counts.straight:
        yield found("ZI850", responses.table.location(), count=counts.straight, respondents=counts.counted)


def _left_out(survey: Survey, responses: Responses) -> Iterator[Problem]:
    if survey.without:
        titles = ", ".join(survey.questionnaire.variables[code].title for code in survey.without)
        yield found("ZI854", responses.table.location(), variables=titles)


def _unasked(survey: Survey, responses: Responses) -> Iterator[Problem]:
    """What only some of the questionnaires in use ask, and this one does not."""
    questionnaire = survey.questionnaire
    codes = dict.fromkeys(questionnaire.items[code].variable for code in responses.heading.unasked)
    if codes:
        titles = ", ".join(questionnaire.variables[code].title for code in codes)
        yield found("ZI862", responses.table.location(), variables=titles)


def _gates(survey: Survey, responses: Responses) -> Iterator[Problem]:
    place = responses.table.location()
    if survey.disputed:
        yield found("ZI852", place, gates=gate_names(survey.disputed))
    straddled = [one.gate for result in survey.results for one in result.gates if one.is_straddled]
    if straddled:
        yield found("ZI853", place, gates=gate_names(straddled))


def _comparison(survey: Survey, responses: Responses) -> Iterator[Problem]:
    place = responses.table.location()
    if survey.questionnaire.is_comparison:
        yield found("ZI855", place, title=survey.questionnaire.index_title)
    for result in survey.results:
        grade = result.grade
        missed = {one.gate for one in result.gates if not one.is_met}
        if grade and grade.band == grade.grading.bands[0] and missed:
            yield found(
                "ZI835",
                place,
                title=grade.grading.title,
                band=grade.grading.bands[0].id,
                least=grade.least_index,
                gates=gate_names([gate for gate in grade.short if gate in missed]),
                required=min(gate.index for gate in missed),
            )
