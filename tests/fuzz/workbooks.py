"""A damaged workbook for each number: a sound one, a few mutations of its parts, perhaps damage to the archive."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.fuzz.mutations import HARMFUL, HARMLESS, Members, scrambled
from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks, worst_marks
from zi_score.rubric.library import DEFAULT_RUBRIC, load_layouts, load_rubric, rubric_folder

EXAMPLES = Path(__file__).parents[2] / "examples"
# Forms without styles and formulas take a third of the time, so they are taken more often.
_LEAN = ("jawaban-", "lampiran-")
_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


@dataclass(frozen=True)
class Case:
    """A damaged workbook. `base` names the sound one, whose score it must have when it `keeps_answers`."""

    base: str
    content: bytes
    keeps_answers: bool
    story: tuple[str, ...]


@cache
def bases(more: Path | None = None) -> Mapping[str, bytes]:
    """Sound workbooks by name: the examples, forms of other origin, and those of a further folder."""
    folder = rubric_folder(DEFAULT_RUBRIC)
    rubric, layouts = load_rubric(folder), load_layouts(folder)
    found = {path.name: path.read_bytes() for path in sorted(EXAMPLES.glob("*.xlsx"))}
    with TemporaryDirectory() as place:
        target = Path(place) / "form.xlsx"
        for layout in ("jawaban-2024", "lampiran-iii-2021"):
            for name, marks in (("best", best_marks(rubric)), ("worst", worst_marks(rubric))):
                write_form(target, layout_named(layouts, layout), rubric, {"unit": marks})
                found[f"{layout}-{name}.xlsx"] = target.read_bytes()
    if more:
        found |= {path.name: path.read_bytes() for path in sorted(more.iterdir()) if path.suffix in _SUFFIXES}
    return found


def damaged_workbook(random: Random, sound: Mapping[str, bytes]) -> Case:
    """A case. One in five is only disturbed in what no answer rests on."""
    base = random.choices(list(sound), [4 if name.startswith(_LEAN) else 1 for name in sound])[0]
    content = sound[base]
    is_archive = base.endswith((".xlsx", ".xlsm"))
    if not is_archive or random.random() < 0.1:
        return _damaged_file(random, base, content)
    members = _members(content)
    keeps_answers = random.random() < 0.2
    mutations = HARMLESS if keeps_answers else HARMFUL
    story = []
    for _ in range(min(random.randrange(1, 9), random.randrange(1, 9))):
        mutation = random.choice(mutations)
        mutation(random, members)
        story.append(mutation.__name__)
    return Case(base, _archive(random, members), keeps_answers, tuple(story))


def _damaged_file(random: Random, base: str, content: bytes) -> Case:
    """Damage to the file as it lies on the disk: cut anywhere or at a member's edge, bytes changed, something added."""
    kind = random.choice(("cut", "edge", "bytes", "zeros", "joined", "tail"))
    match kind:
        case "cut":
            content = content[: random.randrange(len(content))]
        case "edge":
            edges = [at for at in range(len(content)) if content.startswith(b"PK", at)] or [512]
            content = content[: random.choice(edges) + random.randrange(5)]
        case "bytes":
            content = scrambled(random, content)
        case "zeros":
            at = random.randrange(len(content))
            content = content[:at] + bytes(random.randrange(1, 5000)) + content[at + random.randrange(5000) :]
        case "joined":
            content = content[: random.randrange(len(content))] + content[random.randrange(len(content)) :]
        case _:
            content += random.randbytes(random.randrange(1, 100))
    return Case(base, content, keeps_answers=False, story=(kind,))


@cache
def _unpacked(content: bytes) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def _members(content: bytes) -> Members:
    return dict(_unpacked(content))


def _archive(random: Random, members: Members) -> bytes:
    target = io.BytesIO()
    method = random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with zipfile.ZipFile(target, "w", method, compresslevel=1) as archive:
        for name, part in members.items():
            archive.writestr(zipfile.ZipInfo(name), part, method)
        if random.random() < 0.1:
            archive.comment = random.randbytes(random.randrange(100))
    return target.getvalue()
