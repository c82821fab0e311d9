"""A damaged body of PortalRB for each number: other values, keys and bytes in answers or in a list of units."""

import copy
import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from tests.fuzz.mutations import HOSTILE_TEXTS, scrambled
from tests.fuzz.oracle import hold, hold_json, hold_text, instrument, judge_evaluation, report_options
from tests.fuzz.rubrics import places
from zi_score.report import BODY_FORMATS, render_bodies
from zi_score.workflows.portalrb import check_file

_VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    7,
    10**30,
    1e308,
    0.1,
    [],
    {},
    [[]],
    {"soal_id": 1},
    "Ya",
    "A",
    "3.6",
    "3,6",
    "WBBM",
)


def judge_body(random: Random, folder: Path) -> str:
    """Damage a body, check it and evaluate it, and hold the outcome against what is promised."""
    path = folder / "isi.json"
    path.write_bytes(_damaged(random))
    checked = check_file(path, instrument())
    for problem in checked.problems:
        hold(bool(problem.location.file and problem.message), f"{problem.code} stands nowhere")
    hold(checked.is_accepted or bool(checked.problems), "refused without a reason")
    name = random.choice(tuple(BODY_FORMATS))
    text = render_bodies(name, [checked], report_options(random))
    hold_text(text)
    if name == "json":
        hold_json(random, text, "portalrb-check")
    word = judge_evaluation(random, path)
    return word if checked.kind else "no body"


def _damaged(random: Random) -> bytes:
    tree = copy.deepcopy(random.choice(_sound()))
    for _ in range(random.randrange(1, 6)):
        holder, key = random.choice(list(places(tree)))
        match random.randrange(4):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.insert(key, copy.deepcopy(holder[key]))
            case 1:
                holder[random.choice(("soal_id", "answers", "x", "\ud800"))] = holder.pop(key)
            case _:
                holder[key] = copy.deepcopy(random.choice((*_VALUES, *HOSTILE_TEXTS)))
        if not tree:
            break
    content = json.dumps(tree, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")
    return scrambled(random, content) if random.random() < 0.2 else content


@cache
def _sound() -> tuple[Any, ...]:
    portal = instrument().portal()
    assert portal
    answers = [
        {"soal_id": item.id, "jawaban_unit": "7" if item.count else "A", "jawaban_tpi": None, "catatan_unit": "x"}
        for item in portal.items
    ]
    unit = {"id": "U-1", "nama": "A", "kategori": "WBK", "afirmasi": False}
    return (
        {"unit_id": "U-1", "nama_unit": "A", "tahun": 2026, "answers": answers},
        {"tahun": 2026, "units": [unit, unit | {"id": "U-2", "kategori": "WBK-AFIRMASI", "afirmasi": True}]},
    )
