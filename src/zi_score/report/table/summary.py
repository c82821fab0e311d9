"""Several workbooks: one row each, then what those that fall short or cannot be used are lacking."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

from zi_score.language import _
from zi_score.problems import Severity
from zi_score.report.figures import gates_by_code, points_text
from zi_score.report.table.cells import DIM, FAILED, HEADING, MET, cell, heading, indented
from zi_score.report.wording import (
    closing_sentences,
    shortfall_sentence,
    target_titles,
    unusable_sentence,
    withheld_sentence,
    withheld_word,
)
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from zi_score.outcome import Evaluation

_NOTHING = "–"
_REPEALED = "†"
"""Marks an outcome under a regulation that was repealed."""


def summary_parts(evaluations: Sequence[Evaluation]) -> Iterator[RenderableType]:
    """The rows, then the failures."""
    folder, names = short_names([evaluation.path for evaluation in evaluations])
    if folder:
        yield cell(_("Folder {folder}").format(folder=folder), DIM)
    titles = target_titles(evaluations)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", max_width=10, vertical="bottom")
    table.add_column(justify="right", no_wrap=True, vertical="bottom")
    for _target in titles:
        table.add_column(overflow="fold", max_width=9, vertical="bottom")
    for _count in range(2):
        table.add_column(justify="right", overflow="fold", max_width=9, vertical="bottom")
    headers = (_("Berkas"), _("Penilai"), _("Nilai"), *titles.values(), _("Belum diisi"), _("Kesalahan"))
    table.add_row(*(cell(header, DIM) for header in headers))
    for evaluation in evaluations:
        table.add_row(cell(names[evaluation.path], HEADING), *_row(evaluation, tuple(titles)))
    yield table
    yield from _failures(evaluations, names)
    if titles:
        yield heading("").append_text(cell(" ".join(_closing(evaluations)), DIM))


def _closing(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    repeals = {verdict.repealed_by for one in evaluations for each in one.assessments for verdict in each.verdicts}
    for by in sorted(repeals):
        mark = f"{_REPEALED} " if by else ""
        yield from (f"{mark}{closing}" for closing in closing_sentences([by]))


def short_names(paths: Sequence[str]) -> tuple[str, Mapping[str, str]]:
    """The folder that all paths share, and each path within it."""
    try:
        folder = os.path.commonpath([Path(path).parent for path in paths])
    except ValueError:
        folder = ""
    if not folder or folder == ".":
        return "", {path: path for path in paths}
    return folder, {path: str(Path(path).relative_to(folder)) for path in paths}


def _row(evaluation: Evaluation, targets: Sequence[str]) -> list[Text]:
    errors = sum(problem.severity is Severity.ERROR for problem in evaluation.problems)
    if not evaluation.is_usable:
        figures = [cell(_NOTHING, DIM) for _column in range(len(targets) + 2)]
        return [cell(""), *figures, cell(str(errors), FAILED)]
    leading = evaluation.leading
    card = leading.scorecard
    gates = gates_by_code(leading.verdicts).get(TOTAL, ())
    outcomes = []
    for target in targets:
        if not evaluation.is_decided:
            outcomes.append(cell(withheld_word(), FAILED))
            continue
        verdict = leading.verdict(target)
        words = (_("memenuhi") if verdict.is_met else _("belum")) + (_REPEALED if verdict.repealed_by else "")
        outcomes.append(cell(words, MET if verdict.is_met else FAILED))
    return [
        cell(leading.title),
        cell(points_text(card.total, card.weight, gates), HEADING),
        *outcomes,
        cell(str(len(card.unanswered))),
        cell(str(errors), FAILED if errors else ""),
    ]


def _failures(evaluations: Sequence[Evaluation], names: Mapping[str, str]) -> Iterator[RenderableType]:
    unusable = [one for one in evaluations if not one.is_usable]
    short = [one for one in evaluations if one.is_usable and any(each.failed for each in one.leading.verdicts)]
    if short:
        yield heading(_("Belum memenuhi"))
    for evaluation in short:
        yield indented(cell(names[evaluation.path], HEADING))
        for verdict in evaluation.leading.verdicts:
            if verdict.failed:
                yield indented(cell(shortfall_sentence(verdict)), 4)
    undecided = [(names[one.path], one.withheld) for one in evaluations if one.withheld]
    if undecided:
        yield heading(_("Hasil ditahan"))
    for name, withheld in undecided:
        yield indented(cell(f"{name}: {withheld_sentence(withheld)}"))
    if unusable:
        yield heading(_("Tidak dapat dinilai"))
    for evaluation in unusable:
        yield indented(cell(unusable_sentence(evaluation)))
