"""The file of a kawasan: YAML in, what it says of the integration score and of the predicates held out.

Nothing is judged here. A key or value that cannot be meant is refused with its line, all in one run.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

from zi_score.documents.yaml_source import YamlSource, read_yaml
from zi_score.exact import number_readings
from zi_score.language import _, shown
from zi_score.problems import Problem, UnusableInputError, found, worst_first
from zi_score.proposal.kawasan import KawasanFacts
from zi_score.rubric.proposal import Kawasan

SCHEMA_VERSION = 1
VERSION, NAME, INTEGRATION, _PREDICATE = "schema_version", "nama", "nilai_integrasi", "predikat_{target}"
YES, NO = "ya", "tidak"
_YES_NO = MappingProxyType({YES: True, NO: False})


def read_kawasan(path: Path, law: Kawasan) -> KawasanFacts:
    """Read the file of a kawasan; raise `UnusableInputError` with every problem in it."""
    source = read_yaml(path)
    content = source.content if isinstance(source.content, dict) else {}
    predicates = predicate_keys(law)
    problems = [*_key_problems(source, content, predicates), *_value_problems(source, content, law, predicates)]
    if problems:
        raise UnusableInputError(*worst_first(problems))
    return KawasanFacts(
        path=str(path),
        name=_text(content, NAME) or "",
        integration=_integration(_text(content, INTEGRATION) or "", law.scale.maximum),
        predicates=MappingProxyType(
            {
                target: _YES_NO[text.casefold()]
                for key, target in predicates.items()
                if (text := _text(content, key) or "")
            }
        ),
    )


def predicate_keys(law: Kawasan) -> dict[str, str]:
    """The keys that say which predicates the kawasan holds already, each with its target."""
    return {_PREDICATE.format(target=one.requires): one.requires for one in law.targets.values() if one.requires}


def _key_problems(source: YamlSource, content: dict[str, Any], predicates: dict[str, str]) -> Iterator[Problem]:
    known = (VERSION, NAME, INTEGRATION, *predicates)
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
        VERSION: (lambda text: text in ("", str(SCHEMA_VERSION)), str(SCHEMA_VERSION)),
        NAME: (bool, _("nama kawasan")),
        INTEGRATION: (lambda text: not text or _integration(text, maximum) is not None, number),
        **dict.fromkeys(predicates, answer),
    }
    for key, (accepts, expected) in keys.items():
        text = _text(content, key)
        if text is None or not accepts(text):
            place, written = source.location((key,)), content.get(key)
            yield (
                found("ZI891", place, key=key, content=written, expected=expected)
                if written
                else found("ZI884", place, key=key, expected=expected)
            )


def _text(content: dict[str, Any], key: str) -> str | None:
    """What stands under a key, empty where nothing does; None for a list or a mapping."""
    value = content.get(key, "")
    return value.strip() if isinstance(value, str) else None


def _integration(text: str, maximum: Fraction) -> Fraction | None:
    """The one number on the scale that a text can mean."""
    within = {one for one in number_readings(text, is_typed=True) if 0 <= one <= maximum}
    return within.pop() if len(within) == 1 and "%" not in text else None
