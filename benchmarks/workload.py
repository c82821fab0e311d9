"""The workload: any number of distinct filled workbooks, each our own template with answers and stored results."""

import io
import re
import zipfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from random import Random

from tests.support.filled_form import FilledForm, random_marks
from tests.support.plain_workbook import Place, Value, cell_xml, plain_template
from zi_score.column_letters import column_number
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_rubric, rubric_folder
from zi_score.template.workbook import template_bytes

_LAYOUT = "jawaban-2024"
"""What ``zi-score template`` writes unless another form is asked for."""
_CELL = re.compile(r'<c r="([A-Z]+)([0-9]+)"( s="[0-9]+")?[^>]*?(?:/>|>.*?</c>)')


def instrument() -> Instrument:
    """The default rubric with its forms."""
    folder = rubric_folder(DEFAULT_RUBRIC)
    return Instrument(load_rubric(folder), load_layouts(folder))


def make_workbooks(folder: Path, count: int) -> list[Path]:
    """Write so many workbooks, or keep those of an earlier call: the same number gives the same answers.

    They look as the template command writes them. Beside its formulas stand results, as a spreadsheet program stores
    them when somebody has filled the form in.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"unit-{number:05}.xlsx" for number in range(count)]
    missing = [(number, file) for number, file in enumerate(files) if not file.exists()]
    if missing:
        used = instrument()
        layout = next(one for one in used.layouts if one.id == _LAYOUT)
        blank = _members(template_bytes(used.rubric, layout))
        for number, file in missing:
            form = FilledForm(used.rubric, layout, {"unit": random_marks(used.rubric, Random(number))})
            form.store_results()
            file.write_bytes(_filled(blank, form))
    return files


def _filled(blank: Mapping[str, bytes], form: FilledForm) -> bytes:
    """The template with whatever differs in the form."""
    members = dict(blank)
    for number, (before, sheet) in enumerate(zip(plain_template(_LAYOUT).sheets, form.book.sheets, strict=True), 1):
        changed = {place: value for place, value in sheet.cells.items() if before.cells.get(place) != value}
        part = f"xl/worksheets/sheet{number}.xml"
        members[part] = _CELL.sub(partial(_cell, changed), members[part].decode()).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def _cell(changed: Mapping[Place, Value], match: re.Match[str]) -> str:
    letters, row, style = match.groups()
    value = changed.get((int(row), column_number(letters)))
    return match[0] if value is None else cell_xml(f"{letters}{row}", value, style or "")


def _members(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
