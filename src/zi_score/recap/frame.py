"""What workbooks of one instrument share as rows: its figures and its gates. So thousands of rows stay small."""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from zi_score.language import _
from zi_score.outcome import Assessment
from zi_score.rubric.catalogue import TOTAL, Rubric


class Part(NamedTuple):
    """A figure that every row has: the total, a component, an area, a part of a component without areas."""

    code: str
    title: str
    kind: str
    weight: Fraction


class FrameGate(NamedTuple):
    """A gate of a target, and the least points that it asks for."""

    target: str
    id: str
    code: str
    title: str
    required: Fraction


class Frame(NamedTuple):
    """What the rows of one instrument share: its figures and its gates, in order, and what repealed its regulation.

    `origin` is the folder of a rubric of the user's own.
    """

    rubric: str
    title: str
    fingerprint: str
    policy: str
    parts: tuple[Part, ...]
    targets: tuple[tuple[str, str], ...]
    gates: tuple[FrameGate, ...]
    questions: int
    repealed_by: str = ""
    origin: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """What tells one frame from another; to compare their hundreds of figures takes far longer."""
        return self.rubric, self.fingerprint, self.policy, self.targets

    @property
    def weight(self) -> Fraction:
        """The most points there are."""
        return self.parts[0].weight


def frame_of(rubric: Rubric, decisive: Assessment) -> Frame:
    """The frame of a rubric, in the words of the one whose verdict counts."""
    gates = [
        FrameGate(verdict.target, gate.id, gate.code, gate.title, gate.required)
        for verdict in decisive.verdicts
        for gate in sorted(verdict.requirements, key=lambda one: one.id)
    ]
    return Frame(
        rubric=rubric.id,
        title=rubric.title,
        fingerprint=rubric.fingerprint,
        policy=decisive.scorecard.policy,
        parts=(Part(TOTAL, _("Nilai total"), "total", rubric.weight), *_parts(rubric)),
        targets=tuple((verdict.target, verdict.title) for verdict in decisive.verdicts),
        gates=tuple(gates),
        questions=len(rubric.questions),
        repealed_by=rubric.repeal.by if rubric.repeal else "",
        origin=rubric.origin,
    )


# More rubrics than any run has.
@lru_cache(maxsize=64)
def _parts(rubric: Rubric) -> tuple[Part, ...]:
    """The components, then the areas across aspects and the parts of components without areas."""
    return (
        *(Part(node.code, node.title, "component", node.weight) for node in rubric.components),
        *(Part(area.code, area.title, "area", area.weight) for area in rubric.areas.values()),
        *(Part(node.code, node.title, "part", node.weight) for node in rubric.parts_without_areas),
    )
