"""The compiled form of a bundled rubric equals its YAML, and never outlives it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from scripts.compile_rubrics import compiled

from zi_score.frozen import dataclass
from zi_score.rubric import library
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.compiled import COMPILED_FILE, read_compiled, read_compiled_absent, read_compiled_lexicon
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import (
    DEFAULT_RUBRIC,
    absent_regulation,
    absent_regulations,
    bundled_rubrics,
    lexicon_folder,
    load_rubric,
    rubric_folder,
    rubrics_folder,
    yaml_absent,
    yaml_layouts,
    yaml_lexicon,
    yaml_rubric,
)
from zi_score.rubric.plain import fields_of, from_plain, to_plain


@pytest.mark.parametrize("name", [*bundled_rubrics(), *absent_regulations(), lexicon_folder().name])
def test_the_committed_form_is_that_of_the_yaml(name: str) -> None:
    folder = rubrics_folder() / name
    committed = (folder / COMPILED_FILE).read_text(encoding="utf-8")
    assert json.loads(committed) == json.loads(compiled(folder)), "run scripts/compile_rubrics.py"


@pytest.mark.parametrize("name", bundled_rubrics())
def test_what_is_loaded_from_it_equals_what_the_yaml_says(name: str) -> None:
    folder = rubric_folder(name)
    loaded = read_compiled(folder)
    assert loaded is not None
    assert repr(loaded) == repr((yaml_rubric(folder), yaml_layouts(folder)))
    assert loaded == (yaml_rubric(folder), yaml_layouts(folder))


@pytest.mark.parametrize("name", absent_regulations())
def test_the_reason_for_having_no_rubric_equals_what_the_yaml_says(name: str) -> None:
    folder = rubrics_folder() / name
    assert read_compiled_absent(folder) == yaml_absent(folder) == absent_regulation(folder)


@pytest.mark.parametrize("name", absent_regulations())
def test_an_edited_reason_counts_at_once(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "rubrics_folder", lambda: tmp_path)
    copy = tmp_path / name
    shutil.copytree(rubrics_folder() / name, copy)
    text = (copy / "absent.yaml").read_text(encoding="utf-8")
    (copy / "absent.yaml").write_text(text.replace("reason: ", "reason: bukan, "), encoding="utf-8")
    assert read_compiled_absent(copy) is None
    assert absent_regulation(copy).reason.startswith("bukan, ")


def test_the_lexicon_that_is_loaded_equals_what_the_yaml_says() -> None:
    assert read_compiled_lexicon(lexicon_folder()) == yaml_lexicon(lexicon_folder())


def test_an_edited_lexicon_counts_at_once(tmp_path: Path) -> None:
    copy = tmp_path / "reading"
    shutil.copytree(lexicon_folder(), copy)
    assert read_compiled_lexicon(copy)
    text = (copy / "lexicon.yaml").read_text(encoding="utf-8")
    (copy / "lexicon.yaml").write_text(text.replace("title: TPI", "title: Inspektorat"), encoding="utf-8")
    assert read_compiled_lexicon(copy) is None
    assert [one.title for one in yaml_lexicon(copy).assessors][1] == "Inspektorat"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of a bundled rubric with its compiled form."""
    folder = tmp_path / "copy"
    shutil.copytree(rubric_folder(DEFAULT_RUBRIC), folder)
    return folder


def test_a_copy_of_the_same_files_is_up_to_date(copied: Path) -> None:
    assert read_compiled(copied)


@pytest.mark.parametrize("edited", ["rubric.yaml", "wordings.yaml", "layouts/lampiran-iii-2021.yaml"])
def test_an_edited_file_makes_it_out_of_date(copied: Path, edited: str) -> None:
    with (copied / edited).open("a", encoding="utf-8") as file:
        file.write("# one remark more\n")
    assert read_compiled(copied) is None


def test_another_layout_makes_it_out_of_date(copied: Path) -> None:
    shutil.copy(copied / "layouts" / "lampiran-iii-2021.yaml", copied / "layouts" / "other.yaml")
    assert read_compiled(copied) is None


def test_a_field_that_the_program_does_not_have_makes_it_out_of_date(copied: Path) -> None:
    content = json.loads((copied / COMPILED_FILE).read_text(encoding="utf-8"))
    content["fields"]["Node"].append("colour: str")
    (copied / COMPILED_FILE).write_text(json.dumps(content), encoding="utf-8")
    assert read_compiled(copied) is None


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"rubric": 1}', "\N{SNOWMAN}"])
def test_a_form_that_is_missing_or_damaged_is_not_used(copied: Path, text: str | None) -> None:
    if text is None:
        (copied / COMPILED_FILE).unlink()
    else:
        (copied / COMPILED_FILE).write_text(text, encoding="utf-8")
    assert read_compiled(copied) is None


def test_a_rubric_of_ones_own_is_read_from_its_yaml_alone(copied: Path) -> None:
    assert load_rubric(copied).origin == str(copied)


def test_a_bundled_rubric_loads_without_yaml_and_pydantic() -> None:
    code = """
import sys
from zi_score.rubric.library import bundled_rubrics, load_layouts, load_rubric, rubric_folder
for name in bundled_rubrics():
    load_rubric(rubric_folder(name)), load_layouts(rubric_folder(name))
print({"yaml", "pydantic"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_fields_name_every_dataclass_below_a_type() -> None:
    fields = fields_of(Rubric, Layout)
    assert {"Rubric", "Question", "Ratio", "ZeroRule", "Source", "Layout", "LayoutRow", "LayoutColumn"} <= set(fields)
    assert fields["Source"] == ["document: str", "title: str", "pages: str"]


@dataclass(frozen=True)
class _Unknown:
    value: float


def test_a_type_without_a_plain_form_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        from_plain(_Unknown, to_plain(_Unknown(0.5)))
