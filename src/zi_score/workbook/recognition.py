"""Recognising one sheet as a form, or as a part of one: a grid in, rows and columns with their meaning out.

By its titles where these are known, for that costs least; by what its rows say wherever that finds more.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from zi_score.frozen import replace
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.lexicon import Lexicon
from zi_score.workbook.alignment import REMEMBERED, Alignment, align
from zi_score.workbook.classification import classify
from zi_score.workbook.columns import Columns, SheetRows
from zi_score.workbook.conventions import asked_rows, translate
from zi_score.workbook.form import Form
from zi_score.workbook.grid import Grid
from zi_score.workbook.header import Header, most_like
from zi_score.workbook.rows import form_rows
from zi_score.workbook.texts import TextColumns, find_text_columns
from zi_score.workbook.titles import read_titles

_FEWEST_QUESTIONS = 2
_BY_WORDS = 0.5
"""At least so many rows of a form say what they are; where all texts are gone the codes are read by content."""
_NODES_PER_QUESTION = 3
"""A recap shows every group and hardly a question; a form has at least a third as many questions as groups."""


def recognise(
    grid: Grid,
    rubric: Rubric,
    layouts: tuple[Layout, ...],
    lexicon: Lexicon,
    chosen: Mapping[int, str],
    header: Header | None = None,
    like: Columns | None = None,
) -> Form | None:
    """The form on a sheet, or None where there is none.

    `header` is a row of known titles that was found on it; `chosen` are the answer columns that the user names; `like`
    are the columns of another part of the form, which stand for the titles of a sheet that has none.
    """
    sheet = _by_titles(grid, header, rubric) if header else None
    if sheet is None or sheet.alignment.missing or sheet.alignment.reworded:
        found = _by_content(grid, rubric, layouts, header)
        if found and (sheet is None or len(found.alignment.rows) > len(sheet.alignment.rows)):
            sheet = found
    if sheet is None or not _is_form(sheet.alignment, rubric):
        return None
    if like:
        sheet = sheet._replace(titles=sheet.titles if header else {}, like=like)
    columns = classify(sheet, rubric, lexicon, chosen)
    if _is_doubtful(sheet.alignment) and any(name in columns.columns for name in ("scale", "id")):
        # Types and codes beside the texts, which only now are known, decide between rows that are much alike.
        sheet = _aligned(sheet, _beside(columns.columns), rubric)
        columns = classify(sheet, rubric, lexicon, chosen)
    return Form(grid, sheet.alignment, columns, rubric)


def with_common_ways(forms: Sequence[Form], lexicon: Lexicon) -> tuple[Form, ...]:
    """Parts of one form, each read by the ways of writing that all of them together bear out."""
    ways = [{way for one in form.columns.translations.values() for way in one.ways} for form in forms]
    common = frozenset[str]().union(*ways)
    if not common or all(own == common for own in ways):
        return tuple(forms)
    return tuple(_translated(form, common, lexicon) for form in forms)


def _translated(form: Form, accepted: frozenset[str], lexicon: Lexicon) -> Form:
    columns = form.columns
    criteria = form.grid.column(columns.columns["criteria"]) if "criteria" in columns.columns else ()
    asked = asked_rows(form.alignment, form.rubric)
    again = {
        one.answer: translate(form.grid.column(one.answer), asked, lexicon, criteria, accepted)
        for one in columns.assessors
        if not columns.translations[one.answer].columns
    }
    return replace(form, columns=columns._replace(translations={**columns.translations, **again}))


@lru_cache(maxsize=REMEMBERED)
def _is_form(alignment: Alignment, rubric: Rubric) -> bool:
    questions = sum(1 for _row in alignment.questions())
    nodes = sum(row.kind == "node" for row in alignment.rows)
    return questions >= min(_FEWEST_QUESTIONS, len(rubric.questions)) and questions * _NODES_PER_QUESTION >= nodes


def _is_doubtful(alignment: Alignment) -> bool:
    return bool(alignment.missing or alignment.reworded or alignment.moved)


def _beside(columns: Mapping[str, int]) -> dict[str, int]:
    """The columns beside the texts that help to recognise a row."""
    return {name: columns[name] for name in ("scale", "id") if name in columns}


def _by_titles(grid: Grid, header: Header, rubric: Rubric) -> SheetRows | None:
    texts = TextColumns(header.item_columns, header.columns["item"], header.row + 1)
    alignment = align(grid, texts, _beside(header.columns), header.layout, rubric, header.row)
    # A title may name another column: "Hasil Penilaian TPI" beside texts that are called "Uraian". Codes tell the rows
    # then, but the texts themselves would be left over, and what is taken for them would never be read.
    if not alignment.rows or alignment.by_words < _BY_WORDS * len(alignment.rows):
        return None
    texts = texts._replace(first_row=min(alignment.rows.values()))
    return SheetRows(grid, texts, alignment, header.layout, header, read_titles(grid, texts, header.row))


def _by_content(grid: Grid, rubric: Rubric, layouts: tuple[Layout, ...], header: Header | None) -> SheetRows | None:
    layout = header.layout if header else layouts[0]
    texts = find_text_columns(grid, form_rows(layout, rubric))
    if texts is None:
        return None
    titles = read_titles(grid, texts)
    if header is None:
        layout = most_like(tuple([(number, title.text) for number, title in titles.items()]), layouts)
    is_misled = header and header.columns["item"] not in texts.columns
    if header and (is_misled or any(number in texts.columns for number in _claimed(header))):
        header = None
    sheet = SheetRows(grid, texts, Alignment({}, (), (), (), {}, {}, {}, 0), layout, header, titles)
    return _aligned(sheet, {}, rubric)


def _claimed(header: Header) -> Iterable[int]:
    return (number for name, number in header.columns.items() if name != "item")


def _aligned(sheet: SheetRows, beside: Mapping[str, int], rubric: Rubric) -> SheetRows:
    below = max(sheet.texts.first_row - 1, 0)
    return sheet._replace(alignment=align(sheet.grid, sheet.texts, beside, sheet.layout, rubric, below))
