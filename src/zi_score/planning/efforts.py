"""The file of efforts: YAML in, how great the effort of each question is and which answers must not change out.

No effort is invented: what the file does not name has effort 1. Whatever it names wrongly is refused with its line.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from zi_score.documents.yaml_source import KeyPath, YamlSource, read_yaml
from zi_score.language import _
from zi_score.problems import Problem, UnusableInputError, found, worst_first
from zi_score.rubric.catalogue import TOTAL, Rubric

SCHEMA_VERSION = 1
VERSION, EFFORTS, LOCKS = "schema_version", "upaya", "kunci"
MOST = 100
"""The greatest effort: a plan is computed for every effort up to the sum of all."""


class Efforts(NamedTuple):
    """The effort of each question that the file names, by itself or by a part around it, and the locked questions."""

    efforts: Mapping[str, int]
    locked: frozenset[str]


def read_efforts(path: Path, rubric: Rubric) -> Efforts:
    """Read a file of efforts; raise `UnusableInputError` with every problem in it."""
    source = read_yaml(path)
    problems = list(_problems(source, rubric))
    if problems:
        raise UnusableInputError(*worst_first(problems))
    content = source.content or {}
    efforts = content.get(EFFORTS) or {}
    # A part inside another is named more exactly, and counts.
    widest_first = sorted(efforts, key=lambda code: -len(rubric.questions_under(code)))
    return Efforts(
        MappingProxyType({one: int(efforts[code]) for code in widest_first for one in rubric.questions_under(code)}),
        frozenset(one for code in content.get(LOCKS) or () for one in rubric.questions_under(code)),
    )


def _problems(source: YamlSource, rubric: Rubric) -> Iterator[Problem]:
    content = {} if source.content in (None, "") else source.content
    if not isinstance(content, dict):
        yield _wrong(source, (), content, f"{VERSION}, {EFFORTS}, {LOCKS}")
        return
    for key in content:
        if key not in (VERSION, EFFORTS, LOCKS):
            yield found("ZI821", source.location((key,)), key=key, known=f"{VERSION}, {EFFORTS}, {LOCKS}")
    if content.get(VERSION, str(SCHEMA_VERSION)) != str(SCHEMA_VERSION):
        yield _wrong(source, (VERSION,), content[VERSION], str(SCHEMA_VERSION))
    yield from _effort_problems(source, rubric, content.get(EFFORTS) or {})
    yield from _lock_problems(source, rubric, content.get(LOCKS) or [])


def _effort_problems(source: YamlSource, rubric: Rubric, efforts: Any) -> Iterator[Problem]:
    if not isinstance(efforts, dict):
        yield _wrong(source, (EFFORTS,), efforts, _("kode dan upayanya, misalnya KODE: 3"))
        return
    for code, effort in efforts.items():
        if not _is_known(rubric, code):
            yield found("ZI822", source.location((EFFORTS, code)), code=code, rubric=rubric.id)
        is_whole = isinstance(effort, str) and effort.isdecimal() and effort.isascii() and len(effort) <= len(str(MOST))
        if not (is_whole and 1 <= int(effort) <= MOST):
            yield _wrong(source, (EFFORTS, code), effort, _("bilangan bulat 1 sampai {most}").format(most=MOST))


def _lock_problems(source: YamlSource, rubric: Rubric, locks: Any) -> Iterator[Problem]:
    if not isinstance(locks, list):
        yield _wrong(source, (LOCKS,), locks, _("daftar kode, misalnya [KODE, KODE]"))
        return
    for at, code in enumerate(locks):
        if not _is_known(rubric, code):
            yield found("ZI822", source.location((LOCKS, at)), code=code, rubric=rubric.id)


def _is_known(rubric: Rubric, code: Any) -> bool:
    groups = (rubric.questions, rubric.nodes, rubric.areas)
    return isinstance(code, str) and code != TOTAL and any(code in group for group in groups)


def _wrong(source: YamlSource, path: KeyPath, content: Any, expected: str) -> Problem:
    key = str(path[-1]) if path else ""
    return found("ZI823", source.location(path), key=key, content=content, expected=expected)
