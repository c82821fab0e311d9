"""The compiled form of a bundled rubric: its catalogue and layouts as JSON, which loads without YAML and Pydantic.

It was validated when it was written, and counts only as long as the files that it was made from and the classes
that it is read into are still the same; otherwise the YAML is read as if there were no compiled form.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.plain import fields_of, from_plain, to_plain

COMPILED_FILE = "compiled.json"


def compiled_text(folder: Path, rubric: Rubric, layouts: tuple[Layout, ...]) -> str:
    """The compiled form of a rubric that was loaded from the YAML of this folder."""
    content = {
        "sources": _digests(folder),
        "fields": fields_of(Rubric, Layout),
        "rubric": to_plain(rubric),
        "layouts": to_plain(layouts),
    }
    parts = (f"{json.dumps(name)}: {_one_line(part)}" for name, part in content.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


@lru_cache
def read_compiled(folder: Path) -> tuple[Rubric, tuple[Layout, ...]] | None:
    """The rubric of a folder with its layouts, or None when its compiled form is missing or out of date."""
    try:
        content: dict[str, Any] = json.loads((folder / COMPILED_FILE).read_bytes())
        is_current = content["sources"] == _digests(folder) and content["fields"] == fields_of(Rubric, Layout)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not is_current:
        return None
    return from_plain(Rubric, content["rubric"]), from_plain(tuple[Layout, ...], content["layouts"])


def _digests(folder: Path) -> Mapping[str, str]:
    """The SHA-256 of every YAML file of a rubric."""
    files = (folder / "rubric.yaml", *sorted((folder / "layouts").glob("*.yaml")))
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _one_line(part: object) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))
