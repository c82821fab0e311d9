"""The entries of the problem codes: what is compiled is what they say, and a wrong one is refused with its place."""

import json
from pathlib import Path
from textwrap import dedent, indent
from typing import get_args

import pytest
from scripts import compile_problems
from scripts.compile_problems import COMPILED, SUBJECTS, Entry, WrongEntryError, catalogue, compiled, read_entries

from zi_score.problems import CATALOGUE, Severity
from zi_score.problems.catalogue import KINDS_FILE
from zi_score.problems.pages import PAGES_FILE

TEXTS = """\
message: '"{answer}" bukan bilangan'
hint: Isi dengan angka saja.
means: Isinya bukan angka.
why: Kata tidak dapat dihitung.
mend: Ketik angka saja.
"""
ENTRY = f"""\
ZI205:
  severity: error
  values: {{answer: tiga}}
  id:
{indent(TEXTS, "    ")}  en:
{indent(TEXTS, "    ")}"""


def test_the_committed_files_are_those_of_the_entries() -> None:
    fresh = compiled(catalogue())
    assert fresh.keys() == {KINDS_FILE.name, PAGES_FILE.name}
    for name, text in fresh.items():
        assert (COMPILED / name).read_text(encoding="utf-8") == text, "run scripts/compile_problems.py"


def test_what_is_loaded_is_what_the_entries_say() -> None:
    said = {
        code: (one.severity, one.id.message, one.id.hint, one.en.message, one.en.hint)
        for code, one in catalogue().items()
    }
    loaded = {code: (one.severity.value, *one.indonesian, *one.english) for code, one in CATALOGUE.items()}
    assert loaded == said
    assert list(loaded) == list(said)
    assert all(one.code == code for code, one in CATALOGUE.items())


def test_a_severity_is_one_of_those_that_the_program_has() -> None:
    assert get_args(Entry.model_fields["severity"].annotation) == tuple(Severity)


def test_a_right_entry_is_read(tmp_path: Path) -> None:
    entries = read_entries(written(tmp_path, ENTRY))
    assert entries["ZI205"].values == {"answer": "tiga"}
    assert json.loads(compiled(entries)["pages.json"])["ZI205"][:2] == ["", {"answer": "tiga"}]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("  severity: error\n", "  severity: fatal\n", "ZI205.severity: Input should be 'error', 'warning' or 'note'"),
        ("  severity: error\n", "", "ZI205.severity: Field required"),
        ("  severity: error\n", "  severity: error\n  colour: red\n", "ZI205.colour: Extra inputs are not permitted"),
        ("    mend: ", "    mends: ", "ZI205.id.mend: Field required"),
        ("    mend: ", "    mends: ", "ZI205.en.mends: Extra inputs are not permitted"),
        ("  en:\n", "  de:\n", "ZI205.en: Field required"),
        ("ZI205:", "Z1205:", "Z1205.[key]: String should match pattern"),
        ("hint: Isi dengan angka saja.", "hint:", "ZI205.id.hint: Input should be a valid string"),
        ("hint: Isi dengan angka saja.", "hint: 'Isi. '", "ZI205.id.hint: String should match pattern"),
        ("{answer: tiga}", "{answer: 2026-06-30}", "ZI205.values.answer"),
        ("  severity: error\n", "  severity: error\n  severity: note\n", "answers.yaml:3: the key is written twice"),
        ("    hint: ", "    message: x\n    hint: ", "answers.yaml:6: the key is written twice"),
        ("ZI205:", "ZI205: {}\nZI205:", "answers.yaml:2: the key is written twice"),
        ("ZI205:\n", "ZI205:\n\t", "that cannot start any token"),
        (ENTRY, "", "Input should be a valid dictionary"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(right: str, wrong: str, said: str, tmp_path: Path) -> None:
    assert right in ENTRY
    with pytest.raises(WrongEntryError) as raised:
        read_entries(written(tmp_path, ENTRY.replace(right, wrong)))
    assert said in str(raised.value)
    assert str(raised.value).startswith("answers.yaml:")


def test_a_code_has_one_entry_among_all_files(tmp_path: Path) -> None:
    for subject in SUBJECTS:
        written(tmp_path, "{}", subject)
    for subject in ("row", "survey"):
        written(tmp_path, ENTRY, subject)
    with pytest.raises(WrongEntryError, match=r"^survey\.yaml: ZI205 has an entry in another file$"):
        catalogue(tmp_path)


@pytest.mark.parametrize("subjects", [SUBJECTS[1:], (*SUBJECTS, "file2")])
def test_a_file_of_entries_that_would_not_be_read_is_refused(subjects: tuple[str, ...], tmp_path: Path) -> None:
    for subject in subjects:
        written(tmp_path, "{}", subject)
    with pytest.raises(WrongEntryError, match=r"^file2?: "):
        catalogue(tmp_path)


def test_the_script_says_what_is_wrong_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compile_problems, "COMPILED", tmp_path / "compiled")
    monkeypatch.setattr(compile_problems, "catalogue", lambda: read_entries(written(tmp_path, "[]")))
    with pytest.raises(SystemExit, match=r"answers\.yaml: .*valid dictionary"):
        compile_problems.main()
    assert not (tmp_path / "compiled").exists()


def written(folder: Path, text: str, subject: str = "answers") -> Path:
    file = folder / f"{subject}.yaml"
    file.write_text(dedent(text), encoding="utf-8")
    return file
