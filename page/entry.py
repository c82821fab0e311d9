"""The Python side of the page: a question as JSON and the bytes of its files in, an answer as JSON out.

It runs in a worker of the browser, knows no browser, and keeps nothing between two questions. What it shows and saves
is made by the reports of the command line.
"""

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any, NoReturn

from page.questions import Json, Question, question_of
from page.subjects import SUBJECTS, given_up
from zi_score.language import in_language
from zi_score.limits import Limits
from zi_score.rubric.instrument import load_instrument
from zi_score.rubric.library import bundled_rubrics
from zi_score.sheets_apart import Way, here, reading_apart, refusal


def prepared() -> str:
    """Load what every question needs; the rubrics that a user may choose."""
    rubrics = [load_instrument(name).rubric for name in bundled_rubrics()]
    load_instrument("")
    return json.dumps({"rubrics": [{"id": one.id, "title": one.title} for one in rubrics]})


def answer(text: str, contents: Sequence[Any] = ()) -> str:
    """Answer one question, whose files have these contents.

    Where its reading has ended a worker already, what is unusual is refused for that reason; where even that has ended
    one, nothing of it is opened.
    """
    question = question_of(json.loads(text), [bytes(one) for one in contents])
    with ExitStack() as stack:
        stack.enter_context(in_language(question.language))
        stack.enter_context(reading_apart(_way(question.ended)))
        make: Callable[[Question], Json] = given_up if question.is_given_up else SUBJECTS[question.subject]
        return json.dumps(make(question), ensure_ascii=False)


def _way(ended: str) -> Way:
    return partial(_refused, ended) if ended else here


def _refused(kind: str, _module: str, _request: object, limits: Limits) -> NoReturn:
    raise refusal(kind, limits)
