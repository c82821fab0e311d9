"""Text files as they come from Excel, online forms and elsewhere."""

import codecs

import pytest

from zi_score.limits import Limits
from zi_score.survey.delimited import read_delimited

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


def test_only_so_many_rows_are_read() -> None:
    assert len(read_delimited(b"a;b\n" * 9, LIMITS)) == 5


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"satu kolom saja\nsaja\n",
        b"\0\1\2;3",
        b"\x81;\x8d",
        codecs.BOM_UTF16_LE + b"a",
        b"a;" + b"x" * 41,
        b"a;b\n" * 60,
        b'a;"' + b"x" * 140_000,
    ],
    ids=["empty", "one column", "binary", "no letters", "half a letter", "long", "wide", "unclosed"],
)
def test_what_is_no_table_is_told_without_a_word_of_its_content(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"^[a-zA-Z0-9(), ]+$") as raised:
        read_delimited(content, LIMITS)
    assert "x" * 5 not in str(raised.value)
