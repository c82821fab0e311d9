"""``zi-score stages`` and ``zi-score profile new`` as a user runs them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from zi_score.schemas import json_schema

PROFILE = Path(__file__).parents[2] / "examples" / "profile.yaml"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def half_way(tmp_path: Path) -> Path:
    """A unit whose TPI is done, whose SAKIP is too low, and of whose TLHP nothing is known."""
    file = tmp_path / "profile.yaml"
    text = PROFILE.read_text(encoding="utf-8").replace("  sakip: BB", "  sakip: CC").replace("tlhp: 100", "tlhp:")
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_profile_it_is_the_road_of_the_regulation(run: Run) -> None:
    code, out, err = run("stages")
    assert (code, err) == (0, "")
    assert "Penetapan predikat" in out
    assert "oleh Menteri PANRB; Peraturan Menteri PANRB Nomor 90 Tahun 2021, hlm. 58" in " ".join(out.split())
    assert "zi-score profile new" in out


def test_it_says_what_is_next_by_whom_and_what_stands_in_the_way(run: Run, half_way: Path) -> None:
    code, out, _ = run("stages", "--profile", str(half_way))
    assert code == 0
    assert "Predikat SAKIP instansi" in out
    words = " ".join(out.split())
    assert "oleh pimpinan instansi. Yang masih menghalangi: 2 syarat." in words
    assert out.count("2024-02-12") == 2


@pytest.mark.parametrize("target", ["wbk", "WBBM"])
def test_json_follows_its_schema(run: Run, half_way: Path, target: str) -> None:
    code, out, _ = run("stages", "--profile", str(half_way), "--target", target, "--format", "json")
    document = json.loads(out)
    assert code == 0
    Draft202012Validator(json_schema("stages")).validate(document)
    assert (document["target"], document["next"]) == (target.lower(), "pengusulan")
    (proposal,) = [one for one in document["stages"] if one["id"] == "pengusulan"]
    assert [one["id"] for one in proposal["lacking"]] == ["sakip", "tlhp"]


def test_markdown_is_one_table(run: Run, half_way: Path, tmp_path: Path) -> None:
    file = tmp_path / "tahapan.md"
    assert run("stages", "--profile", str(half_way), "--format", "markdown", "-o", str(file))[0] == 0
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert len(rows) == 2 + len(json_schema("profile")["properties"]["tahap"]["properties"])
    assert any("➡️ berikutnya" in row for row in rows)
    assert run("stages", "--format", "markdown", "-o", str(file))[0] == 2
    assert run("stages", "--profile", str(half_way), "-o", str(half_way), "--force")[0] == 2


def test_when_everything_is_done_nothing_is_next(run: Run, tmp_path: Path) -> None:
    stages = json_schema("profile")["properties"]["tahap"]["properties"]
    file = tmp_path / "profile.yaml"
    file.write_text("jenis_instansi: kl\ntahap:\n" + "".join(f"  {one}: ya\n" for one in stages), encoding="utf-8")
    code, out, _ = run("stages", "--profile", str(file))
    assert code == 0
    assert "Semua tahap tercatat selesai." in out
    assert json.loads(run("stages", "--profile", str(file), "--format", "json")[1])["next"] is None


def test_wrong_usage_is_told(run: Run, tmp_path: Path) -> None:
    assert run("stages", "--target", "wbb")[0] == 2
    assert run("stages", "--rubric", "permenpanrb-52-2014")[0] == 2
    code, _, err = run("stages", "--profile", str(tmp_path / "tidak-ada.yaml"))
    assert code == 3
    assert "tidak-ada.yaml" in err


def test_it_speaks_english(run: Run, half_way: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_SCORE_LANG", "en")
    out = run("stages", "--profile", str(half_way))[1]
    assert "Next:" in out
    assert "Berikutnya" not in out


def test_a_new_profile_is_read_once_the_kind_of_instansi_is_given(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "profil.yaml"
    code, out, _ = run("profile", "new", "-o", str(file))
    assert code == 0
    assert str(file) in out.replace("\n", "")
    assert run("stages", "--profile", str(file))[0] == 3
    text = file.read_text(encoding="utf-8").replace("jenis_instansi:", "jenis_instansi: pemda")
    file.write_text(text, encoding="utf-8")
    assert run("stages", "--profile", str(file))[0] == 0


def test_a_profile_is_not_overwritten_unless_asked(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "profil.yaml"
    file.write_text("milik saya", encoding="utf-8")
    assert run("profile", "new", "-o", str(file))[0] == 2
    assert file.read_text(encoding="utf-8") == "milik saya"
    assert run("profile", "new", "-o", str(file), "--force")[0] == 0
    assert run("profile", "new", "-o", str(tmp_path / "tidak" / "ada.yaml"))[0] == 2
    assert run("profile")[0] == 2
