"""What the evidence of each question turned out to be."""

from enum import StrEnum

from zi_score.frozen import dataclass
from zi_score.problems import Location


class Standing(StrEnum):
    """What a name in a note stands for in the folder of evidence."""

    FOUND = "found"
    EMPTY = "empty"
    MISSING = "missing"
    OUTSIDE = "outside"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class NamedEvidence:
    """A file or folder that a cell names. `path` is from the folder of evidence; `size` in bytes, of all its files."""

    name: str
    location: Location
    standing: Standing
    path: str = ""
    files: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class QuestionEvidence:
    """What is named for one question; `is_top` where the deciding assessor gave it the best answer."""

    code: str
    title: str
    is_top: bool
    named: tuple[NamedEvidence, ...]
