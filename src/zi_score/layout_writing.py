"""A recognised form as the layout that its keepers can correct: rows, columns and titles as this workbook has them.

Words, markers and codes of the rows are those of the layout that it was recognised by. Pure: text comes out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from zi_score.column_letters import column_letters
from zi_score.language import _
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import AssessorColumns, Layout, LayoutColumn, LayoutRow
from zi_score.submission import Submission

_WORD = re.compile(r"[^\W_]+|%")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9_.-]+")
_WIDEST = 10_000
"""A row stays on one line, as its keepers write it."""
_Entry = dict[str, Any]


def layout_text(rubric: Rubric, layout: Layout, submission: Submission, name: str) -> str:
    """The YAML of a layout by this name, which becomes its id as far as an id may have such letters."""
    sheets = list(dict.fromkeys([submission.sheet, *(part.sheet for part in submission.parts)]))
    document = next(iter(rubric.sources))
    head: _Entry = {
        "schema_version": 1,
        "id": _NOT_IN_NAMES.sub("-", name.casefold()).strip("-._") or "layout",
        "title": _("{title}, menurut buku kerja yang dibaca").format(title=layout.title),
        "rubric": rubric.id,
        "source": {"document": document},
        "sheets": sheets,
    }
    head |= {key: list(texts) for key in ("other_sheets", "blank_texts") if (texts := getattr(layout, key))}
    if layout.unit_name:
        place = layout.unit_name
        letters = column_letters(place.column)
        head["unit_name"] = {"sheets": list(place.sheets), "column": letters, "row": place.row, "blank": place.blank}
    titles = {one.location.column: " ".join(one.title.split()) for one in submission.reading}
    lines = [
        *_comment(_("Ditulis oleh zi-score read; periksa setiap baris dan kolom, lalu betulkan yang keliru.")),
        *(_comment(_("Formulir ini terbagi atas beberapa lembar.")) if len(sheets) > 1 else ()),
        *_block(head),
        "",
        *_header(layout, submission, titles),
        "",
        *_assessors(layout, submission, titles),
        "",
        "rows:",
        *_rows(layout, submission),
        *_formulas(layout, document),
    ]
    return "\n".join(lines) + "\n"


def _header(layout: Layout, submission: Submission, titles: Mapping[int, str]) -> Iterator[str]:
    places = submission.places
    first = min(places.rows.values(), default=layout.header_row + 1)
    yield "header:"
    yield f"  row: {places.header_row if 0 < places.header_row < first else max(1, first - 1)}"
    for name, column in layout.columns.items():
        number = places.columns.get(name, column.number)
        yield f"  {name}: {_flow(_column(column, number, titles, is_optional=column.optional))}"


def _assessors(layout: Layout, submission: Submission, titles: Mapping[int, str]) -> Iterator[str]:
    """The assessors of this workbook, first tier first; then those whom only other copies of the form have."""
    found = submission.places.assessors
    known = {one.id: one for one in (*layout.assessors, *layout.variants)}
    order = [*(name for name in known if name in found), *(name for name in found if name not in known)]
    yield "assessors:"
    for name in order:
        like = known.get(name, layout.assessors[0])
        title = submission.answer_sets[name].title if name in submission.answer_sets else like.title
        yield from _assessor(like, name, title, found[name], titles)
    variants = [one for one in layout.variants if one.id not in found]
    if variants:
        yield "variants:"
    for one in variants:
        columns = {"answer": one.answer.number, **{key: column.number for key, column in one.others.items()}}
        yield from _assessor(one, one.id, one.title, columns, {})


def _assessor(
    like: AssessorColumns, name: str, title: str, columns: Mapping[str, int], titles: Mapping[int, str]
) -> Iterator[str]:
    yield f"  - {_flow({'id': name}).strip('{}')}"
    yield f"    {_flow({'title': title}).strip('{}')}"
    for key in ("answer", "score", "share", "note", "evidence"):
        if key in columns:
            column = like.answer if key == "answer" else like.others.get(key, like.answer)
            entry = _column(column, columns[key], titles, is_optional=column.optional or key != "answer")
            yield f"    {key}: {_flow(entry)}"


def _column(column: LayoutColumn, number: int, titles: Mapping[int, str], *, is_optional: bool) -> _Entry:
    """A column where it stands; the words are those of the form where the title of this workbook has them all."""
    title = titles.get(number, "")
    said = list(dict.fromkeys(_WORD.findall(title.casefold())))
    if not said:
        title = column.title
    words = list(column.words) if set(column.words) <= set(said) or not said else said
    entry: _Entry = {"title": title, "words": words, "column": column_letters(number)}
    return entry | ({"optional": True} if is_optional else {})


def _rows(layout: Layout, submission: Submission) -> Iterator[str]:
    rows = dict(submission.places.rows)
    for part in submission.parts:
        rows = {**part.places.rows, **rows}
    item = submission.places.columns.get("item", layout.columns["item"].number)
    shift = item - layout.columns["item"].number
    last = min(rows.values(), default=layout.header_row + 1)
    for row in layout.rows:
        last = rows.get(row.identity, last)
        text = f"  - {_flow(_row(row, last, max(1, row.column + shift)))}"
        missing = _("tidak ada di buku kerja ini")
        yield text if row.identity in rows else f"{text}  # {missing}"


def _row(row: LayoutRow, number: int, column: int) -> _Entry:
    entry: _Entry = {"row": number, "column": column_letters(column)}
    if row.marker:
        entry["marker"] = row.marker
    entry["words"] = list(row.words)
    if row.title:
        entry["title"] = row.title
    if row.key:
        entry |= {row.kind: row.key, "of": row.code}
    else:
        entry[row.kind] = row.code
    if row.sums:
        entry["sums"] = list(row.sums)
    return entry | ({"records": row.recorded_as} if row.recorded_as == "points" else {})


def _formulas(layout: Layout, document: str) -> Iterator[str]:
    if not layout.formulas:
        return
    yield from ("", "formulas:")
    for one in layout.formulas.values():
        entry = {"node": one.node, "averages": list(one.averages), "cause": one.cause}
        yield f"  - {_flow({**entry, 'source': {'document': document}})}"


def _block(entries: Mapping[str, Any]) -> Iterable[str]:
    return (_flow({key: value})[1:-1] for key, value in entries.items())


def _flow(entry: Mapping[str, Any]) -> str:
    """A mapping on one line."""
    text: str = yaml.safe_dump(entry, default_flow_style=True, allow_unicode=True, sort_keys=False, width=_WIDEST)
    return text.strip()


def _comment(text: str) -> tuple[str, ...]:
    return (f"# {text}",)
