"""Rows as HTML: a table with scopes, a bar as a small drawing beside the words of its minima, or a list of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from zi_score.language import _
from zi_score.report.blocks import Bar
from zi_score.report.ink.html.svg import bar_svg, fill_keys, legend, mark_keys, mark_lines, percent, series_keys
from zi_score.report.ink.html.text import element, indent, line_html, shown, signed
from zi_score.report.texts import Line, Stack, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.report.blocks import Column, Row


SORTABLE = '<div class="tools"'
"""What a page with rows to sort has, and no text of anybody can have."""


def table(columns: Sequence[Column], rows: Sequence[Row], title: str) -> str:
    """A table that scrolls sideways where it is too wide, reachable by the keyboard."""
    heads = "".join(_heads(column) for column in columns)
    # The first column that is no figure names its row.
    lead = next((at for at, one in enumerate(columns) if not one.is_figure), 0)
    body = "".join(_row(row, columns, lead) for row in rows)
    caption = element("caption", shown(title)) if title else ""
    content = f"{caption}<thead><tr>{heads}</tr></thead>\n<tbody>{body}</tbody>"
    keys = "".join(
        legend(fill_keys(len(one.marks)) + mark_keys(one.marks) + series_keys(one.others))
        for one in columns
        if one.marks
    )
    label = title or ", ".join(one.title for one in columns if one.title)
    drawn = element("div", element("table", content), classes="wide", role="group", tabindex="0", aria_label=label)
    return drawn + keys


def sorting_tools() -> str:
    """What the script of sorting and filtering fills in; without it nothing of this is seen."""
    label = shown(_("Cari baris"))
    search = element("label", f'{label} <input type="search">')
    counted = '<output aria-live="polite"></output>'
    return element(
        "div",
        search + counted,
        classes="tools",
        hidden="hidden",
        data_any=_("semua"),
        data_good=_("memenuhi"),
        data_bad=_("belum memenuhi"),
        data_count=_("{shown} dari {all} baris"),
    )


def entries(columns: Sequence[Column], rows: Sequence[Row], title: str) -> str:  # noqa: ARG001 - none has a title
    """A list: the first cell of each row in bold, then the others."""
    items = []
    for row in rows:
        first, *others = (_cell(one) for one in row.cells)
        items.append(element("li", f"{element('strong', first)} {' '.join(others)}"))
    heading = element("p", shown(title)) if title else ""
    return heading + element("ul", "\n".join(items), classes="entries")


def _heads(column: Column) -> str:
    if not column.has_bars:
        text = shown(column.title) if column.title else element("span", shown(_("Uraian")), classes="unseen")
        return element("th", text, classes=_kind(column), scope="col")
    bars = element("th", element("span", shown(_("Bagan")), classes="unseen"), scope="col")
    return bars + "".join(element("th", shown(one), classes="figure", scope="col") for one in column.marks)


def _row(row: Row, columns: Sequence[Column], lead: int) -> str:
    cells = []
    for at, (one, column) in enumerate(zip(row.cells, columns, strict=True)):
        if column.has_bars:
            cells.append(_bar_cells(one, column))
            continue
        kind = _kind(column)
        content = _cell(one)
        # A row of which the first cell is blank belongs to the one above it, and has no name of its own.
        is_named = not isinstance(one, Line) or any(span.text for span in one.spans)
        if at == lead and is_named:
            classes = f"{kind} {indent(row.depth)}".strip()
            cells.append(element("th", content, classes=classes, scope="row"))
        else:
            cells.append(element("td", content, classes=kind))
    return f"<tr>{''.join(cells)}</tr>\n"


def _kind(column: Column) -> str:
    """The class of its cells. Figures are never broken, so theirs says that as well; paper leaves spare ones out."""
    kind = "figure" if column.is_figure else "whole" if column.is_whole else ""
    return f"{kind} spare".lstrip() if column.spare else kind


def _cell(one: Line | Stack | Bar) -> str:
    match one:
        case Line():
            return line_html(one)
        case Stack(lines):
            return "".join(element("div", line_html(line), classes=indent(line.depth)) for line in lines)
        case Bar():
            return bar(one)
        case _:
            assert_never(one)


def _bar_cells(one: Line | Stack | Bar, column: Column) -> str:
    if not isinstance(one, Bar):
        return "<td></td>" * (1 + len(column.marks))
    cells = [element("td", bar(one), classes="drawn")]
    for mark in one.marks:
        if mark is None:
            cells.append("<td></td>")
            continue
        tone = Tone.of_met(mark.is_met)
        words = _("terpenuhi") if mark.is_met else _("belum terpenuhi")
        unseen = element("span", f" {shown(words)}", classes="unseen")
        cells.append(element("td", f"{signed(tone)}{shown(mark.text)}{unseen}", classes=f"figure {tone.value}"))
    return "".join(cells)


def bar(one: Bar) -> str:
    """A share against its minima; the words beside it say the same, so it is for the eye only."""
    kind = Tone.of_marks([mark for mark in one.marks if mark]).value or "plain"
    parts = [
        '<rect class="track" x="0" y="4" width="100%" height="10"/>',
        f'<rect class="fill {kind}" x="0" y="4" width="{percent(one.share)}" height="10"/>',
        *mark_lines(mark.share if mark else None for mark in one.marks),
    ]
    if one.others:
        every = [*one.others, one.share]
        low, high = min(every), max(every)
        parts.append(f'<line class="span" x1="{percent(low)}" x2="{percent(high)}" y1="9" y2="9"/>')
        parts += [f'<circle class="other" cx="{percent(other)}" cy="9" r="4"/>' for other in one.others]
        parts.append(f'<circle class="own" cx="{percent(one.share)}" cy="9" r="4"/>')
    return bar_svg(parts)
