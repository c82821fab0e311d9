"""R: rows in another order than the form's."""

from tests.support.form_edits.edit import Edit, either, read
from tests.support.form_edits.form import EditedForm, UnfitError
from tests.support.form_edits.page import Line, Page
from tests.support.form_edits.rows import area_lines, block_of


def _sorted_by_text(form: EditedForm) -> None:
    page = form.page
    page.lines.sort(key=lambda line: line.text.casefold())


def _shuffled(form: EditedForm) -> None:
    form.random.shuffle(form.page.lines)


def _move_before(page: Page, lines: list[Line], other: Line | None) -> None:
    moved = {id(line) for line in lines}
    rest = [line for line in page.lines if id(line) not in moved]
    at = len(rest) if other is None else next(number for number, line in enumerate(rest) if line is other)
    page.lines = [*rest[:at], *lines, *rest[at:]]


def _interleaved(form: EditedForm) -> None:
    """Each area's reform directly below its pemenuhan; the headings of both aspects stay where they first stand."""
    page = form.page
    for area in form.areas:
        if len(area.parts) < 2:
            raise UnfitError("areas have one part only")
        first, second = (block_of(page, part) for part in area.parts[:2])
        _move_before(page, [*first, *second], page.lines[page.index(first[-1]) + 1])
    _move_before(page, [form.line("A.II")], form.line("A.II.1"))


def _aspect_first(form: EditedForm) -> None:
    page = form.page
    _move_before(page, block_of(page, "A.II"), form.line("A.I"))


def _component_first(form: EditedForm) -> None:
    page = form.page
    first, second = form.rubric.components[:2]
    block = [line for line in page.lines if line.code == second.code or line.code.startswith(f"{second.code}.")]
    _move_before(page, block, form.line(first.code))


def _area_to_the_end(form: EditedForm) -> None:
    page = form.page
    area = form.one_of(area_lines(form))
    _move_before(page, block_of(page, area.code), None)


def _neighbours_swapped(form: EditedForm) -> None:
    """Two questions of an indicator change places, and their markers are put right."""
    page = form.page
    indicators = [node for node in form.rubric.nodes.values() if len(node.questions) > 1]
    for node in form.some(indicators, 4):
        one, other = (form.line(code) for code in node.questions[:2])
        if any(form.question(line).ratio for line in (one, other)):
            continue
        markers = one.marker, other.marker
        at, there = page.index(one), page.index(other)
        page.lines[at], page.lines[there] = other, one
        other.marker, one.marker = markers


def _question_moved(form: EditedForm) -> None:
    page = form.page
    line = form.one_of(form.choices())
    _move_before(page, [line], form.one_of([one for one in form.choices() if one is not line]))


EDITS: tuple[Edit, ...] = (
    either("R", "rows sorted by text", _sorted_by_text, "rows between blanks below nodes header:below"),
    either("R", "rows shuffled", _shuffled, "rows between blanks below nodes header:below"),
    read("R", "reform below pemenuhan in each area", _interleaved, "rows deleted"),
    read("R", "reform before pemenuhan", _aspect_first, "rows"),
    read("R", "hasil before pengungkit", _component_first, "rows"),
    read("R", "an area moved to the end", _area_to_the_end, "rows"),
    read("R", "neighbour questions swapped, re-lettered", _neighbours_swapped, "rows ids deleted"),
    either("R", "a question moved elsewhere", _question_moved, "rows ids"),
)
