"""Adds the words of a workbook's rows to the wordings of a rubric, so that rows so worded are recognised anywhere.

``scripts/extend_wordings.py RUBRIC WORKBOOK SHEET`` takes the rows that the reader recognises; with
``--in-order`` the rows with a text stand for those of the layout one by one, for a form of which no wording is known.
What is kept of a row is the sorted set of its words, no sentence.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from zi_score.rubric.layout import Layout
from zi_score.rubric.library import load_layouts, load_lexicon, load_rubric, rubric_folder, yaml_wordings
from zi_score.workbook.files import open_workbook
from zi_score.workbook.grid import Grid
from zi_score.workbook.header import find_header
from zi_score.workbook.recognition import recognise
from zi_score.workbook.words import is_marker, split_marker, words


def main(name: str, workbook: str, sheet: str, *options: str) -> None:
    """Write the wordings of a rubric anew."""
    folder = rubric_folder(name)
    file = folder / "wordings.yaml"
    grid = next(one for one in open_workbook(Path(workbook)).grids if one.sheet == sheet)
    wordings = {identity: set(known) for identity, known in yaml_wordings(folder).items()}
    rows = _in_order(grid, load_layouts(folder)[0]) if "--in-order" in options else _recognised(grid, folder)
    for identity, text in rows:
        said = tuple(sorted(word for word in words(split_marker(text)[1]) if not word.isdecimal()))
        if said:
            wordings.setdefault(identity, set()).add(said)
    file.write_text(_text(name, wordings, load_layouts(folder)), encoding="utf-8")
    print(f"{file.name}: {len(wordings)} rows")


def _in_order(grid: Grid, layout: Layout) -> Iterator[tuple[str, str]]:
    texts = [text for number in range(1, len(grid.rows) + 1) if (text := _row_text(grid, number))]
    kept = [row for row in layout.rows if row.kind != "total" or row is layout.rows[-1]]
    start = next(at for at, text in enumerate(texts) if set(layout.rows[0].words) & words(text) or "A." in text)
    for row, text in zip(kept, texts[start:], strict=False):
        yield row.identity, text


def _row_text(grid: Grid, number: int) -> str:
    return str(grid.value(number, 1)).strip()


def _recognised(grid: Grid, folder: Path) -> Iterator[tuple[str, str]]:
    layouts = load_layouts(folder)
    form = recognise(grid, load_rubric(folder), layouts, load_lexicon(), {}, find_header(grid, layouts))
    if form is None:
        sys.exit(f"{grid.sheet}: no form of {folder.name}")
    for row, number in form.alignment.rows.items():
        texts = [grid.text(number, column) for column in form.columns.item_columns]
        yield row.identity, " ".join(dict.fromkeys(text for text in texts if text and not is_marker(text)))


def _text(name: str, wordings: dict[str, set[tuple[str, ...]]], layouts: tuple[Layout, ...]) -> str:
    lines = [
        "# Kata-kata tiap baris formulir menurut urutan abjad, satu himpunan untuk tiap rumusan yang beredar.",
        "# Dibuat dengan scripts/extend_wordings.py; himpunan kata, bukan kutipan.",
        "schema_version: 1",
        f"rubric: {name}",
        "rows:",
    ]
    order = dict.fromkeys(row.identity for layout in layouts for row in layout.rows)
    for identity in order:
        if identity in wordings:
            sets = ", ".join("[" + ", ".join(map(_scalar, said)) + "]" for said in sorted(wordings[identity]))
            lines.append(f"  {_key(identity)}: [{sets}]")
    return "\n".join(lines) + "\n"


def _scalar(word: str) -> str:
    return word if word.isalpha() and word not in {"no", "yes", "true", "false", "null", "n", "y"} else f"'{word}'"


def _key(identity: str) -> str:
    return f"'{identity}'" if ":" in identity else identity


if __name__ == "__main__":
    main(*sys.argv[1:])
