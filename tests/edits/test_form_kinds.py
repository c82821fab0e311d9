"""Every kind of edit that people make to a form, alone: what must be read is read, what must be loud is loud.

The kinds stand in ``form_kinds.txt``, each with what is expected, what changed in the form, and beside it the twin
that must stay loud. Each is made on one layout here and on both by ``python -m tests.stacks --kinds``.
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random

import pytest

from tests.stacks.judging import ALLOWED, judged
from tests.stacks.making import KIND_LAYOUTS
from tests.support.form_edits import EDITS, FAMILIES, EditedForm, UnfitError, filled_form, twin_of
from tests.support.form_edits.edit import Edit
from tests.support.form_edits.picture import as_table, changes
from zi_score.rubric.instrument import Instrument, load_instrument

TABLE = Path(__file__).with_name("form_kinds.txt")
SEED = 11
OTHER_TITLE = EDITS["H answer titled Isian Satker"]
READ_BESIDE_ANOTHER_TITLE = [
    kind for kind, edit in EDITS.items() if edit.expectation == "read" and not edit.claims & OTHER_TITLE.claims
]


@pytest.fixture(scope="module")
def program() -> Instrument:
    """As a user runs it: the rubric in force, and the forms of the other one recognised."""
    return load_instrument()


@pytest.mark.parametrize("kind", EDITS)
def test_a_kind_is_read_or_loud_as_a_person_expects(kind: str, program: Instrument, tmp_path: Path) -> None:
    edit = EDITS[kind]
    form = made(edit)
    outcome = judged(form.write(tmp_path / "lke.xlsx"), program, form.truth())
    assert outcome.word in ALLOWED[edit.expectation], f"{outcome.word}: {outcome.detail}; {changed(str(edit))}"


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", READ_BESIDE_ANOTHER_TITLE)
def test_a_kind_is_read_beside_a_title_that_no_form_has(kind: str, program: Instrument, tmp_path: Path) -> None:
    """One other title, and the sheet is read by its content alone, which has to find every row itself."""
    edit = EDITS[kind]
    form = made(edit)
    # A form without any title is read so in any case.
    with suppress(UnfitError):
        OTHER_TITLE.change(form)
    outcome = judged(form.write(tmp_path / "lke.xlsx"), program, form.truth())
    assert outcome.word in ALLOWED["read"], f"{outcome.word}: {outcome.detail}; {changed(str(edit))}"


@pytest.mark.parametrize("layout", KIND_LAYOUTS)
def test_a_form_without_any_edit_is_read(layout: str, program: Instrument, tmp_path: Path) -> None:
    form = filled_form(layout, Random(SEED))
    assert judged(form.write(tmp_path / "lke.xlsx"), program, form.truth()).word == "RIGHT"


@pytest.mark.no_cover
def test_the_table_of_kinds_is_that_of_the_catalogue(*, update_golden: bool) -> None:
    text = "\n".join(tables())
    if update_golden:
        TABLE.write_text(text, encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == text


@pytest.mark.no_cover
def test_each_kind_changes_something_and_has_a_twin_that_is_loud() -> None:
    for edit in EDITS.values():
        assert changed(str(edit)), edit
        assert twin_of(edit).expectation == "loud", edit


def tables() -> Iterator[str]:
    """One table for each family."""
    for family, title in FAMILIES.items():
        edits = [edit for edit in EDITS.values() if edit.family == family]
        head = ("kind", "expected", "what changed", "the twin that stays loud")
        rows = [
            (edit.name, edit.expectation, changed(str(edit)), "" if edit.expectation == "loud" else twin_of(edit).name)
            for edit in edits
        ]
        yield f"{family}: {title}\n\n{as_table([head, *rows])}"


def made(edit: Edit) -> EditedForm:
    """The kind alone, on every other layout that it fits."""
    for layout in _order(edit):
        form = _unedited(edit, layout)
        try:
            edit.change(form)
        except UnfitError:
            continue
        return form
    raise AssertionError(f"{edit} fits no layout")


@cache
def changed(kind: str) -> str:
    """What the edit changed, in one line."""
    edit = EDITS[kind]
    form = made(edit)
    return changes(_unedited(edit, form.layout.id), form)


def _unedited(edit: Edit, layout: str) -> EditedForm:
    return filled_form(layout, Random(SEED + _number(edit)))


def _order(edit: Edit) -> tuple[str, ...]:
    first = _number(edit) % len(KIND_LAYOUTS)
    return KIND_LAYOUTS[first:] + KIND_LAYOUTS[:first]


def _number(edit: Edit) -> int:
    return list(EDITS).index(str(edit))
