"""What may happen to a workbook: each mutation takes its members by name and damages some of them.

Those in `HARMLESS` touch no answer, so the score must stay what it was.
"""

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.support.hostile import HOSTILE

Members = dict[str, bytes]
Mutation = Callable[[Random, Members], None]

HOSTILE_TEXTS = (
    *HOSTILE.values(),
    *("ya", "YA ", "Tidak", "A.", "a", "E", "F", "1e400", "-0", "NaN", "inf", "1,5", "1.234,5", "85%", "0,85", "-3"),
    *("9" * 400, "1/0", "#REF!", "#N/A", "TRUE", "١٢", "²", "½", "A" * 40_000),
)
_NUMBERS = (
    "0",
    "-0",
    "1",
    "-1",
    "0.5",
    "1e308",
    "1e400",
    "-1e400",
    "NaN",
    "INF",
    "",
    "x",
    "9" * 400,
    "1e-400",
    "0x10",
    "1_0",
)
_INDEXES = ("0", "1", "-1", "99999999", "4294967295", "18446744073709551616", "", "x", "1.5")
_TYPES = (b"s", b"n", b"b", b"e", b"str", b"inlineStr", b"d", b"x", b"")
_REFERENCES = (
    "A1",
    "XFD1048576",
    "ZZZ1",
    "A0",
    "A1048577",
    "1",
    "A",
    "",
    "A1:B2",
    "$A$1",
    "a1",
    "AAAAAAA1",
    "A99999999999",
    "Ⅻ1",
)
_CELL = re.compile(rb"<c\b[^>]*?(?:/>|>.*?</c>)", re.DOTALL)
_VALUE = re.compile(rb"(<(?:v|t)\b[^>]*>)([^<]*)(</(?:v|t)>)")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"<]*)"')
_TAG = re.compile(rb"<[^!?][^>]*>")
_ROW = re.compile(rb"<row\b[^>]*>")


def escaped(text: str) -> bytes:
    """A text as it stands in XML, with what XML cannot hold left in."""
    return text.replace("&", "&amp;").replace("<", "&lt;").encode("utf-8", "surrogatepass")


def sheets(members: Members) -> list[str]:
    """The members that hold cells."""
    return [name for name in members if name.startswith("xl/worksheets/sheet")]


def _xml(members: Members) -> list[str]:
    return [name for name in members if name.endswith((".xml", ".rels"))]


def _pick(random: Random, names: Sequence[str]) -> str:
    return random.choice(names) if names else ""


def _one(random: Random, pattern: re.Pattern[bytes], content: bytes) -> "re.Match[bytes] | None":
    """A match near a random place, without looking for all of them."""
    return pattern.search(content, random.randrange(len(content) or 1)) or pattern.search(content)


def _replace(members: Members, name: str, match: "re.Match[bytes]", new: bytes) -> None:
    content = members[name]
    members[name] = content[: match.start()] + new + content[match.end() :]


def value(random: Random, members: Members) -> None:
    """Another value in a cell."""
    if (name := _pick(random, sheets(members))) and (match := _one(random, _VALUE, members[name])):
        new = escaped(random.choice(HOSTILE_TEXTS)) if random.random() < 0.5 else random.choice(_NUMBERS).encode()
        _replace(members, name, match, match[1] + new + match[3])


def cell_type(random: Random, members: Members) -> None:
    """A cell that says it holds something else."""
    if (name := _pick(random, sheets(members))) and (match := _one(random, _CELL, members[name])):
        kind = random.choice(_TYPES)
        new = re.sub(rb' t="[^"]*"', b"", match[0], count=1)
        _replace(
            members, name, match, re.sub(rb'( r="[^"]*")', rb'\1 t="' + kind + b'"', new, count=1) if kind else new
        )


def cell_place(random: Random, members: Members) -> None:
    """A cell or a row that says it stands elsewhere."""
    name = _pick(random, sheets(members))
    if name and (match := _one(random, re.compile(rb'( r=")([^"]*)(")'), members[name])):
        _replace(members, name, match, match[1] + random.choice(_REFERENCES).encode() + match[3])


def formula(random: Random, members: Members) -> None:
    """A formula where there was a value, or a strange one."""
    kinds = (
        "<f>",
        '<f t="shared" si="0">',
        '<f t="shared" ref="A1:XFD9" si="1">',
        '<f t="array" ref="A1:ZZ99">',
        "<f t='x'>",
    )
    if (name := _pick(random, sheets(members))) and (match := _one(random, _CELL, members[name])):
        body = random.choice(("1/0", "SUM(A1:XFD1048576)", "[1]x!A1", "(" * 300, "", "'x'!A1", "INDIRECT(A1)"))
        new = match[0].replace(b">", b">" + random.choice(kinds).encode() + escaped(body) + b"</f>", 1)
        _replace(members, name, match, new)


def shared_text(random: Random, members: Members) -> None:
    """Another shared text, or an index of one that there is not."""
    name = "xl/sharedStrings.xml"
    if name in members and random.random() < 0.6 and (match := _one(random, _VALUE, members[name])):
        _replace(members, name, match, match[1] + escaped(random.choice(HOSTILE_TEXTS)) + match[3])
    elif (name := _pick(random, sheets(members))) and (
        match := _one(random, re.compile(rb't="s"[^>]*><v>([^<]*)'), members[name])
    ):
        _replace(members, name, match, match[0].replace(b"<v>" + match[1], b"<v>" + random.choice(_INDEXES).encode()))


def attribute(random: Random, members: Members) -> None:
    """Any attribute of any part gets another value."""
    if (name := _pick(random, _xml(members))) and (match := _one(random, _ATTRIBUTE, members[name])):
        texts = (*_INDEXES, *_REFERENCES, "../../../etc/passwd", "http://127.0.0.1:9/x", "External", "x" * 5000)
        _replace(members, name, match, match[1] + b'="' + escaped(random.choice(texts)) + b'"')


def tag(random: Random, members: Members) -> None:
    """A tag is lost, doubled or swapped for another."""
    if (name := _pick(random, _xml(members))) and (match := _one(random, _TAG, members[name])):
        other = _one(random, _TAG, members[name])
        _replace(
            members, name, match, random.choice((b"", match[0] * 2, other[0] if other else b"", b"<!--", b"<![CDATA["))
        )


def row(random: Random, members: Members) -> None:
    """A whole row is lost, doubled or moved."""
    if (name := _pick(random, sheets(members))) and (
        match := _one(random, re.compile(rb"<row\b.*?</row>", re.DOTALL), members[name])
    ):
        _replace(members, name, match, random.choice((b"", match[0] * 2)))


def merged(random: Random, members: Members) -> None:
    """Merged ranges that overlap, lead backwards or span everything."""
    if name := _pick(random, sheets(members)):
        ranges = [
            f"{random.choice('ABKLZ')}{random.randrange(1, 300)}:{random.choice('ABKLZ')}{random.randrange(1, 300)}"
            for _ in range(3)
        ]
        ranges.append(random.choice(("A1:XFD1048576", "A:A", "1:1", "", "B2:A1", "x")))
        body = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
        members[name] = members[name].replace(
            b"</sheetData>", f"</sheetData><mergeCells>{body}</mergeCells>".encode(), 1
        )


def columns(random: Random, members: Members) -> None:
    """Columns that are hidden, in ranges that may not exist."""
    if name := _pick(random, sheets(members)):
        first, last = random.choice(
            (("1", "3"), ("1", "99999"), ("9", "1"), ("0", "0"), ("-5", "4000000000"), ("x", "y"))
        )
        body = f'<cols><col min="{first}" max="{last}" hidden="1"/></cols><sheetData'
        members[name] = members[name].replace(b"<sheetData", body.encode(), 1)


def relation(random: Random, members: Members) -> None:
    """A relation leads nowhere, out of the archive, or to the wrong part."""
    name = _pick(random, [one for one in members if one.endswith(".rels")])
    if name and (match := _one(random, re.compile(rb'Target="[^"]*"'), members[name])):
        targets = (
            "",
            "/",
            "..",
            "../../../../etc/passwd",
            "xl/workbook.xml",
            "workbook.xml",
            "http://127.0.0.1:9/",
            "x",
            "\\\\x\\y",
        )
        _replace(members, name, match, f'Target="{random.choice(targets)}"'.encode())


def member(random: Random, members: Members) -> None:
    """A part is lost, empty, renamed, or has the content of another."""
    name, other = random.choice(list(members)), random.choice(list(members))
    match random.randrange(4):
        case 0:
            del members[name]
        case 1:
            members[name] = b""
        case 2:
            members[
                random.choice((name.upper(), "../" + name, "/" + name, name + "x", "xl/worksheets/sheet99.xml"))
            ] = members.pop(name)
        case _:
            members[name] = members[other]


def part_bytes(random: Random, members: Members) -> None:
    """A few bytes of an unpacked part change, vanish or are added."""
    name = random.choice(list(members))
    members[name] = scrambled(random, members[name])


def cut_part(random: Random, members: Members) -> None:
    """An unpacked part ends at any place, or at the end of a tag."""
    name = random.choice(list(members))
    content = members[name]
    end = random.randrange(len(content) + 1)
    members[name] = content[: content.find(b">", end) + 1 if random.random() < 0.5 else end]


def encoding(random: Random, members: Members) -> None:
    """A part in another encoding, or with a mark at its start."""
    name = _pick(random, _xml(members))
    if name:
        text = members[name].decode("utf-8", "replace")
        members[name] = random.choice(
            (text.encode("utf-16"), b"\xef\xbb\xbf" + members[name], text.encode("latin-1", "replace"))
        )


def scrambled(random: Random, content: bytes) -> bytes:
    """Some bytes with up to eight of them changed, lost or added."""
    changed = bytearray(content)
    for _ in range(random.randrange(1, 9)):
        at = random.randrange(len(changed) + 1)
        match random.randrange(3):
            case 0:
                changed[at : at + 1] = bytes([random.randrange(256)])
            case 1:
                del changed[at : at + random.randrange(1, 20)]
            case _:
                changed[at:at] = random.randbytes(random.randrange(1, 9))
    return bytes(changed)


def dimension(random: Random, members: Members) -> None:
    """A sheet claims to be of another size."""
    if name := _pick(random, sheets(members)):
        claim = random.choice(("A1", "A1:XFD1048576", "B2:C3", "ZZ1:A9"))
        members[name] = re.sub(rb'<dimension ref="[^"]*"', f'<dimension ref="{claim}"'.encode(), members[name], count=1)


def style(random: Random, members: Members) -> None:
    """Cells lose their looks."""
    if name := _pick(random, sheets(members)):
        members[name] = re.sub(
            rb'(<c r="[A-Z]+[0-9]+") s="[0-9]+"', rb"\1", members[name], count=random.randrange(1, 500)
        )


def row_looks(random: Random, members: Members) -> None:
    """A row gets a height."""
    name = _pick(random, sheets(members))
    if name and (match := _one(random, _ROW, members[name])) and b" ht=" not in match[0]:
        _replace(members, name, match, match[0].replace(b"<row ", b'<row ht="30" ', 1))


def comment(random: Random, members: Members) -> None:
    """An XML comment or blanks between two rows."""
    if (name := _pick(random, sheets(members))) and (match := _one(random, _ROW, members[name])):
        _replace(members, name, match, random.choice((b"<!-- <row/> -->", b"\n  ", b"\r\n")) + match[0])


def extra_member(random: Random, members: Members) -> None:
    """A part that no other part names."""
    name = random.choice(("xl/media/x.png", "customXml/item1.xml", "../x", "C:\\x", "x" * 300, "é.xml"))
    members[name] = random.randbytes(random.randrange(2000))


def order(random: Random, members: Members) -> None:
    """The parts in another order."""
    names = list(members)
    random.shuffle(names)
    shuffled = {name: members[name] for name in names}
    members.clear()
    members.update(shuffled)


def properties(random: Random, members: Members) -> None:
    """Who wrote the workbook is something else."""
    name = "docProps/core.xml"
    if name in members:
        members[name] = re.sub(
            rb"(<dc:creator>)[^<]*",
            rb"\g<1>" + escaped(random.choice(HOSTILE_TEXTS)[:100]).replace(b"\\", b""),
            members[name],
        )


HARMLESS: Sequence[Mutation] = (dimension, style, row_looks, comment, extra_member, order, properties)
HARMFUL: Sequence[Mutation] = (
    value, value, value, cell_type, cell_type, cell_place, formula, shared_text, shared_text, attribute, attribute, tag,
    tag, row, merged, columns, relation, member, part_bytes, part_bytes, cut_part, encoding,
)  # fmt: skip
