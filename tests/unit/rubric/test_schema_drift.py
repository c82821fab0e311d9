"""The committed schemas are those of the models, and the bundled rubric satisfies them."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from scripts.generate_schemas import LAW_SCHEMAS, schema_text

from zi_score.rubric.library import DEFAULT_RUBRIC, lexicon_folder, rubric_folder, rubrics_folder
from zi_score.schemas import GENERATED_SCHEMAS, json_schema

pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize("name", [*GENERATED_SCHEMAS, *LAW_SCHEMAS])
def test_a_committed_schema_is_that_of_its_model(name: str) -> None:
    committed = (rubrics_folder() / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert json.loads(committed) == json.loads(schema_text(name)), "run scripts/generate_schemas.py"


@pytest.mark.parametrize("name", [*GENERATED_SCHEMAS, *LAW_SCHEMAS, "evaluation", "stages"])
def test_each_schema_is_valid_itself(name: str) -> None:
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["title"].startswith("zi-score ")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def files() -> list[tuple[str, Path]]:
    folder = rubric_folder(DEFAULT_RUBRIC)
    return [
        ("rubric", folder / "rubric.yaml"),
        *(("layout", file) for file in sorted(folder.glob("layouts/*.yaml"))),
        *(("questionnaire", file) for file in sorted(rubrics_folder().glob("surveys/*.yaml"))),
        *(("wordings", file) for file in sorted(rubrics_folder().glob("*/wordings.yaml"))),
        *(("portalrb", file) for file in sorted(rubrics_folder().glob("*/portalrb.yaml"))),
        ("lexicon", lexicon_folder() / "lexicon.yaml"),
    ]


@pytest.mark.parametrize(("name", "file"), files(), ids=lambda value: getattr(value, "stem", value))
def test_the_bundled_files_satisfy_their_schema(name: str, file: Path) -> None:
    Draft202012Validator(json_schema(name)).validate(yaml.safe_load(file.read_text(encoding="utf-8")))
