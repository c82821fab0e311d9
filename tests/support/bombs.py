"""Files that are made to hurt whoever opens them, a few kilobytes each, by the name of what they do."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from tests.support.plain_workbook import PlainSheet, PlainWorkbook

Bomb = Callable[[], bytes]
_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def archive_with(members: Mapping[str, str | bytes]) -> bytes:
    """A small workbook, some of whose parts are replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = dict(PlainWorkbook([PlainSheet("S", {(1, 1): "a"})]).parts())
        for name, content in {**parts, **members}.items():
            archive.writestr(name, content)
    return target.getvalue()


def sheet_xml(body: str, dimension: str = "A1:B2", after: str = "", before: str = "") -> str:
    """One worksheet."""
    start = f'{before}<worksheet xmlns="{_MAIN}"><dimension ref="{dimension}"/>'
    return f"{start}<sheetData>{body}</sheetData>{after}</worksheet>"


def with_sheet(body: str, **more: str) -> bytes:
    """A workbook with such a sheet."""
    return archive_with({_SHEET: sheet_xml(body, **more)})


def cell(address: str, value: str = "<v>1</v>", kind: str = "n") -> str:
    """A row with one cell."""
    row = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{address}" t="{kind}">{value}</c></row>'


def many_members() -> bytes:
    """A central directory that names the same empty member over and over: a million of them fit in 50 MB."""
    count = 60_000
    name = b"x"
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0) + name
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, count * len(entry), len(local), 0)
    return local + entry * count + end


def many_members_denied() -> bytes:
    """The same, with an end record that speaks of one."""
    content = many_members()
    return content[:-14] + struct.pack("<2H", 1, 1) + content[-10:]


def overlapping() -> bytes:
    """Two members whose packed bytes are the same ones."""
    content = bytearray(archive_with({"xl/a.xml": "a" * 100, "xl/b.xml": "b" * 100}))
    first, second = (content.rfind(name) for name in (b"xl/a.xml", b"xl/b.xml"))
    # The offset of a local header stands four bytes before the name in the directory.
    content[second - 4 : second] = content[first - 4 : first]
    return bytes(content)


def understated() -> bytes:
    """A member that is a thousand times larger than the directory says."""
    body = sheet_xml(cell("A1", f"<is><t>{'A' * 5_000_000}</t></is>", "inlineStr"))
    content = bytearray(archive_with({_SHEET: body}))
    directory = content.rfind(_SHEET.encode())
    local = content.find(_SHEET.encode())
    size = struct.pack("<L", 5_000)
    content[directory - 22 : directory - 18] = size
    content[local - 8 : local - 4] = size
    return bytes(content)


def _entities(kind: str) -> bytes:
    inner = {
        "billion laughs": "".join(
            f'<!ENTITY e{level} "{f"&e{level - 1};" * 10 if level else "ha"}">' for level in range(10)
        ),
        "quadratic": f'<!ENTITY e9 "{"A" * 50_000}">',
        "external": '<!ENTITY e9 SYSTEM "file:///etc/hostname">',
        "network": '<!ENTITY e9 SYSTEM "http://127.0.0.1:9/x">',
    }[kind]
    return with_sheet(cell("A1", "<is><t>&e9;</t></is>", "inlineStr"), before=f"<!DOCTYPE worksheet [{inner}]>")


def _shared(texts: str, cells: int, before: str = "") -> bytes:
    rows = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{letters}{row}" t="s"><v>0</v></c>' for letters in map(chr, range(65, 91)))
        + "</row>"
        for row in range(1, cells // 26)
    )
    types = '<Relationship Id="rId9" Type="{}/sharedStrings" Target="sharedStrings.xml"/>'.format(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    )
    parts = dict(PlainWorkbook([PlainSheet("S")]).parts())
    relations = str(parts["xl/_rels/workbook.xml.rels"]).replace("</Relationships>", f"{types}</Relationships>")
    return archive_with(
        {
            "xl/_rels/workbook.xml.rels": relations,
            "xl/sharedStrings.xml": f'{before}<sst xmlns="{_MAIN}">{texts}</sst>',
            _SHEET: sheet_xml(rows),
        }
    )


def _many_sheets() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PlainWorkbook([PlainSheet(f"S{number}") for number in range(900)]).parts():
            archive.writestr(name, content)
    return target.getvalue()


def _incompressible(size: int) -> bytes:
    block = b"".join(zlib.crc32(str(number).encode()).to_bytes(4, "big") for number in range(4096))
    return (block * (size // len(block) + 1))[:size]


def _nested() -> bytes:
    inner = archive_with({"deep.bin": bytes(2_000_000)})
    for _ in range(5):
        inner = archive_with({f"xl/embeddings/{number}.xlsx": inner for number in range(10)})
    return inner


BOMBS: Mapping[str, tuple[Bomb, str]] = {
    "a text of 70 MB": (lambda: with_sheet(cell("A1", f"<v>{'A' * 70_000_000}</v>", "str")), "ZI119"),
    "a small file, many times over": (
        lambda: archive_with({"xl/x.xml": " " * 9_000_000}),
        "ZI119",
    ),
    "5 million shared texts": (lambda: _shared("<si><t>a</t></si>" * 5_000_000, 26), "ZI119"),
    "one shared text in 100,000 cells": (lambda: _shared(f"<si><t>{'A' * 32_000}</t></si>", 100_000), "ZI147"),
    "the same behind a long comment": (
        lambda: _shared(f"<si><t>{'A' * 16_000}</t></si>", 100_000, before=f"<!--{'-.' * 600}-->"),
        "ZI147",
    ),
    "60,000 members": (many_members, "ZI118"),
    "60,000 members, one admitted": (many_members_denied, "ZI118"),
    "overlapping members": (overlapping, "ZI144"),
    "a member larger than it says": (understated, "ZI144"),
    "a cell in the last row and column": (lambda: with_sheet(cell("A1") + cell("XFD1048576")), "ZI145"),
    "a cell beyond any sheet": (lambda: with_sheet(cell("A1") + cell("ZZZZ4000000000")), "ZI145"),
    "a cell far down and another far right": (lambda: with_sheet(cell("ZZZ1") + cell("A300000")), "ZI145"),
    "a wide sheet of usual cells": (lambda: with_sheet(cell("ZZ1") + cell("A9999")), "ZI145"),
    "a merged range as large as a sheet": (
        lambda: with_sheet(cell("A1"), after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "ZI145",
    ),
    "a merged range of whole columns": (
        lambda: with_sheet(cell("A1"), after='<mergeCells><mergeCell ref="A:XFD"/></mergeCells>'),
        "ZI145",
    ),
    "a merged range in disguise": (
        lambda: with_sheet(cell("A1"), after='<mergeCells><mergeCell ref="&#65;1:XFD1048576"/></mergeCells>'),
        "ZI145",
    ),
    "a text longer than a cell holds": (
        lambda: with_sheet(cell("A1", f"<v>{_incompressible(24_000).hex()}</v>", "str")),
        "ZI146",
    ),
    "900 sheets": (_many_sheets, "ZI118"),
    "entities within entities": (lambda: _entities("billion laughs"), "ZI148"),
    "a long entity many times": (lambda: _entities("quadratic"), "ZI148"),
    "an entity from a file": (lambda: _entities("external"), "ZI148"),
    "an entity from the network": (lambda: _entities("network"), "ZI148"),
}
"""Each with the code that it is refused for."""

HARMLESS: Mapping[str, Bomb] = {
    "archives within archives": _nested,
    "a claim to span everything": lambda: with_sheet(cell("A1"), dimension="A1:XFD1048576"),
    "a picture of 10 MB": lambda: archive_with({"xl/media/a.png": _incompressible(10_000_000)}),
    "hidden columns beyond any sheet": lambda: archive_with(
        {
            _SHEET: sheet_xml(cell("A1")).replace(
                "<sheetData>", '<cols><col min="1" max="4000000000" hidden="1"/></cols><sheetData>'
            )
        }
    ),
    "a cell in the last row": lambda: with_sheet(cell("A1") + cell("B1048576")),
    "a cell in the last column": lambda: with_sheet(cell("A1") + cell("XFD20")),
    "a document type without entities": lambda: with_sheet(
        cell("A1"), before='<!DOCTYPE worksheet SYSTEM "http://127.0.0.1:9/x.dtd">'
    ),
}
"""What looks alike but is read: it says that the workbook is no LKE, and nothing worse."""
