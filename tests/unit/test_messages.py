"""What the command line says on stderr: one line for each problem, also where only what is wrong is to be said."""

import pytest

from zi_score.cli.messages import be_quiet, complain_of
from zi_score.problems import Location, found


@pytest.mark.parametrize("is_wanted", [False, True])
def test_each_problem_has_a_line_of_its_own(capsys: pytest.CaptureFixture[str], is_wanted: bool) -> None:
    be_quiet(is_wanted)
    try:
        complain_of(found("ZI101", Location(file=name)) for name in ("a.xlsx", "b.xlsx"))
    finally:
        be_quiet(False)
    out, err = capsys.readouterr()
    first, second = err.splitlines()
    assert out == ""
    assert first.startswith("zi-score: a.xlsx: ")
    assert second.startswith("zi-score: b.xlsx: ")
