"""The total and the areas over the years against their minima, as a picture and in words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.evaluation.score_rows import score_rows
from zi_score.report.figures import percent_text
from zi_score.report.pictures import Trend, TrendPart, TrendPoint
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.history.model import DatedResult
    from zi_score.report.evaluation.score_rows import ScoreRow


def trend(years: Sequence[DatedResult]) -> Trend:
    """The shares of the total and of each part that has a minimum, for years of one regulation."""
    verdicts = years[-1].evaluation.decisive.verdicts
    minima = [{gate.code: gate.required / gate.weight for gate in verdict.requirements} for verdict in verdicts]
    parts = tuple(
        TrendPart(row.title, tuple(_points(years, row)), tuple(of_target.get(row.code) for of_target in minima))
        for row in _shown_rows(years)
    )
    return Trend(tuple(verdict.title for verdict in verdicts), parts)


def trend_words(years: Sequence[DatedResult]) -> str:
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


def _points(years: Sequence[DatedResult], row: ScoreRow) -> Iterator[TrendPoint]:
    first, span = years[0].year, years[-1].year - years[0].year
    for one in years:
        share = row.points(one.evaluation.decisive.scorecard) / row.weight
        yield TrendPoint(Fraction(one.year - first, span), str(one.year), share, f"{_percent(one, row)}%")


def _percent(one: DatedResult, row: ScoreRow) -> str:
    deciding = one.evaluation.decisive
    gates = [gate for verdict in deciding.verdicts for gate in verdict.requirements if gate.code == row.code]
    return percent_text(row.points(deciding.scorecard), row.weight, gates)
