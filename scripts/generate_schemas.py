"""Writes the JSON Schemas of the rubric files from their models. Run it after changing a model."""

import json

from zi_score.rubric.library import rubrics_folder
from zi_score.rubric.schema import GENERATED_SCHEMAS, json_schema


def main() -> None:
    """Write each schema anew."""
    for name in GENERATED_SCHEMAS:
        file = rubrics_folder() / "schema" / f"{name}.schema.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(schema_text(name), encoding="utf-8")
        print(file.name)


def schema_text(name: str) -> str:
    """A schema as it stands in its file."""
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    main()
