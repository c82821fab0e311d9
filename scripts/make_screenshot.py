"""Draws the README's pictures of one example: its table, as Rich exports it to SVG, and its page in Chromium."""

import contextlib
import html
import io
import os
import re
import shutil
import struct
import subprocess
import tempfile
import zlib
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from rich.console import Console
from rich.text import Text

from zi_score.language import LANGUAGE_VARIABLE
from zi_score.report import ReportOptions, render_report
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_rubric, rubric_folder
from zi_score.workflows.evaluate import evaluate_workbook

PROJECT = Path(__file__).parents[1]
PICTURE = PROJECT / "docs" / "images" / "evaluate.svg"
PAGE_PICTURE = PROJECT / "docs" / "images" / "evaluate-html.png"
WORKBOOK = "examples/memenuhi-wbk.xlsx"
WIDTH = 80
WINDOW = "1040,1000"
"""What the picture of the page shows: its first screen."""
_KEYWORD = b"zi-score page\0"
_SIGNATURE_SIZE = 8


def main() -> None:
    """Draw the pictures anew; that of the page only where Chromium is installed."""
    os.environ.pop(LANGUAGE_VARIABLE, None)
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture(), encoding="utf-8")
    print(PICTURE.relative_to(PROJECT))
    if chromium := shutil.which("chromium"):
        PAGE_PICTURE.write_bytes(page_picture(chromium, page()))
        print(PAGE_PICTURE.relative_to(PROJECT))
    else:
        print("no Chromium: the picture of the page stays as it is")


def picture() -> str:
    """Render the example's table as an SVG that loads nothing from elsewhere."""
    table = _report("table")
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(table), end="")
    svg = console.export_svg(title=f"zi-score evaluate {WORKBOOK}", unique_id="evaluate")
    without_fonts = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in without_fonts.splitlines()) + "\n"


def _report(name: str) -> str:
    folder = rubric_folder(DEFAULT_RUBRIC)
    instrument = Instrument(load_rubric(folder), load_layouts(folder))
    with contextlib.chdir(PROJECT):
        evaluation = evaluate_workbook(Path(WORKBOOK), instrument)
    return render_report(name, [evaluation], ReportOptions(width=WIDTH, color=True))


def page() -> str:
    """Render the example's page."""
    return _report("html")


def page_picture(chromium: str, text: str) -> bytes:
    """Take a picture of the page's first screen that carries the page's structure as a text chunk."""
    with tempfile.TemporaryDirectory() as folder:
        file, shot = Path(folder, "page.html"), Path(folder, "page.png")
        file.write_text(text, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WINDOW}"]
        command = [chromium, *options, f"--screenshot={shot}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own page
        drawn = shot.read_bytes()
    content = b"tEXt" + _KEYWORD + structure(text).encode()
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    # The last chunk, IEND, is twelve bytes long; a text may stand before it.
    return drawn[:-12] + chunk + drawn[-12:]


def recorded_structure(png: bytes) -> str:
    """Read the structure that a picture carries; empty where it carries none."""
    at = _SIGNATURE_SIZE
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        content = png[at + 8 : at + 8 + size]
        if png[at + 4 : at + 8] == b"tEXt" and content.startswith(_KEYWORD):
            return content.removeprefix(_KEYWORD).decode()
        at += size + 12
    return ""


def structure(text: str) -> str:
    """Tell a page by its elements and words, not by its style sheet: the same page has the same structure."""
    return sha256("\n".join(_Structure(text).parts).encode()).hexdigest()


class _Structure(HTMLParser):
    """The elements of a page with their classes, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(text[text.index("<main>") :])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(f"<{tag} {dict(attrs).get('class', '')}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def visible_text(svg: str) -> str:
    """Read the text of a picture, without its fonts, colours and places."""
    return "".join(html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg))


if __name__ == "__main__":
    main()
