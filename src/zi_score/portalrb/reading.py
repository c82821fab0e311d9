"""A body of answers in, a submission out: the same answers as a workbook has, each at its ``soal_id``.

What PortalRB would refuse becomes a located problem on the way; nothing is scored here.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from zi_score.answers import Answer, AnswerSet, Choice, Counts, Index, Response, TypedShare, Unanswered, Unreadable
from zi_score.frozen import replace
from zi_score.identity import FIRST_YEAR, LAST_YEAR, Identity, Stated
from zi_score.language import _
from zi_score.portalrb.body import Body
from zi_score.portalrb.entries import NOTHING, Entries, entries_of, item_place
from zi_score.portalrb.fields import ANSWER_OF, UNIT_NAME, YEAR, figure_text, json_words
from zi_score.problems import Location, Problem, found
from zi_score.rubric.catalogue import Question, Rubric, Scale
from zi_score.rubric.portal import Portal, PortalItem
from zi_score.submission import Submission
from zi_score.workbook.cells import read_choice, read_count, read_index, read_percentage
from zi_score.workbook.grid import CellValue, cell_text

_NUMBER = re.compile(r"\d{1,15}(\.\d{1,15})?")
"""A number as PortalRB takes it. A longer one is no figure of an LKE."""
_BEYOND = 10**15
"""Beyond every figure of an LKE."""


def read_body(body: Body, portal: Portal, rubric: Rubric, titles: Mapping[str, str]) -> Submission:
    """The answers in a body, by the assessors whose titles are given; raise `UnusableInputError` where it has none."""
    entries = entries_of(body, portal)
    readers = {name: _Reader(body, portal, rubric, entries, name) for name in ANSWER_OF}
    sets = {name: reader.answer_set(titles.get(name, name)) for name, reader in readers.items()}
    return replace(
        Submission.without_form(body.path, body.sha256, portal.layout, sets, _identity(body)),
        problems={"": entries.problems, **{name: tuple(reader.problems) for name, reader in readers.items()}},
        own_places={
            name: {item.identity: item_place(body, item, field) for item in portal.items}
            for name, field in ANSWER_OF.items()
        },
    )


def _identity(body: Body) -> Identity:
    """The unit and the year that stand above the answers."""
    unit, year = body.content.get(UNIT_NAME), body.content.get(YEAR)
    is_year = isinstance(year, int) and FIRST_YEAR <= year <= LAST_YEAR
    return Identity(
        unit=Stated(unit, body.place._replace(path=UNIT_NAME)) if isinstance(unit, str) and unit else None,
        year=Stated(str(year), body.place._replace(path=YEAR)) if is_year else None,
    )


class _Reader:
    """Reads the answers of one assessor, gathering problems as it goes."""

    def __init__(self, body: Body, portal: Portal, rubric: Rubric, entries: Entries, assessor: str) -> None:
        self.body = body
        self.rubric = rubric
        self.given = entries.given
        self.assessor = assessor
        self.field = ANSWER_OF[assessor]
        self.items: dict[str, list[PortalItem]] = defaultdict(list)
        for item in portal.items:
            self.items[item.question].append(item)
        self.problems: list[Problem] = []

    def answer_set(self, title: str) -> AnswerSet:
        """All questions as this assessor has answered them."""
        responses = {code: self._response(question) for code, question in self.rubric.questions.items()}
        return AnswerSet(self.assessor, title, responses)

    def _response(self, question: Question) -> Response:
        first = self.items[question.code][0]
        answer = self._ratio(question) if question.ratio else self._answer(first, self.rubric.scale_of(question))
        return Response(question.code, answer, self._place(first))

    def _ratio(self, question: Question) -> Answer:
        counts = {item.count: self._count(item) for item in self.items[question.code]}
        values = {key: count for key, count in counts.items() if isinstance(count, Fraction)}
        unreadable = next((count for count in counts.values() if isinstance(count, Unreadable)), None)
        missing = [one for one in question.operands if one.key not in values]
        if unreadable or not missing:
            return unreadable or Counts(values)
        if not values:
            return Unanswered()
        place = self._place(self.items[question.code][0])
        self.problems.append(found("ZI202", place, code=question.code, missing="; ".join(one.title for one in missing)))
        return Unanswered(tuple(one.key for one in missing), tuple(values.items()))

    def _answer(self, item: PortalItem, scale: Scale) -> Answer:
        value = self._value(item)
        if value is None or isinstance(value, Unreadable):
            return value or Unanswered()
        place = self._place(item)
        match scale.kind:
            case "choice":
                answer, problem = read_choice(value, scale, place)
            case "percent":
                answer, problem = read_percentage(value, place)
            case _:
                answer, problem = read_index(value, scale, place)
        self._tell(place, value, _expected(answer), problem)
        return answer

    def _count(self, item: PortalItem) -> Fraction | Unreadable | None:
        value = self._value(item)
        if value is None or isinstance(value, Unreadable):
            return value
        place = self._place(item)
        count, problem = read_count(value, place)
        self._tell(place, value, "" if count is None else figure_text(count), problem)
        return Unreadable(cell_text(value)) if count is None else count

    def _tell(self, place: Location, value: CellValue, expected: str, problem: Problem | None) -> None:
        """Keep what is wrong with an answer: that it cannot be read, or is not written as PortalRB writes it."""
        if problem is None and isinstance(value, str) and value != expected:
            problem = found("ZI917", place, answer=value, expected=expected)
        self.problems += [problem] if problem else []

    def _value(self, item: PortalItem) -> CellValue | Unreadable | None:
        """What was answered to an item: a number where it is written as PortalRB writes numbers."""
        given = self.given.get((item.id, self.assessor), NOTHING)
        value = given.value
        if given.is_contradicted:
            return Unreadable(json_words(value))
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, str):
            return float(value) if _NUMBER.fullmatch(value) else value
        self.problems.append(
            found("ZI913", self._place(item), field=self.field, value=json_words(value), expected=_("teks atau null"))
        )
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _BEYOND
        return float(value) if is_number else Unreadable(json_words(value))

    def _place(self, item: PortalItem) -> Location:
        return item_place(self.body, item, self.field)


def _expected(answer: Answer) -> str:
    """An answer that could be read, as PortalRB writes it."""
    match answer:
        case Choice(option):
            return option
        case Index(value) | TypedShare(value):
            return figure_text(value)
        case _:
            return ""
