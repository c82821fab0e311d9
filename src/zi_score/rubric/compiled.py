"""The compiled form of a bundled rubric, or of why there is none: JSON, which loads without YAML and Pydantic.

It was validated when it was written, and counts only as long as the files that it was made from and the classes
that it is read into are still the same; otherwise the YAML is read as if there were no compiled form.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from zi_score.frozen import replace
from zi_score.rubric.absent import AbsentRegulation
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout, Wordings
from zi_score.rubric.lexicon import Lexicon
from zi_score.rubric.plain import fields_of, from_plain, to_plain

if TYPE_CHECKING:
    from zi_score.rubric.portal import Portal

COMPILED_FILE = "compiled.json"
_OF_A_RUBRIC = (Rubric, Layout)


def compiled_text(folder: Path, rubric: Rubric, layouts: tuple[Layout, ...], portal: "Portal | None") -> str:
    """The compiled form of a rubric that was loaded from the YAML of this folder, with its portal if it has one.

    The wordings, which all its layouts have in common, are written once. The fields of the portal's classes stand
    apart, for most commands load the rubric alone.
    """
    from zi_score.rubric.portal import Portal  # noqa: PLC0415 - see above

    wordings = layouts[0].wordings
    own = tuple(replace(layout, wordings=MappingProxyType({})) for layout in layouts)
    parts = {"rubric": rubric, "layouts": own, "wordings": wordings, "portal": portal}
    return _text(folder, _OF_A_RUBRIC, **parts, portal_fields=fields_of(Portal))


def compiled_lexicon_text(folder: Path, lexicon: Lexicon) -> str:
    """The compiled form of the lexicon that was loaded from the YAML of this folder."""
    return _text(folder, (Lexicon,), lexicon=lexicon)


def compiled_absent_text(folder: Path, regulation: AbsentRegulation) -> str:
    """The compiled form of what the YAML of this folder says in place of a rubric."""
    return _text(folder, (AbsentRegulation,), regulation=regulation)


@lru_cache
def read_compiled(folder: Path) -> tuple[Rubric, tuple[Layout, ...]] | None:
    """The rubric of a folder with its layouts, or None when its compiled form is missing or out of date."""
    content = _current(folder, *_OF_A_RUBRIC)
    if content is None:
        return None
    wordings = from_plain(Wordings, content["wordings"])
    layouts = from_plain(tuple[Layout, ...], content["layouts"])
    return from_plain(Rubric, content["rubric"]), tuple(replace(layout, wordings=wordings) for layout in layouts)


def read_compiled_portal(folder: Path) -> "tuple[Portal | None] | None":
    """The portal of a folder's rubric, if it has one, or None when the compiled form is missing or out of date."""
    from zi_score.rubric.portal import Portal  # noqa: PLC0415 - only what is exchanged with PortalRB needs it

    content = _current(folder, *_OF_A_RUBRIC)
    if content is None or content.get("portal_fields") != fields_of(Portal):
        return None
    return (from_plain(Portal | None, content["portal"]),)


def read_compiled_lexicon(folder: Path) -> Lexicon | None:
    """The lexicon of a folder, or None when its compiled form is missing or out of date."""
    content = _current(folder, Lexicon)
    return None if content is None else from_plain(Lexicon, content["lexicon"])


def read_compiled_absent(folder: Path) -> AbsentRegulation | None:
    """What a folder says in place of a rubric, or None when its compiled form is missing or out of date."""
    content = _current(folder, AbsentRegulation)
    return None if content is None else from_plain(AbsentRegulation, content["regulation"])


def _text(folder: Path, kinds: tuple[Any, ...], **parts: object) -> str:
    content = {"sources": _digests(folder), "fields": fields_of(*kinds)}
    content |= {name: to_plain(part) for name, part in parts.items()}
    lines = (f"{json.dumps(name)}: {_one_line(part)}" for name, part in content.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _current(folder: Path, *kinds: Any) -> dict[str, Any] | None:
    """The compiled form as it stands in its file, if the YAML and the classes are still those that it was made from."""
    try:
        content: dict[str, Any] = json.loads((folder / COMPILED_FILE).read_bytes())
        is_current = content["sources"] == _digests(folder) and content["fields"] == fields_of(*kinds)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return content if is_current else None


def _digests(folder: Path) -> Mapping[str, str]:
    """The SHA-256 of every YAML file of a folder and of its layouts."""
    files = (*sorted(folder.glob("*.yaml")), *sorted((folder / "layouts").glob("*.yaml")))
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _one_line(part: object) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))
