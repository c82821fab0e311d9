"""A checked body as a page: what it is, how much of it is answered, and everything for which it would be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.portalrb.fields import kind_words
from zi_score.report.blocks import Outcome, Page, Row, Rows, sentence
from zi_score.report.evaluation.findings import problem_section
from zi_score.report.texts import Tone
from zi_score.report.wording import counts_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.portalrb.check import CheckedBody
    from zi_score.report.blocks import Block


def body_page(body: CheckedBody) -> Page:
    """The whole result of one file; no finding is folded, for each of them may have it refused."""
    return Page(body.path, tuple(_blocks(body)))


def _blocks(body: CheckedBody) -> Iterator[Block]:
    facts = [Row.of(title, text) for title, text in _facts(body)]
    if facts:
        yield Rows.entries(facts)
    words, tone = (_("DAPAT DISERAHKAN"), Tone.GOOD) if body.is_accepted else (_("AKAN DITOLAK"), Tone.BAD)
    reason = counts_sentence(body.problems) if body.problems else _("tanpa temuan")
    yield Outcome("PortalRB", words, reason, tone)
    if body.source:
        basis = _(
            "Diperiksa menurut {source}. PortalRB dapat menolak karena sebab lain, misalnya di luar masa pengusulan."
        )
        yield sentence(basis.format(source=body.source), Tone.DIM)
    yield from problem_section(body.problems, few=0)


def _facts(body: CheckedBody) -> Iterator[tuple[str, str]]:
    if body.kind is None:
        return
    yield _("Isi"), kind_words(body.kind)
    if body.year:
        yield _("Tahun"), body.year
    if body.kind == "units":
        yield _("Banyaknya unit"), str(body.units)
    if body.submission:
        yield _("Nama unit"), body.submission.unit
        for answers in body.submission.answer_sets.values():
            title = _("Jawaban {assessor}").format(assessor=answers.title)
            expected = len(answers.responses)
            words = _("{answered} dari {expected} pertanyaan terisi")
            yield title, words.format(answered=answers.answered, expected=expected)
