"""LKEs as pages and delimited text: read like workbooks, refused like them, and only where they are meant."""

import codecs
import csv
import html
import io
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from tests.support.filled_form import FilledForm
from tests.support.forms import layout_named
from tests.support.marks import best_marks
from tests.support.plain_workbook import Formula
from zi_score.cli.inputs import find_inputs
from zi_score.limits import LIMITS_VARIABLE
from zi_score.problems import UnusableInputError
from zi_score.rubric.instrument import Instrument
from zi_score.workbook.files import open_workbook
from zi_score.workflows.evaluate import evaluate_workbook

Written = Callable[[list[list[str]]], bytes]


@pytest.fixture
def cells(instrument: Instrument) -> list[list[str]]:
    """A filled form as texts: one indicator answered worse, an index of 3,85."""
    marks = best_marks(instrument.rubric) | {"A.I.1.i.b": "B", "B.I.a": 3.85}
    form = FilledForm(instrument.rubric, layout_named(instrument.layouts, "jawaban-2024"), {"unit": marks})
    cells = {place: value for place, value in form.sheet.cells.items() if not isinstance(value, Formula)}
    last_row, last_column = (max(place[at] for place in cells) for at in (0, 1))
    return [
        [
            str(cells.get((row, column), "")).replace(".", ",")
            if isinstance(cells.get((row, column)), float)
            else str(cells.get((row, column), ""))
            for column in range(1, last_column + 1)
        ]
        for row in range(1, last_row + 1)
    ]


def delimited(delimiter: str, encoding: str = "utf-8") -> Written:
    def written(rows: list[list[str]]) -> bytes:
        text = io.StringIO()
        csv.writer(text, delimiter=delimiter).writerows(rows)
        return text.getvalue().encode(encoding, errors="replace")

    return written


def page(rows: list[list[str]]) -> bytes:
    lines = ("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><head><style>td {{}}</style></head><body><table>{''.join(lines)}</table></body></html>".encode()


def merged(rows: list[list[str]]) -> bytes:
    """The same with every run of blanks behind a text as one wide cell, as a web application merges them."""
    lines = []
    for row in rows:
        spans: list[list[int | str]] = []
        for cell in row:
            if not cell and spans:
                spans[-1][1] = int(spans[-1][1]) + 1
            else:
                spans.append([cell, 1])
        lines.append("<tr>" + "".join(f"<td colspan={span}>{html.escape(str(cell))}" for cell, span in spans))
    return ("<table>" + "".join(lines) + "</table>").encode("utf-16")


FORMS = {
    "semicolon": ("lke.csv", delimited(";")),
    "comma, with mark": ("lke.csv", delimited(",", "utf-8-sig")),
    "tab, of Windows": ("lke.tsv", delimited("\t", "cp1252")),
    "tab, wide letters": ("lke.txt", delimited("\t", "utf-16")),
    "named like a workbook": ("lke.xls", delimited(";")),
    "a page": ("lke.html", page),
    "a page named like an old workbook": ("lke.xls", page),
    "a page named like a workbook": ("lke.xlsx", page),
    "a page with merged cells": ("lke.xls", merged),
}


@pytest.mark.parametrize(("name", "written"), FORMS.values(), ids=FORMS)
def test_an_lke_is_read(
    cells: list[list[str]], instrument: Instrument, tmp_path: Path, name: str, written: Written
) -> None:
    path = tmp_path / name
    path.write_bytes(written(cells))
    evaluation = evaluate_workbook(path, instrument)
    assert [one.code for one in evaluation.problems if one.severity == "error"] == []
    questions = evaluation.decisive.scorecard.questions
    assert questions["A.I.1.i.b"].share == Fraction(1, 2)
    assert questions["B.I.a"].score == Fraction("3.85") * Fraction(35, 8)
    assert evaluation.decisive.scorecard.total == 100 - Fraction(1, 8) - Fraction("0.15") * Fraction(35, 8)


def test_a_place_is_told_as_a_spreadsheet_program_names_it(
    cells: list[list[str]], instrument: Instrument, tmp_path: Path
) -> None:
    row = next(number for number, row in enumerate(cells, 1) if "3,85" in row)
    column = cells[row - 1].index("3,85")
    cells[row - 1][column] = "banyak"
    path = tmp_path / "lke unit.csv"
    path.write_bytes(delimited(";")(cells))
    (problem,) = [one for one in evaluate_workbook(path, instrument).problems if one.severity == "error"]
    assert (problem.location.sheet, problem.location.row, problem.location.column) == ("lke unit", row, column + 1)


@pytest.mark.parametrize(
    ("name", "content", "code", "within"),
    [
        ("a.xls", b"<table><tr><td>a<td colspan=1000000>b</table>", "ZI145", "'a'!BDWGO1"),
        ("a.xls", b"<table><tr><td>a<tr><td>" + b"x" * 40_000 + b"</table>", "ZI146", "'a'!A2"),
        ("a.xls", b"<table></table>", "ZI104", ""),
        ("a.xls", b"<table><tr><td>a\0</table>", "ZI104", ""),
        ("a.xls", b"<table><tr><td>a<![x[", "ZI106", ""),
        ("a.html", b"<html><p>bukan tabel</p></html>", "ZI104", ""),
        ("a.csv", b"x;" * 5_000_000, "ZI145", "'a'!JXLKS1"),
        ("a.csv", b"a;b\nc;" + b"x" * 40_000, "ZI146", "'a'!B2"),
        ("a.csv", b"satu kolom\nsaja\n", "ZI104", ""),
        ("a.xlsx", b"a;b\n" * 3, "ZI104", ""),
        ("a.xlsx", b"Yth. Bapak, dengan ini,\nkami sampaikan, bahwa; dan\n" * 20, "ZI104", ""),
        ("a.xls", codecs.BOM_UTF16_LE + b"<", "ZI104", ""),
    ],
)
def test_what_is_none_or_too_large_is_refused_with_its_place(
    tmp_path: Path, name: str, content: bytes, code: str, within: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnusableInputError) as raised:
        open_workbook(path)
    assert [(one.code, one.location.within) for one in raised.value.problems] == [(code, within)]


def test_a_page_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found in the parser of the standard library: each unclosed mark looks at all that follows."""
    monkeypatch.setenv(LIMITS_VARIABLE, "seconds=1")
    path = tmp_path / "a.xls"
    path.write_bytes(b"<table>" + b"<!--" * 1_000_000)
    with pytest.raises(UnusableInputError) as raised:
        open_workbook(path)
    assert raised.value.problems[0].code == "ZI147"


def test_a_folder_holds_workbooks_and_pages_named_so_but_no_texts(tmp_path: Path) -> None:
    for name in ("rekap.csv", "catatan.txt", "lke.xls", "lke.html"):
        (tmp_path / name).write_bytes(b"a;b")
    assert [one.path.name for one in find_inputs([str(tmp_path)])] == ["lke.xls"]
    assert [one.path.name for one in find_inputs([str(tmp_path / "*")])] == ["lke.xls"]
    assert [one.path.name for one in find_inputs([str(tmp_path / "*.csv")])] == ["rekap.csv"]
    assert [one.path.name for one in find_inputs([str(tmp_path / "rekap.csv")])] == ["rekap.csv"]
