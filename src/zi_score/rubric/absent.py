"""A regulation that is known and not scored, as the program uses it: words only, compiled from a validated file."""

from zi_score.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AbsentRegulation:
    """A regulation without a rubric: why there is none, what is known of it all the same, what it would take."""

    id: str
    title: str
    repealed_by: str
    reason: str
    known: str
    needed: str
