"""Every problem code has its page, in both languages, and every page its code."""

import string
from pathlib import Path
from typing import Any

import pytest
import yaml

from zi_score.language import LANGUAGE_VARIABLE
from zi_score.problems import CATALOGUE
from zi_score.problems.pages import page_entries, page_of
from zi_score.report.rule_text import example_sentence, general_message, page_text

LANGUAGES = {"id": "", "en": "en"}
PARTS = ("means", "why", "mend")


def places(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert sorted(page_entries()) == sorted(CATALOGUE)


def test_no_page_is_written_twice_and_each_stands_in_the_file_of_its_group(project: Path) -> None:
    codes = []
    for file in sorted((project / "src" / "zi_score" / "problems" / "pages").glob("*.yaml")):
        tree: Any = yaml.compose(file.read_text(encoding="utf-8"))
        keys = [key.value for key, _ in tree.value]
        assert all(key.startswith(file.stem) for key in keys)
        assert keys == sorted(keys)
        codes += keys
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_page_says_everything_in_few_sentences(code: str) -> None:
    entry = page_entries()[code]
    assert set(entry) <= {"at", "values", "id", "en"}
    assert set(entry.get("values", {})) == places(CATALOGUE[code].message) | places(CATALOGUE[code].hint)
    for language in LANGUAGES:
        assert tuple(entry[language]) == PARTS
        assert all(text == text.strip() and text.endswith(".") for text in entry[language].values())
        assert sum(text.count(". ") + 1 for text in entry[language].values()) <= 7


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CATALOGUE)
def test_an_example_names_its_code_and_leaves_nothing_open(
    code: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, LANGUAGES[language])
    page = page_of(code)
    example = example_sentence(page)
    assert f"{code}: " in example
    assert example in " ".join(page_text(page, 10_000).split())
    assert page.means == page_entries()[code][language]["means"]


def test_a_message_without_values_shows_where_they_go() -> None:
    assert general_message(CATALOGUE["ZI203"]) == 'jawaban "…" bukan salah satu dari …; dihitung belum diisi'
