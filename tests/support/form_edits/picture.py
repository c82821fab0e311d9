"""What an edit changed, in one line: the sheets, columns and lines that differ, and one cell as before and after."""

from collections.abc import Iterator, Sequence

from tests.support.form_edits.form import EditedForm
from tests.support.form_edits.page import Cells, Line, Page
from tests.support.plain_workbook import ErrorValue, Formula, PlainSheet, Value

_LONGEST = 44


def changes(before: EditedForm, after: EditedForm) -> str:
    """The differences, worst for a reader first; an empty text where nothing differs."""
    return "; ".join(
        [*_sheets(before, after), *_columns(before, after), *_lines(before, after), *_cells(before, after)]
    )


def _sheets(before: EditedForm, after: EditedForm) -> Iterator[str]:
    names = [_sheet_name(sheet) for sheet in after.sheets]
    if names != [_sheet_name(sheet) for sheet in before.sheets]:
        yield f"sheets {', '.join(names)}"


def _sheet_name(sheet: Page | PlainSheet) -> str:
    return sheet.name if sheet.state == "visible" else f"{sheet.name} ({sheet.state})"


def _columns(before: EditedForm, after: EditedForm) -> Iterator[str]:
    old, new = before.pages[0], after.pages[0]
    if added := [key for key in new.columns if key not in old.columns]:
        yield f"new columns: {', '.join(_title(new, key) for key in added[:7])}"
    if gone := [key for key in old.columns if key not in new.columns and key in old.titles()]:
        yield f"without {', '.join(_title(old, key) for key in gone[:3])}{' ...' if len(gone) > 3 else ''}"
    common = [key for key in new.columns if key in old.columns]
    if common != [key for key in old.columns if key in new.columns]:
        yield f"order {', '.join(_title(new, key) for key in common if key in new.titles())}"[:_LONGEST] + " ..."
    if new.hidden_columns:
        yield f"{len(new.hidden_columns)} columns hidden"
    if not new.heads:
        yield "no titles"
    if len(new.heads) > 1:
        yield "titles " + " / ".join(", ".join(map(str, list(head.values())[:3])) for head in new.heads)
    if len(new.above) > len(old.above):
        yield f"{len(new.above) - len(old.above)} lines above"
    yield from list(_differences(old.titles(), new.titles()))[:1] if new.heads else ()


def _title(page: Page, key: str) -> str:
    return shown(page.titles().get(key, "untitled"))


def _lines(before: EditedForm, after: EditedForm) -> Iterator[str]:
    old, new = (_identities(form) for form in (before, after))
    if gone := [one for one in old if one not in new]:
        yield f"without the rows {', '.join(gone[:2])}{' ...' if len(gone) > 2 else ''}"
    if new != [one for one in old if one in new]:
        yield "rows in another order"
    others = [line for page in after.pages for line in page.lines if not line.identity and line.cells]
    if others:
        yield f"{len(others)} rows more: {' '.join(shown(value) for value in list(others[0].cells.values())[:4])}"
    blank = sum(not line.cells for page in after.pages for line in page.lines)
    if blank > sum(not line.cells for line in before.page.lines) + 5:
        yield f"{blank} blank rows"
    if hidden := sum(line.is_hidden for line in after.lines):
        yield f"{hidden} rows hidden"


def _identities(form: EditedForm) -> list[str]:
    return [line.identity for line in form.lines]


def _cells(before: EditedForm, after: EditedForm) -> Iterator[str]:
    """The first cell of the form that differs, an answer or a text rather than a score that follows."""
    old = {line.identity: line for line in before.lines}
    lines = [line for line in after.lines if line.identity in old]
    found = [
        one
        for is_score in (False, True)
        for line in lines
        for one in _differences(_part(old[line.identity], is_score=is_score), _part(line, is_score=is_score))
    ]
    yield from found[:1]


def _part(line: Line, *, is_score: bool) -> Cells:
    """The scores of a line, or what stands beside them."""
    return {key: value for key, value in line.cells.items() if key.startswith(("score@", "share@")) == is_score}


def _differences(old: Cells, new: Cells) -> Iterator[str]:
    for key in [*new, *(key for key in old if key not in new)]:
        was, now = old.get(key), new.get(key)
        if was != now:
            yield f"{shown(None if was == '' else was)} -> {shown(None if now == '' else now)}"


def shown(value: Value | None) -> str:
    """A cell as it is drawn: breaks and signs that nobody sees are made visible."""
    match value:
        case None:
            return "(blank)"
        case Formula(text, result):
            return f"{text}{'' if result is None else f' [{result}]'}"
        case ErrorValue(text):
            return text
        case str():
            text = value.translate({10: "¶", 0xA0: "°", 0x200B: "·", 0xAD: "¬"})
            return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
    return str(value)


def as_table(rows: Sequence[Sequence[str]]) -> str:
    """Lines of cells, as wide as their widest."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    padded = (" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(padded) + "\n"
