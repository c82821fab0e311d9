"""Nothing of a person in any output of a survey: not in a report, nor in a finding, nor in an error.

Names, phones, identity numbers, e-mails and addresses are put into every place of a file.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from tests.support.surveys import SPKP, Row, codes, csv_bytes, write_sheet
from zi_score.language import LANGUAGE_VARIABLE
from zi_score.problems import UnusableInputError
from zi_score.report import FORMATS, SURVEY_FORMATS, ReportOptions, render_surveys
from zi_score.report.wording import problem_sentence
from zi_score.rubric.catalogue import Rubric
from zi_score.survey import interval
from zi_score.workflows.survey import survey_responses

Run = Callable[..., tuple[int, str, str]]
SECRETS = (
    "Siti Rahasia",
    "0812-9999-1234",
    "081299991234",
    "3201999912345678",
    "siti@rahasia.example",
    "Jalan Rahasia",
)
PERSONAL = ("Nama", "No HP", "NIK", "Email", "Alamat")
NOBODY = ("", "", "", "", "")
SITI = ("Siti Rahasia", "0812-9999-1234", "3201999912345678", "siti@rahasia.example", "Jalan Rahasia 1")
HEADINGS = (*PERSONAL, *codes(SPKP))
ROWS: tuple[Row, ...] = (
    (*SITI, *[5] * 9),
    (*SITI, *[6] * 9),
    (*SITI, "Siti Rahasia", *[6] * 8),
    (*SITI, "0812-9999-1234", *SITI, *[6] * 3),
    (*NOBODY, *[4, 5, 6] * 3),
    ("Jumlah Siti Rahasia", *SITI[1:], *[99] * 9),
)


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interval, "RESAMPLES", 5)


def secrets_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret.casefold() in text.casefold()]


def written(folder: Path) -> Iterator[Path]:
    """Files of every kind that is read, and of every kind that is refused."""
    for name, content in {
        "sound.csv": csv_bytes(HEADINGS, ROWS),
        "no-heading.csv": csv_bytes(list(SITI), [*ROWS, list(SITI)]),
        "one-missing.csv": csv_bytes([*PERSONAL, *codes(SPKP)[:8]], ROWS),
        "person-in-heading.csv": csv_bytes([*SITI, *codes(SPKP)], ROWS),
        "person-behind-codes.csv": csv_bytes([*PERSONAL, *(f"{code} Siti Rahasia" for code in codes(SPKP))], ROWS),
        "two-columns.csv": csv_bytes([*SITI[:4], "SPKP1 Siti Rahasia", *codes(SPKP)], ROWS),
        "two-names.csv": csv_bytes([*SITI, *codes(SPKP)[:8], "Biaya, waktu, Siti Rahasia"], ROWS),
        "unanswered.csv": csv_bytes(HEADINGS, [[*SITI, *["Siti Rahasia"] * 9]]),
        "one-column-unanswered.csv": csv_bytes(HEADINGS, [[*SITI, *[6] * 8, "Siti Rahasia"]]),
        "broken.csv": csv_bytes(HEADINGS, ROWS) + b'"' + b"Siti Rahasia;" * 20_000,
        "binary.csv": csv_bytes(HEADINGS, ROWS) + b"\0",
    }.items():
        path = folder / name
        path.write_bytes(content)
        yield path
    sheets: dict[str, Sequence[Row]] = {"Data": [SITI], "Jawaban": [SITI, HEADINGS, *ROWS], "Lain": [SITI, *ROWS]}
    book = load_workbook(write_sheet(folder / "sound.xlsx", sheets))
    book["Jawaban"]["G3"].comment = Comment("Siti Rahasia 081299991234", "Siti Rahasia")
    book["Data"].sheet_state = "hidden"
    book.properties.creator = book.properties.title = "Siti Rahasia"
    book.save(folder / "sound.xlsx")
    yield folder / "sound.xlsx"
    yield write_sheet(folder / "two-sheets.xlsx", {"Januari": [HEADINGS, *ROWS], "Juli": [HEADINGS, *ROWS]})
    yield write_sheet(folder / "no-heading.xlsx", {"Jawaban": [SITI, *ROWS]})


@pytest.mark.parametrize("format_", SURVEY_FORMATS)
@pytest.mark.parametrize("language", ["", "en"])
def test_no_output_holds_anything_of_a_person(
    run: Run, tmp_path: Path, format_: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, language)
    outcomes = set()
    for path in written(tmp_path):
        code, out, err = run("survey", path, "--details", "--format", format_)
        outcomes.add(code)
        assert secrets_in(out + err) == [], path.name
    assert outcomes == {0, 3}


@pytest.mark.no_cover
@pytest.mark.parametrize("format_", FORMATS)
def test_nor_does_an_evaluation_beside_it(run: Run, tmp_path: Path, project: Path, format_: str) -> None:
    lke = project / "examples" / "memenuhi-wbk.xlsx"
    for path in written(tmp_path):
        if path.stem in {"sound", "one-missing", "two-columns"}:
            told = "".join(run("evaluate", lke, "--survey-spkp", path, "--details", "--format", format_)[1:])
            assert secrets_in(told) == [], path.name


@pytest.mark.no_cover
def test_no_cell_is_ever_told(rubric: Rubric, tmp_path: Path) -> None:
    """The whole person in each cell of a file in turn. JSON tells all that a report can tell."""
    everything = " ".join(SECRETS)
    sound: list[list[str]] = [
        ["Laporan survei", *[""] * 11],
        [*PERSONAL[:3], *codes(SPKP)],
        *([f"Budi {row}", f"08123456780{row}", "", *["5", "6", "6"] * 3] for row in range(3)),
        ["Jumlah", "", "", *["15"] * 9],
    ]
    path = tmp_path / "responden.csv"
    for row, cells in enumerate(sound):
        for column in range(len(cells)):
            cells_with = [list(one) for one in sound]
            cells_with[row][column] = everything
            path.write_bytes(csv_bytes(cells_with[0], cells_with[1:]))
            try:
                told = render_surveys("json", survey_responses(path, rubric), ReportOptions(details=True))
            except UnusableInputError as error:
                told = "\n".join(problem_sentence(problem) + problem.hint for problem in error.problems)
            assert secrets_in(told) == [], (row, column)
