"""Text files as they come from Excel, online forms and elsewhere."""

import codecs

import pytest

from zi_score.delimited import read_delimited
from zi_score.limits import Limits
from zi_score.sheets import RefusedError

LIMITS = Limits(rows=5, cells=50, cell_text=40)
ROWS = [["a", "b", "c"], ["1", "2,5", "x;y"]]


@pytest.mark.parametrize(
    "text",
    ['a;b;c\r\n1;2,5;"x;y"\r\n', 'a,b,c\n1,"2,5",x;y\n', "a\tb\tc\n1\t2,5\tx;y"],
    ids=["semicolon", "comma", "tab"],
)
def test_the_delimiter_is_told_by_the_rows_it_cuts(text: str) -> None:
    assert read_delimited(text.encode(), LIMITS) == ROWS


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + "a;é".encode(),
        "a;é".encode("cp1252"),
        "a;é".encode("utf-16"),
        codecs.BOM_UTF16_BE + "a;é".encode("utf-16-be"),
    ],
    ids=["utf-8 with mark", "windows", "utf-16", "utf-16 big endian"],
)
def test_the_encoding_is_told_by_its_mark(content: bytes) -> None:
    assert read_delimited(content, LIMITS) == [["a", "é"]]


def test_a_first_line_may_name_the_delimiter() -> None:
    """As in a spreadsheet program, it is no row."""
    assert read_delimited(b"sep=,\r\na;b,c\r\nd;e,f\r\n", LIMITS) == [["a;b", "c"], ["d;e", "f"]]


def test_only_so_many_rows_are_read() -> None:
    assert len(read_delimited(b"a;b\n" * 9, LIMITS)) == 5


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "no_columns"),
        (b"satu kolom saja\nsaja\n", "no_columns"),
        (b"\0\1\2;3", "not_text"),
        (b"\x81;\x8d", "not_text"),
        (codecs.BOM_UTF16_LE + b"a", "not_text"),
        (b'a;"' + b"x" * 140_000, "quotes"),
    ],
    ids=["empty", "one column", "binary", "no letters", "half a letter", "unclosed"],
)
def test_what_is_no_table_is_told_without_a_word_of_its_content(content: bytes, kind: str) -> None:
    with pytest.raises(RefusedError) as raised:
        read_delimited(content, LIMITS)
    assert (raised.value.kind, raised.value.values) == (kind, {})


@pytest.mark.parametrize(
    ("content", "kind", "row", "column"),
    [
        (b"a;b\nb;" + b"x" * 41, "text", 2, 2),
        (b"a;b\n" * 60, "cells", 51, 2),
        (b";" * 60, "cells", 1, 61),
        (b"a\na\na\na\n" + b";" * 30, "cells", 5, 31),
    ],
    ids=["long", "many", "wide", "a rectangle"],
)
def test_what_is_too_large_is_told_with_its_place(content: bytes, kind: str, row: int, column: int) -> None:
    with pytest.raises(RefusedError) as raised:
        read_delimited(content, LIMITS)
    assert (raised.value.kind, raised.value.row, raised.value.column) == (kind, row, column)
