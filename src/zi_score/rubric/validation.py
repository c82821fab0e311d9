"""From a YAML file to a Pydantic document, with every departure from the schema located by line."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from zi_score.documents.yaml_source import KeyPath, YamlSource
from zi_score.problems import Problem, UnusableInputError, found

DocumentModel = TypeVar("DocumentModel", bound=BaseModel)


def validate(source: YamlSource, model: type[DocumentModel]) -> DocumentModel:
    """Check the content against the model; raise `UnusableInputError` with a problem for each error."""
    try:
        return model.model_validate(source.content)
    except ValidationError as error:
        problems = [_problem(source, details) for details in _innermost(error)]
        raise UnusableInputError(*problems) from error


def _innermost(error: ValidationError) -> list[Any]:
    """The errors without those that only follow from one further in: a list with a wrong item is "too short"."""
    errors = error.errors(include_url=False)
    outer = {details["loc"][:depth] for details in errors for depth in range(len(details["loc"]))}
    return [details for details in errors if details["loc"] not in outer]


def _problem(source: YamlSource, details: Any) -> Problem:
    steps = details["loc"]
    path = _written_path(source.content, steps)
    if details["type"] == "missing":
        path = (*path, steps[-1])
    return found("ZI303", source.location(path), reason=details["msg"])


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
