"""One deliberately wrong file for each ZI3xx code: dropping a file into ``wrong/`` adds a test.

The file name begins with the code. ``# stands for:`` says as what the file is read; ``# expect:`` marks each
faulty line and gives the key path that the problem must name, which is empty where the YAML cannot be read.
"""

import re
from pathlib import Path

import pytest

from zi_score.problems import CATALOGUE, Severity, UnusableInputError
from zi_score.rubric.library import load_layouts, load_rubric, rubric_folder

HERE = Path(__file__).parent
WRONG = sorted((HERE / "wrong").glob("*.yaml"))
SOUND = sorted((HERE / "sound").glob("*.yaml"))
RUBRIC_FILE = "rubric.yaml"
SOUND_RUBRIC = HERE / "sound" / "minimal.yaml"
SOUND_LAYOUT = HERE / "sound" / "layout.yaml"
NO_LAYOUTS = "ZI316"
NOT_OURS = ("ZI301", "ZI303")
"""What YAML and Pydantic say in their own words, which change with their versions."""
SENTENCES = HERE.parent / "golden" / "rubric_sentences.txt"

STANDS_FOR = re.compile(r"^# stands for: (\S+)$", re.MULTILINE)
EXPECTED = re.compile(r"# expect: ?(\S*)$")


@pytest.mark.parametrize("file", WRONG, ids=lambda file: file.stem)
def test_a_wrong_file_gives_its_code_at_its_lines_and_nothing_else(file: Path, tmp_path: Path) -> None:
    put = _put(file, tmp_path)
    with pytest.raises(UnusableInputError) as raised:
        _load(tmp_path)
    problems = {
        (problem.code, problem.location.file, problem.location.line, problem.location.path)
        for problem in raised.value.problems
    }
    code = file.name[:5]
    expected = {(code, str(put), line, path) for line, path in _expected(file)}
    whole = tmp_path / "layouts" if code == NO_LAYOUTS else tmp_path
    assert problems == (expected or {(code, str(whole), 0, "")})
    assert len(raised.value.problems) == len(problems)


@pytest.mark.parametrize("file", WRONG, ids=lambda file: file.stem)
def test_a_problem_of_a_wrong_file_says_what_stands_there_and_what_to_do(file: Path, tmp_path: Path) -> None:
    _put(file, tmp_path)
    with pytest.raises(UnusableInputError) as raised:
        _load(tmp_path)
    for problem in raised.value.problems:
        assert problem.message
        assert problem.hint
        assert str(problem.location) in str(raised.value)


def test_every_sentence_about_a_wrong_file_is_the_accepted_one(tmp_path: Path, update_golden: bool) -> None:
    """A sentence that names the wrong thing sends its reader to the wrong place."""
    lines = []
    for file in (one for one in WRONG if one.name[:5] not in NOT_OURS):
        folder = tmp_path / file.stem
        folder.mkdir()
        _put(file, folder)
        with pytest.raises(UnusableInputError) as raised:
            _load(folder)
        lines += [f"{file.stem}: {one.location.path}: {one.message}. {one.hint}" for one in raised.value.problems]
    text = "\n".join(line.replace(str(tmp_path), "") for line in lines) + "\n"
    if update_golden:
        SENTENCES.write_text(text, encoding="utf-8")
    assert text == SENTENCES.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", SOUND, ids=lambda file: file.stem)
def test_a_sound_file_loads(file: Path, tmp_path: Path) -> None:
    _put(file, tmp_path)
    _load(tmp_path)


def test_every_code_of_a_rubric_has_a_wrong_file() -> None:
    """Only what makes a rubric unusable; a note tells of a sound one."""
    errors = {code for code, kind in CATALOGUE.items() if kind.severity is Severity.ERROR}
    assert {file.name[:5] for file in WRONG} == {code for code in errors if code.startswith("ZI3")}


def _put(file: Path, folder: Path) -> Path:
    """Put a file where it stands for something; a layout gets the sound rubric beside it."""
    text = file.read_text(encoding="utf-8")
    name = STANDS_FOR.search(text)
    assert name, f"{file.name} must say what it stands for"
    put = folder / name[1]
    if put.parent != folder:
        put.parent.mkdir()
        (folder / RUBRIC_FILE).write_bytes(SOUND_RUBRIC.read_bytes())
    elif not file.name.startswith(NO_LAYOUTS):
        (folder / "layouts").mkdir()
        (folder / "layouts" / SOUND_LAYOUT.name).write_bytes(SOUND_LAYOUT.read_bytes())
    put.write_text(text, encoding="utf-8")
    return put


def _load(folder: Path) -> None:
    load_rubric(rubric_folder(str(folder)))
    load_layouts(folder)


def _expected(file: Path) -> list[tuple[int, str]]:
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    return [(number, match[1]) for number, line in lines if (match := EXPECTED.search(line))]
