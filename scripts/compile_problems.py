"""Writes the catalogue of problem codes as the program loads it from its YAML. Run it after changing an entry.

It imports nothing of the program, which could not start with a compiled file that a merge has left in pieces.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError

PACKAGE = Path(__file__).parents[1] / "src" / "zi_score" / "problems"
ENTRIES = PACKAGE / "entries"
COMPILED = PACKAGE / "compiled"
SUBJECTS = (
    "file",
    "form",
    "row",
    "answers",
    "rubric",
    "crosscheck",
    "audit",
    "template",
    "settings",
    "comparison",
    "survey",
    "history",
    "plan",
    "recap",
    "profile",
    "kawasan",
    "supposed",
    "identity",
    "portalrb",
)
"""The files of entries in the order in which reports list their codes."""

Code = Annotated[str, StringConstraints(pattern=r"^ZI[1-9]\d\d$")]
Text = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$")]
"""One line without blanks around it."""


class WrongEntryError(ValueError):
    """An entry that cannot be compiled; the message has the file, and the key or line that is wrong."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Texts(_Entry):
    """What is said of a code in one language."""

    message: Text
    hint: Text
    means: Text
    why: Text
    mend: Text


class Entry(_Entry):
    """One problem code; `at` and `values` make the example of its page."""

    severity: Literal["error", "warning", "note"]
    at: str = ""
    values: Mapping[str, str | int | float] = {}
    id: Texts
    en: Texts


_ENTRIES_OF_A_FILE = TypeAdapter(dict[Code, Entry])


def main() -> None:
    """Write the compiled files anew, or say which entry is wrong."""
    try:
        files = compiled(catalogue())
    except WrongEntryError as error:
        sys.exit(str(error))
    for name, text in files.items():
        (COMPILED / name).write_text(text, encoding="utf-8")
        print(name)


def compiled(entries: Mapping[str, Entry]) -> dict[str, str]:
    """The text of each compiled file by its name: what every finding needs, and what only the page of a code shows."""
    kinds = {
        code: (one.severity, *([text.message, text.hint] for text in (one.id, one.en))) for code, one in entries.items()
    }
    pages = {
        code: (one.at, one.values, *([text.means, text.why, text.mend] for text in (one.id, one.en)))
        for code, one in entries.items()
    }
    return {"kinds.json": _text(kinds), "pages.json": _text(pages)}


def catalogue(folder: Path = ENTRIES) -> dict[str, Entry]:
    """Every entry of a folder by its code, in the order of the subjects."""
    files = {file.stem: file for file in sorted(folder.glob("*.yaml"))}
    if unknown := files.keys() ^ set(SUBJECTS):
        raise WrongEntryError(f"{', '.join(sorted(unknown))}: the files of entries must be those that SUBJECTS names")
    entries: dict[str, Entry] = {}
    for subject in SUBJECTS:
        own = read_entries(files[subject])
        if twice := own.keys() & entries.keys():
            raise WrongEntryError(f"{files[subject].name}: {', '.join(sorted(twice))} has an entry in another file")
        entries |= own
    return entries


def read_entries(file: Path) -> dict[str, Entry]:
    """The entries of one file by their codes, in the order in which they are written."""
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=loader)
        if line := next(_repeated_keys(root), 0):
            raise WrongEntryError(f"{file.name}:{line}: the key is written twice")
        content = yaml.constructor.SafeConstructor().construct_document(root) if root else None
        return _ENTRIES_OF_A_FILE.validate_python(content)
    except yaml.YAMLError as error:
        raise WrongEntryError(f"{file.name}: {error}") from error
    except ValidationError as error:
        wrong = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
        raise WrongEntryError("\n".join(f"{file.name}: {what}" for what in wrong)) from error


def _repeated_keys(node: Any) -> Iterator[int]:
    """The line of each key that its mapping already has, of which PyYAML would silently take the last."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1
            seen.add(key.value)
            yield from _repeated_keys(value)


def _text(entries: Mapping[str, object]) -> str:
    """One line for each code, so that a change of one entry shows as such."""
    lines = (f'"{code}": {json.dumps(one, ensure_ascii=False, separators=(",", ":"))}' for code, one in entries.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    main()
