"""The file of a kawasan: YAML in, what it says of the integration score and of the predicates held out.

Nothing is judged here. A key or value that cannot be meant is refused with its line, all in one run.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

from zi_score.exact import number_readings
from zi_score.kawasan import KawasanFacts
from zi_score.language import _, shown
from zi_score.problems import Problem, UnusableInputError, found, worst_first
from zi_score.rubric.proposal import Kawasan
from zi_score.rubric.yaml_source import YamlSource, read_yaml

_VERSION, _NAME, _INTEGRATION, _PREDICATE = "schema_version", "nama", "nilai_integrasi", "predikat_{target}"
_SCHEMA_VERSION = "1"
_YES_NO = MappingProxyType({"ya": True, "tidak": False})


def read_kawasan(path: Path, law: Kawasan) -> KawasanFacts:
    """Read the file of a kawasan; raise `UnusableInputError` with every problem in it."""
    source = read_yaml(path)
    content = source.content if isinstance(source.content, dict) else {}
    predicates = {_PREDICATE.format(target=one.requires): one.requires for one in law.targets.values() if one.requires}
    problems = [*_key_problems(source, content, predicates), *_value_problems(source, content, law, predicates)]
    if problems:
        raise UnusableInputError(*worst_first(problems))
    return KawasanFacts(
        path=str(path),
        name=_text(content, _NAME) or "",
        integration=_integration(_text(content, _INTEGRATION) or "", law.scale.maximum),
        predicates=MappingProxyType(
            {
                target: _YES_NO[text.casefold()]
                for key, target in predicates.items()
                if (text := _text(content, key) or "")
            }
        ),
    )


def _key_problems(source: YamlSource, content: dict[str, Any], predicates: dict[str, str]) -> Iterator[Problem]:
    known = (_VERSION, _NAME, _INTEGRATION, *predicates)
    for key in content:
        if key not in known:
            yield found("ZI890", source.location((key,)), key=key, known=", ".join(known))


def _value_problems(
    source: YamlSource, content: dict[str, Any], law: Kawasan, predicates: dict[str, str]
) -> Iterator[Problem]:
    maximum = law.scale.maximum
    number = _("satu angka 0 sampai {maximum}, atau kosong").format(maximum=shown(maximum))
    answer = (lambda text: text.casefold() in ("", *_YES_NO), _("ya, tidak, atau kosong"))
    keys: dict[str, tuple[Callable[[str], bool], str]] = {
        _VERSION: (lambda text: text in ("", _SCHEMA_VERSION), _SCHEMA_VERSION),
        _NAME: (bool, _("nama kawasan")),
        _INTEGRATION: (lambda text: not text or _integration(text, maximum) is not None, number),
        **dict.fromkeys(predicates, answer),
    }
    for key, (accepts, expected) in keys.items():
        text = _text(content, key)
        if text is None or not accepts(text):
            yield found("ZI891", source.location((key,)), key=key, content=content.get(key, ""), expected=expected)


def _text(content: dict[str, Any], key: str) -> str | None:
    """What stands under a key, empty where nothing does; None for a list or a mapping."""
    value = content.get(key, "")
    return value.strip() if isinstance(value, str) else None


def _integration(text: str, maximum: Fraction) -> Fraction | None:
    """The one number on the scale that a text can mean."""
    within = {one for one in number_readings(text) if 0 <= one <= maximum}
    return within.pop() if len(within) == 1 and "%" not in text else None
