"""Regulations that are known and not scored: what ``absent.yaml`` says in place of a rubric. No figure stands in it."""

from pathlib import Path
from typing import Literal

from zi_score.rubric.document import Document, Identifier, Text
from zi_score.rubric.validation import validate
from zi_score.rubric.yaml_source import read_yaml


class AbsentRegulation(Document):
    """A regulation without a rubric: why there is none, what is known of it all the same, what it would take."""

    schema_version: Literal[1, "1"]
    id: Identifier
    title: Text
    repealed_by: Text
    reason: Text
    known: Text
    needed: Text


def read_absent(file: Path) -> AbsentRegulation:
    """Read a file; raise `UnusableInputError` with every problem in it."""
    return validate(read_yaml(file), AbsentRegulation)
