"""Pages as web applications export them: laid out as a spreadsheet program lays them out, and never trusted."""

import codecs

import pytest

from zi_score.html_tables import read_html
from zi_score.limits import Limits
from zi_score.sheets import RefusedError
from zi_score.text_files import is_html

LIMITS = Limits(rows=8, cells=400, cell_text=40)


def rows(page: str, limits: Limits = LIMITS) -> list[list[str]]:
    (sheet,) = read_html(page.encode(), "lke", limits)
    assert (sheet.name, sheet.is_visible) == ("lke", True)
    return [[str(one) for one in row] for row in sheet.rows]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<table><tr><th>a<td>b</table>", [["a", "b"]]),
        ("<TABLE><TR><TD>a</TD></TR><TR><TD>b</TD><TD>c</TD></TR></TABLE>", [["a", ""], ["b", "c"]]),
        ("<table><tr><td>a<tr><td>b", [["a"], ["b"]]),
        ("<table><td>a<td>b</table>", [["a", "b"]]),
        ("<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>", [["a", "", "b"], ["c", "d", "e"]]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d</table>", [["a", "b"], ["", "c"], ["d", ""]]),
        (
            "<table><tr><td rowspan='2' colspan='2'>a<td>b<tr><td>c<tr><td>d</table>",
            [["a", "", "b"], ["", "", "c"], ["d", "", ""]],
        ),
        ("<table><tr><td rowspan=2>a<tr></tr><tr><td>b</table>", [["a"], [""], ["b"]]),
        ("<table><tr><td colspan=0>a<td rowspan=x>b<td colspan=-3>c</table>", [["a", "b", "c"]]),
        ("<table><tr><td>a\n  b<br>c<p>d</p> e</table>", [["a b\nc\nd\ne"]]),
        ("<table><tr><td>3,85&nbsp;<td>&lt;b&gt; &#65;</table>", [["3,85", "<b> A"]]),
        ("<style>td{a:b}</style><table><tr><td>a<script>1<2</script></table>", [["a"]]),
        ("<title>x</title><h1>Judul</h1><table><tr><td>a</table><p>ttd</p>", [["Judul"], ["a"], ["ttd"]]),
        ("<table><tr><td>a</table><table><tr><td>b</table>", [["a"], ["b"]]),
        ("<table><tr><td><table><tr><td>a<td>b</table></table>", [["", ""], ["a", "b"]]),
        ("<table><tr><td><select><option>Ya<option selected>Tidak</select></table>", [["Tidak"]]),
        ("<table><tr><td><!--[if mso]>x<![endif]-->a</table>", [["a"]]),
        ("<table><tr><td>a<td>b<noscript><td>c</noscript></table>", [["a", "b"]]),
    ],
)
def test_a_page_is_laid_out_as_a_sheet(page: str, expected: list[list[str]]) -> None:
    assert rows(page) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"  \r\n<!DOCTYPE html><html><table>",
        codecs.BOM_UTF8 + b"<table border=1>",
        "<html><TABLE>".encode("utf-16"),
        b"<html>" + b"<style>x</style>" * 10_000 + b"<table>",
    ],
)
def test_a_page_is_known_by_its_table(content: bytes) -> None:
    assert is_html(content)


@pytest.mark.parametrize("content", [b"", b"a;b<table>", b"<html><p>x</p>", b"<tablespoon>", b"PK\3\4<table>"])
def test_what_has_no_table_is_no_page(content: bytes) -> None:
    assert not is_html(content)


def test_a_page_without_a_cell_has_no_sheet() -> None:
    assert read_html(b"<p>a</p><table></table>", "lke", LIMITS) == ()


def test_only_so_many_rows_are_read() -> None:
    assert len(rows("<table>" + "<tr><td>a" * 100)) == LIMITS.rows


@pytest.mark.parametrize(
    ("page", "kind", "row", "column"),
    [
        ("<table><tr><td colspan=1000000>a", "cells", 1, 1_000_000),
        ("<table><tr><td>a<tr><td>b<td colspan=" + "9" * 5_000 + ">c", "cells", 2, 10_000_001),
        ("<table><tr>" + "<td>" * 401, "cells", 1, 401),
        ("<table>" + "<tr><td colspan=99>a" * 5, "cells", 5, 99),
        ("<table><tr><td>a<![x[", "broken", 0, 0),
        ("<table><tr><td>a<tr><td>b<td>" + "x" * 41 + "</table>", "text", 2, 2),
    ],
    ids=["wide", "endless", "many", "a rectangle", "damaged", "long"],
)
def test_what_is_too_large_is_told_with_its_place(page: str, kind: str, row: int, column: int) -> None:
    with pytest.raises(RefusedError) as raised:
        rows(page)
    error = raised.value
    assert (error.kind, error.row, error.column) == (kind, row, column)
    assert error.sheet == ("lke" if row else "")


@pytest.mark.parametrize("tag", ["table", "tr", "div", "b", "select", "template"])
def test_depth_costs_nothing(tag: str) -> None:
    (sheet,) = read_html(b"<table><tr><td>a</table>" + f"<{tag}>".encode() * 50_000, "lke", Limits())
    assert sheet.rows[0][0] == "a"


def test_rows_that_a_cell_claims_below_the_page_are_not_made() -> None:
    assert rows("<table><tr><td rowspan=1000000>a<td>b<tr><td>c</table>") == [["a", "b"], ["", "c"]]
