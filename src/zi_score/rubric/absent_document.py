"""What stands in place of a rubric, as its keepers write it: the model of ``absent.yaml``. It has no figure."""

from typing import Literal

from zi_score.rubric.written import Document, Identifier, Text


class AbsentDocument(Document):
    """Why a regulation is not scored."""

    schema_version: Literal[1, "1"]
    id: Identifier
    title: Text
    repealed_by: Text
    reason: Text
    known: Text
    needed: Text
