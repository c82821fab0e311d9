"""The published JSON Schemas: those of the rubric's files from their models, that of the results as written."""

import json
from typing import TYPE_CHECKING, Any

from zi_score.rubric.library import rubrics_folder

if TYPE_CHECKING:
    from pydantic import BaseModel

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES = {
    "rubric": "zi-score rubric",
    "layout": "zi-score layout",
    "questionnaire": "zi-score questionnaire",
    "lexicon": "zi-score lexicon",
    "wordings": "zi-score wordings",
    "portalrb": "zi-score portalrb",
}
GENERATED_SCHEMAS = tuple(_TITLES)
"""The schemas that follow from models."""


def json_schema(name: str) -> dict[str, Any]:
    """The schema of a file of the law, such as a ``rubric``, or of what a command prints, such as ``evaluation``."""
    if name not in GENERATED_SCHEMAS:
        file = rubrics_folder() / "schema" / f"{name}.schema.json"
        written: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return written
    from zi_score.rubric.document import RubricDocument  # noqa: PLC0415 - Pydantic is slow to import
    from zi_score.rubric.layout_document import LayoutDocument  # noqa: PLC0415
    from zi_score.rubric.lexicon_document import LexiconDocument, WordingsDocument  # noqa: PLC0415
    from zi_score.rubric.portal_document import PortalDocument  # noqa: PLC0415
    from zi_score.rubric.questionnaire_document import QuestionnaireDocument  # noqa: PLC0415

    models: dict[str, type[BaseModel]] = {
        "rubric": RubricDocument,
        "layout": LayoutDocument,
        "questionnaire": QuestionnaireDocument,
        "lexicon": LexiconDocument,
        "wordings": WordingsDocument,
        "portalrb": PortalDocument,
    }
    return {
        "$schema": _DIALECT,
        "$id": schema_id(name),
        **models[name].model_json_schema(),
        "title": _TITLES[name],
    }


def schema_id(name: str) -> str:
    """What a schema is called wherever it is kept: a name, for none of them is fetched from anywhere."""
    return f"urn:zi-score:schema:{name}"
