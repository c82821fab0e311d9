"""``zi-score rule``: the list, a page, and what is no code."""

from collections.abc import Callable

import pytest

from zi_score.language import LANGUAGE_VARIABLE
from zi_score.problems import CATALOGUE

Run = Callable[..., tuple[int, str, str]]


def test_without_a_code_every_code_is_listed_with_its_severity_and_message(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    code, out, err = run("rule")
    assert (code, err) == (0, "")
    title, head, *rows = out.splitlines()
    assert (title, head.split()) == ("Kode temuan", ["Kode", "Tingkat", "Temuan"])
    assert [line.split()[0] for line in rows] == sorted(CATALOGUE)
    assert 'ZI203  kesalahan   jawaban "…" bukan salah satu dari …; dihitung belum diisi' in out


@pytest.mark.parametrize("given", ["ZI422", "zi422", "422"])
def test_a_code_shows_its_page(run: Run, given: str) -> None:
    code, out, err = run("rule", given)
    assert (code, err) == (0, "")
    assert out.startswith("ZI422 (kesalahan): rumus … melewatkan …: …\n\nArti\n  Rumus sebuah kelompok")
    assert "'LKE ZI'!L175: ZI422: rumus A.II.5.iii melewatkan A.II.5.iii.b" in " ".join(out.split())
    assert all(title in out for title in ("\nMengapa penting\n", "\nCara membetulkan\n", "\nContoh\n"))


def test_a_page_is_in_the_users_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "en")
    _, out, _ = run("rule", "ZI216")
    assert "\nWhy it matters\n" in out
    assert "3.506 on the scale 0 to 4" in " ".join(out.split())


@pytest.mark.parametrize(("given", "expected"), [("ZI2O3", "ZI2"), ("Z1203", "ZI203"), ("bobot", "zi-score rule")])
def test_no_code_is_a_wrong_usage_with_suggestions(run: Run, given: str, expected: str) -> None:
    code, out, err = run("rule", given)
    assert (code, out) == (2, "")
    assert f'"{given}" tidak ada' in err
    assert expected in err.partition("tidak ada")[2]
