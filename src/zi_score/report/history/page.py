"""A history as a page: the years side by side against their minima, then what rose and fell from each to the next."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from zi_score.history.dating import basis_words
from zi_score.language import _
from zi_score.report.blocks import Column, Page, Picture, Points, Row, Rows, Section, sentence, sentences
from zi_score.report.diff.page import change_rows
from zi_score.report.diff.wording import crossing_sentence, crossings
from zi_score.report.evaluation.findings import problem_section
from zi_score.report.evaluation.scores import score_rows
from zi_score.report.evaluation.verdicts import verdict_tone
from zi_score.report.figures import difference_text, gates_by_code, percent_text, points_text, weight_text
from zi_score.report.pictures import Trend, TrendPart, TrendPoint
from zi_score.report.reading_words import identity_sentence
from zi_score.report.texts import Tone, line, toned
from zi_score.report.wording import closing_sentences, problem_sentence, rubric_words, verdict_words
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.comparison import Comparison
    from zi_score.history.model import DatedResult, History
    from zi_score.report.blocks import Block
    from zi_score.report.evaluation.scores import ScoreRow
    from zi_score.report.texts import Line

_FEW_CHANGES = 8
_OUTCOME_WIDTH = 12


def history_page(history: History, *, details: bool) -> Page:
    """The whole history; without `details` only the changes that moved most."""
    years = history.years
    if not years:
        return Page(_("Riwayat nilai"), tuple(_left_out(history)))
    title = _("Riwayat nilai {first}–{last}") if len(years) > 1 else _("Riwayat nilai {first}")
    submissions = (one.evaluation.submission for one in reversed(years))
    unit = next((one.unit for one in submissions if one and one.unit), "")
    text = title.format(first=years[0].year, last=years[-1].year)
    return Page(f"{unit}: {text}" if unit else text, tuple(_blocks(history, details=details)))


def _blocks(history: History, *, details: bool) -> Iterator[Block]:
    yield from _left_out(history)
    regulations = history.by_regulation
    for years in regulations:
        blocks: list[Block] = [_outcomes(years), _scores(years)]
        if len(years) > 1:
            blocks.append(Picture(_trend_words(years), partial(_trend, years)))
        title = rubric_words(years[-1].evaluation.rubric)
        if len(regulations) > 1:
            yield Section(title, blocks)
        else:
            yield sentence(title, Tone.DIM)
            yield from blocks
    for step in history.steps:
        earlier, later = step.earlier.year, step.later.year
        title = _("{earlier} → {later}").format(earlier=earlier, later=later)
        if step.comparison:
            moved = difference_text(step.comparison.points)
            title = _("{earlier} → {later}: {points} poin").format(earlier=earlier, later=later, points=moved)
        yield Section(title, tuple(_step(step.comparison, details=details)))
    yield from problem_section(history.problems)
    # What each year rests on, so that nobody need trust it.
    yield Section(_("Sumber setiap tahun"), (Points([line(_source(one)) for one in history.years]),))
    repeals = (verdict.repealed_by for one in history.years for verdict in one.evaluation.decisive.verdicts)
    yield from sentences(closing_sentences(repeals), Tone.DIM)


def _left_out(history: History) -> Iterator[Block]:
    if history.left_out:
        told = [sentence(problem_sentence(problem), Tone.BAD) for problem in history.left_out]
        yield Section(_("Tidak masuk riwayat"), told)


def _scores(years: Sequence[DatedResult]) -> Rows:
    titles = [str(one.year) for one in years]
    if len(years) > 1:
        titles.append(f"{titles[-2]} → {titles[-1]}")
    columns = (Column(_("Bagian")), Column(_("Bobot"), is_figure=True), *Column.figures(*titles))
    latest = years[-1].evaluation
    gates = gates_by_code(latest.decisive.verdicts)
    rows = []
    for row in score_rows(latest.rubric, latest.decisive):
        points = [row.points(one.evaluation.decisive.scorecard) for one in years]
        tone = Tone.PLAIN if row.depth else Tone.STRONG
        texts = (toned(points_text(one, row.weight, gates.get(row.code, ())), tone) for one in points)
        cells: list[Line] = [toned(row.title, tone), toned(weight_text(row.weight), Tone.DIM), *texts]
        if len(points) > 1:
            moved = points[-1] - points[-2]
            cells.append(toned(difference_text(moved), Tone.of_move(moved)))
        rows.append(Row.of(*cells, depth=row.depth))
    return Rows(columns, rows)


def _outcomes(years: Sequence[DatedResult]) -> Rows:
    columns = (Column(_("Target")), *(Column(str(one.year), widest=_OUTCOME_WIDTH) for one in years))
    targets = {verdict.target: verdict.title for one in years for verdict in one.evaluation.decisive.verdicts}
    rows = []
    for target, title in targets.items():
        verdicts = [one.evaluation.decisive.verdict(target) for one in years]
        words = (toned(verdict_words(one), verdict_tone(one), marked=True) for one in verdicts)
        rows.append(Row.of(toned(title, Tone.STRONG), *words))
    return Rows(columns, rows)


def _step(comparison: Comparison | None, *, details: bool) -> Iterator[Block]:
    """The gates that were gained and lost, and the answers that rose and fell."""
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


def _source(one: DatedResult) -> str:
    dating, evaluation = one.dating, one.evaluation
    basis = basis_words(dating.basis)
    if dating.text:
        place = f" ({dating.location.within})" if dating.location.within else ""
        basis = f"{basis} “{dating.text}”{place}"
    text = _("{year}: {path}, penilai {assessor}; tahunnya menurut {basis}")
    text = text.format(year=one.year, path=evaluation.path, assessor=evaluation.decisive.title, basis=basis)
    return ". ".join(filter(None, (text, identity_sentence(evaluation.submission))))


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
