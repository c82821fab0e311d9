"""Finding a rubric by name or path, and loading it with its layouts."""

import shutil
from pathlib import Path

import pytest

from tests.unit.rubric.conftest import Write
from zi_score.problems import Location, UnusableInputError
from zi_score.rubric import library
from zi_score.rubric.library import (
    DEFAULT_RUBRIC,
    bundled_rubrics,
    load_layouts,
    load_rubric,
    rubric_folder,
    rubrics_folder,
)


def test_the_default_rubric_is_among_the_bundled_ones() -> None:
    assert DEFAULT_RUBRIC in bundled_rubrics()
    assert rubric_folder(DEFAULT_RUBRIC) == rubrics_folder() / DEFAULT_RUBRIC


def test_every_bundled_rubric_has_the_name_of_its_folder_and_a_layout() -> None:
    for name in bundled_rubrics():
        folder = rubric_folder(name)
        assert load_rubric(folder).id == name
        assert load_layouts(folder)


def test_only_folders_with_a_rubric_file_are_bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "rubrics_folder", lambda: tmp_path)
    for name in ("second", "first"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "rubric.yaml").touch()
    (tmp_path / "schema").mkdir()
    assert bundled_rubrics() == ("first", "second")


def test_an_installed_program_takes_the_rubrics_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "__file__", str(tmp_path / "zi_score" / "rubric" / "library.py"))
    (tmp_path / "zi_score" / "rubrics").mkdir(parents=True)
    assert rubrics_folder() == tmp_path / "zi_score" / "rubrics"


def test_a_rubric_of_ones_own_is_named_by_its_folder(write: Write) -> None:
    folder = write()
    assert rubric_folder(str(folder)) == folder


def test_a_rubric_of_ones_own_is_named_by_its_file(write: Write) -> None:
    folder = write()
    assert rubric_folder(str(folder / "rubric.yaml")) == folder


def test_a_bundled_name_goes_before_a_folder_of_the_same_name(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(write(), tmp_path / DEFAULT_RUBRIC)
    monkeypatch.chdir(tmp_path)
    assert rubric_folder(DEFAULT_RUBRIC) == rubrics_folder() / DEFAULT_RUBRIC


@pytest.mark.parametrize("name", ["permenpanrb-0-1900", "no/such/rubric.yaml", "no/such/law.yaml"])
def test_an_unknown_rubric_is_refused_with_the_names_that_are_known(name: str) -> None:
    with pytest.raises(UnusableInputError) as raised:
        rubric_folder(name)
    (problem,) = raised.value.problems
    assert (problem.code, problem.location) == ("ZI315", Location(file=name))
    assert DEFAULT_RUBRIC in problem.message


def test_a_folder_without_a_rubric_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError) as raised:
        rubric_folder(str(tmp_path))
    assert [problem.code for problem in raised.value.problems] == ["ZI315"]


def test_the_fingerprint_names_exactly_the_content(write: Write, tmp_path: Path) -> None:
    folder = write()
    copy, changed = tmp_path / "copy", tmp_path / "changed"
    for other in (copy, changed):
        other.mkdir()
        shutil.copy(folder / "rubric.yaml", other)
    with (changed / "rubric.yaml").open("a", encoding="utf-8") as file:
        file.write("# another figure, or only a remark\n")
    fingerprint = load_rubric(folder).fingerprint
    assert len(fingerprint) == 16
    assert load_rubric(copy).fingerprint == fingerprint
    assert load_rubric(changed).fingerprint != fingerprint


def test_a_rubric_without_layouts_can_be_shown_but_reads_no_workbook(write: Write) -> None:
    folder = write()
    shutil.rmtree(folder / "layouts")
    assert load_rubric(folder)
    with pytest.raises(UnusableInputError) as raised:
        load_layouts(folder)
    assert [problem.code for problem in raised.value.problems] == ["ZI316"]


def test_layouts_come_in_the_order_of_their_file_names(write: Write) -> None:
    folder = write()
    text = (folder / "layouts" / "form.yaml").read_text(encoding="utf-8")
    for name in ("b", "a"):
        (folder / "layouts" / f"{name}.yaml").write_text(text.replace("id: form", f"id: {name}"), encoding="utf-8")
    assert [layout.id for layout in load_layouts(folder)] == ["a", "b", "form"]


def test_the_problems_of_all_layouts_are_told_in_one_run(write: Write) -> None:
    folder = write(layout={"node: B.I,": "node: B.II,"})
    layouts = folder / "layouts"
    (layouts / "a.yaml").write_text("id: 1 2\n", encoding="utf-8")
    (layouts / "b.yaml").write_text("a: [\n", encoding="utf-8")
    with pytest.raises(UnusableInputError) as raised:
        load_layouts(folder)
    codes = {(Path(problem.location.file).name, problem.code) for problem in raised.value.problems}
    assert codes == {("a.yaml", "ZI303"), ("b.yaml", "ZI301"), ("form.yaml", "ZI307"), ("form.yaml", "ZI312")}


def test_layouts_are_not_read_with_a_rubric_that_is_wrong(write: Write) -> None:
    folder = write({"\nweight: 10\n": "\nweight: 11\n"}, {"node: B.I,": "node: B.II,"})
    with pytest.raises(UnusableInputError) as raised:
        load_layouts(folder)
    assert [problem.code for problem in raised.value.problems] == ["ZI304"]
