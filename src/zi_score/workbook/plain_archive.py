"""The parts of a workbook as an archive in which nothing is packed, for python-calamine.

What reads it unpacks nothing a second time, and sees the bytes that were looked at. An empty list of merged cells is
put into each sheet: python-calamine goes through the whole sheet once more for the first such list, which takes a third
of its time, and nobody here asks for what it finds.
"""

import struct
import zlib
from collections.abc import Mapping

from zi_score.archives import END_RECORD
from zi_score.workbook.safety import ArchivePart

# Fields as in the ZIP file format specification, sections 4.3.7, 4.3.12 and 4.3.16.
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _NAMES_ARE_UTF_8, _STORED, _MIDNIGHT, _FIRST_DAY = 20, 0x800, 0, 0, 0x21
_SHEETS = "xl/worksheets/"
_ROWS_BEGIN = b"<sheetData"
_NO_MERGED_CELLS = b"<mergeCells></mergeCells>"


def plain_archive(parts: Mapping[str, ArchivePart]) -> bytes:
    """The archive, with the checksums that the parts state."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, stated_part in parts.items():
        part = _without_merged_cells(stated_part) if name.startswith(_SHEETS) else stated_part
        encoded, size = name.encode(), len(part.content)
        stated = (_VERSION, _NAMES_ARE_UTF_8, _STORED, _MIDNIGHT, _FIRST_DAY, part.checksum, size, size, len(encoded))
        pieces += (_LOCAL.pack(b"PK\x03\x04", *stated, 0), encoded, part.content)
        directory += (_CENTRAL.pack(b"PK\x01\x02", _VERSION, *stated, 0, 0, 0, 0, 0, offset), encoded)
        offset += _LOCAL.size + len(encoded) + size
    listed = b"".join(directory)
    count = len(parts)
    return b"".join((*pieces, listed, _END.pack(END_RECORD, 0, 0, count, count, len(listed), offset, 0)))


def _without_merged_cells(sheet: ArchivePart) -> ArchivePart:
    before, begin, rows = sheet.content.partition(_ROWS_BEGIN)
    if not begin:
        return sheet
    content = b"".join((before, _NO_MERGED_CELLS, begin, rows))
    return ArchivePart(content, zlib.crc32(content))
