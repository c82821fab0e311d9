"""Looking at the bytes of a file before any library opens it: harmless, unusual, or to be refused.

Cheap for every real workbook: one pass over its parts with searches that run at the speed of memory. What is not
plainly harmless is read in a process of its own, so nothing here must understand all of what it sees.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from zi_score.archives import END_RECORD, UNLISTED
from zi_score.column_letters import column_letters, column_number
from zi_score.frozen import dataclass
from zi_score.language import _
from zi_score.limits import LAST_COLUMN, LAST_ROW, MEGABYTE, Limits
from zi_score.problems import Location, UnusableInputError, found
from zi_score.remembered import remembered

_END_64 = b"PK\x06\x07"
_END_SIZE = 22
_LOCAL = b"PK\x03\x04"
_LOCAL_SIZE = 30
_UTF_8, _PATCHED_OR_STRONGLY_ENCRYPTED = 0x800, 0x60
_DIRECTORY_BYTES_PER_MEMBER = 1_000
# Below this a ratio says nothing: thousands of equal empty cells are usual.
_SMALL = 8 * MEGABYTE
# What shared texts may weigh once every cell that names one has its own copy.
_MOST_COPIED = 256 * MEGABYTE
_SHORTEST_CELL = len('<c r="A1" t="s"><v>0</v></c>')
_USUAL_PART = "xl/workbook.xml"
# What is read beside cells and texts, or may once have held them. A picture may be damaged.
_READ_BY_NAME = re.compile(r"(?:xl/(?:workbook|sharedStrings|styles|worksheets/.*|_rels/.*)|content)\.(?:xml|rels)")
_UNUSUAL_SHEETS = re.compile(r"xl/worksheets/[^/]*\.bin|content\.xml")
# Any cell but those from A1 to ZZ9999, written as every spreadsheet program writes them.
_UNUSUAL = rb'c(?! r="[A-Z]{1,2}+[0-9]{1,4}+")[\s/>]'
_UNUSUAL_CELL = re.compile(b"<" + _UNUSUAL)
_CELL = re.compile(rb"""\sr=["']([A-Za-z]{1,7})([0-9]{1,19})["']""")
_PREFIXED = re.compile(rb":(?:c|si|is)[\s/>]")
# Without any of these a part has no marks, no shared texts and only usual cells: one search takes a third of the time
# of all that look for one of them.
_REMARKABLE = re.compile(b"<(?:!|sst|" + _UNUSUAL + b")")
_MAY_BE_PREFIXED = re.compile(rb":(?:c|si|is|sst)")
_MERGED = re.compile(rb"mergeCell\s[^>]*")
_RANGE = re.compile(rb"""\sref\s*=\s*["']\$?([A-Za-z]*)\$?([0-9]*):\$?([A-Za-z]*)\$?([0-9]*)["']""")
_REMEMBERED, _USUAL_LENGTH = 64, 50_000


@dataclass(frozen=True, slots=True)
class ArchivePart:
    """An unpacked part of an archive, with the checksum that the archive states for it.

    `may_have_marks` unless it is known that ``<!`` stands nowhere in it: no comment, no CDATA, no declaration.
    """

    content: bytes
    checksum: int
    may_have_marks: bool = True


def harmless_parts(content: bytes, place: Location, limits: Limits) -> Mapping[str, ArchivePart] | None:
    """The unpacked parts of a file that may be read in this process: they cannot grow beyond bounds.

    None for any other file. Raises `UnusableInputError` for one that nobody should read.
    """
    end = content.rfind(END_RECORD)
    if not content.startswith(b"PK"):
        return None
    if len(content) < end + _END_SIZE or end < 0:
        return {}  # an archive without its directory is opened by nobody
    _refuse_long_directory(content, end, place, limits)
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except UNLISTED:
        return None  # python-calamine says what it thinks of such an archive
    _refuse_bomb(members, len(content), place, limits)
    names = {member.filename for member in members}
    comment = int.from_bytes(content[end + 20 : end + 22], "little")
    is_usual = (
        _USUAL_PART in names
        and not any(_UNUSUAL_SHEETS.fullmatch(name) for name in names)
        # Libraries that do not agree on what the archive holds must not see different workbooks.
        and len(names) == len(members)
        and end + _END_SIZE + comment == len(content)
    )
    longest_shared = naming = 0
    parts: dict[str, ArchivePart] = {}
    for member, part in zip(members, _parts(content, members, place), strict=True):
        if part is None:
            is_usual = False
            continue
        is_remarkable = _REMARKABLE.search(part) is not None
        may_be_prefixed = _MAY_BE_PREFIXED.search(part) is not None
        has_texts = is_remarkable and b"<sst" in part
        # No cell and no text is read from any other part.
        has_content = has_texts or part.rfind(b"sheetData") >= 0 or (may_be_prefixed and b":sst" in part)
        if has_content or _READ_BY_NAME.fullmatch(member.filename):
            _refuse_false_checksum(part, member, place)
        parts[member.filename] = ArchivePart(part, member.CRC, may_have_marks=is_remarkable)
        is_usual = is_usual and _is_told_alike(content, member)
        if is_remarkable and part.rfind(b"<!ENTITY") >= 0:
            raise UnusableInputError(found("ZI148", place))
        _refuse_large_merges(part, place, limits)
        if has_content:
            is_written_otherwise = (
                (is_remarkable and _UNUSUAL_CELL.search(part))
                or (may_be_prefixed and _PREFIXED.search(part))
                or (part.rfind(b"<is") >= 0 and _has_runs(part))
            )
            is_usual = is_usual and not is_written_otherwise and _has_short_texts(part, limits)
        if has_texts:
            longest_shared = max(longest_shared, *map(len, part.split(b"<si>")))
        naming += len(part) // _SHORTEST_CELL
    is_bounded = longest_shared <= limits.cell_text and longest_shared * naming <= _MOST_COPIED
    return parts if is_usual and is_bounded else None


def far_cell(content: bytes, place: Location, limits: Limits) -> str:
    """The cell on account of which a sheet is too large to be read, or nothing."""
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except UNLISTED:
        return ""
    for part in _parts(content, members, place):
        cells = [(column_number(letters.decode()), int(row)) for letters, row in _CELL.findall(part or b"")]
        columns, rows = (max(numbers, default=0) for numbers in zip(*cells, strict=True)) if cells else (0, 0)
        if columns * rows > limits.cells:
            return f"{column_letters(columns)}{rows}"
    return ""


def _too_many(count: int, place: Location, limits: Limits) -> UnusableInputError:
    return UnusableInputError(found("ZI118", place, count=count, parts=_("bagian arsip"), limit=limits.members))


def _refuse_long_directory(content: bytes, end: int, place: Location, limits: Limits) -> None:
    """A million names cost seconds only to be listed."""
    count, size = struct.unpack_from("<HI", content, end + 10)
    if content[end - 20 : end - 16] == _END_64:
        (record,) = struct.unpack_from("<Q", content, end - 12)
        if record + 56 <= len(content):
            count, size = struct.unpack_from("<QQ", content, record + 32)
    if count > limits.members or size > limits.members * _DIRECTORY_BYTES_PER_MEMBER:
        raise _too_many(count, place, limits)


def _refuse_bomb(members: list[zipfile.ZipInfo], size: int, place: Location, limits: Limits) -> None:
    if len(members) > limits.members:
        raise UnusableInputError(
            found("ZI118", place, count=len(members), parts=_("bagian arsip"), limit=limits.members)
        )
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.unpacked_mb * MEGABYTE or (unpacked > _SMALL and unpacked > limits.ratio * size):
        values = {"unpacked": -(-unpacked // MEGABYTE), "size": -(-size // 1024), "limit": limits.unpacked_mb}
        raise UnusableInputError(found("ZI119", place, **values, ratio=limits.ratio))
    end = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < end:
            raise UnusableInputError(found("ZI144", place, member=member.filename))
        end = member.header_offset + _LOCAL_SIZE + member.compress_size


def _parts(content: bytes, members: list[zipfile.ZipInfo], place: Location) -> Iterator[bytes | None]:
    """Each part unpacked, proven to be as large as it says; None for one packed in a way that no workbook is."""
    for member in members:
        start = member.header_offset
        header = content[start : start + _LOCAL_SIZE]
        if len(header) < _LOCAL_SIZE or member.flag_bits & 1:
            yield None
            continue
        start += _LOCAL_SIZE + sum(struct.unpack_from("<HH", header, 26))
        packed = content[start : start + member.compress_size]
        if member.compress_type == zipfile.ZIP_STORED:
            yield packed
        elif member.compress_type == zipfile.ZIP_DEFLATED:
            try:
                part = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, member.file_size + 1)
            except zlib.error:
                yield None
                continue
            if len(part) > member.file_size:
                raise UnusableInputError(found("ZI144", place, member=member.filename))
            yield part
        else:
            yield None


def _is_told_alike(content: bytes, member: zipfile.ZipInfo) -> bool:
    """Whether a part's own header names it as the directory does, without flags that `zipfile` does not know."""
    start = member.header_offset + _LOCAL_SIZE
    (length,) = struct.unpack_from("<H", content, start - 4)
    name = member.orig_filename.encode("utf-8" if member.flag_bits & _UTF_8 else "cp437")
    is_known = not member.flag_bits & _PATCHED_OR_STRONGLY_ENCRYPTED
    return is_known and content.startswith(_LOCAL, member.header_offset) and content[start : start + length] == name


def _refuse_false_checksum(part: bytes, member: zipfile.ZipInfo, place: Location) -> None:
    """A letter that changed in transfer is another answer, and python-calamine does not notice."""
    if zlib.crc32(part) != member.CRC:
        reason = _("isi {part} tidak cocok dengan jumlah pemeriksanya").format(part=member.filename)
        raise UnusableInputError(found("ZI106", place, reason=reason))


def _refuse_large_merges(part: bytes, place: Location, limits: Limits) -> None:
    # To look for what is seldom there from the end is twice as fast, and what is there stands close together.
    begin = end = part.rfind(b"mergeCell")
    if end < 0:
        return
    while (before := part.rfind(b"mergeCell", 0, begin)) >= 0:
        begin = before
    elements = part[begin : part.find(b">", end) + 1 or len(part)]
    largest = _merge_beyond(elements, limits.cells)
    if largest:
        raise UnusableInputError(found("ZI145", place, cell=largest, limit=limits.cells))


@remembered(_REMEMBERED, _USUAL_LENGTH)
def _merge_beyond(elements: bytes, most: int) -> str:
    """The range with which the merged cells become more than so many, as it is written; or nothing."""
    merged = 0
    for written in _MERGED.findall(elements):
        range_ = _RANGE.search(written + b'"')
        if range_:
            merged += _area(*(text.decode() for text in range_.groups()))
        elif b"&" in written:
            merged += LAST_ROW * LAST_COLUMN
        if merged > most:
            return range_[0].decode().split("=")[1].strip(" \"'") if range_ else "XFD1048576"
    return ""


def _area(first_column: str, first_row: str, last_column: str, last_row: str) -> int:
    """The cells of a range; whole rows and columns leave letters or numbers out."""
    columns = column_number(last_column or "XFD") - column_number(first_column or "A") + 1
    rows = int(last_row or LAST_ROW) - int(first_row or 1) + 1
    return max(columns, 0) * max(rows, 0)


def _has_runs(part: bytes) -> bool:
    """Whether a text inside a cell consists of several runs."""
    end = len(part)
    while (end := part.rfind(b"</t>", 0, end)) >= 0:
        if not part.startswith(b"</t></is>", end):
            return True
    return False


def _has_short_texts(part: bytes, limits: Limits) -> bool:
    """Whether no text is longer than a cell may hold."""
    stride = limits.cell_text // 2
    # A text that is too long covers two neighbouring points without any tag between them.
    return all(part.find(b"<", at, at + stride) >= 0 for at in range(0, len(part) - stride, stride))
