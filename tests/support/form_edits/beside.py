"""V: what stands in the form's sheet and is not of it: examples, questions of one's own, texts that resemble rows."""

from functools import partial

from tests.support.form_edits.edit import Edit, either, read
from tests.support.form_edits.form import EditedForm
from tests.support.form_edits.page import Line


def _example_above(form: EditedForm) -> None:
    """A small example of how to fill in the form, under the same titles."""
    for page in form.pages[:1]:
        titles = dict(page.titles())
        first, last = page.items[0], page.items[-1]
        example = {first: "x.", last: "Contoh pertanyaan", "scale": "A/B/C", "answer@unit": "B"}
        page.above += [
            {first: "Contoh pengisian"},
            titles,
            {key: value for key, value in example.items() if key in page.columns},
            {},
        ]


def _own_questions(form: EditedForm) -> None:
    page = form.page
    for line in form.some(form.choices(), 4):
        cells = dict(line.cells) | {line.text_key: f"{line.text} tingkat daerah", line.marker_key: "z."}
        cells.pop("id", None)
        options = form.options(line)
        for key in form.answer_keys():
            cells[key] = form.one_of(options)
        page.lines.insert(page.index(line) + 1, Line(cells))


def _evidence_rows(form: EditedForm, status: str) -> None:
    for page in form.pages:
        for line in form.some([line for line in page.lines if line.kind == "question"], 5):
            row = Line({line.text_key: f"Bukti {line.text.lower()}"})
            if status:
                row.cells["answer@unit"] = status
            page.lines.insert(page.index(line) + 1, row)


def _appendix(form: EditedForm) -> None:
    """A list of documents below the form, each named after a question."""
    page = form.pages[-1]
    page.lines += [Line(), Line({page.items[0]: "Daftar dokumen"})]
    page.lines += [Line({page.items[-1]: f"SK tentang {line.text.lower()}"}) for line in form.choices()[:10]]


def _legend(form: EditedForm) -> None:
    page = form.pages[-1]
    key = page.columns[-1] + " legend"
    page.columns += ["gap legend", key]
    for line, text in zip(page.lines, ("Keterangan", "A = terpenuhi", "B = sebagian", "C = belum"), strict=False):
        line.cells[key] = text


EDITS: tuple[Edit, ...] = (
    read("V", "an example above the header", _example_above, "above", "question doubled, other answer"),
    either("V", "questions of one's own with the same words", _own_questions, "between answers"),
    either("V", "evidence rows with the words of the label", partial(_evidence_rows, status=""), "between"),
    either("V", "evidence rows with the words and a status", partial(_evidence_rows, status="Ya"), "between answers"),
    read("V", "a list of documents below", _appendix, "below"),
    read("V", "a legend at the right", _legend, "legend"),
)
