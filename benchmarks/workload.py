"""The workload: any number of distinct filled workbooks in the shape of our own template, with stored results."""

from pathlib import Path
from random import Random

from tests.support.filled_form import FilledForm, random_marks
from zi_score.evaluation import Instrument
from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_rubric, rubric_folder

_LAYOUT = "lampiran-iii-2021"


def instrument() -> Instrument:
    """The default rubric with its forms."""
    folder = rubric_folder(DEFAULT_RUBRIC)
    return Instrument(load_rubric(folder), load_layouts(folder))


def make_workbooks(folder: Path, count: int) -> list[Path]:
    """Write so many workbooks, or keep those of an earlier call: the same number gives the same answers."""
    folder.mkdir(parents=True, exist_ok=True)
    used = instrument()
    layout = next(one for one in used.layouts if one.id == _LAYOUT)
    files = []
    for number in range(count):
        file = folder / f"unit-{number:05}.xlsx"
        if not file.exists():
            form = FilledForm(used.rubric, layout, {"unit": random_marks(used.rubric, Random(number))})
            form.store_results()
            form.book.write(file)
        files.append(file)
    return files
