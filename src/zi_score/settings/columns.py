"""Whose answers stand in which column, as it is written on the command line and in settings: ``tpi=R``."""

import re
from collections.abc import Iterable

from zi_score.column_letters import column_number
from zi_score.limits import LAST_COLUMN

_CHOICE = re.compile(r"([A-Za-z0-9][A-Za-z0-9-]*)=([A-Za-z]{1,3})")


class ColumnChoiceError(ValueError):
    """What is no choice of a column, or contradicts an earlier one; `text` is as it was written."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def column_choices(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The assessor and the letters of each: ``("tpi", "R")``. Raises `ColumnChoiceError` for the first wrong one.

    One assessor has one column, and a column belongs to one assessor.
    """
    chosen: dict[str, str] = {}
    for text in texts:
        match = _CHOICE.fullmatch(text.strip())
        if match is None:
            raise ColumnChoiceError(text)
        assessor, letters = match[1].lower(), match[2].upper()
        if column_number(letters) > LAST_COLUMN or assessor in chosen or letters in chosen.values():
            raise ColumnChoiceError(text)
        chosen[assessor] = letters
    return tuple(chosen.items())
