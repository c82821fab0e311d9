"""Surveying: a file of responses in, one survey for each questionnaire that it answers out, beside a workbook or not.

The one place that knows reading, questionnaires and tabulation together. What cannot be used raises
`UnusableInputError`.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from zi_score.delimited import read_delimited
from zi_score.frozen import dataclass, field, replace
from zi_score.language import N_, _
from zi_score.limits import current_limits
from zi_score.outcome import Evaluation
from zi_score.problems import Location, UnusableInputError, found, worst_first
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.questionnaire import Questionnaire
from zi_score.rubric.questionnaires import bundled_questionnaires, load_questionnaire
from zi_score.sheets import RefusedError
from zi_score.survey.claims import Claim
from zi_score.survey.model import Survey
from zi_score.survey.recognition import StatedItems, recognize
from zi_score.survey.table import Cell, ResponseTable
from zi_score.survey.tabulation import DEFAULT_SURVEY_CHOICES, SurveyChoices, tabulate
from zi_score.workbook.files import NamedContent, named_content, open_workbook
from zi_score.workbook.grid import CellValue, Grid, cell_number, cell_text

_NO_WORKBOOK = "ZI104"
_REASONS = {
    "not_text": N_("isinya bukan teks"),
    "no_columns": N_("tidak ada kolom yang dipisahkan titik koma, koma, atau tab"),
    "quotes": N_("susunan tanda kutip atau barisnya rusak"),
    "cells": N_("isinya lebih dari {limit} sel"),
    "text": N_("salah satu selnya berisi lebih dari {limit} huruf"),
}
"""Why a text file is no table of answers."""


@dataclass(frozen=True, slots=True)
class SurveyRequest:
    """What a user said of a file. Without questionnaires, each kind of survey that it answers is recognised."""

    questionnaires: tuple[Questionnaire, ...] = ()
    sheet: str = ""
    reading: StatedItems = field(default_factory=StatedItems)
    choices: SurveyChoices = DEFAULT_SURVEY_CHOICES


DEFAULT_SURVEY_REQUEST = SurveyRequest()


def survey_responses(path: Path, rubric: Rubric, request: SurveyRequest = DEFAULT_SURVEY_REQUEST) -> tuple[Survey, ...]:
    """Read a file of responses and tabulate every survey in it."""
    tables = _tables(path, request.sheet)
    questionnaires = request.questionnaires or known_questionnaires()
    found_there = recognize(tables, questionnaires, request.reading)
    return tuple(tabulate(responses, rubric, request.choices) for responses in found_there)


def with_survey(evaluation: Evaluation, path: Path, request: SurveyRequest) -> Evaluation:
    """The evaluation with what each assessor claims of a survey beside it; no score and no verdict changes."""
    claims = [
        Claim(survey, one.scorecard.assessor, one.title, one.scorecard.questions[survey.question].response)
        for survey in survey_responses(path, evaluation.rubric, request)
        for one in evaluation.assessments
    ]
    problems = [claim.problem for claim in claims if claim.problem]
    return replace(
        evaluation,
        claims=(*evaluation.claims, *claims),
        problems=worst_first([*evaluation.problems, *problems]),
    )


def known_questionnaires(names: Sequence[str] = ()) -> tuple[Questionnaire, ...]:
    """The questionnaires of these names or files; without any name all bundled ones."""
    return tuple(load_questionnaire(name) for name in names or bundled_questionnaires())


def _tables(path: Path, sheet: str) -> list[ResponseTable]:
    """The chosen sheet of a workbook or all visible ones, or the one table of a text file.

    A text file of respondents may be less regular than one that is taken for a workbook.
    """
    content = named_content(path)
    try:
        file = open_workbook(content, current_limits().respondents)
    except UnusableInputError as error:
        if [one.code for one in error.problems] != [_NO_WORKBOOK]:
            raise
        return [_text_table(content)]
    if file.is_delimited:
        return [_sheet_table(grid, file.sha256, is_whole=True) for grid in file.grids]
    chosen = [grid for grid in file.grids if (grid.sheet == sheet if sheet else grid.is_visible)]
    if not chosen:
        names = ", ".join(grid.sheet for grid in file.grids) or "-"
        raise UnusableInputError(found("ZI838", Location(file=str(path)), sheets=names))
    return [_sheet_table(grid, file.sha256) for grid in chosen]


def _sheet_table(grid: Grid, sha256: str, *, is_whole: bool = False) -> ResponseTable:
    return ResponseTable(
        grid.file, sha256, "" if is_whole else grid.sheet, [list(map(_cell, row)) for row in grid.rows]
    )


def _cell(value: CellValue) -> Cell:
    number = cell_number(value)
    return cell_text(value) if number is None else number


def _text_table(file: NamedContent) -> ResponseTable:
    try:
        limits = current_limits()
        rows = read_delimited(file.content, replace(limits, rows=limits.respondents))
    except RefusedError as error:
        reason = _(_REASONS[error.kind]).format(**error.values)
        raise UnusableInputError(found("ZI843", Location(file=file.name), reason=reason)) from error
    return ResponseTable(file.name, hashlib.sha256(file.content).hexdigest(), "", rows)
