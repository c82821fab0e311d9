"""A sheet of a few kilobytes that would keep a careless search busy for minutes is read in no time at all."""

import io
import re
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout
from zi_score.workflows.check import check_workbook

MANY = 30_000
SHEET = "xl/worksheets/sheet1.xml"
LONGEST = 10.0
"""Seconds; each takes a few tenths, and took half a minute where a search began again at every place."""


def before_data(what: bytes) -> Callable[[bytes], bytes]:
    return lambda sheet: sheet.replace(b"<sheetData>", what + b"<sheetData>")


def in_data(what: bytes) -> Callable[[bytes], bytes]:
    return lambda sheet: sheet.replace(b"<sheetData>", b"<sheetData>" + what)


def in_cells(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda sheet: sheet.replace(old, new)


def in_attribute(what: bytes) -> Callable[[bytes], bytes]:
    return before_data(b'<x a="' + what * MANY + b'"/>')


SLOW: Mapping[str, Callable[[bytes], bytes]] = {
    "comments that never end": in_attribute(b"<!--"),
    "cells within cells": in_attribute(b"<c "),
    "cells that begin with formulas": in_attribute(b"<c><f "),
    "a cell with many types": lambda sheet: re.sub(rb'<c r="A1"', b'<c r="A1"' + b' t="e"' * MANY, sheet, count=1),
    "a cell and blanks": in_attribute(b"<c>" + b" " * 500),
    "merged ranges within one": in_attribute(b"mergeCell "),
    "references within one": before_data(b"<mergeCell" + b' ref="A' * MANY + b'"/>'),
    "a formula of brackets": in_data(b'<row r="900"><c r="A900"><f>' + b"(" * MANY + b"</f></c></row>"),
    "a formula of whole sheets": in_data(
        b'<row r="900"><c r="A900"><f>' + b"SUM(A1:XFD1048576)+" * MANY + b"1</f></c></row>"
    ),
    "columns hidden over and over": before_data(
        b"<cols>" + b'<col min="1" max="16384" hidden="1"/>' * MANY + b"</cols>"
    ),
    "columns hidden before the first": before_data(b'<cols><col min="-2000000000" max="1" hidden="1"/></cols>'),
    "a formula with a long attribute": in_data(
        b'<row r="900"><c r="A900"><f t="shared" ' + b"x" * MANY + b">1</f></c></row>"
    ),
    "a hidden row with a long attribute": in_data(b'<row r="900" hidden' + b"x" * MANY + b"/>"),
    "one long formula in many cells": in_data(
        b'<row r="900"><c r="A900"><f t="shared" si="0">'
        + b"A1+" * 2_500
        + b"1</f></c></row>"
        + b"".join(b'<row r="%d"><c r="A%d"><f t="shared" si="0"/></c></row>' % (at, at) for at in range(901, 9_901))
    ),
    "a formula of opened brackets in many cells": in_data(
        b'<row r="900"><c r="A900"><f t="shared" si="0">'
        + b"[" * 8_000
        + b"</f></c></row>"
        + b"".join(b'<row r="%d"><c r="A%d"><f t="shared" si="0"/></c></row>' % (at, at) for at in range(901, 1_901))
    ),
    "rows over and over": in_data(b'<row r="900"/>' * MANY),
    "answers of many digits": in_cells(b">Ya<", b">" + b"9" * 32_000 + b"<"),
    "answers of many blanks": in_cells(b">Ya<", b">" + b" " * 32_000 + b"x<"),
    "texts of many words": in_cells(b"</t></is>", b" kata" * 100 + b"</t></is>"),
}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory, rubric: Rubric, layouts: tuple[Layout, ...]) -> Mapping[str, bytes]:
    path = tmp_path_factory.mktemp("form") / "lke.xlsx"
    marks = best_marks(rubric) | {"A.I.1.i.a": ""}
    write_form(path, layout_named(layouts, "jawaban-2024"), rubric, {"unit": marks})
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", SLOW)
def test_no_part_takes_long(name: str, parts: Mapping[str, bytes], tmp_path: Path, instrument: Instrument) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in {**parts, SHEET: SLOW[name](parts[SHEET])}.items():
            archive.writestr(member, content)
    (tmp_path / "lke.xlsx").write_bytes(target.getvalue())
    assert SLOW[name](parts[SHEET]) != parts[SHEET]
    start = time.perf_counter()
    check = check_workbook(tmp_path / "lke.xlsx", instrument)
    assert time.perf_counter() - start < LONGEST
    assert check.evaluation.is_usable or check.evaluation.problems
