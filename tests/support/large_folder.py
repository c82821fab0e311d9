"""A folder as an assessor's is in the last week: many submissions, and among them what must not count as one."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.support.filled_form import FilledForm, random_marks
from zi_score.annotation import annotate
from zi_score.rubric.instrument import Instrument
from zi_score.workflows.check import check_workbook

_LAYOUT = "jawaban-2024"
_OF = 300
_ANNOTATED, _DUPLICATES, _BLANK, _BROKEN = 20, 10, 15, 5
"""So many of 300."""


@dataclass(frozen=True)
class LargeFolder:
    """The files of the folder by what they are."""

    path: Path
    sound: tuple[str, ...]
    blank: tuple[str, ...]
    """Those in which TPI has answered nothing."""
    duplicates: tuple[str, ...]
    """Copies of sound ones."""
    annotated: tuple[str, ...]
    broken: tuple[str, ...]

    @property
    def read(self) -> tuple[str, ...]:
        """All that is no output of our own."""
        return (*self.sound, *self.blank, *self.duplicates, *self.broken)


def make_large_folder(path: Path, count: int, instrument: Instrument) -> LargeFolder:
    """Write so many files, the kinds in the proportions of a folder of 300."""
    shares = (max(1, number * count // _OF) for number in (_ANNOTATED, _DUPLICATES, _BLANK, _BROKEN))
    annotated, duplicates, blank, broken = shares
    path.mkdir()
    sound = [f"satker-{number:03}.xlsx" for number in range(count - annotated - duplicates - blank - broken)]
    unassessed = [f"belum-{number:03}.xlsx" for number in range(blank)]
    layout = next(one for one in instrument.layouts if one.id == _LAYOUT)
    for number, name in enumerate((*sound, *unassessed)):
        random = Random(number)
        assessors = ("unit", "tpi") if name in sound else ("unit",)
        form = FilledForm(
            instrument.rubric, layout, {one: random_marks(instrument.rubric, random) for one in assessors}
        )
        form.store_results()
        form.book.write(path / name)
    copies = [f"{Path(name).stem} (1).xlsx" for name in sound[:duplicates]]
    for name, copy in zip(sound, copies, strict=False):
        shutil.copy(path / name, path / copy)
    ours = [f"temuan-{number:03}.xlsx" for number in range(annotated)]
    for name, copy in zip(sound, ours, strict=False):
        annotate(check_workbook(path / name, instrument, keeps_content=True), path / copy)
    damaged = [f"rusak-{number:03}.xlsx" for number in range(broken)]
    for name in damaged:
        (path / name).write_bytes(b"PK\x03\x04terpotong")
    return LargeFolder(path, *map(tuple, (sound, unassessed, copies, ours, damaged)))
