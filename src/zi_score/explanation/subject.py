"""From what a user names to what is explained."""

from collections.abc import Iterator

from zi_score.explanation.model import Subject, SubjectKind
from zi_score.rubric.catalogue import TOTAL, Rubric


def subject_named(rubric: Rubric, name: str) -> Subject | None:
    """The subject of this name, in either case; the total for an empty one, None for what the rubric does not know."""
    wanted = (name or TOTAL).casefold()
    return next((one for one in _subjects(rubric) if one.code.casefold() == wanted), None)


def _subjects(rubric: Rubric) -> Iterator[Subject]:
    yield Subject(SubjectKind.TOTAL, TOTAL)
    yield from (Subject(SubjectKind.AREA, code) for code in rubric.areas)
    yield from (Subject(SubjectKind.NODE, code) for code in rubric.nodes)
    yield from (Subject(SubjectKind.QUESTION, code) for code in rubric.questions)
    for target in rubric.targets.values():
        yield Subject(SubjectKind.TARGET, target.id)
        yield from (Subject(SubjectKind.GATE, f"{target.id}.{one.id}") for one in target.thresholds)
        for threshold in target.thresholds:
            if threshold.subject == "each_area":
                yield from (Subject(SubjectKind.GATE, f"{target.id}.{threshold.id}.{code}") for code in rubric.areas)
