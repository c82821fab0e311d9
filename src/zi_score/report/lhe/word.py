"""Words, tables and pages of a .docx as the template of the report needs them: python-docx, and the XML it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.text.paragraph import Paragraph

CENTER = WD_ALIGN_PARAGRAPH.CENTER
BULLET, NUMBERED, NUMBERED_AGAIN = "List Bullet", "List Number", "List Number 2"
"""The styles of lists; the numbers of a style go on through a document."""
SMALL = 8
_FONT = "Arial"
_SIZE, _TABLE_SIZE = 11, 9
_MARGIN, _WIDTH = 2.4, 16.2
"""In centimetres; together an A4 page."""
_NAMES = 4.2
_SHADE = "D9E1F2"


class Loop(NamedTuple):
    """A column of a table: its title, its width in centimetres, what each row has there, whether it is a figure."""

    title: str
    width: float
    text: str
    is_figure: bool = False


def prepare(document: Document) -> None:
    """A4 with the margins and the letters of an official letter."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(_WIDTH + 2 * _MARGIN), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin = section.bottom_margin = Cm(_MARGIN)
    for name in ("Normal", BULLET, NUMBERED, NUMBERED_AGAIN, "Heading 1"):
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(_SIZE)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        # What a theme says of the letters would overrule their name.
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
    heading: Any = document.styles["Heading 1"]
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(4)


def add_heading(document: Document, text: str) -> None:
    """A heading of a section, which stays with what follows."""
    document.add_heading(text, level=1)


def add_paragraph(
    document: Document,
    text: str,
    *,
    style: str = "",
    bold: bool = False,
    italic: bool = False,
    size: int = 0,
    is_centered: bool = False,
    after: int = 6,
    keep: bool = False,
) -> None:
    """One paragraph in one format. `keep` keeps it on the page of the next."""
    paragraph = document.add_paragraph(style=style or None)
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if size:
        run.font.size = Pt(size)
    paragraph.paragraph_format.space_after = Pt(2 if style else after)
    paragraph.paragraph_format.keep_with_next = keep or None
    if is_centered:
        paragraph.alignment = CENTER


def add_statement(document: Document, statement: str) -> None:
    """A paragraph that docxtpl takes for a statement, and removes: ``if unanswered``."""
    document.add_paragraph(f"{{%p {statement} %}}")


def add_pairs(document: Document, pairs: Sequence[tuple[str, str]]) -> None:
    """Names with what they stand for, in two columns without lines."""
    table = _table(document, (_NAMES, _WIDTH - _NAMES))
    for name, text in pairs:
        _fill(table.add_row(), (Loop("", 0, ""),) * 2, (name, f": {text}"), size=_SIZE)
    _space(document)


def add_loop_table(
    document: Document,
    item: str,
    items: str,
    columns: Sequence[Loop],
    *,
    strong: str = "",
    is_short: bool = False,
) -> None:
    """A table with a row for each of the items; those for which `strong` is true are in bold letters.

    Its head is repeated on every page, and no row is broken across two; one that `is_short` stays on one page.
    """
    table = _table(document, [one.width for one in columns])
    table.style = "Table Grid"
    head = table.add_row()
    _fill(head, columns, [one.title for one in columns], bold=True, keep=True)
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no word for it
    for cell in head.cells:
        shade = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _SHADE)):
            shade.set(qn(name), value)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
    texts = [one.text for one in columns]
    _mark(table, columns, f"for {item} in {items}")
    if strong:
        _mark(table, columns, f"if {strong}")
        _fill(table.add_row(), columns, texts, bold=True, keep=is_short)
        _mark(table, columns, "else")
    _fill(table.add_row(), columns, texts, keep=is_short)
    if strong:
        _mark(table, columns, "endif")
    _mark(table, columns, "endfor")
    _space(document)


def add_signatures(document: Document, columns: Sequence[Sequence[str]]) -> None:
    """Places to sign, side by side, which are never torn apart."""
    table = _table(document, [_WIDTH / len(columns)] * len(columns))
    for cell, lines in zip(table.add_row().cells, columns, strict=True):
        for number, text in enumerate(lines):
            paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
            paragraph.add_run(text)
            paragraph.alignment = CENTER
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.keep_with_next = True


def add_page_number(paragraph: Paragraph) -> None:
    """The number of the page and of all pages, which the word processor fills in."""
    for instruction, after in (("PAGE", " / "), ("NUMPAGES", "")):
        for kind in ("begin", "", "separate", "end"):
            if kind:
                element = OxmlElement("w:fldChar")
                element.set(qn("w:fldCharType"), kind)
            else:
                element = OxmlElement("w:instrText")
                element.text = instruction
            paragraph.add_run()._r.append(element)  # noqa: SLF001
        paragraph.add_run(after)


def _table(document: Document, widths: Sequence[float]) -> Any:
    table: Any = document.add_table(rows=0, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def _mark(table: Any, columns: Sequence[Loop], statement: str) -> None:
    """A row that docxtpl takes for a statement, and removes."""
    _fill(table.add_row(), columns, [f"{{%tr {statement} %}}", *[""] * (len(columns) - 1)])


def _fill(
    row: Any,
    columns: Sequence[Loop],
    texts: Sequence[str],
    *,
    bold: bool = False,
    size: int = _TABLE_SIZE,
    keep: bool = False,
) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    for cell, column, text in zip(row.cells, columns, texts, strict=True):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold or None, Pt(size)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
        paragraph.paragraph_format.line_spacing = 1
        paragraph.paragraph_format.keep_with_next = keep or None
        if column.is_figure:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _space(document: Document) -> None:
    """A little room below a table, which a word processor would otherwise join with the next one."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(_TABLE_SIZE)
