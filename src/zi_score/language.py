"""The language of what a user reads: Indonesian source strings, and English on request.

``ZI_SCORE_LANG=en`` selects English. Numbers in Indonesian text have the decimal comma.
"""

import gettext
import os
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from zi_score.exact import decimal_text

LANGUAGE_VARIABLE = "ZI_SCORE_LANG"


def is_english() -> bool:
    """Whether the user asked for English."""
    return os.environ.get(LANGUAGE_VARIABLE, "").lower().startswith("en")


@lru_cache(maxsize=1)
def _english() -> gettext.NullTranslations:
    return gettext.translation("zi_score", Path(__file__).parent / "locale", languages=["en"])


def _(message: str) -> str:
    """The message in the user's language."""
    return _english().gettext(message) if is_english() else message


def N_(message: str) -> str:  # noqa: N802 - the customary gettext marker
    """Mark a message for translation where it is defined; `_` translates it where it is shown."""
    return message


def localized(decimal: str) -> str:
    """A decimal text with the decimal mark of the user's language."""
    return decimal if is_english() else decimal.replace(".", ",")


def shown(value: object) -> str:
    """Any value inside a sentence: a Fraction gets at most six decimals and no trailing zeros."""
    if isinstance(value, Fraction):
        text = decimal_text(value, 6).rstrip("0").rstrip(".")
        return localized(text)
    return str(value)
