"""JSON as it may be shown anywhere: what a terminal obeys or a reader cannot see is written as an escape.

A program that reads it gets the same text as before.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from zi_score.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

# C1 controls, zero-width and bidirectional signs, the line ends of Unicode, tags.
_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def report_text(schema_version: int, parts: Mapping[str, object]) -> str:
    """A report of these parts as `json_text`, with the version of its schema and of the program on top."""
    tool = {"name": "zi-score", "version": __version__}
    return json_text({"schema_version": schema_version, "tool": tool, **parts})


def json_text(document: object) -> str:
    """The document as text with a line break at its end. Raises ValueError for an infinite or undefined number."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSEEN.sub(_escape, text) + "\n"


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
