"""Text of unknown origin, made safe to print: no terminal commands, no invisible characters, one line."""

import re
import unicodedata

_TERMINAL_COMMAND = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]?|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~]?)")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def printable(text: str) -> str:
    """The same text without escape sequences and control characters; line breaks become blanks."""
    # Nearly every text is, and a page has thousands.
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in _TERMINAL_COMMAND.sub("", text))


def _shown(character: str) -> str:
    if " " <= character <= "~":
        return character
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in {"Cc", "Cf"}:
        return ""
    return _REPLACEMENT if category in {"Cs", "Cn"} else character
