"""R: rows put in, taken out, moved, doubled and split."""

from collections.abc import Callable
from functools import partial

from tests.support.form_edits.edit import Edit, either, loud, read
from tests.support.form_edits.form import EditedForm
from tests.support.form_edits.page import Line, Page
from zi_score.frozen import replace

_EVIDENCE = ("SK tim kerja", "Notulen rapat", "Daftar hadir", "Foto kegiatan", "Laporan triwulan")


def _after_each(form: EditedForm, lines: list[Line], make: Callable[[Line], list[Line]]) -> None:
    for page in form.pages:
        for line in [line for line in page.lines if any(line is one for one in lines)]:
            at = page.index(line) + 1
            page.lines[at:at] = make(line)


def _evidence(form: EditedForm, *, marker: str = "-", status: str = "") -> None:
    def listed(line: Line) -> list[Line]:
        texts = form.some(_EVIDENCE, 2)
        rows = [Line({line.text_key: f"{marker} {text}".strip()}) for text in texts]
        for row in rows if status else ():
            row.cells["answer@unit"] = status
        return rows

    _after_each(form, [line for line in form.choices() if form.random.random() < 0.5], listed)


def _sub_notes(form: EditedForm) -> None:
    def listed(line: Line) -> list[Line]:
        return [
            Line({line.marker_key: f"{letter}.", line.text_key: text})
            for letter, text in zip("ab", _EVIDENCE, strict=False)
        ]

    _after_each(form, form.some(form.choices(), 20), listed)


def _blank_rows(form: EditedForm) -> None:
    for page in form.pages:
        page.lines = [one for line in page.lines for one in (line, Line())]


def _deleted_questions(form: EditedForm, count: int) -> None:
    gone = form.some(form.choices(), count)
    _remove(form, gone)
    form.forget({line.code for line in gone})
    form.refill_scores()


def _remove(form: EditedForm, lines: list[Line]) -> None:
    gone = {id(line) for line in lines}
    for page in form.pages:
        page.lines = [line for line in page.lines if id(line) not in gone]


def _unused_counts_deleted(form: EditedForm) -> None:
    for identity in ("A.II.3.iii.a:pelanggaran_disanksi", "A.II.5.ii.a:pengaduan_proses"):
        _remove(form, [form.line(identity)])
        form.forget({identity})
    form.refill_scores()


def area_lines(form: EditedForm) -> list[Line]:
    """The headings of the areas."""
    area_parts = {part for area in form.areas for part in area.parts}
    return [line for line in form.of_kind("node") if line.code in area_parts]


def _without_headings(form: EditedForm) -> None:
    _remove(form, area_lines(form))


def _without_indicators(form: EditedForm) -> None:
    _remove(form, [line for line in form.of_kind("node") if form.rubric.nodes[line.code].questions])


def _without_totals(form: EditedForm) -> None:
    _remove(form, form.of_kind("total"))


def block_of(page: Page, code: str) -> list[Line]:
    """All lines below a node, with its own."""
    return [
        line for line in page.lines if line.kind != "total" and (line.code == code or line.code.startswith(f"{code}."))
    ]


def _broken_text(form: EditedForm, *, answer_below: bool) -> None:
    """The second half of a text stands in a row of its own."""

    def rest(line: Line) -> list[Line]:
        words = line.text.split()
        line.text = " ".join(words[: len(words) // 2 + 1])
        below = Line({line.text_key: " ".join(words[len(words) // 2 + 1 :])})
        for key in form.answer_keys() if answer_below else ():
            if key in line.cells:
                below.cells[key] = line.cells.pop(key)
        return [below]

    long = [line for line in form.choices() if len(line.text.split()) > 3]
    _after_each(form, form.some(long, min(12, len(long))), rest)


def _doubled(form: EditedForm, *, is_same: bool) -> None:
    """A question stands twice, with the same answer or another."""

    def again(line: Line) -> list[Line]:
        copy = Line({**line.cells})
        for key in () if is_same else form.answer_keys():
            copy.cells[key] = form.other_option(line, form.marks[key.removeprefix("answer@")])
        return [copy]

    _after_each(form, form.some(form.choices(), 5), again)


def _twice_in_one_sheet(form: EditedForm) -> None:
    """The form of last year stands below that of this year."""
    page = form.page
    old = form.reassessed()
    copies = [replace(line, identity="", kind="", code="", cells=dict(line.cells)) for line in page.lines]
    for line, copy in zip(page.lines, copies, strict=True):
        if line.identity in old and "answer@unit" in copy.cells:
            copy.cells["answer@unit"] = old[line.identity]
    page.lines += [Line(), Line(dict(page.titles())), *copies]
    form.is_known = False


def _area_deleted(form: EditedForm) -> None:
    page = form.page
    block = block_of(page, form.one_of(area_lines(form)).code)
    _remove(form, block)
    form.forget({line.code for line in block})
    form.refill_scores()


def _assessors_in_rows(form: EditedForm) -> None:
    """Below each question a row of TPI with its answer."""
    later = form.reassessed()

    def below(line: Line) -> list[Line]:
        row = Line({line.text_key: "Penilaian TPI", "answer@unit": later[line.code]})
        form.watched_lines.append(row)
        return [row]

    _after_each(form, [line for line in form.choices() if line.code in later], below)


def _two_in_one(form: EditedForm) -> None:
    """The text of a question stands with that of the one before, and its own row is gone."""
    page = form.page
    indicators = [node for node in form.rubric.nodes.values() if len(node.questions) > 2]
    for node in form.some(indicators, 3):
        one, other = (form.line(code) for code in node.questions[:2])
        one.text = f"{one.text}; {other.marker} {other.text}"
        page.lines.remove(other)
        form.forget({other.code})
    form.refill_scores()


def _hidden(form: EditedForm) -> None:
    for line in form.some(form.choices(), 25):
        line.is_hidden = True


def _signatures(form: EditedForm) -> None:
    page = form.pages[-1]
    texts = ("Mengetahui,", "Kepala Satuan Kerja", "", "NIP 19700101 199001 1 001")
    page.lines += [Line(), *(Line({"answer@unit": text}) for text in texts)]


def _subtotals(form: EditedForm) -> None:
    for page in form.pages:
        for area in [line for line in page.lines if any(line is one for one in area_lines(form))]:
            last = block_of(page, area.code)[-1]
            row = {area.text_key: f"Jumlah {area.text}"}
            page.lines.insert(
                page.index(last) + 1, Line(row | {key: area.cells[key] for key in ("score@unit",) if key in area.cells})
            )


EDITS: tuple[Edit, ...] = (
    read("R", "evidence listed under questions", _evidence, "between"),
    read(
        "R",
        "evidence rows with Ya in the answer column",
        partial(_evidence, status="Ya"),
        "between answers",
        "two assessors in rows",
    ),
    read("R", "evidence rows without a dash", partial(_evidence, marker=""), "between"),
    read("R", "sub-notes with markers a. b.", _sub_notes, "between"),
    read("R", "blank row after each row", _blank_rows, "blanks"),
    read("R", "sums below each area", _subtotals, "between"),
    read("R", "signatures below", _signatures, "below"),
    read("R", "rows hidden by a filter", _hidden),
    read("R", "area headings deleted", _without_headings, "nodes rows", "question doubled, other answer"),
    either("R", "indicator headings deleted", _without_indicators, "nodes law rows"),
    read("R", "total rows deleted", _without_totals),
    either("R", "one question row deleted", partial(_deleted_questions, count=1), "deleted"),
    either("R", "five question rows deleted", partial(_deleted_questions, count=5), "deleted"),
    either("R", "twenty question rows deleted", partial(_deleted_questions, count=20), "deleted"),
    either("R", "unused count rows deleted", _unused_counts_deleted, "deleted counts"),
    either("R", "an area deleted", _area_deleted, "deleted rows"),
    either("R", "text continued below", partial(_broken_text, answer_below=False), "texts between"),
    either(
        "R", "text continued below, answer there", partial(_broken_text, answer_below=True), "texts between answers"
    ),
    either("R", "question doubled, same answer", partial(_doubled, is_same=True), "between answers"),
    loud("R", "question doubled, other answer", partial(_doubled, is_same=False), "between answers"),
    loud("R", "two years in one sheet", _twice_in_one_sheet, "rows between sheets whose answers"),
    loud("R", "two assessors in rows", _assessors_in_rows, "between whose answers"),
    loud("R", "two questions in one row", _two_in_one, "rows deleted texts ids"),
)
