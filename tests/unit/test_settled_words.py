"""Words that readers stumbled over stand in no message any more, in either language."""

import re

import pytest
from scripts.translations import catalogue, texts

TEXTS = texts(catalogue())
INDONESIAN = [
    "dibaca lain oleh",
    "dapat dinyatakan dapat",
    "hanya menyatakan terpenuhinya",
    "tidak sah; memerlukan",
    r"memerlukan (\{count\} )?isi\b",
    r"^isi \{name\}",
    "pertanyaan yang dihitung",
    r"jumlah dari \{count\} bagian",
    "bilangan awal",
    r"\bselang 95%",
    "orang yang berbeda",
    "^paling sedikit$",
    r"\bsidik (?!jari)",
    "simpul demi simpul",
]
ENGLISH = [r"\bpredicates?\b", "is none of", r"(error|warning|note)\(s\)"]


@pytest.mark.parametrize("words", INDONESIAN)
def test_no_message_says_it_in_indonesian(words: str) -> None:
    assert [text for text in TEXTS if re.search(words, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("words", ENGLISH)
def test_no_message_says_it_in_english(words: str) -> None:
    assert [text for text in TEXTS.values() if re.search(words, text, re.IGNORECASE)] == []
