"""Defects of notes, evidence and links."""

from random import Random

from tests.support.defects.model import Defect, any_question, in_form, questions
from tests.support.filled_form import FilledForm
from zi_score.rubric.catalogue import Question

_UNREACHABLE = (
    "C:\\Users\\budi\\bukti\\SK Tim.pdf",
    "lihat D:/bukti/notulen.docx",
    "\\\\server-kantor\\bersama\\LKE",
    "file:///C:/bukti/sk.pdf",
    "http://localhost/bukti",
    "http://192.168.1.20/bukti.pdf",
    "http://serverkantor/bukti",
    "https:/drive.google.com/file/d/abc",
    "https//drive.google.com/file/d/abc",
    "http://[kosong",
)
_REACHABLE = (
    "https://drive.google.com/file/d/abc/view?usp=sharing, https://bit.ly/3xYz.",
    "www.contoh.go.id/zi (SK dan notulen)",
    "Lihat file: SK Tim.pdf pada map ZI",
    "Hubungi Inspektorat; rasio 1:2 dan a: b",
    "https://203.0.114.5/bukti",
    "<https://contoh.go.id/bukti>",
)
_EDIT_LINKS = (
    "https://docs.google.com/document/d/abc/edit?usp=sharing",
    "https://docs.google.com/spreadsheets/d/abc/edit#gid=0",
    "https://kantor.sharepoint.com/sites/zi/bukti.docx?web=1&action=edit",
)


def _top(form: FilledForm, random: Random) -> Question:
    """A question, and its best answer."""
    question = any_question(form, random)
    best = next(iter(form.rubric.scale_of(question).options))
    for assessor in form.marks:
        form.answer(question.code, best, assessor)
    return question


def _bare_top_answer(form: FilledForm, random: Random) -> str:
    question = _top(form, random)
    for assessor in form.marks:
        for place in form.remarks(question.code, assessor):
            form.sheet.cells.pop(place, None)
    return in_form(form, form.place(question.code))


def _told_elsewhere(form: FilledForm, random: Random) -> None:
    """Evidence in a column without a title, by a link on the answer, or beside the counts."""
    question = _top(form, random)
    for assessor in form.marks:
        for place in form.remarks(question.code, assessor):
            form.sheet.cells.pop(place, None)
    row, column = form.place(question.code)
    if random.random() < 0.5:
        form.sheet.links[row, column] = "https://contoh.go.id/sk"
    else:
        last = max(column for _, column in form.sheet.cells)
        form.sheet.cells[row, last + 2] = "SK Tim Kerja"
    ratio = any_question(form, random, "ratio")
    for assessor in form.marks:
        note = form.place(ratio.code, "note", assessor)
        form.sheet.cells.pop(note, None)
        form.note(f"{ratio.code}:{ratio.operands[0].key}", "Daftar terlampir", assessor)


def _unreachable(form: FilledForm, random: Random) -> str:
    code = any_question(form, random).code
    return in_form(form, form.note(code, random.choice(_UNREACHABLE)))


def _reachable(form: FilledForm, random: Random) -> None:
    codes = random.sample([question.code for question in questions(form)], len(_REACHABLE) + 1)
    for code, text in zip(codes, _REACHABLE, strict=False):
        form.note(code, text)
    form.sheet.links[form.place(codes[-1])] = "mailto:zi@contoh.go.id"


def _attached_to_a_disk(form: FilledForm, random: Random) -> str:
    place = form.place(any_question(form, random).code, "note")
    form.sheet.links[place] = random.choice(("..\\bukti\\SK.pdf", "bukti/SK.pdf", "file:///C:/sk.pdf"))
    return in_form(form, place)


def _reused(form: FilledForm, random: Random, times: int) -> str:
    codes = random.sample([question.code for question in questions(form)], times)
    places = [form.note(code, "Bukti: https://contoh.go.id/semua") for code in codes]
    return in_form(form, min(places))


def _reused_often(form: FilledForm, random: Random) -> str:
    return _reused(form, random, random.randint(6, 20))


def _reused_seldom(form: FilledForm, random: Random) -> None:
    _reused(form, random, 5)


def _edit_link(form: FilledForm, random: Random) -> str:
    return in_form(form, form.note(any_question(form, random).code, random.choice(_EDIT_LINKS)))


def _view_link(form: FilledForm, random: Random) -> None:
    form.note(any_question(form, random).code, "https://docs.google.com/document/d/edit/view?usp=sharing")


EVIDENCE_DEFECTS = (
    Defect("a top answer without evidence", "ZI501", _bare_top_answer, _told_elsewhere),
    Defect("a link that nobody else can open", "ZI502", _unreachable, _reachable),
    Defect("a link to a disk", "ZI502", _attached_to_a_disk, _reachable),
    Defect("one link for many questions", "ZI503", _reused_often, _reused_seldom),
    Defect("a link for editing", "ZI504", _edit_link, _view_link),
)
