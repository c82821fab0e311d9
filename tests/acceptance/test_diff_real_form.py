"""The real filled form against a copy with ten scripted edits, made in the XML so that stored results stay.

The form has the best answer everywhere, so two answers are worsened first: one to be raised and one to be filled.
"""

import re
import zipfile
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from zi_score.comparison import ChangeKind, Comparison
from zi_score.rubric.catalogue import UnansweredPolicy
from zi_score.rubric.instrument import Instrument
from zi_score.submission import Submission
from zi_score.workflows.choices import Choices
from zi_score.workflows.compare import compare_files
from zi_score.workflows.evaluate import evaluate_workbook

SHEET = "xl/worksheets/sheet3.xml"
LOWERED, BLANKED, UNREADABLE = "A.I.1.i.b", "A.I.1.ii.a", "A.I.1.ii.c"
RAISED, ANSWERED, NOTED, RESCALED = "A.I.1.ii.b", "A.II.3.i.a", "A.I.1.i.a", "A.I.1.iv.b"
COUNTED, REPORTED, WEIGHTED = "A.II.5.iii.a", "lhkpn_lapor", "A.I.1.i"


@pytest.fixture(scope="module")
def earlier(workbooks: Path, instrument: Instrument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = workbooks / "lke-lampiran-iii-2021-filled.xlsx"
    answers = cells(submission_of(source, instrument), "answer")
    path = tmp_path_factory.mktemp("earlier") / "sebelum.xlsx"
    rewrite(source, path, {answers[RAISED]: text_cell("B"), answers[ANSWERED]: ""})
    return path


@pytest.fixture(scope="module")
def edited(earlier: Path, instrument: Instrument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    submission = submission_of(earlier, instrument)
    answers, notes = cells(submission, "answer"), cells(submission, "note")
    scores, shown = cells(submission, "score"), submission.places.columns
    rows = submission.places.rows
    edits = {
        answers[LOWERED]: text_cell("C"),
        answers[RAISED]: text_cell("A"),
        answers[ANSWERED]: text_cell("A"),
        answers[BLANKED]: "",
        answers[UNREADABLE]: text_cell("Z"),
        answers[f"{COUNTED}:{REPORTED}"]: number_cell(1),
        notes[NOTED]: text_cell("Sudah dilengkapi <b>"),
        address(rows[WEIGHTED], shown["weight"]): number_cell(9),
        address(rows[RESCALED], shown["scale"]): text_cell("A/B/C/D"),
        scores[f"{COUNTED}:part"]: "<f>1+1</f><v>0.8</v>",
    }
    path = tmp_path_factory.mktemp("edited") / "sesudah.xlsx"
    rewrite(earlier, path, edits)
    return path


@pytest.mark.parametrize("policy", ["zero", "skip"])
def test_ten_edits_are_ten_changes(
    earlier: Path, edited: Path, instrument: Instrument, policy: UnansweredPolicy
) -> None:
    comparison = compare_files(earlier, edited, instrument, Choices(unanswered=policy))
    assert kinds(comparison) == {
        (LOWERED, ChangeKind.ANSWER_LOWERED),
        (RAISED, ChangeKind.ANSWER_RAISED),
        (ANSWERED, ChangeKind.ANSWERED),
        (BLANKED, ChangeKind.BLANKED),
        (UNREADABLE, ChangeKind.UNREADABLE),
        (COUNTED, ChangeKind.COUNT_CHANGED),
        (NOTED, ChangeKind.NOTE),
        (WEIGHTED, ChangeKind.WEIGHT),
        (RESCALED, ChangeKind.SCALE),
        (COUNTED, ChangeKind.FORMULA),
    }
    assert len(comparison.changes) == 10
    assert sum((one.points for one in comparison.changes), Fraction(0)) == comparison.points


def test_backwards_what_was_blanked_is_answered(earlier: Path, edited: Path, instrument: Instrument) -> None:
    comparison = compare_files(edited, earlier, instrument)
    assert (BLANKED, ChangeKind.ANSWERED) in kinds(comparison)
    assert len(comparison.changes) == 10


def test_a_copy_with_nothing_edited_does_not_differ(earlier: Path, tmp_path: Path, instrument: Instrument) -> None:
    rewrite(earlier, tmp_path / "salinan.xlsx", {})
    assert compare_files(earlier, tmp_path / "salinan.xlsx", instrument).is_empty


def submission_of(path: Path, instrument: Instrument) -> Submission:
    submission = evaluate_workbook(path, instrument).submission
    assert submission
    return submission


def kinds(comparison: Comparison) -> set[tuple[str, ChangeKind]]:
    return {(one.code, one.kind) for one in comparison.changes}


def cells(submission: Submission, column: str) -> dict[str, str]:
    number = submission.places.assessors["unit"][column]
    return {identity: address(row, number) for identity, row in submission.places.rows.items()}


def address(row: int, column: int) -> str:
    return f"{chr(ord('A') + column - 1)}{row}"


def text_cell(text: str) -> str:
    return f"<is><t>{escape(text)}</t></is>"


def number_cell(number: int) -> str:
    return f"<v>{number}</v>"


def rewrite(source: Path, target: Path, edits: Mapping[str, str]) -> None:
    """Copy a workbook, with other content in some cells of the form's sheet; all else stays as it is."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == SHEET:
                text = content.decode("utf-8")
                for place, body in edits.items():
                    text = with_cell(text, place, body)
                content = text.encode("utf-8")
            new.writestr(name, content)


def with_cell(xml: str, place: str, body: str) -> str:
    pattern = re.compile(rf'<c r="{place}"((?: [a-z]+="[^"]*")*)(?:/>|>(.*?)</c>)', re.DOTALL)
    match = pattern.search(xml)
    assert match, place
    assert 't="shared"' not in (match[2] or ""), place
    style = "".join(re.findall(r' s="[^"]*"', match[1]))
    kind = ' t="inlineStr"' if body.startswith("<is>") else ""
    return xml[: match.start()] + f'<c r="{place}"{style}{kind}>{body}</c>' + xml[match.end() :]
