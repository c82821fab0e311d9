"""Where a figure of the law stands, and whether the law still holds."""

from zi_score.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure stands: a document of the rubric's list, and its pages or cells."""

    document: str
    title: str
    pages: str = ""

    def __str__(self) -> str:
        return f"{self.title}, {self.pages}" if self.pages else self.title


@dataclass(frozen=True, slots=True)
class Repeal:
    """That a regulation holds no longer: by which one it was repealed, and where that stands."""

    by: str
    source: Source
