"""One deliberately wrong questionnaire for each code: dropping a file into ``questionnaires/wrong/`` adds a test.

The file name begins with the code. ``# expect:`` marks each faulty line and gives the key path that is named.
"""

import re
from pathlib import Path

import pytest

from zi_score.problems import CATALOGUE, UnusableInputError
from zi_score.rubric.questionnaires import load_questionnaire

HERE = Path(__file__).parent / "questionnaires"
WRONG = sorted((HERE / "wrong").glob("*.yaml"))
EXPECTED = re.compile(r"# expect: ?(.*)$")
OF_THE_FILE = ("ZI830", "ZI831", "ZI832", "ZI833", "ZI834")
"""The codes of what stands in a questionnaire file; the other codes of surveys are about responses."""


@pytest.mark.parametrize("file", WRONG, ids=lambda file: file.stem)
def test_a_wrong_questionnaire_gives_its_code_at_its_lines_and_nothing_else(file: Path) -> None:
    with pytest.raises(UnusableInputError) as raised:
        load_questionnaire(str(file))
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    expected = [(file.name[:5], number, match[1]) for number, line in lines if (match := EXPECTED.search(line))]
    problems = [(one.code, one.location.line, one.location.path) for one in raised.value.problems]
    assert problems == (expected or [(file.name[:5], 2, "")])
    assert {one.location.file for one in raised.value.problems} == {str(file)}
    assert all(one.message and one.hint for one in raised.value.problems)


def test_every_code_of_a_questionnaire_has_a_wrong_file() -> None:
    assert {file.name[:5] for file in WRONG if file.name.startswith("ZI8")} == set(OF_THE_FILE)
    assert CATALOGUE.keys() >= set(OF_THE_FILE)
