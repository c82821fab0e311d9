"""``evaluate --profile``: what the conditions do to the report and the exit code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from zi_score.proposal.conditions import Facts
from zi_score.proposal.profile import read_profile
from zi_score.rubric.catalogue import Rubric

EXAMPLES = Path(__file__).parents[2] / "examples"
WORKBOOK = str(EXAMPLES / "memenuhi-wbbm.xlsx")
OLD_FORM = str(EXAMPLES / "lke-2014.xlsx")
PROFILE = EXAMPLES / "profile.yaml"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def profile(tmp_path: Path) -> Callable[[str, str], str]:
    """The example with one text replaced."""

    def changed(old: str, new: str) -> str:
        file = tmp_path / "profile.yaml"
        text = PROFILE.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        return str(file)

    return changed


def test_scores_and_conditions_together_say_that_a_unit_may_be_proposed(run: Run) -> None:
    code, out, _ = run("evaluate", WORKBOOK, "--profile", str(PROFILE), "--require", "wbbm")
    assert code == 0
    assert out.count("terpenuhi: unit dapat diusulkan") == 2


@pytest.mark.parametrize("changed", ["tlhp: 99,9", "tlhp:"])
@pytest.mark.parametrize("format_", ["table", "json", "markdown", "csv"])
def test_a_condition_not_met_or_unknown_fails_a_requirement(
    run: Run, profile: Callable[[str, str], str], changed: str, format_: str
) -> None:
    file = profile("tlhp: 100", changed)
    code, out, _ = run("evaluate", WORKBOOK, "--profile", file, "--require", "wbk", "--format", format_)
    assert code == 1
    assert "terpenuhi: unit dapat diusulkan" not in out
    assert run("evaluate", WORKBOOK, "--require", "wbk")[0] == 0


def test_json_says_what_became_of_each_condition(run: Run, profile: Callable[[str, str], str]) -> None:
    _, out, _ = run("evaluate", WORKBOOK, "--profile", profile("sakip: BB", "sakip: B"), "--format", "json")
    wbbm = json.loads(out)["results"][0]["assessments"][-1]["verdicts"][1]
    sakip = next(one for one in wbbm["conditions"] if one["id"] == "sakip")
    assert (sakip["minimum"], sakip["actual"], sakip["status"]) == ("BB", "B", "not_met")
    assert (wbbm["met"], wbbm["may_be_proposed"]) == (True, False)


def test_a_wrong_profile_is_exit_3_with_its_line(run: Run, profile: Callable[[str, str], str]) -> None:
    code, out, err = run("evaluate", WORKBOOK, "--profile", profile("opini_bpk: WTP", "opini: WTP"))
    assert (code, out) == (3, "")
    assert "profile.yaml:18: syarat.opini: ZI880" in err


def test_under_a_repealed_regulation_nothing_can_be_proposed(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "profile.yaml"
    file.write_text("syarat:\n  akip: CC\n", encoding="utf-8")
    arguments = ["evaluate", OLD_FORM, "--rubric", "permenpanrb-52-2014", "--profile", str(file)]
    for format_ in ("table", "markdown"):
        out = run(*arguments, "--format", format_)[1]
        assert "tidak ada pengusulan menurutnya" in " ".join(out.split())


def test_the_profile_is_read_under_the_regulation_that_the_workbook_is_recognised_as(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "profile.yaml"
    file.write_text("syarat:\n  akip: CC\n", encoding="utf-8")
    code, out, _ = run("evaluate", OLD_FORM, "--profile", str(file), "--format", "json")
    assert code == 0
    for verdict in json.loads(out)["results"][0]["assessments"][-1]["verdicts"]:
        akip = next(one for one in verdict["conditions"] if one["id"] == "akip")
        assert (akip["actual"], akip["status"]) == ("CC", "met")


def test_a_profile_of_another_regulation_is_exit_3_and_names_that_of_the_workbook(run: Run) -> None:
    code, out, err = run("evaluate", OLD_FORM, "--profile", str(PROFILE))
    assert (code, out) == (3, "")
    assert 'ZI880: kunci profil "sakip" tidak dikenal dalam permenpanrb-52-2014' in err


def test_a_workbook_that_cannot_be_used_does_not_hide_another_beside_a_profile(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "lain.xlsx"
    other.write_text("bukan buku kerja", encoding="utf-8")
    code, out, err = run("evaluate", WORKBOOK, str(other), "--profile", str(PROFILE), "--format", "json")
    assert code == 3
    assert "ZI104" in err
    assert json.loads(out)["results"][0]["assessments"][-1]["verdicts"][0]["may_be_proposed"]


def test_the_profile_is_read_once_for_all_workbooks_of_a_regulation(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def counted(path: Path, rubric: Rubric) -> Facts:
        read.append(path)
        return read_profile(path, rubric)

    monkeypatch.setattr("zi_score.proposal.profile.read_profile", counted)
    others = [str(EXAMPLES / name) for name in ("memenuhi-wbk.xlsx", "setengah-terisi.xlsx")]
    assert run("evaluate", WORKBOOK, *others, "--profile", str(PROFILE))[0] == 0
    assert read == [PROFILE]
