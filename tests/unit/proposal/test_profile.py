"""Reading a profile: what it says, and every problem in it with its line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from zi_score.frozen import replace
from zi_score.problems import UnusableInputError
from zi_score.proposal.conditions import Facts
from zi_score.proposal.profile import read_profile
from zi_score.report.profile_text import profile_text
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.library import load_rubric, rubric_folder


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
        ("", [("ZI884", 1)]),
        ("syarat: {}\n", [("ZI884", 1)]),
        ("jenis_instansi: desa\n", [("ZI881", 1)]),
        ("jenis_instansi: kl\nafirmasi: rsud\n", [("ZI882", 2)]),
        ("jenis_instansi: pemda\nafirmasi: ya\n", [("ZI881", 2)]),
        ("jenis_instansi: kl\nopini: WTP\n", [("ZI880", 2)]),
        ("jenis_instansi: kl\nsyarat:\n  sakip: B+\n  opini: WTP\n", [("ZI881", 3), ("ZI880", 4)]),
        ("jenis_instansi: kl\nsyarat:\n  tlhp: 101\n  lhkpn: [100]\n", [("ZI881", 3), ("ZI881", 4)]),
        ("jenis_instansi: kl\nsyarat: WTP\n", [("ZI881", 2)]),
        ("jenis_instansi: kl\nper_tanggal: 31-05-2026\n", [("ZI881", 2)]),
        ("jenis_instansi: kl\nper_tanggal: [2026]\n", [("ZI881", 2)]),
        ("jenis_instansi: kl\nsyarat:\n  masa_wbk: 2024-02-12\n", [("ZI883", 3)]),
        ("jenis_instansi: kl\nper_tanggal: 2024-02-11\nsyarat:\n  masa_wbk: 2024-02-12\n", [("ZI881", 4)]),
        ("jenis_instansi: kl\nsyarat:\n  tlhp: 2024-02-12\n", [("ZI881", 3)]),
        ("jenis_instansi: kl\nschema_version: 2\n", [("ZI881", 2)]),
        ("jenis_instansi: kl\ntahap: [survei]\n", [("ZI881", 2)]),
        ("jenis_instansi: kl\ntahap:\n  survey: ya\n  panel: mungkin\n  survei: {}\n", [("ZI880", 3), ("ZI881", 4)]),
        ("jenis_instansi: kl\ntahap:\n  panel: [ya]\n", [("ZI881", 3)]),
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


@pytest.mark.parametrize("letters", [str.upper, str.capitalize])
def test_letters_may_be_large_or_small(tmp_path: Path, rubric: Rubric, letters: Callable[[str], str]) -> None:
    words = {name: letters(name) for name in ("pemda", "rsud", "ya", "tidak")}
    text = "jenis_instansi: {pemda}\nafirmasi: {rsud}\ntahap:\n  panel: {ya}\n  survei: {tidak}\n"
    known = read_profile(written(tmp_path, text.format(**words)), rubric)
    assert (known.agency, known.is_affirmed) == ("pemda", True)
    assert dict(known.stages) == {"panel": "ya", "survei": "tidak"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jenis_instansi:\n", "belum diisi; pilih atau tulis pemda atau kl"),
        ("jenis_instansi: kl\nsyarat:\n  maturitas_spip: Level 3\n", "seharusnya: satu angka, misalnya 3"),
    ],
)
def test_what_was_expected_is_said_in_words(tmp_path: Path, rubric: Rubric, text: str, expected: str) -> None:
    with pytest.raises(UnusableInputError) as error:
        read_profile(written(tmp_path, text), rubric)
    (problem,) = error.value.problems
    assert problem.message.endswith(expected)


def test_stages_and_the_day_that_years_are_counted_to(tmp_path: Path, rubric: Rubric) -> None:
    text = "jenis_instansi: kl\nper_tanggal: 2026-05-31\ntahap:\n  pencanangan: 2024-02-12\n  panel: tidak\n  survei:\n"
    known = read_profile(written(tmp_path, text), rubric)
    assert known.as_of == date(2026, 5, 31)
    assert dict(known.stages) == {"pencanangan": "2024-02-12", "panel": "tidak"}


def test_a_regulation_that_asks_for_no_kind_of_instansi_takes_none(tmp_path: Path) -> None:
    former = load_rubric(rubric_folder("permenpanrb-52-2014"))
    assert read_profile(written(tmp_path, "syarat:\n  akip: CC\n"), former).agency == ""
    with pytest.raises(UnusableInputError):
        read_profile(written(tmp_path, "jenis_instansi: kl\n"), former)


def test_a_section_that_a_regulation_does_not_have_is_one_problem(tmp_path: Path) -> None:
    former = load_rubric(rubric_folder("permenpanrb-52-2014"))
    with pytest.raises(UnusableInputError) as error:
        read_profile(written(tmp_path, "tahap:\n  pencanangan: ya\n  panel: ya\n"), former)
    (problem,) = error.value.problems
    assert (problem.code, problem.location.line, problem.values["key"]) == ("ZI880", 1, "tahap")


@pytest.mark.parametrize("name", ["permenpanrb-90-2021", "permenpanrb-52-2014"])
def test_an_empty_profile_names_every_condition_and_stage_and_is_read_back(tmp_path: Path, name: str) -> None:
    rubric = load_rubric(rubric_folder(name))
    text = profile_text(rubric)
    lines = text.splitlines()
    assert all(len(line) <= 120 for line in lines)
    assert {f"  {id_}:" for id_ in [*(one.id for one in rubric.conditions), *(one.id for one in rubric.stages)]} <= set(
        lines
    )
    file = written(tmp_path, text.replace("jenis_instansi:", "jenis_instansi: kl"))
    assert read_profile(file, rubric) == replace(Facts(), agency="kl" if "jenis_instansi" in text else "")
