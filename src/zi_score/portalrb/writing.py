"""A submission in, the body out that PortalRB fetches. An answer that cannot be said there is a problem, no null."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zi_score.answers import Answer, AnswerSet, Choice, Counts, Index, TypedShare, Unanswered
from zi_score.language import _
from zi_score.portalrb.fields import (
    AFFIRMED,
    ANSWER_OF,
    ANSWERS,
    CATEGORY,
    ITEM_ID,
    LISTED_ID,
    LISTED_NAME,
    TEXT_OF,
    UNIT_ID,
    UNIT_NAME,
    UNITS,
    YEAR,
    figure_text,
)
from zi_score.portalrb.units import ListedUnit
from zi_score.problems import Problem, found
from zi_score.rubric.portal import Portal, PortalItem
from zi_score.submission import Beside, Submission


def assessors_of(submission: Submission) -> Mapping[str, AnswerSet]:
    """Whose answers go into which field: the first tier of the unit, and the highest tier of TPI that has begun."""
    chosen: dict[str, AnswerSet] = {}
    for name, answers in submission.answer_sets.items():
        kind, _dash, _tier = name.partition("-")
        if kind in ANSWER_OF and answers.is_filled and not (kind == _first() and kind in chosen):
            chosen[kind] = answers
    return chosen


def unsayable(submission: Submission) -> Iterator[Problem]:
    """Every answer that PortalRB has no way to take."""
    for answers in assessors_of(submission).values():
        for code, response in answers.responses.items():
            if reason := _reason(response.answer):
                yield found("ZI921", response.location, code=code, reason=reason)


def answers_body(portal: Portal, submission: Submission, texts: Beside, unit: ListedUnit, year: int) -> dict[str, Any]:
    """The body of ``/lke/jawaban-unit/``: every item, those that are blank with null."""
    sets = assessors_of(submission)
    firsts = {item.question: item for item in reversed(portal.items) if item.count}

    def entry(item: PortalItem) -> dict[str, Any]:
        fields: dict[str, Any] = {ITEM_ID: item.id}
        for kind, field in ANSWER_OF.items():
            fields[field] = _answer_text(sets[kind].responses[item.question].answer, item) if kind in sets else None
        for (kind, name), field in TEXT_OF.items():
            rows = [item.question] if firsts.get(item.question) == item else []
            assessor = sets[kind].assessor if kind in sets else kind
            own = (texts.get((assessor, row, name), "") for row in (*rows, item.identity))
            fields[field] = "\n".join(text for text in own if text) or None
        return fields

    return {
        UNIT_ID: unit.id,
        UNIT_NAME: unit.name,
        YEAR: year,
        ANSWERS: [entry(item) for item in portal.items],
    }


def units_body(units: Sequence[ListedUnit], year: int) -> dict[str, Any]:
    """The body of a list of proposed units."""
    entries = [
        {LISTED_ID: one.id, LISTED_NAME: one.name, CATEGORY: one.category, AFFIRMED: one.affirmed} for one in units
    ]
    return {YEAR: year, UNITS: entries}


def body_text(body: Mapping[str, Any]) -> str:
    """A body as its file has it."""
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _first() -> str:
    return next(iter(ANSWER_OF))


def _reason(answer: Answer) -> str:
    """Why an answer cannot be handed over."""
    match answer:
        case TypedShare(is_asked=False):
            return _("persentasenya diketik, bilangannya tidak ada")
        case Unanswered() | Choice() | Index() | Counts() | TypedShare():
            return ""
        case _:
            return _('jawaban "{text}" tidak terbaca').format(text=answer.text)


def _answer_text(answer: Answer, item: PortalItem) -> str | None:
    match answer:
        case Choice(option):
            return option
        case Index(value) | TypedShare(value):
            return figure_text(value)
        case Counts(values):
            return figure_text(values[item.count])
        case _:
            known = dict(answer.given) if isinstance(answer, Unanswered) else {}
            return figure_text(known[item.count]) if item.count in known else None
