"""Files of the other formats (.ods, .xlsb, .xls) that are made to hurt whoever opens them, by what they do.

Each is built from few bytes. The first word of a name is the ending of the file.
"""

import struct
from collections.abc import Mapping

from tests.support.bombs import Bomb
from tests.support.foreign_workbooks import (
    binary_record,
    compound,
    ods,
    ods_cell,
    ods_row,
    record,
    wide,
    xls,
    xls_dimension,
    xls_number,
    xlsb,
    xlsb_cell,
    xlsb_row,
)

_BILLIONS = 0xFFFFFFFF
_LONG = "A" * 32_000
_ENTITY = '<!DOCTYPE x [<!ENTITY e "a">]>'


def _ods_of(text: str, repeated: int = 1, after: str = "</table:table>") -> bytes:
    return ods(ods_row(ods_cell(text, repeated)), after=after)


def _xlsb_copies(rows: int) -> bytes:
    """One shared text in each cell of so many rows."""
    cells = [xlsb_cell(column, 0x07, struct.pack("<L", 0)) for column in range(26)]
    return xlsb(b"".join(xlsb_row(row, *cells) for row in range(rows)), strings=_xlsb_text(_LONG))


def _xlsb_text(text: str) -> bytes:
    return binary_record(0x13, b"\0" + wide(text))


def _xls_texts(text: bytes, count: int = 1) -> bytes:
    """The shared texts of an old workbook, of which there is one; a record holds no more than 8,224 bytes."""
    first, rest = text[:8_000], text[8_000:]
    more = [record(0x3C, b"\0" + rest[at : at + 8_000]) for at in range(0, len(rest), 8_000)]
    return record(0xFC, struct.pack("<2LHB", count, count, len(text), 0) + first) + b"".join(more)


def _xls_copies(rows: int) -> bytes:
    cells = [record(0xFD, struct.pack("<3HL", row, column, 0, 0)) for row in range(rows) for column in range(26)]
    return compound(xls(*cells, strings=_xls_texts(_LONG.encode())))


FOREIGN_BOMBS: Mapping[str, tuple[Bomb, str]] = {
    "ods: a row of 16 cells, repeated without end": (
        lambda: ods(ods_row(ods_cell(repeated=16), repeated=10**9)),
        "ZI147",
    ),
    "ods: a row of 1,000 cells, repeated without end": (
        lambda: ods(ods_row(ods_cell(repeated=1_000), repeated=10**9)),
        "ZI106",
    ),
    "ods: 3,000 rows of a cell repeated without end": (
        lambda: ods(ods_row(ods_cell(repeated=10**9)) * 3_000),
        "ZI147",
    ),
    "ods: a cell repeated more often than can be counted": (lambda: _ods_of("a", 10**30), "ZI106"),
    "ods: ten million blanks in one cell": (lambda: _ods_of('<text:s text:c="10000000"/>'), "ZI146"),
    "ods: one text of 32 kB in 2,500 cells": (lambda: _ods_of(_LONG, 2_500), "ZI119"),
    "ods: a table without an end": (lambda: _ods_of("a", after=""), "ZI106"),
    "ods: a note without an end": (lambda: _ods_of("<office:annotation>"), "ZI106"),
    "ods: 9 MB of one letter": (lambda: _ods_of("A" * 9_000_000), "ZI119"),
    "ods: entities": (lambda: ods(ods_row(ods_cell("&e;")), before=_ENTITY), "ZI148"),
    "xlsb: 9 MB of blanks": (lambda: xlsb(xlsb_row(0, xlsb_cell(0)), more=bytes(9_000_000)), "ZI119"),
    "xlsb: a cell in the last row and column": (
        lambda: xlsb(xlsb_row(0, xlsb_cell(0)) + xlsb_row(1_048_575, xlsb_cell(16_383))),
        "ZI147",
    ),
    "xlsb: one text of 32 kB in 2,600 cells": (lambda: _xlsb_copies(100), "ZI119"),
    "xlsb: one text of 32 kB in 26,000 cells": (lambda: _xlsb_copies(1_000), "ZI147"),
    "xlsb: four billion shared texts, of which there is one": (
        lambda: xlsb(xlsb_row(0, xlsb_cell(0)), strings=_xlsb_text("a"), count=_BILLIONS),
        "ZI106",
    ),
    "xlsb: a shared text that is not there": (
        lambda: xlsb(xlsb_row(0, xlsb_cell(0, 0x07, struct.pack("<L", _BILLIONS)))),
        "ZI106",
    ),
    "xlsb: a cell of 256 MB, of which there is nothing": (lambda: xlsb(b"\5\xff\xff\xff\x7f"), "ZI106"),
    "xls: a cell far down and another far right": (
        lambda: compound(xls(xls_number(0, 210), xls_number(19_999, 0))),
        "ZI145",
    ),
    "xls: a cell beyond any sheet": (lambda: compound(xls(xls_number(0, 0), xls_number(65_535, 65_535))), "ZI147"),
    "xls: a claim to span billions of cells": (
        lambda: compound(xls(xls_dimension(_BILLIONS, 65_535), xls_number(0, 0))),
        "ZI147",
    ),
    "xls: one text of 32 kB in 2,600 cells": (lambda: _xls_copies(100), "ZI119"),
    "xls: 100 sheets that are one, each of 4 million cells": (
        lambda: compound(xls(xls_number(0, 0), xls_number(65_535, 60), sheets=100)),
        "ZI147",
    ),
    "xls: 20,000 sheets that are one": (lambda: compound(xls(xls_number(0, 0), sheets=20_000)), "ZI118"),
    "xls: sectors of the cells in a circle": (
        lambda: compound(xls(xls_number(0, 0)), {7: 0}, size=0xFFFFFFF0),
        "ZI147",
    ),
    "xls: sectors of the table in a circle": (lambda: compound(xls(xls_number(0, 0)), difat=True), "ZI147"),
    "xls: cut in the middle": (lambda: compound(xls(xls_number(0, 0)))[:2_000], "ZI106"),
}
"""Each with the code that it is refused for where a reader may have 400 MB."""

FOREIGN_HARMLESS: Mapping[str, Bomb] = {
    "ods: a cell repeated without end": lambda: _ods_of("a", 10**9),
    "ods: empty rows without end": lambda: ods(ods_row(ods_cell()) + ods_row(ods_cell("", 16_384), repeated=10**6)),
    "ods: a cell in the last row": lambda: ods(
        ods_row(ods_cell()) + ods_row(ods_cell(""), repeated=1_048_574) + ods_row(ods_cell())
    ),
    "ods: an archive within": lambda: ods(ods_row(ods_cell()), more={"Object 1": _ods_of("A" * 7_000_000)}),
    "xlsb: a claim to span everything": lambda: xlsb(xlsb_row(0, xlsb_cell(0)), dimension=(0, 1_048_575, 0, 16_383)),
    "xlsb: a cell beyond any sheet": lambda: xlsb(
        xlsb_row(0, xlsb_cell(0)) + xlsb_row(1_048_575, xlsb_cell(_BILLIONS))
    ),
    "xls: a claim to span everything": lambda: compound(xls(xls_dimension(65_536, 256), xls_number(0, 0))),
    "xls: four billion shared texts, of which there is one": lambda: compound(
        xls(xls_number(0, 0), strings=_xls_texts(b"a", _BILLIONS))
    ),
}
"""What looks alike but is read: it says that the workbook is no LKE, and nothing worse."""
