"""Reads each format of a report on a check back, with a program that others use where there is one.

What comes out is what fails the gate: file name, code and cell; a target that is not met has the code ``require``.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
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
_UNUSABLE = re.compile(r"  \S.*: (ZI1\d\d): ")
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
    """Read the bullets under the heading of each workbook that does not pass."""
    found = set()
    name = ""
    kind = ""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type.endswith("_open"):
            kind = token.tag
        if token.type == "html_block":
            break
        if token.type == "inline":
            words = "".join(child.content for child in token.children or [])
            if kind == "h3":
                name = _name(words.removeprefix("❌ "))
            elif kind == "p" and token.level > 1 and name:
                found |= _from_bullet(name, words)
    return found


def _from_bullet(name: str, words: str) -> set[Found]:
    if match := _FOLDED.search(words):
        return {(name, match["code"], _cell(place)) for place in match["places"].split(", ")}
    return {_told(name, words)} if _TOLD.search(words) else {(name, "require", "")}


def from_table(text: str) -> set[Found]:
    """Read a wide table with details, of which every finding that is an error fails the gate."""
    found = set()
    name = ""
    for line in text.splitlines():
        if outcome := re.match(r"(\S.*\.\w+)  (?:TIDAK LOLOS|LOLOS|TIDAK DAPAT DIPERIKSA)$", line):
            name = _name(outcome[1])
        elif name and line.startswith("  kesalahan "):
            found.add(_told(name, line))
        elif name and line.startswith("  ") and "kurang" in line and not line.startswith("  peringatan"):
            found.add((name, "require", ""))
        elif name and not line.startswith(("  peringatan ", "  catatan ")) and (unusable := re.match(_UNUSABLE, line)):
            found.add((name, unusable[1], ""))
    return found


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
    }
)
"""A reader for each format."""
