"""A reading as a page: the columns of each sheet, the rows with their answers, and what was left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Column, Page, Row, Rows, Section, Stack, Tone, line, sentence, toned
from zi_score.report.evaluation.findings import problem_section
from zi_score.report.reading.wording import answer_words, column_cells, column_titles, row_words
from zi_score.report.reading_words import by_sheet, identity_sentence
from zi_score.report.wording import rubric_words, withheld_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.outcome import Reading
    from zi_score.report.blocks import Block, Line

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
    if stated := identity_sentence(submission):
        yield sentence(stated)
    yield sentence(_("bentuk formulir: {layout}").format(layout=submission.layout), Tone.DIM)
    if evaluation.withheld:
        yield sentence(withheld_sentence(evaluation.withheld), Tone.WARN, marked=True)
    columns = tuple(Column(title) for title in column_titles())
    for sheet, readings in by_sheet(submission.reading):
        rows = [Row(tuple(map(line, column_cells(submission, one)))) for one in readings]
        yield Section(_("Lembar {sheet}").format(sheet=sheet), (Rows(columns, rows),))
    yield Section(_("Baris"), (_rows(reading),))
    yield from problem_section(reading.left_over, few=0)


def _rows(reading: Reading) -> Rows:
    assessments = reading.evaluation.assessments
    columns = (
        Column(_("Baris"), is_figure=True, is_whole=True),
        Column(_("Kode"), widest=_CODE_WIDTH),
        Column(_("Uraian")),
        *(Column(one.title, widest=_ANSWER_WIDTH) for one in assessments),
    )
    rows = []
    for row in reading.rows:
        tone = Tone.STRONG if row.kind == "node" else Tone.PLAIN
        number = toned(row_words(row), Tone.PLAIN if row.place.row else Tone.BAD)
        answers = (line(answer_words(row, one)) for one in assessments)
        rows.append(Row((number, _code(row.identity, tone), toned(row.title, tone), *answers)))
    return Rows(columns, rows)


def _code(identity: str, tone: Tone) -> Line | Stack:
    """A code; that of a count is broken where it begins, not within a word, if it is too long for the column."""
    question, colon, count = identity.partition(":")
    if len(identity) <= _CODE_WIDTH or not colon:
        return toned(identity, tone)
    return Stack((toned(f"{question}:", tone), toned(count, tone)))
