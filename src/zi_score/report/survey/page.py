"""A survey as a page: who answered, the mean of each variable, the index by each conversion, and the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import N_, _, shown
from zi_score.report.blocks import Column, Page, Points, Row, Rows, Tone, sentence, toned
from zi_score.report.evaluation.findings import problem_section
from zi_score.report.figures import bounded_text
from zi_score.report.survey.wording import (
    PLACES,
    conversion_words,
    count_rows,
    gate_words,
    interval_text,
    mean_text,
    remark_sentences,
)
from zi_score.report.wording import rubric_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.report.blocks import Block, Line
    from zi_score.survey.model import GateResult, GradeResult, Survey

_WITHOUT = {
    "repeated": N_("indeks tanpa orang yang berulang"),
    "straight": N_("indeks tanpa jawaban seragam"),
}


def survey_page(one: Survey, *, details: bool) -> Page:
    """A survey in full, each item only on request."""
    return Page(one.path, tuple(_blocks(one, details=details)))


def _blocks(one: Survey, *, details: bool) -> Iterator[Block]:
    parts = [one.questionnaire.title]
    if one.sheet:
        parts.append(_("lembar {sheet}").format(sheet=one.sheet))
    parts.append(rubric_words(one.rubric))
    yield sentence(" · ".join(parts), Tone.DIM)
    counts = [Row.of(title, text) for title, text in count_rows(one.respondents)]
    yield Rows((Column(_("Responden")), Column(_("Jumlah"))), counts)
    yield Rows(_mean_columns(one), list(_means(one, details=details)))
    yield _indices(one)
    yield Points([toned(text, Tone.DIM) for text in remark_sentences(one)])
    yield from problem_section(one.problems)


def _mean_columns(one: Survey) -> tuple[Column, ...]:
    scale = one.questionnaire.scale
    span = f"{shown(scale.minimum)}–{shown(scale.maximum)}"
    figures = (_("rata-rata ({span})").format(span=span), _("selang kepercayaan 95%"))
    return (Column(_("Variabel")), *Column.figures(*figures))


def _means(one: Survey, *, details: bool) -> Iterator[Row]:
    for variable in one.variables:
        interval = toned(interval_text(variable.interval), Tone.DIM)
        yield Row.of(variable.variable.title, mean_text(variable.mean), interval)
        for item in (each for each in one.items if details and each.variable == variable.variable.code):
            text = _("{item}, kolom {column}, {answered} jawaban").format(
                item=item.key, column=item.column, answered=item.answered
            )
            texts = (text, mean_text(item.mean), interval_text(item.interval))
            yield Row.of(*(toned(each, Tone.DIM) for each in texts), depth=1)
    totals = (toned(each, Tone.STRONG) for each in (_("Keseluruhan"), mean_text(one.mean)))
    yield Row.of(*totals, toned(interval_text(one.interval), Tone.DIM))


def _indices(one: Survey) -> Rows:
    titles = (conversion_words(one, each) for each in one.indices.values())
    return Rows((Column(one.questionnaire.index_title), *Column.figures(*titles)), list(_index_rows(one)))


def _index_rows(survey: Survey) -> Iterator[Row]:
    """The index by each conversion, its points, every gate, and the same without some respondents."""
    results = tuple(survey.indices.values())
    gates = results[0].gates
    limits = [one.gate.index for one in gates]
    point_limits = [one.gate.points for one in gates]
    weight = shown(survey.rubric.questions[survey.question].weight)
    yield Row.of(_("indeks"), *(bounded_text(one.index, PLACES, limits) for one in results))
    yield Row.of(_("selang kepercayaan 95%"), *(interval_text(one.interval, limits) for one in results))
    points = (bounded_text(one.points, PLACES, point_limits) for one in results)
    yield Row.of(_("nilai LKE {code}, dari {weight}").format(code=survey.question, weight=weight), *points)
    for at, first in enumerate(gates):
        yield Row.of(gate_words(first.gate), *(_outcome(one.gates[at]) for one in results))
    for key, title in _WITHOUT.items():
        if key in results[0].without:
            yield Row.of(_(title), *(bounded_text(one.without[key], PLACES, limits) for one in results))
    if survey.questionnaire.grading:
        title = _("{title}, pembanding").format(title=survey.questionnaire.grading.title)
        yield Row.of(title, *(_graded(one.grade) for one in results if one.grade))


def _outcome(one: GateResult) -> Line:
    """Whether a gate is met, marked where other respondents might have decided otherwise."""
    words = _("terpenuhi") if one.is_met else _("belum")
    return toned(f"{words} ±" if one.is_straddled else words, Tone.of_met(one.is_met), marked=True)


def _graded(grade: GradeResult) -> str:
    """The second figure with its grade, on the right side of each bound."""
    score = bounded_text(grade.score, PLACES, [band.minimum for band in grade.grading.bands])
    return f"{score} ({grade.band.id})" if grade.band else score
