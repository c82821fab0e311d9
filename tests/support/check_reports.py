"""Reads each format of a report on a check back, with a program that others use where there is one.

What comes out is what fails the gate: file name, code and cell; a target that is not met has the code ``require``.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

from junitparser import Error, Failure, JUnitXml
from markdown_it import MarkdownIt
from sarif_pydantic import Sarif

Found = tuple[str, str, str]
Reader = Callable[[str], set[Found]]
_TOLD = re.compile(r"(?:(?P<place>'.*?'(?:!\S+?)?): )?(?P<code>ZI\d{3}): ")
_COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>.*?)::(?P<text>.*)")
_OUTCOME = re.compile(r"(?:[❌✅] )?(?P<title>.*?)(?:: [✗✓] |: |  )(?:TIDAK LOLOS|LOLOS|TIDAK DAPAT DIPERIKSA)(?: |$)")
_FOLDED = re.compile(r"(?P<code>ZI\d{3}), \d+ kali \((?P<places>[^)]*)\)")


def from_json(text: str) -> set[Found]:
    """Read the JSON report."""
    found: set[Found] = set()
    for result in json.loads(text)["results"]:
        name = _name(result["workbook"]["path"])
        check = result["check"]
        found |= {(name, one["code"], _cell(one["location"])) for one in check["findings"] if one["failing"]}
        if not check["gate"]["meets"] and result["error"] is None:
            found.add((name, "require", ""))
    return found


def from_junit(text: str) -> set[Found]:
    """Read what a JUnit consumer sees."""
    found = set()
    for suite in JUnitXml.fromstring(text.encode()):
        for case in suite:
            for result in case.result:
                if isinstance(result, Failure | Error):
                    found |= _from_junit_result(_name(str(suite.name)), result)
    return found


def _from_junit_result(name: str, result: Any) -> set[Found]:
    if result.type == "require":
        return {(name, "require", "")}
    return {_told(name, line) for line in str(result.text).splitlines()}


def from_sarif(text: str) -> set[Found]:
    """Read what a SARIF consumer sees."""
    found = set()
    for run in Sarif.model_validate_json(text).runs:
        for result in run.results or []:
            (location,) = result.locations
            path = unquote(location.physical_location.artifact_location.uri)
            within = [one.fully_qualified_name for one in location.logical_locations or []]
            if result.properties["failing"]:
                found.add((_name(path), result.rule_id, _cell(*within) if within else ""))
    return found


def commands_in(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Each workflow command as GitHub's runner reads it: name, properties, message."""
    for line in text.splitlines():
        if match := _COMMAND.fullmatch(line):
            named = (one.partition("=") for one in match["properties"].split(","))
            properties = {key: _unescaped(value, in_property=True) for key, _sign, value in named}
            yield match["name"], properties, _unescaped(match["text"])


def _unescaped(text: str, *, in_property: bool = False) -> str:
    codes = {"%0D": "\r", "%0A": "\n", **({"%3A": ":", "%2C": ","} if in_property else {})}
    for code, sign in codes.items():
        text = text.replace(code, sign)
    return text.replace("%25", "%")


def from_github(text: str) -> set[Found]:
    """Read the annotations."""
    found = set()
    for name, properties, _message in commands_in(text):
        if name == "error":
            code, _blank, place = properties["title"].partition(" ")
            found.add((_name(properties["file"]), code, "" if code == "require" else _cell(place)))
    return found


def from_gitlab(text: str) -> set[Found]:
    """Read the entries of Code Quality."""
    entries = json.loads(text)
    return {
        (name, "require", "") if entry["check_name"] == "require" else _told(name, entry["description"])
        for entry in entries
        for name in [_name(entry["location"]["path"])]
    }


def from_markdown(text: str) -> set[Found]:
    """Read what each workbook fails for, as a Markdown reader sees it."""
    kinds = {"h2": "heading", "h3": "heading", "h4": "heading", "p": "entry"}
    parts = []
    kind = ""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type.endswith("_open"):
            kind = kinds.get(token.tag, "")
        if token.type == "inline" and (kind == "heading" or token.level > 1):
            parts.append((kind, "".join(child.content for child in token.children or [])))
    return _failing(parts)


def from_html(text: str) -> set[Found]:
    """Read what each workbook fails for, as a browser does."""
    return _failing(_Parts(text).parts)


class _Parts(HTMLParser):
    """The headings and list items of a page in order, each as its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.parts: list[tuple[str, str]] = []
        self._kind = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - only the tag
        if kind := {"h1": "heading", "h2": "heading", "h3": "heading", "li": "entry"}.get(tag, ""):
            self._kind = kind
            self.parts.append((kind, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"h1", "h2", "h3", "li"}:
            self._kind = ""

    def handle_data(self, data: str) -> None:
        if self._kind:
            kind, words = self.parts.pop()
            self.parts.append((kind, words + data))


def from_table(text: str) -> set[Found]:
    """Read what each workbook fails for in a wide table."""
    parts = []
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip())
        if depth in {0, 2}:
            parts.append(("heading", line.strip()))
        elif depth == 4:  # the further lines of an entry stand deeper
            parts.append(("entry", line.strip()))
    return _failing(parts)


def _failing(parts: Iterable[tuple[str, str]]) -> set[Found]:
    """Each entry under the heading that says what fails; of one workbook the first heading is its name."""
    found: set[Found] = set()
    name, is_failing = "", False
    for kind, words in parts:
        if kind == "heading":
            is_failing = words.endswith("Yang menggagalkan")
            outcome = _OUTCOME.match(words)
            if outcome and outcome["title"] != "Pemeriksaan":
                name = _name(outcome["title"])
            elif not name:
                name = _name(words)
        elif is_failing:
            found |= _from_entry(name, words)
    return found


def _from_entry(name: str, words: str) -> set[Found]:
    if match := _FOLDED.search(words):
        return {(name, match["code"], _cell(place)) for place in match["places"].split(", ")}
    return {_told(name, words)} if _TOLD.search(words) else {(name, "require", "")}


def _told(name: str, line: str) -> Found:
    match = _TOLD.search(line)
    assert match, line
    return (name, match["code"], _cell(match["place"] or ""))


def _cell(place: str) -> str:
    return place.rpartition("!")[2] if "!" in place or not place.startswith("'") else ""


def _name(path: str) -> str:
    return PurePosixPath(path).name


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "table": from_table,
        "json": from_json,
        "junit": from_junit,
        "sarif": from_sarif,
        "github": from_github,
        "gitlab": from_gitlab,
        "markdown": from_markdown,
        "html": from_html,
    }
)
"""A reader for each format."""
