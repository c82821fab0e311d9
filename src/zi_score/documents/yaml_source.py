"""YAML with its line numbers: every scalar stays the text that was written, duplicate keys are refused.

PyYAML's own construction would take the last of two equal keys, read ``no`` as false and ``1.10`` as 1.1.
"""

import hashlib
import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from zi_score.bounded import read_side_file
from zi_score.frozen import dataclass
from zi_score.language import _, reader_reason, system_reason
from zi_score.problems import Location, Problem, UnusableInputError, found

_UTF_8 = "utf-8-sig"  # With the mark that some editors put at the beginning, or without.
KeyPath = tuple[str | int, ...]
# What names an element to a reader: a number would be taken for its position, and a sentence is no name.
_NAME = re.compile(r"[^\W\d][\w.-]{0,39}")


@dataclass(frozen=True, slots=True)
class YamlSource:
    """The content of a YAML file, with the line on which each key path begins.

    `fingerprint` tells two versions of a file apart: the first 16 digits of the SHA-256 of its bytes.
    """

    file: str
    content: Any
    lines: dict[KeyPath, int]
    fingerprint: str

    def location(self, path: KeyPath) -> Location:
        """The place of a key path, or of its nearest parent that stands in the file."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Location(file=self.file, line=self.lines.get(known, 1), path=self._path_text(path))

    def _path_text(self, path: KeyPath) -> str:
        """A key path as keepers know it: by official code, or by the id of what stands in a list."""
        text, content = "", self.content
        for step in path:
            content = _part(content, step)
            code, name = _part(content, "code"), _part(content, "id") or _part(content, "key")
            # A gate has an id of its own, and the code of what it looks at.
            if isinstance(step, int) and isinstance(name, str) and _NAME.fullmatch(name):
                text += f"[{name}]"
            elif isinstance(step, int) and isinstance(code, str) and code:
                text = code
            else:
                text += path_text((step,)) if isinstance(step, int) or not text else f".{step}"
        return text


def _part(content: Any, step: str | int) -> Any:
    """What stands under a key or at an index; None where nothing does."""
    if isinstance(content, dict):
        return content.get(step)
    return content[step] if isinstance(content, list) and isinstance(step, int) and step < len(content) else None


def path_text(path: KeyPath) -> str:
    """A key path as one reads it: ``components[0].weight``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else (f".{step}" if text else step)
    return text


def read_yaml(path: Path) -> YamlSource:
    """Read a YAML file; raise `UnusableInputError` when it cannot be opened, is not YAML or repeats a key."""
    data, root = _composed(path)
    tree = _Tree(str(path))
    content = tree.content(root, ()) if root is not None else None
    if tree.problems:
        raise UnusableInputError(*tree.problems)
    return YamlSource(str(path), content, tree.lines, hashlib.sha256(data).hexdigest()[:16])


class TopScalar(NamedTuple):
    """The value of a key of the whole file, and from where to where in the text it stands, with its quotes."""

    value: str
    start: int
    end: int


def read_yaml_text(path: Path) -> tuple[str, dict[str, TopScalar]]:
    """The text of a YAML file with the places of the texts under its own keys, to change one of them and no more.

    Raises `UnusableInputError` when it cannot be opened or is not YAML.
    """
    data, root = _composed(path)
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return data.decode(_UTF_8), {
        key.value: TopScalar(value.value, value.start_mark.index, value.end_mark.index)
        for key, value in pairs
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
    }


def _composed(path: Path) -> tuple[bytes, yaml.Node | None]:
    try:
        data = read_side_file(path)
        return data, yaml.compose(
            data.decode(_UTF_8), Loader=yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
        )
    except FileNotFoundError as error:
        raise UnusableInputError(found("ZI101", Location(file=str(path)))) from error
    except OSError as error:
        raise UnusableInputError(found("ZI113", Location(file=str(path)), reason=system_reason(error))) from error
    except yaml.MarkedYAMLError as error:
        place = Location(file=str(path), line=error.problem_mark.line + 1 if error.problem_mark else 0)
        reason = reader_reason(error.problem or str(error))
        raise UnusableInputError(found("ZI301", place, reason=reason)) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        place, reason = Location(file=str(path)), reader_reason(str(error))
        raise UnusableInputError(found("ZI301", place, reason=reason)) from error


class _Tree:
    """Walks composed nodes once, gathering content, lines and what is not allowed."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[KeyPath, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def content(self, node: yaml.Node, path: KeyPath) -> Any:
        # A key has its line already: that of the key, not of what follows below it.
        line = self.lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in self._seen:
            # An alias could repeat itself without end, and hides on which line a figure stands.
            place = Location(file=self.file, line=line, path=path_text(path))
            self.problems.append(found("ZI301", place, reason=_("rujukan YAML (*) tidak didukung")))
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.content(item, (*path, index)) for index, item in enumerate(node.value)]
        return node.value

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            self.lines[(*path, key)] = line
            if key in mapping:
                place = Location(file=self.file, line=line, path=path_text((*path, key)))
                self.problems.append(found("ZI302", place, key=key))
            mapping[key] = self.content(value_node, (*path, key))
        return mapping
