"""The language of what a user reads. Which words the catalogue has is tested elsewhere."""

import gettext
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from zi_score import language
from zi_score.language import LANGUAGE_VARIABLE, N_, _, in_language, is_english, localized, shown


class OneWord(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return {"nilai": "score"}.get(message, message)


@pytest.fixture(autouse=True)
def _one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_english", OneWord)


@pytest.mark.parametrize(("value", "expected"), [("en", True), ("EN_gb.UTF-8", True), ("id", False), ("", False)])
def test_english_is_spoken_only_when_asked_for(value: str, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, value)
    assert is_english() is expected


def test_indonesian_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LANGUAGE_VARIABLE, raising=False)
    assert not is_english()
    assert _("nilai") == "nilai"
    assert localized("74.996") == "74,996"


def test_a_language_may_be_given_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "en")
    with in_language("id"):
        assert localized("0.5") == "0,5"
        with in_language("en"):
            assert is_english()
        assert not is_english()
    assert is_english()


def test_english_text_is_translated_and_has_the_decimal_point(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "en")
    assert _("nilai") == "score"
    assert _("belum diterjemahkan") == "belum diterjemahkan"
    assert localized("74.996") == "74.996"


def test_a_marked_message_is_not_translated_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "en")
    assert N_("nilai") == "nilai"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(75), "75"),
        (Fraction(100), "100"),
        (Fraction(0), "0"),
        (Fraction(-5, 2), "-2,5"),
        (Fraction(2, 3), "0,666667"),
        (Fraction(1, 10**9), "0"),
        (7, "7"),
        ("3.5", "3.5"),
    ],
)
def test_a_number_in_a_sentence_has_no_needless_decimals(
    value: object, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(LANGUAGE_VARIABLE, raising=False)
    assert shown(value) == text


def test_the_english_catalogue_stands_in_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    asked: list[Any] = []
    monkeypatch.setattr(gettext, "translation", lambda *args, **named: asked.append((args, named)))
    language._english.__wrapped__()
    folder = Path(language.__file__).parent / "locale"
    assert asked == [(("zi_score", folder), {"languages": ["en"]})]
