"""A rubric of one's own from a bundled one: its files under another id and title, so that nobody takes it for that."""

import json
import re
from pathlib import Path

from zi_score.documents.yaml_source import TopScalar, read_yaml_text

_NOT_OF_AN_ID = re.compile(r"[^a-z0-9]+")


class NameTakenError(ValueError):
    """The copy would have the id of a rubric that there is; `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def copied_files(folder: Path, source: str, target: Path, taken: tuple[str, ...]) -> dict[Path, str]:
    """The text of each file of the copy by its path below `target`, whose name becomes the id.

    Only what a rubric is read from is copied: what was written about the official one says nothing of a copy.
    Raises `NameTakenError`, and `UnusableInputError` for a file that cannot be read or is not YAML.
    """
    name = _NOT_OF_AN_ID.sub("-", target.resolve().name.casefold()).strip("-")
    if not name or name in taken:
        raise NameTakenError(name or target.name)
    return {
        target / file.relative_to(folder): _renamed(*read_yaml_text(file), source, name)
        for file in rubric_files(folder)
    }


def rubric_files(folder: Path) -> list[Path]:
    """The files that a rubric is read from."""
    return sorted(folder.rglob("*.yaml"))


def _renamed(text: str, scalars: dict[str, TopScalar], source: str, name: str) -> str:
    """With the new id where the old one names the rubric, and a title that says whose it is."""
    named = [key for key in ("id", "rubric") if key in scalars and scalars[key].value == source]
    edits = [(scalars[key], name) for key in named]
    if "id" not in named:
        return _edited(text, edits)
    if "title" in scalars:
        title = f"{scalars['title'].value.strip()} - salinan {name}, bukan rubrik resmi"
        # Quoted as YAML takes it too: the old title may have been.
        edits.append((scalars["title"], json.dumps(title, ensure_ascii=False)))
    return f"# Salinan dari {source} untuk diubah sendiri; bukan rubrik resmi.\n{_edited(text, edits)}"


def _edited(text: str, edits: list[tuple[TopScalar, str]]) -> str:
    """The text with each value in place of what stands there, and all else as it was."""
    for old, new in sorted(edits, key=lambda one: -one[0].start):
        # A block of several lines ends at the beginning of the next one.
        end = "\n" if text[old.start : old.end].endswith("\n") else ""
        text = f"{text[: old.start]}{new}{end}{text[old.end :]}"
    return text
