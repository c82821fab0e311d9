"""Rules about notes and evidence: missing where most is claimed, or linked so that nobody can open it.

Links are read as text. Nothing is ever fetched.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from zi_score.audit.subject import Subject
from zi_score.inspection import Place
from zi_score.problems import Problem, found

_LINK = re.compile(r"(?:https?:|file:|ftp:|www\.)\S*|[A-Za-z]:\\\S*|\\\\\w\S*", re.IGNORECASE)
_LOCAL = re.compile(r"file:|[A-Za-z]:\\|\\\\|https?://(?:localhost|127\.)", re.IGNORECASE)
_EDIT_LINK = re.compile(r"^https?://docs\.google\.com/.+/edit\b", re.IGNORECASE)
_TOO_OFTEN = 5


def top_answers_without_evidence(subject: Subject) -> Iterator[Problem]:
    """The best answer with neither a note nor evidence nor a link beside it."""
    form = subject.inspection.form
    linked_rows = {row for row, _ in _links(subject)}
    rows = {row.code: number for row, number in subject.rows("question")}
    for assessor, scorecard in subject.scorecards.items():
        columns = subject.submission.places.assessors[assessor]
        beside = [columns[name] for name in ("note", "evidence") if name in columns]
        for code, question in scorecard.questions.items():
            row = rows.get(code)
            if row is None or not beside or not question.counted or question.share < 1 or row in linked_rows:
                continue
            if not any(str(form.content(row, column)).strip() for column in beside):
                yield found("ZI501", question.response.location, code=code, title=question.title)


def unreachable_links(subject: Subject) -> Iterator[Problem]:
    """A link to somebody's own disk, or one that is no address."""
    for place, link in _links(subject).items():
        address = urlsplit(link) if not _LOCAL.match(link) else None
        if address is None or not address.hostname or "." not in address.hostname:
            where = subject.inspection.location(subject.submission.sheet, *place)
            yield found("ZI502", where, link=link)


def links_used_too_often(subject: Subject) -> Iterator[Problem]:
    """One link that stands for the evidence of many questions."""
    uses: dict[str, list[Place]] = defaultdict(list)
    for place, link in _links(subject).items():
        uses[link].append(place)
    for link, places in uses.items():
        if len({row for row, _ in places}) > _TOO_OFTEN:
            where = subject.inspection.location(subject.submission.sheet, *min(places))
            yield found("ZI503", where, link=link, count=len({row for row, _ in places}))


def edit_links(subject: Subject) -> Iterator[Problem]:
    """A link through which whoever opens it may change the evidence."""
    for place, link in _links(subject).items():
        if _EDIT_LINK.match(link):
            where = subject.inspection.location(subject.submission.sheet, *place)
            yield found("ZI504", where, link=link)


def _links(subject: Subject) -> dict[Place, str]:
    """Every link in the rows of questions and counts, typed or attached, by its cell."""
    form = subject.inspection.form
    rows = {number for _, number in subject.rows("question", "operand")}
    links = {place: link for place, link in form.links.items() if place[0] in rows}
    items = subject.submission.places.columns["item"]
    for place, content in form.typed.items():
        if place[0] in rows and place[1] > items and isinstance(content, str):
            match = _LINK.search(content)
            if match and place not in links:
                links[place] = match[0]
    return links
