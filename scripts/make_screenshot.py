"""Draws the README's picture: the table of one example, as Rich exports it to SVG."""

import contextlib
import html
import io
import os
import re
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
WORKBOOK = "examples/memenuhi-wbk.xlsx"
WIDTH = 80


def main() -> None:
    """Draw the picture anew."""
    os.environ.pop(LANGUAGE_VARIABLE, None)
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture(), encoding="utf-8")
    print(PICTURE.relative_to(PROJECT))


def picture() -> str:
    """Render the example's table as an SVG that loads nothing from elsewhere."""
    folder = rubric_folder(DEFAULT_RUBRIC)
    instrument = Instrument(load_rubric(folder), load_layouts(folder))
    with contextlib.chdir(PROJECT):
        evaluation = evaluate_workbook(Path(WORKBOOK), instrument)
    table = render_report("table", [evaluation], ReportOptions(width=WIDTH, color=True))
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(table), end="")
    svg = console.export_svg(title=f"zi-score evaluate {WORKBOOK}", unique_id="evaluate")
    without_fonts = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in without_fonts.splitlines()) + "\n"


def visible_text(svg: str) -> str:
    """Read the text of a picture, without its fonts, colours and places."""
    return "".join(html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg))


if __name__ == "__main__":
    main()
