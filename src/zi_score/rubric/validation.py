"""From a YAML file to a Pydantic document, with every departure from the schema located by line."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from zi_score.documents.suggestions import suggested
from zi_score.documents.yaml_source import KeyPath, YamlSource
from zi_score.language import N_, _
from zi_score.problems import Problem, UnusableInputError, found

_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "missing": N_("isian ini wajib ada"),
        "extra_forbidden": N_("kunci ini tidak dikenal{near}"),
        "string_type": N_("isinya harus teks"),
        "int_type": N_("isinya harus bilangan bulat"),
        "int_parsing": N_("isinya harus bilangan bulat"),
        "int_from_float": N_("isinya harus bilangan bulat"),
        "bool_type": N_("isinya harus true atau false"),
        "bool_parsing": N_("isinya harus true atau false"),
        "list_type": N_("isinya harus daftar"),
        "tuple_type": N_("isinya harus daftar"),
        "dict_type": N_("isinya harus kelompok isian berkunci"),
        "model_type": N_("isinya harus kelompok isian berkunci"),
        "model_attributes_type": N_("isinya harus kelompok isian berkunci"),
        "literal_error": N_("isinya harus salah satu dari {expected}"),
        "enum": N_("isinya harus salah satu dari {expected}"),
        "string_pattern_mismatch": N_("tulisannya tidak sesuai pola {pattern}"),
        "string_too_short": N_("isinya tidak boleh kosong"),
        "too_short": N_("paling sedikit harus ada {min_length} isian, yang ada {actual_length}"),
        "too_long": N_("paling banyak boleh ada {max_length} isian, yang ada {actual_length}"),
        "greater_than": N_("isinya harus lebih dari {gt}"),
        "greater_than_equal": N_("isinya harus {ge} atau lebih"),
        "less_than": N_("isinya harus kurang dari {lt}"),
        "less_than_equal": N_("isinya harus {le} atau kurang"),
    }
)
"""What Pydantic says, by its type; anything else stays in its own words."""

DocumentModel = TypeVar("DocumentModel", bound=BaseModel)


def validate(source: YamlSource, model: type[DocumentModel]) -> DocumentModel:
    """Check the content against the model; raise `UnusableInputError` with a problem for each error."""
    try:
        return model.model_validate(source.content)
    except ValidationError as error:
        keys = _keys_of(model)
        problems = [_problem(source, details, keys) for details in _innermost(error)]
        raise UnusableInputError(*problems) from error


def _innermost(error: ValidationError) -> list[Any]:
    """The errors without those that only follow from one further in: a list with a wrong item is "too short"."""
    errors = error.errors(include_url=False)
    outer = {details["loc"][:depth] for details in errors for depth in range(len(details["loc"]))}
    return [details for details in errors if details["loc"] not in outer]


def _problem(source: YamlSource, details: Any, keys: frozenset[str]) -> Problem:
    steps = details["loc"]
    path = _written_path(source.content, steps)
    if details["type"] == "missing":
        path = (*path, steps[-1])
    return found("ZI303", source.location(path), reason=_reason(details, keys))


def _reason(details: Any, keys: frozenset[str]) -> str:
    """What is wrong in the user's language, with the nearest known key for one that is not."""
    if details["type"] not in _REASONS:
        return str(details["msg"])
    key = str(details["loc"][-1]) if details["loc"] else ""
    values = {name: str(value).replace(" or ", ", ") for name, value in details.get("ctx", {}).items()}
    return _(_REASONS[details["type"]]).format(near=suggested(key, keys - {key}), **values)


# A rubric has several layouts, and a wrong word may stand in each.
@cache
def _keys_of(model: type[BaseModel]) -> frozenset[str]:
    """Every key that a file of this model may have, at whatever depth."""
    return _keys(model.model_json_schema())


def _keys(schema: Any) -> frozenset[str]:
    if isinstance(schema, list):
        return frozenset().union(*map(_keys, schema))
    if not isinstance(schema, dict):
        return frozenset()
    own = schema.get("properties", {})
    return frozenset(own if isinstance(own, dict) else ()).union(*map(_keys, schema.values()))


def _written_path(content: Any, steps: tuple[str | int, ...]) -> KeyPath:
    """The steps that stand in the file; Pydantic adds names of union members and ``[key]``, which do not."""
    path: list[str | int] = []
    for step in steps:
        if _has(content, step):
            content = content[step]
            path.append(step)
    return tuple(path)


def _has(content: Any, step: str | int) -> bool:
    if isinstance(content, list):
        return isinstance(step, int) and step < len(content)
    return isinstance(content, dict) and step in content
