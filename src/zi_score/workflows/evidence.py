"""Evidence on disk beside one workbook: its cells in, what they name in a folder and what is wrong with it out."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from zi_score.evidence.folder import EvidenceFolder, read_folder
from zi_score.evidence.lookup import Asked, evidence_problems, look_up
from zi_score.evidence.model import QuestionEvidence
from zi_score.outcome import Evaluation
from zi_score.problems import Location, Problem
from zi_score.workbook.beside import BESIDE
from zi_score.workbook.files import WorkbookFile

_NO_FOLDERS = ("", ".", "..")


def evidence_of(
    file: WorkbookFile, evaluation: Evaluation, root: Path
) -> tuple[tuple[QuestionEvidence, ...], tuple[Problem, ...]]:
    """What the workbook names for each question, looked up in a folder, and what was found out about it.

    Where the folder has one that is called as the workbook is, that one holds its evidence.
    """
    folder = _folder_for(root, Path(evaluation.path).stem)
    questions = tuple(_questions(file, evaluation))
    evidence = look_up(questions, folder)
    return evidence, tuple(evidence_problems(questions, evidence, folder))


def _folder_for(root: Path, name: str) -> EvidenceFolder:
    own = root / name
    # "...xlsx" is a name too, and without its suffix leads up.
    is_own = name not in _NO_FOLDERS and own.is_dir() and not own.is_symlink()
    return _read(own if is_own else root)


@lru_cache(maxsize=8)
def _read(root: Path) -> EvidenceFolder:
    """One folder is often that of many workbooks of a run; `forget_folders` ends what is remembered of it."""
    return read_folder(root)


def forget_folders() -> None:
    """Look anew at each folder of evidence that is asked for from now on: a run is over."""
    _read.cache_clear()


def _questions(file: WorkbookFile, evaluation: Evaluation) -> Iterator[Asked]:
    submission = evaluation.submission
    if submission is None:
        return
    card = evaluation.leading.scorecard
    for code, question in card.questions.items():
        is_top = question.counted and question.share == 1
        yield Asked(code, question.title, question.response.location, is_top, list(_texts(file, evaluation, code)))


def _texts(file: WorkbookFile, evaluation: Evaluation, code: str) -> Iterator[tuple[Location, str]]:
    """Every note and evidence cell in the rows of a question and of its counts, whoever wrote it."""
    submission = evaluation.submission
    grids = {grid.sheet: grid for grid in file.grids}
    for sheet, places in submission.parts if submission else ():
        own = [row for identity, row in places.rows.items() if identity == code or identity.startswith(f"{code}:")]
        columns = {number for named in places.assessors.values() for name, number in named.items() if name in BESIDE}
        for row in sorted(own):
            for column in sorted(columns):
                if text := grids[sheet].text(row, column):
                    yield Location(evaluation.path, sheet, row, column), text
