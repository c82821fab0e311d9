"""Defects of the file around the form: its sheets, what it brings along, whom it names."""

from random import Random

from tests.support.defects.model import Defect, in_form
from tests.support.filled_form import FilledForm, within
from tests.support.plain_workbook import PlainSheet


def _unknown_sheet(form: FilledForm, _: Random) -> str:
    form.book.add(PlainSheet("Sheet1", {(1, 1): "coretan"}))
    return within("Sheet1", None)


def _known_sheet(form: FilledForm, _: Random) -> None:
    form.book.add(PlainSheet(form.layout.other_sheets[0].upper(), {(1, 1): "coretan"}))


def _renamed(form: FilledForm, _: Random) -> str:
    form.book.sheets = [form.sheet]
    form.sheet.name = "LKE final (2)"
    return in_form(form)


def _renamed_in_case(form: FilledForm, _: Random) -> None:
    form.book.sheets = [form.sheet]
    form.sheet.name = form.sheet.name.lower()


def _very_hidden(form: FilledForm, _: Random) -> str:
    sheet = form.book.add(PlainSheet(form.layout.other_sheets[0], {(1, 1): 1.0}, state="veryHidden"))
    return within(sheet.name, None)


def _hidden(form: FilledForm, _: Random) -> None:
    form.book.add(PlainSheet(form.layout.other_sheets[0], {(1, 1): 1.0}, state="hidden"))


def _macro(form: FilledForm, random: Random) -> str:
    form.book.members[random.choice(("xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"))] = b"<x/>"
    return ""


def _printer_settings(form: FilledForm, _: Random) -> None:
    form.book.members["xl/printerSettings/printerSettings1.bin"] = b""


def _embedded(form: FilledForm, random: Random) -> str:
    form.book.members[random.choice(("xl/embeddings/oleObject1.bin", "xl/activeX/activeX1.xml"))] = b"<x/>"
    return ""


def _picture(form: FilledForm, _: Random) -> None:
    form.book.members["xl/media/image1.bin"] = b""
    form.book.members["xl/embeddings/_rels/none.rels"] = b"<x/>"


def _person(form: FilledForm, random: Random) -> str:
    if random.random() < 0.5:
        form.book.creator = "Siti Aminah"
    else:
        form.book.manager = "Siti Aminah"
    return ""


def _program(form: FilledForm, random: Random) -> None:
    form.book.creator = random.choice(("", "openpyxl", "Microsoft Office User"))


FILE_DEFECTS = (
    Defect("a sheet of no form", "ZI135", _unknown_sheet, _known_sheet, (), ("sheets",)),
    Defect("a renamed sheet", "ZI136", _renamed, _renamed_in_case),
    Defect("a sheet hidden for good", "ZI137", _very_hidden, _hidden, (), ("sheets",)),
    Defect("macros", "ZI139", _macro, _printer_settings),
    Defect("embedded objects", "ZI140", _embedded, _picture),
    Defect("a person in the properties", "ZI141", _person, _program),
)
