"""Reading a profile: what it says, and every problem in it with its line."""

from pathlib import Path

import pytest

from zi_score.problems import UnusableInputError
from zi_score.profile import read_profile
from zi_score.rubric.catalogue import Rubric


def written(folder: Path, text: str) -> Path:
    file = folder / "profile.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_profile_says_what_is_known_and_leaves_out_what_is_not(tmp_path: Path, rubric: Rubric) -> None:
    text = "jenis_instansi: pemda\nafirmasi: rsud\nsyarat:\n  sakip: bb\n  tlhp: 100\n  lhkpn:\n"
    known = read_profile(written(tmp_path, text), rubric)
    assert (known.agency, known.is_affirmed) == ("pemda", True)
    assert dict(known.values) == {"sakip": "bb", "tlhp": "100"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("ZI881", 1)]),
        ("syarat: {}\n", [("ZI881", 1)]),
        ("jenis_instansi: desa\n", [("ZI881", 1)]),
        ("jenis_instansi: kl\nafirmasi: rsud\n", [("ZI882", 2)]),
        ("jenis_instansi: pemda\nafirmasi: ya\n", [("ZI881", 2)]),
        ("jenis_instansi: kl\nopini: WTP\n", [("ZI880", 2)]),
        ("jenis_instansi: kl\nsyarat:\n  sakip: B+\n  opini: WTP\n", [("ZI881", 3), ("ZI880", 4)]),
        ("jenis_instansi: kl\nsyarat:\n  tlhp: 101\n  lhkpn: [100]\n", [("ZI881", 3), ("ZI881", 4)]),
        ("jenis_instansi: kl\nsyarat: WTP\n", [("ZI881", 2)]),
        ("jenis_instansi: [kl]\n", [("ZI881", 1)]),
        ("jenis_instansi: kl\njenis_instansi: kl\n", [("ZI302", 2)]),
    ],
)
def test_everything_wrong_is_told_with_its_line(
    tmp_path: Path, rubric: Rubric, text: str, expected: list[tuple[str, int]]
) -> None:
    with pytest.raises(UnusableInputError) as error:
        read_profile(written(tmp_path, text), rubric)
    assert sorted((one.location.line, one.kind.code) for one in error.value.problems) == sorted(
        (line, code) for code, line in expected
    )
