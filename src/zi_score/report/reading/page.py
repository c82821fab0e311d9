"""A reading as a page: the columns of each sheet, the rows with their answers, and what was left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.answers import Counts
from zi_score.column_letters import column_letters
from zi_score.language import _, shown
from zi_score.report.blocks import Column, Page, Row, Rows, Section, sentence, sentences
from zi_score.report.evaluation.findings import problem_section
from zi_score.report.reading_words import ROLE_WORDS, assessor_title, by_sheet, fit_words, identity_sentence
from zi_score.report.texts import Stack, Tone, toned
from zi_score.report.wording import answer_text, rubric_words, withheld_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.outcome import Assessment, Reading, ReadRow
    from zi_score.report.blocks import Block
    from zi_score.report.texts import Line

_CODE_WIDTH = 22
_ANSWER_WIDTH = 24


def reading_page(reading: Reading) -> Page:
    """The whole reading; what was left over is never folded, for it is what a reader looks for."""
    return Page(reading.evaluation.path, tuple(_blocks(reading)))


def _blocks(reading: Reading) -> Iterator[Block]:
    evaluation = reading.evaluation
    submission = evaluation.submission
    yield sentence(rubric_words(evaluation.rubric), Tone.DIM)
    if submission is None:
        return
    yield from sentences([identity_sentence(submission)])
    yield sentence(_("bentuk formulir: {layout}").format(layout=submission.layout), Tone.DIM)
    if evaluation.withheld:
        yield sentence(withheld_sentence(evaluation.withheld), Tone.WARN, marked=True)
    columns = tuple(map(Column, (_("Kolom"), _("Judul"), _("Isi"), _("Penilai"), _("Sesuai"))))
    for sheet, readings in by_sheet(submission.reading):
        rows = []
        for one in readings:
            assessor = assessor_title(submission, one.assessor) if one.assessor else ""
            cells = (column_letters(one.location.column), " ".join(one.title.split()), _(ROLE_WORDS[one.role]))
            rows.append(Row.of(*cells, assessor, fit_words(one)))
        yield Section(_("Lembar {sheet}").format(sheet=sheet), (Rows(columns, rows),))
    yield Section(_("Baris"), (_rows(reading),))
    yield from problem_section(reading.left_over, few=0)


def _rows(reading: Reading) -> Rows:
    assessments = reading.evaluation.assessments
    columns = (
        *Column.figures(_("Baris")),
        Column(_("Kode"), widest=_CODE_WIDTH),
        Column(_("Uraian")),
        *(Column(one.title, widest=_ANSWER_WIDTH) for one in assessments),
    )
    rows = []
    for row in reading.rows:
        tone = Tone.STRONG if row.kind == "node" else Tone.PLAIN
        number = toned(str(row.place.row), Tone.PLAIN) if row.place.row else toned(_("tidak ada"), Tone.BAD)
        answers = (_answer_words(row, one) for one in assessments)
        rows.append(Row.of(number, _code(row.identity, tone), toned(row.title, tone), *answers))
    return Rows(columns, rows)


def _code(identity: str, tone: Tone) -> Line | Stack:
    """A code; that of a count is broken where it begins, not within a word, if it is too long for the column."""
    question, colon, count = identity.partition(":")
    if len(identity) <= _CODE_WIDTH or not colon:
        return toned(identity, tone)
    return Stack((toned(f"{question}:", tone), toned(count, tone)))


def _answer_words(row: ReadRow, assessment: Assessment) -> str:
    """An answer with its cell: ``K9: Ya``; empty in a row that asks nothing."""
    assessor = assessment.scorecard.assessor
    if assessor not in row.cells:
        return ""
    question = assessment.scorecard.questions[row.code]
    answer = question.response.answer
    if row.kind == "operand":
        text = shown(answer.values[row.key]) if isinstance(answer, Counts) else "–"
    else:
        text = answer_text(question)
    return f"{row.cells[assessor].spot}: {text}"
