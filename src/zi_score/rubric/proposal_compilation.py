"""From a rubric file to the catalogue: what the law asks beyond the workbook."""

from collections.abc import Callable
from types import MappingProxyType

from zi_score.rubric.document import RubricDocument
from zi_score.rubric.proposal import Affirmation, Condition, Kawasan, KawasanScale, KawasanTarget, Stage
from zi_score.rubric.sources import Source
from zi_score.rubric.written import Citation

Sources = Callable[[Citation], Source]
"""What resolves a citation."""


def conditions(document: RubricDocument, source: Sources) -> tuple[Condition, ...]:
    """The conditions of a proposal, in order."""
    return tuple(
        Condition(
            id=entry.id,
            title=entry.title,
            holder=entry.holder,
            kind=entry.kind,
            applies_to=entry.applies_to,
            minimum=MappingProxyType(dict(entry.minimum)),
            source=source(entry.source),
            confirmed=entry.confirmed,
            note=entry.note,
            grades=entry.grades,
            is_binding=entry.binding,
            is_deferrable=entry.deferrable,
        )
        for entry in document.conditions
    )


def affirmation(document: RubricDocument, source: Sources) -> Affirmation | None:
    """The affirmative route, where the regulation has one."""
    entry = document.affirmation
    return Affirmation(entry.applies_to, entry.kinds, source(entry.source), entry.confirmed) if entry else None


def stages(document: RubricDocument, source: Sources) -> tuple[Stage, ...]:
    """The stages on the road to a predicate, in order."""
    return tuple(
        Stage(one.id, one.title, one.actor, one.checks, source(one.source), one.confirmed, one.note)
        for one in document.stages
    )


def kawasan(document: RubricDocument, source: Sources) -> Kawasan | None:
    """What several units together must reach, where the regulation says so."""
    entry = document.kawasan
    if entry is None:
        return None
    scale = entry.scale
    targets = {
        name: KawasanTarget(one.minimum, one.requires, source(one.source), one.confirmed)
        for name, one in entry.targets.items()
    }
    return Kawasan(
        aspects=entry.aspects,
        scale=KawasanScale(scale.maximum, scale.reason, source(scale.source), scale.confirmed),
        targets=MappingProxyType(targets),
        source=source(entry.source),
    )
