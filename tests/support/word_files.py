"""Word documents in the tests: what stands in one, and templates of one's own with a few places to fill."""

import io
from pathlib import Path

from docx import Document


def text_of(content: bytes | Path) -> str:
    """Everything that is said in a document, line by line: paragraphs and tables in their order, then the margins."""
    document = Document(io.BytesIO(content) if isinstance(content, bytes) else str(content))
    lines: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    for section in document.sections:
        for margin in (section.header, section.footer):
            lines += [paragraph.text for paragraph in margin.paragraphs]
    return "\n".join(lines)


def template_with(*paragraphs: str) -> bytes:
    """A template of these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
