"""The profile of a unit: a YAML file in, what it says about the conditions outside the workbook out.

Nothing is judged here. A key or value that the rubric does not know is refused with its line, all in one run.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from zi_score.conditions import Facts, measure
from zi_score.problems import Problem, UnusableInputError, found, worst_first
from zi_score.rubric.catalogue import Condition, Rubric
from zi_score.rubric.yaml_source import YamlSource, read_yaml

_AGENCY, _AFFIRMATION, _CONDITIONS = "jenis_instansi", "afirmasi", "syarat"
_NONE = "tidak"


def read_profile(path: Path, rubric: Rubric) -> Facts:
    """Read a profile; raise `UnusableInputError` with every problem in it."""
    source = read_yaml(path)
    content = source.content if isinstance(source.content, dict) else {}
    problems = [*_unknown_keys(source, content), *_agency_problems(source, content, rubric)]
    problems += _affirmation_problems(source, content, rubric)
    given = content.get(_CONDITIONS) or {}
    values = dict(_values(given))
    problems += _value_problems(source, given, rubric)
    if problems:
        raise UnusableInputError(*worst_first(problems))
    affirmation = content.get(_AFFIRMATION) or _NONE
    return Facts(content[_AGENCY], affirmation != _NONE, MappingProxyType(values))


def _unknown_keys(source: YamlSource, content: Mapping[str, Any]) -> Iterator[Problem]:
    known = ("schema_version", _AGENCY, _AFFIRMATION, _CONDITIONS)
    for key in content:
        if key not in known:
            yield found("ZI880", source.location((key,)), key=key, known=", ".join(known))


def _agency_problems(source: YamlSource, content: Mapping[str, Any], rubric: Rubric) -> Iterator[Problem]:
    kinds = tuple(dict.fromkeys(one.applies_to for one in rubric.conditions if one.applies_to))
    if content.get(_AGENCY) not in kinds:
        written = content.get(_AGENCY, "")
        yield found("ZI881", source.location((_AGENCY,)), key=_AGENCY, content=written, expected=", ".join(kinds))


def _affirmation_problems(source: YamlSource, content: Mapping[str, Any], rubric: Rubric) -> Iterator[Problem]:
    written = content.get(_AFFIRMATION) or _NONE
    affirmation = rubric.affirmation
    expected = (_NONE, *(affirmation.kinds if affirmation else ()))
    place = source.location((_AFFIRMATION,))
    if written not in expected:
        yield found("ZI881", place, key=_AFFIRMATION, content=written, expected=", ".join(expected))
    elif written != _NONE and affirmation and content.get(_AGENCY) != affirmation.applies_to:
        yield found("ZI882", place, agency=affirmation.applies_to)


def _values(given: Any) -> Iterator[tuple[str, str]]:
    if isinstance(given, dict):
        yield from ((key, value) for key, value in given.items() if isinstance(value, str) and value.strip())


def _value_problems(source: YamlSource, given: Any, rubric: Rubric) -> Iterator[Problem]:
    conditions = {one.id: one for one in rubric.conditions}
    if not isinstance(given, dict):
        known = ", ".join(conditions)
        yield found("ZI881", source.location((_CONDITIONS,)), key=_CONDITIONS, content=given, expected=known)
        return
    for key, value in given.items():
        place = source.location((_CONDITIONS, key))
        if key not in conditions:
            yield found("ZI880", place, key=key, known=", ".join(conditions))
        elif value and (not isinstance(value, str) or measure(conditions[key], value) is None):
            yield found("ZI881", place, key=key, content=value, expected=expected_values(conditions[key]))


def expected_values(condition: Condition) -> str:
    """What may be written for a condition."""
    return {
        "grade": ", ".join(condition.grades),
        "yes_no": "ya, tidak",
        "percent": "0-100",
        "level": "0, 1, 2, ...",
        "years": "0, 1, 2, ...",
    }[condition.kind]
