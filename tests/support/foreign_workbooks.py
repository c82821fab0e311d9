"""Workbooks of the formats that Excel does not save by default (.ods, .xlsb, .xls), byte by byte.

Each says no more than a reader needs to come to its cells, so that any of its figures can be made to lie.
"""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SECTOR = 512
_NO_SECTOR, _END_OF_CHAIN, _FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return target.getvalue()


def ods(rows: str, before: str = "", after: str = "</table:table>", more: Mapping[str, bytes] | None = None) -> bytes:
    """An OpenDocument workbook with one table."""
    names = "".join(f' xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    end = "</office:spreadsheet></office:body></office:document-content>"
    start = f'{before}<office:document-content{names}><office:body><office:spreadsheet><table:table table:name="S">'
    manifest = f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0"/>'
    content = start + rows + after + end
    return zipped({"mimetype": _ODS, "META-INF/manifest.xml": manifest, "content.xml": content, **(more or {})})


def ods_row(*cells: str, repeated: int = 1) -> str:
    """A row of a table."""
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def ods_cell(text: str = "a", repeated: int = 1) -> str:
    """A cell of a row; one without text is empty."""
    kind = ' office:value-type="string"' if text else ""
    content = f"<text:p>{text}</text:p>" if text else ""
    return f'<table:table-cell{kind} table:number-columns-repeated="{repeated}">{content}</table:table-cell>'


def binary_record(kind: int, content: bytes = b"") -> bytes:
    """A record of a binary part; kinds and sizes are written seven bits at a time."""
    name = bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 0x7F else bytes([kind])
    return name + bytes([*(len(content) >> shift & 0x7F | 0x80 for shift in (0, 7, 14)), len(content) >> 21]) + content


def wide(text: str) -> bytes:
    """A text of a binary part."""
    return struct.pack("<L", len(text)) + text.encode("utf-16-le")


def xlsb(
    cells: bytes, dimension: Sequence[int] = (0, 0, 0, 0), strings: bytes = b"", count: int = 1, more: str | bytes = b""
) -> bytes:
    """A binary workbook with one sheet; `strings` are the records of its `count` shared texts."""
    sheet = binary_record(0x81) + binary_record(0x94, struct.pack("<4L", *dimension)) + binary_record(0x91)
    bundle = struct.pack("<2L", 0, 1) + wide("rId1") + wide("S")
    book = binary_record(0x9C, bundle) + binary_record(0x90) + binary_record(0x9D)
    relation = '<Relationship Id="rId1" Target="worksheets/sheet1.bin"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_RELATIONS}">{relation}</Relationships>',
        "xl/workbook.bin": book,
        "xl/worksheets/sheet1.bin": sheet + cells + binary_record(0x92),
        "xl/media/image1.png": more,
    }
    if strings:
        parts["xl/sharedStrings.bin"] = binary_record(0x9F, struct.pack("<2L", count, count)) + strings
    return zipped(parts)


def xlsb_row(row: int, *cells: bytes) -> bytes:
    """A row of a sheet."""
    return binary_record(0x00, struct.pack("<L", row) + bytes(13)) + b"".join(cells)


def xlsb_cell(column: int, kind: int = 0x05, content: bytes = bytes(8)) -> bytes:
    """A cell of a row: a number, if nothing else is asked for."""
    return binary_record(kind, struct.pack("<2L", column, 0) + content)


def compound(stream: bytes, links: Mapping[int, int] | None = None, size: int = 0, difat: bool = False) -> bytes:
    """A compound file with one stream, its sectors in order after those of the table and the directory.

    `links` replace entries of the table of sectors, `size` is what the directory says of the stream, and with
    `difat` the list of the table's sectors goes on in the last sector, again and again.
    """
    stream = stream.ljust(4_096, b"\0")
    count = -(-len(stream) // _SECTOR) + difat
    tables = -(-(count + 1) // (_SECTOR // 4 - 1))
    first = tables + 1
    last = first + count - 1
    stream = stream.ljust((count - difat) * _SECTOR, b"\0") + struct.pack("<L", last) * (_SECTOR // 4) * difat
    table = [_FAT_SECTOR] * tables + [_END_OF_CHAIN, *range(first + 1, last + 1), _END_OF_CHAIN]
    for at, link in (links or {}).items():
        table[first + at] = first + link
    table += [_NO_SECTOR] * (tables * _SECTOR // 4 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<3L", tables, tables, 0)
    header += struct.pack("<5L", 4_096, _END_OF_CHAIN, 0, last if difat else _END_OF_CHAIN, 0)
    header += struct.pack("<109L", *range(tables), *[_NO_SECTOR] * (109 - tables))
    root = _directory_entry("Root Entry", 5, _END_OF_CHAIN, 0)
    directory = root + _directory_entry("Workbook", 2, first, size or len(stream)) + bytes(256)
    return header + struct.pack(f"<{len(table)}L", *table) + directory + stream


def _directory_entry(name: str, kind: int, start: int, size: int) -> bytes:
    wide = name.encode("utf-16-le")
    return (
        wide.ljust(64, b"\0")
        + struct.pack("<H2B", len(wide) + 2, kind, 1)
        + bytes(48)
        + struct.pack("<3L", start, size, 0)
    )


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of an old workbook."""
    return struct.pack("<2H", kind, len(content)) + content


def xls(*records: bytes, strings: bytes = b"", sheets: int = 1) -> bytes:
    """The stream of an old workbook with so many sheets, which are all the same one."""
    opening = record(0x809, struct.pack("<2H", 0x600, 5) + bytes(12))
    names = [f"S{number:07}".encode() for number in range(sheets)]
    length = len(opening) + sum(4 + 8 + len(name) for name in names) + len(strings) + 4
    bound = b"".join(record(0x85, struct.pack("<LHBB", length, 0, len(name), 0) + name) for name in names)
    return opening + bound + strings + record(0x0A) + opening + b"".join(records) + record(0x0A)


def xls_number(row: int, column: int) -> bytes:
    """A cell with a number."""
    return record(0x203, struct.pack("<3Hd", row, column, 0, 1.0))


def xls_dimension(rows: int, columns: int) -> bytes:
    """What a sheet claims to span."""
    return record(0x200, struct.pack("<2L3H", 0, rows, 0, columns, 0))
