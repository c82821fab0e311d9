"""Rules about notes and evidence: missing where most is claimed, or linked so that nobody can open it.

Links are read as text. Nothing is ever fetched.
"""

import ipaddress
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from zi_score.audit.references import KINDS, USUAL_TOTAL
from zi_score.audit.subject import AuditedWorkbook
from zi_score.inspection import Place
from zi_score.problems import Problem, found
from zi_score.remembered import remembered

_DISK = r"\b[A-Za-z]:(?:\\|/(?!/))|\\\\(?=\w)|\bfile:(?=[\\/])"
_LINK = re.compile(rf"(?:\bhttps?:|\bftps?://|\bwww\.|\bhttps?//|{_DISK})[^\s\"<>|]*", re.IGNORECASE)
_LOCAL = re.compile(_DISK, re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|ftps?)://", re.IGNORECASE)
_NO_EVIDENCE = re.compile(r"mailto:|tel:|#", re.IGNORECASE)
_EDIT_LINK = re.compile(
    r"https?://docs\.google\.com/[^?#]+/edit(?:[?#]|$)|https?://[^?#]+\?(?:.*&)?action=edit(?:[&#]|$)", re.IGNORECASE
)
_CLOSING = ".,;:)]}'"
_TOO_OFTEN = 5
Link = tuple[Place, str]


def top_answers_without_evidence(subject: AuditedWorkbook) -> Iterator[Problem]:
    """The best answer with neither a note nor evidence nor a link beside it or beside its counts."""
    form, places = subject.inspection.form, subject.submission.places
    rows_of = _rows_of_questions(subject)
    linked_rows = {row for (row, _), _ in _links(subject)}
    # Evidence is the unit's, whoever assesses it; columns to the right of the form have no title of their own.
    shared = {columns["evidence"] for columns in places.assessors.values() if "evidence" in columns}
    last = max(max(columns.values()) for columns in places.assessors.values())
    shared |= {column for _, column in form.typed if column > last}
    for assessor, scorecard in subject.scorecards.items():
        beside = shared | {column for name, column in places.assessors[assessor].items() if name == "note"}
        for code, question in scorecard.questions.items():
            rows = rows_of.get(code, ())
            if not rows or not beside or not question.counted or question.share < 1 or linked_rows.intersection(rows):
                continue
            if not any(str(form.content(row, column)).strip() for row in rows for column in beside):
                yield found("ZI501", question.response.location, code=code, title=question.title)


def unreachable_links(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A link to somebody's own disk or office network, or one that is no address."""
    for place, link in _links(subject):
        if not _is_reachable(link):
            where = subject.inspection.location(subject.submission.sheet, *place)
            yield found("ZI502", where, link=link)


def links_used_too_often(subject: AuditedWorkbook) -> Iterator[Problem]:
    """One link that stands for the evidence of many questions."""
    code_at = {row: code for code, rows in _rows_of_questions(subject).items() for row in rows}
    uses: dict[str, list[Place]] = defaultdict(list)
    for place, link in _links(subject):
        uses[link].append(place)
    for link, places in uses.items():
        count = len({code_at[row] for row, _ in places})
        if count > _TOO_OFTEN:
            where = subject.inspection.location(subject.submission.sheet, *min(places))
            yield found("ZI503", where, link=link, count=count)


def edit_links(subject: AuditedWorkbook) -> Iterator[Problem]:
    """A link of the kind through which whoever opens it may change the evidence."""
    for place, link in _links(subject):
        if _EDIT_LINK.match(link):
            where = subject.inspection.location(subject.submission.sheet, *place)
            yield found("ZI504", where, link=link)


def _rows_of_questions(subject: AuditedWorkbook) -> dict[str, list[int]]:
    """The rows of each question and of its counts, that of the question first."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, number in subject.rows("question", "operand", "subtotal"):
        rows[row.code].append(number)
    return rows


@lru_cache(maxsize=1)
def _links(subject: AuditedWorkbook) -> tuple[Link, ...]:
    """Every link beside the answers to questions and counts, typed, attached or made by a formula.

    Looked for once: four rules ask, one after another, about the same workbook.
    """
    form = subject.inspection.form
    rows = {number for numbers in _rows_of_questions(subject).values() for number in numbers}
    first = min(column for _, column in subject.columns("answer"))
    found_links = {
        (place, link): None
        for place, link in form.links.items()
        if place[0] in rows and place[1] >= first and not _NO_EVIDENCE.match(link)
    }
    in_formulas = zip(form.formulas, _links_of_formulas(tuple(form.formulas.values())), strict=True)
    for place, content in form.typed.items():
        if place[1] >= first and place[0] in rows and isinstance(content, str):
            found_links.update(((place, link), None) for link in _links_in(content))
    for place, links in in_formulas:
        if links and place[1] >= first and place[0] in rows:
            found_links.update(((place, link), None) for link in links)
    return tuple(found_links)


@remembered(KINDS, USUAL_TOTAL)
def _links_of_formulas(formulas: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(_links_in, formulas))


def _links_in(text: str) -> tuple[str, ...]:
    # No link is without one of these, and to look for them takes a tenth of the time.
    if ":" not in text and "//" not in text and "\\\\" not in text and "www." not in text.lower():
        return ()
    return tuple(match[0].rstrip(_CLOSING) for match in _LINK.finditer(text))


def _is_reachable(link: str) -> bool:
    """Whether the address could be opened from anywhere; whether it can is never tried."""
    address = f"http://{link}" if link.lower().startswith("www.") else link
    if _LOCAL.match(address) or not _ADDRESS.match(address):
        return False
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host.strip(".")
