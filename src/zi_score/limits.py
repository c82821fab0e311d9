"""How much of a file is read before it is refused: generous beside any real LKE, far below what hurts a machine.

``ZI_SCORE_LIMITS`` overrides them for a whole run. A settings file beside submitted workbooks cannot: whoever
sent the workbooks may have written that too.
"""

import os
from collections.abc import Mapping
from functools import lru_cache

from zi_score.frozen import dataclass, field_names

LIMITS_VARIABLE = "ZI_SCORE_LIMITS"
MEGABYTE = 1024 * 1024
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""The last row and column that a sheet can have."""


class LimitsError(ValueError):
    """A limit that does not exist or is no positive whole number; `entry` is what was written."""

    def __init__(self, entry: str, known: tuple[str, ...]) -> None:
        super().__init__(entry)
        self.entry = entry
        self.known = known


@dataclass(frozen=True, slots=True)
class Limits:
    """Each limit under the name that overrides it, with ``_`` written ``-``."""

    file_mb: int = 50
    """The file itself, in megabytes."""
    text_mb: int = 8
    """A file beside the workbooks: settings, a rubric, a profile, a kawasan, answers, one line of a recap to resume."""
    unpacked_mb: int = 64
    """All members of the archive together when unpacked, and all texts of an unusual file, in megabytes."""
    ratio: int = 200
    """How many times larger an archive becomes when unpacked; small archives may exceed it."""
    members: int = 5_000
    """The members of the archive."""
    sheets: int = 200
    """The worksheets of the workbook."""
    rows: int = 20_000
    """The rows that are read of a sheet; what stands further down is not looked at."""
    respondents: int = 200_000
    """The rows that are read of a table of responses, which one agency may have a hundred thousand of."""
    cells: int = 4_000_000
    """The cells of the rectangles that the sheets span, filled or not, all sheets together."""
    cell_text: int = 32_767
    """The letters in one cell; Excel itself allows no more."""
    problems: int = 1_000
    """The findings that are shown of one workbook; the others are counted."""
    memory_mb: int = 2_048
    """The memory of the separate process that reads an unusual file, in megabytes."""
    seconds: int = 60
    """The time of that process."""
    workbook_seconds: int = 120
    """The time that one workbook may take where many are read."""


LIMIT_NAMES = tuple(name.replace("_", "-") for name in field_names(Limits))


def current_limits(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits in force: ``file-mb=200,sheets=500`` in the environment, the default for the others.

    Raises `LimitsError`.
    """
    return _parsed(environment.get(LIMITS_VARIABLE, ""))


@lru_cache(maxsize=8)
def _parsed(text: str) -> Limits:
    values: dict[str, int] = {}
    for entry in filter(None, (one.strip() for one in text.split(","))):
        name, _sign, number = (one.strip() for one in entry.partition("="))
        if name not in LIMIT_NAMES or not (number.isascii() and number.isdecimal() and int(number)):
            raise LimitsError(entry, LIMIT_NAMES)
        values[name.replace("-", "_")] = int(number)
    return Limits(**values)
