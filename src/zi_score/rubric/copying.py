"""A rubric of one's own from a bundled one: its files under another id and title, so that nobody takes it for that."""

import re
from collections.abc import Iterator
from pathlib import Path

from zi_score.bounded import read_side_file

_NOT_OF_AN_ID = re.compile(r"[^a-z0-9]+")
_COMPILED = "compiled.json"


class NameTakenError(ValueError):
    """The copy would have the id of a rubric that there is; `name` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def copied_files(folder: Path, source: str, target: Path, taken: tuple[str, ...]) -> dict[Path, str]:
    """The text of each file of the copy by its path below `target`, whose name becomes the id.

    Only what a rubric is read from is copied: what was written about the official one says nothing of a copy.
    Raises `NameTakenError`, and OSError for a file that cannot be read.
    """
    name = _NOT_OF_AN_ID.sub("-", target.resolve().name.casefold()).strip("-")
    if not name or name in taken:
        raise NameTakenError(name or target.name)
    return {
        target / file.relative_to(folder): _renamed(read_side_file(file).decode(), source, name)
        for file in _files(folder)
    }


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*.yaml")) if file.name != _COMPILED)


def _renamed(text: str, source: str, name: str) -> str:
    """With the new id where the old one names the rubric, and a title that says whose it is."""
    of_rubric = re.sub(rf"^(id|rubric): {re.escape(source)}$", rf"\1: {name}", text, flags=re.MULTILINE)
    if of_rubric == text or f"\nid: {name}\n" not in of_rubric:
        return of_rubric
    titled = re.sub(
        r"^title: (.*)$", rf"title: \1 - salinan {name}, bukan rubrik resmi", of_rubric, count=1, flags=re.MULTILINE
    )
    return f"# Salinan dari {source} untuk diubah sendiri; bukan rubrik resmi.\n{titled}"
