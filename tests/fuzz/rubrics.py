"""A damaged rubric for each number: lines lost, doubled or moved, scalars that say something else, bytes changed."""

import contextlib
import copy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.fuzz.mutations import HOSTILE_TEXTS, scrambled
from tests.fuzz.promises import BrokenPromiseError
from zi_score.problems import UnusableInputError
from zi_score.report import ReportOptions
from zi_score.report.ink import INKS, draw
from zi_score.report.rubric.page import rubric_page
from zi_score.rubric import library
from zi_score.rubric.instrument import Instrument
from zi_score.template.workbook import write_template
from zi_score.workflows.evaluate import evaluate_workbook

SOUND = Path(__file__).parents[1] / "rubrics" / "sound"
_VALUES = (
    *(
        "0",
        "-1",
        "1e9",
        "1/3",
        "0.1",
        "1_000",
        "yes",
        "no",
        "null",
        "~",
        "''",
        "[]",
        "{}",
        "[[[]]]",
        "'",
        '"',
        "|",
        ">",
    ),
    *("*x", "&x y", "<<: *x", "!!python/object:os.system", "!!float .nan", "2026-01-01", "%", "@", "`", "\t"),
    *("A.1", "A.I.1.i.a", "unit", "wbk", "9" * 21),
)
_BOMB = 'a: &a ["x","x"]\n' + "".join(
    f"{b}: &{b} [*{a},*{a},*{a},*{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
)


def damaged_text(random: Random, text: str) -> bytes:
    """A text with damaged lines, and perhaps damaged bytes."""
    for _ in range(random.randrange(1, 4)):
        lines = text.split("\n")
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        match random.randrange(5):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[other])
            case 2:
                lines[at] = " " * random.randrange(9) + lines[at].lstrip()
            case 3:
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines.insert(at, random.choice((_BOMB, "x: y", "- x", "...", "---", "\ufeff", "x: " + "[" * 200)))
        text = "\n".join(lines)
    content = text.encode("utf-8", "surrogatepass")
    return scrambled(random, content) if random.random() < 0.3 else content


def damaged_tree(random: Random, text: str) -> bytes:
    """A text whose values and keys are others, while it stays YAML."""
    tree = copy.deepcopy(_tree(text))
    for _ in range(random.randrange(1, 4)):
        known = list(places(tree))
        holder, key = random.choice(known)
        match random.randrange(6):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.insert(key, copy.deepcopy(holder[key]))
            case 2:
                other, its_key = random.choice(known)
                with contextlib.suppress(LookupError):
                    holder[key] = copy.deepcopy(other[its_key])
            case 3 if isinstance(holder, dict):
                holder[random.choice((*holder, *_VALUES))] = holder.pop(key)
            case _:
                holder[key] = random.choice(_VALUES if random.random() < 0.7 else HOSTILE_TEXTS)
        if not isinstance(tree, dict) or not tree:
            break
    return yaml.dump(tree, allow_unicode=True, sort_keys=False).replace("'", "").encode("utf-8", "surrogatepass")


@cache
def _tree(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it only makes texts, lists and mappings


def places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every list or mapping with each of its keys, all the way down."""
    for key in list(tree) if isinstance(tree, dict) else range(len(tree)):
        yield tree, key
        if isinstance(tree[key], dict | list):
            yield from places(tree[key])


def judge_rubric(random: Random, folder: Path, rubric_file: bytes = b"") -> str:
    """Damage the small sound rubric or its layout, load both, and use what could be loaded.

    `rubric_file` is taken as it is, if there is one, in place of a damaged one.
    """
    texts = {name: (SOUND / f"{name}.yaml").read_text(encoding="utf-8") for name in ("minimal", "layout")}
    broken = random.choice(("minimal", "minimal", "layout"))
    damage = damaged_text if random.random() < 0.3 else damaged_tree
    (folder / "layouts").mkdir(exist_ok=True)
    for name, place in (("minimal", folder / "rubric.yaml"), ("layout", folder / "layouts" / "layout.yaml")):
        place.write_bytes(damage(random, texts[name]) if name == broken else texts[name].encode())
    if rubric_file:
        (folder / "rubric.yaml").write_bytes(rubric_file)
    for loader in (library.load_rubric, library.load_layouts, library._checked_document):
        loader.cache_clear()
    try:
        rubric, layouts = library.load_rubric(folder), library.load_layouts(folder)
    except UnusableInputError as error:
        if not all(problem.location.file and problem.message for problem in error.problems):
            raise BrokenPromiseError("a problem that stands nowhere") from error
        return error.problems[0].code
    for ink in INKS:
        draw(ink, [rubric_page(rubric)], ReportOptions())
    if rubric_file or random.random() < 0.2:
        form = folder / "form.xlsx"
        try:
            write_template(form, rubric, layouts[0])
        except UnusableInputError as error:
            return error.problems[0].code
        evaluate_workbook(form, Instrument(rubric, layouts))
    return "loaded"
