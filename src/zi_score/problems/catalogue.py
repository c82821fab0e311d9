"""The catalogue of problem codes as the program reads it: JSON that was compiled from the YAML in ``entries/``.

One file with both languages: to read only the one in use would save some 0.2 ms. What the pages say, which only
``zi-score rule`` shows, is compiled to a file of its own (`pages`).
"""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from zi_score.problems.model import ProblemKind, Severity, Wording

KINDS_FILE = Path(__file__).parent / "compiled" / "kinds.json"


def _kinds() -> dict[str, ProblemKind]:
    return {
        code: ProblemKind(code, Severity(severity), Wording(*indonesian), Wording(*english))
        for code, (severity, indonesian, english) in json.loads(KINDS_FILE.read_bytes()).items()
    }


CATALOGUE: Mapping[str, ProblemKind] = MappingProxyType(_kinds())
"""Every kind of problem by its code, in the order in which reports list them: by subject, then by code."""
