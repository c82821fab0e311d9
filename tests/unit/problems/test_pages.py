"""Every problem code has its page, in both languages, with an example that shows all its values."""

import string

import pytest
from scripts.compile_problems import catalogue

from zi_score.language import LANGUAGE_VARIABLE
from zi_score.problems import CATALOGUE
from zi_score.problems.pages import page_of
from zi_score.report import ReportOptions
from zi_score.report.ink import draw
from zi_score.report.rule.page import example_sentence, rule_page
from zi_score.report.wording import general_text

pytestmark = pytest.mark.no_cover
LANGUAGES = {"id": "", "en": "en"}
ENTRIES = catalogue()


def places(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_page_says_everything_in_few_sentences(code: str) -> None:
    entry = ENTRIES[code]
    assert set(entry.values) == places(entry.id.message) | places(entry.id.hint)
    for texts in (entry.id, entry.en):
        said = (texts.means, texts.why, texts.mend)
        assert all(text.endswith(".") for text in said)
        assert sum(text.count(". ") + 1 for text in said) <= 7


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CATALOGUE)
def test_an_example_names_its_code_and_leaves_nothing_open(
    code: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, LANGUAGES[language])
    page = page_of(code)
    example = example_sentence(page)
    assert f"{code}: " in example
    assert example in draw("table", [rule_page(page)], ReportOptions(width=10_000))
    texts = getattr(ENTRIES[code], language)
    assert (page.means, page.why, page.mend) == (texts.means, texts.why, texts.mend)


def test_a_message_without_values_shows_where_they_go() -> None:
    assert general_text(CATALOGUE["ZI203"].message) == 'jawaban "…" bukan salah satu dari …; dihitung belum diisi'
