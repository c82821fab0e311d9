"""A history as a page: the years side by side against their minima, then what rose and fell from each to the next."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from zi_score.history.dating import basis_words
from zi_score.language import _
from zi_score.report.blocks import (
    Column,
    Page,
    Picture,
    Points,
    Row,
    Rows,
    Section,
    Tone,
    line,
    sentence,
    sentences,
    toned,
)
from zi_score.report.diff.page import change_rows
from zi_score.report.diff.wording import crossing_sentence, crossings
from zi_score.report.evaluation.findings import problem_section
from zi_score.report.evaluation.score_rows import score_rows
from zi_score.report.evaluation.verdicts import verdict_tone
from zi_score.report.figures import difference_text, gates_by_code, percent_text, points_text, weight_text
from zi_score.report.pictures import Trend, TrendPart, TrendPoint
from zi_score.report.reading_words import identity_sentence
from zi_score.report.wording import closing_sentences, problem_sentence, rubric_words, verdict_words
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.history.model import DatedResult, History, YearStep
    from zi_score.report.blocks import Block, Line
    from zi_score.report.evaluation.score_rows import ScoreRow

_FEW_CHANGES = 8
_OUTCOME_WIDTH = 12


def history_page(history: History, *, details: bool) -> Page:
    """The whole history; without `details` only the changes that moved most."""
    years = history.years
    if not years:
        return Page(_("Riwayat nilai"), tuple(_left_out(history)))
    title = _("Riwayat nilai {first}–{last}") if len(years) > 1 else _("Riwayat nilai {first}")
    unit = next((name for one in reversed(years) if (name := _unit(one))), "")
    text = title.format(first=years[0].year, last=years[-1].year)
    return Page(f"{unit}: {text}" if unit else text, tuple(_blocks(history, details=details)))


def _unit(one: DatedResult) -> str:
    submission = one.evaluation.submission
    return submission.unit if submission else ""


def _blocks(history: History, *, details: bool) -> Iterator[Block]:
    yield from _left_out(history)
    regulations = history.by_regulation
    for years in regulations:
        blocks = tuple(_regulation(years))
        title = rubric_words(years[-1].evaluation.rubric)
        if len(regulations) > 1:
            yield Section(title, blocks)
        else:
            yield sentence(title, Tone.DIM)
            yield from blocks
    for step in history.steps:
        yield Section(_step_title(step), tuple(_step(step, details=details)))
    yield from problem_section(history.problems)
    yield Section(_("Sumber setiap tahun"), (_sources(history),))
    repeals = (verdict.repealed_by for one in history.years for verdict in one.evaluation.decisive.verdicts)
    yield from sentences(closing_sentences(repeals), Tone.DIM)


def _left_out(history: History) -> Iterator[Block]:
    if history.left_out:
        told = [sentence(problem_sentence(problem), Tone.BAD) for problem in history.left_out]
        yield Section(_("Tidak masuk riwayat"), told)


def _regulation(years: Sequence[DatedResult]) -> Iterator[Block]:
    """The scores and outcomes of the years of one regulation."""
    yield _outcomes(years)
    yield _scores(years)
    if len(years) > 1:
        yield Picture(_trend_words(years), partial(_trend, years))


def _scores(years: Sequence[DatedResult]) -> Rows:
    columns = [Column(_("Bagian")), Column(_("Bobot"), is_figure=True)]
    columns += [Column(str(one.year), is_figure=True, is_whole=True) for one in years]
    if len(years) > 1:
        columns.append(Column(f"{years[-2].year} → {years[-1].year}", is_figure=True, is_whole=True))
    return Rows(tuple(columns), list(_score_rows(years)))


def _score_rows(years: Sequence[DatedResult]) -> Iterator[Row]:
    latest = years[-1].evaluation
    gates = gates_by_code(latest.decisive.verdicts)
    for row in score_rows(latest.rubric, latest.decisive):
        points = [row.points(one.evaluation.decisive.scorecard) for one in years]
        tone = Tone.PLAIN if row.depth else Tone.STRONG
        texts = (toned(points_text(one, row.weight, gates.get(row.code, ())), tone) for one in points)
        cells: list[Line] = [toned(row.title, tone), toned(weight_text(row.weight), Tone.DIM), *texts]
        if len(points) > 1:
            moved = points[-1] - points[-2]
            cells.append(toned(difference_text(moved), Tone.of_move(moved)))
        yield Row.of(*cells, depth=row.depth)


def _outcomes(years: Sequence[DatedResult]) -> Rows:
    columns = (Column(_("Target")), *(Column(str(one.year), widest=_OUTCOME_WIDTH) for one in years))
    targets = {verdict.target: verdict.title for one in years for verdict in one.evaluation.decisive.verdicts}
    rows = []
    for target, title in targets.items():
        verdicts = [one.evaluation.decisive.verdict(target) for one in years]
        words = (toned(verdict_words(one), verdict_tone(one), marked=True) for one in verdicts)
        rows.append(Row.of(toned(title, Tone.STRONG), *words))
    return Rows(columns, rows)


def _step_title(step: YearStep) -> str:
    if step.comparison is None:
        return _("{earlier} → {later}").format(earlier=step.earlier.year, later=step.later.year)
    return _("{earlier} → {later}: {points} poin").format(
        earlier=step.earlier.year, later=step.later.year, points=difference_text(step.comparison.points)
    )


def _step(step: YearStep, *, details: bool) -> Iterator[Block]:
    """The gates that were gained and lost, and the answers that rose and fell."""
    comparison = step.comparison
    if comparison is None:
        yield sentence(_("Peraturannya berbeda, sehingga nilainya tidak dapat dibandingkan."), Tone.WARN)
        return
    for gates in crossings(comparison):
        tone = Tone.of_met(gates[0].is_met)
        yield sentence(crossing_sentence(gates, is_between=False), tone, marked=True)
    if comparison.changes:
        yield change_rows(comparison.changes, 0 if details else _FEW_CHANGES)
    else:
        yield sentence(_("Tidak ada jawaban yang berubah."))


def _sources(history: History) -> Points:
    """What each year rests on, so that nobody need trust it."""
    return Points([line(_source(one)) for one in history.years])


def _source(one: DatedResult) -> str:
    dating = one.dating
    place = f" ({dating.location.within})" if dating.location.within else ""
    basis = basis_words(dating.basis)
    if dating.text:
        basis = f"{basis} “{dating.text}”{place}"
    text = _("{year}: {path}, penilai {assessor}; tahunnya menurut {basis}").format(
        year=one.year, path=one.evaluation.path, assessor=one.evaluation.decisive.title, basis=basis
    )
    stated = identity_sentence(one.evaluation.submission)
    return f"{text}. {stated}" if stated else text


def _trend(years: Sequence[DatedResult]) -> Trend:
    """The shares of the total and of each part that has a minimum, for years of one regulation."""
    verdicts = years[-1].evaluation.decisive.verdicts
    minima = [{gate.code: gate.required / gate.weight for gate in verdict.requirements} for verdict in verdicts]
    parts = tuple(
        TrendPart(row.title, tuple(_trend_points(years, row)), tuple(of_target.get(row.code) for of_target in minima))
        for row in _shown_rows(years)
    )
    return Trend(tuple(verdict.title for verdict in verdicts), parts)


def _trend_words(years: Sequence[DatedResult]) -> str:
    """The same in words."""
    first, last = years[0], years[-1]
    moves = (f"{row.title} {_percent(first, row)}% → {_percent(last, row)}%" for row in _shown_rows(years))
    text = _("Capaian terhadap bobot dari {first} ke {last}: {moves}")
    return text.format(first=first.year, last=last.year, moves="; ".join(moves))


def _shown_rows(years: Sequence[DatedResult]) -> Iterator[ScoreRow]:
    evaluation = years[-1].evaluation
    codes = {gate.code for verdict in evaluation.decisive.verdicts for gate in verdict.requirements}
    rows = score_rows(evaluation.rubric, evaluation.decisive)
    yield from (row for row in rows if row.code in codes or row.code == TOTAL)


def _trend_points(years: Sequence[DatedResult], row: ScoreRow) -> Iterator[TrendPoint]:
    first, span = years[0].year, years[-1].year - years[0].year
    for one in years:
        share = row.points(one.evaluation.decisive.scorecard) / row.weight
        yield TrendPoint(Fraction(one.year - first, span), str(one.year), share, f"{_percent(one, row)}%")


def _percent(one: DatedResult, row: ScoreRow) -> str:
    deciding = one.evaluation.decisive
    gates = [gate for verdict in deciding.verdicts for gate in verdict.requirements if gate.code == row.code]
    return percent_text(row.points(deciding.scorecard), row.weight, gates)
