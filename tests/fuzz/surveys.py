"""A damaged survey for each number: responses with other cells, lines and bytes, or a questionnaire that is broken.

Each holds a person whose name, phone and e-mail must not be in any report, whatever else is in it.
"""

import csv
import io
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.fuzz.mutations import HARMFUL, HOSTILE_TEXTS, scrambled
from tests.fuzz.oracle import hold, hold_json, hold_text, instrument, report_options
from tests.fuzz.rubrics import damaged_text, damaged_tree
from tests.support.surveys import SKM, SPAK_4, SPAK_6, SPKP, codes, csv_bytes, write_sheet
from zi_score.cli.exit_codes import ExitCode, survey_exit_code
from zi_score.problems import UnusableInputError
from zi_score.report import SURVEY_FORMATS, render_surveys
from zi_score.report.wording import problem_sentence
from zi_score.rubric import questionnaires
from zi_score.rubric.questionnaire import Questionnaire
from zi_score.survey import interval
from zi_score.survey.model import Survey
from zi_score.survey.recognition import StatedItems
from zi_score.survey.tabulation import SurveyChoices
from zi_score.workflows.survey import SurveyRequest, known_questionnaires, survey_responses

PERSON = ("Siti Rahasia", "081299991234", "siti@rahasia.example")
SOUND = Path(__file__).parents[1] / "rubrics" / "questionnaires" / "sound.yaml"
SMALL = "small"
_CELLS = (*HOSTILE_TEXTS, *PERSON, "0", "7", "6", "4,0", "5 - baik", "Jumlah", "Rata-rata", "SPKP1", "biaya", "Nama")


def judge_survey(random: Random, folder: Path) -> str:
    """Damage a file of responses or a questionnaire, use both, and hold the outcome against what is promised."""
    name = random.choice((SKM, SPAK_4, SPAK_6, SPKP, SMALL))
    is_file_broken = name != SMALL or random.random() < 0.5
    path = _responses(random, name, folder, is_broken=is_file_broken)
    try:
        named = _questionnaires(random, name, folder, is_broken=not is_file_broken)
        request = SurveyRequest(
            questionnaires=named,
            reading=StatedItems(
                columns={random.randrange(1, 20): random.choice(codes(SPKP))} if random.random() < 0.1 else {},
                without=random.choice(((), (), ("integritas",), ("biaya", "waktu"))),
                is_named=bool(named),
            ),
            choices=SurveyChoices(
                random.choice(("", "linear")), population=random.choice((0, 1, 500)), seed=random.randrange(3)
            ),
        )
        with patch.object(interval, "RESAMPLES", 3):
            surveys = survey_responses(path, instrument().rubric, request)
    except UnusableInputError as error:
        for problem in error.problems:
            hold(bool(problem.location.file and problem.message), f"{problem.code} stands nowhere")
            _hold_nobody(problem_sentence(problem))
        return error.problems[0].code
    for survey in surveys:
        _hold_figures(survey)
    hold(survey_exit_code(surveys, random.choice(("", "wbk"))) in (ExitCode.DONE, ExitCode.NOT_MET), "exit code")
    format_ = random.choice(list(SURVEY_FORMATS))
    text = render_surveys(format_, surveys, report_options(random))
    hold_text(text)
    _hold_nobody(text)
    if format_ == "json":
        hold_json(random, text, "survey")
    return "surveyed"


def _hold_figures(survey: Survey) -> None:
    """Every figure lies where its scale ends."""
    scale = survey.questionnaire.scale
    figures = [(survey.mean, survey.interval)]
    figures += [(one.mean, one.interval) for one in survey.items]
    figures += [(one.mean, one.interval) for one in survey.variables]
    for mean, around in figures:
        hold(scale.minimum <= mean <= scale.maximum, f"a mean of {mean}")
        hold(around is None or around.low <= around.high, "an interval that ends before it begins")
    hold(sum(one.weight for one in survey.variables) == 1, "weights that do not add up")
    for result in survey.indices.values():
        hold(result.index <= 4, f"an index of {result.index}")
        hold(result.points <= 17.5, f"points {result.points}")
    counts = survey.respondents
    hold(0 < counts.persons <= counts.counted, f"{counts.persons} persons of {counts.counted}")


def _hold_nobody(text: str) -> None:
    for secret in PERSON:
        hold(secret.casefold() not in text.casefold(), f"a report names {secret}")


def _questionnaires(random: Random, name: str, folder: Path, *, is_broken: bool) -> tuple[Questionnaire, ...]:
    if name != SMALL:
        return known_questionnaires([name]) if random.random() < 0.5 else ()
    own = folder / "kuesioner.yaml"
    damage = damaged_text if random.random() < 0.3 else damaged_tree
    text = SOUND.read_text(encoding="utf-8")
    own.write_bytes(damage(random, text) if is_broken else text.encode())
    questionnaires.load_questionnaire.cache_clear()
    questionnaires._checked_document.cache_clear()
    return known_questionnaires([str(own)])


def _responses(random: Random, name: str, folder: Path, *, is_broken: bool) -> Path:
    for old in folder.glob("responden.*"):
        old.unlink()
    if random.random() < 0.4:
        path = folder / "responden.xlsx"
        path.write_bytes(_damaged_workbook(random, _sound_workbook(name)) if is_broken else _sound_workbook(name))
        return path
    path = folder / "responden.csv"
    content = _sound_text(name)
    path.write_bytes(_damaged_responses(random, content) if is_broken else content)
    return path


def _rows(name: str) -> tuple[list[str], list[Sequence[str | int]]]:
    items = ["J1", "J2", "P1"] if name == SMALL else codes(name)
    best = 6 if name in (SPAK_6, SPKP) else 4
    rows: list[Sequence[str | int]] = [
        [*PERSON, *(best - (respondent + at) % 3 for at in range(len(items)))] for respondent in range(8)
    ]
    return ["Nama", "HP", "Email", *items], rows


@cache
def _sound_text(name: str) -> bytes:
    return csv_bytes(*_rows(name))


@cache
def _sound_workbook(name: str) -> bytes:
    headings, rows = _rows(name)
    with TemporaryDirectory() as place:
        return write_sheet(Path(place) / "sound.xlsx", {"Jawaban": [headings, *rows]}).read_bytes()


def _damaged_responses(random: Random, content: bytes) -> bytes:
    rows = list(csv.reader(io.StringIO(content.decode(), newline=""), delimiter=";"))
    for _ in range(random.randrange(1, 6)):
        at, other = random.randrange(len(rows)), random.randrange(len(rows))
        match random.randrange(5):
            case 0:
                rows.insert(at, list(rows[other]))
            case 1 if len(rows) > 1:
                del rows[at]
            case 2:
                rows[at].insert(random.randrange(len(rows[at]) + 1), random.choice(_CELLS))
            case _ if rows[at]:
                rows[at][random.randrange(len(rows[at]))] = random.choice(_CELLS)
    text = io.StringIO()
    csv.writer(text, delimiter=random.choice(";;;,\t")).writerows(rows)
    damaged = text.getvalue().encode(random.choice(("utf-8", "utf-8", "utf-16")), "replace")
    return scrambled(random, damaged) if random.random() < 0.2 else damaged


def _damaged_workbook(random: Random, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(random.randrange(1, 5)):
        if members:
            random.choice(HARMFUL)(random, members)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in members.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return target.getvalue()
