"""What the law asks beyond the workbook: conditions of a proposal, its stages, and several units as one kawasan."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from zi_score.frozen import dataclass
from zi_score.rubric.sources import Source


@dataclass(frozen=True, slots=True)
class Condition:
    """A requirement outside the workbook. `grades` are its possible grades, the best first.

    One that is not binding is a practice without a text; affirmation defers a deferrable one.
    """

    id: str
    title: str
    holder: Literal["instansi", "unit"]
    kind: Literal["grade", "level", "percent", "years", "yes_no"]
    applies_to: str
    minimum: Mapping[str, str]
    source: Source
    confirmed: bool
    note: str
    grades: tuple[str, ...] = ()
    is_binding: bool = True
    is_deferrable: bool = False


@dataclass(frozen=True, slots=True)
class Affirmation:
    """A route by which some kinds of unit may be proposed while conditions are still being met."""

    applies_to: str
    kinds: tuple[str, ...]
    source: Source
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage on the road to the predicate: who acts, and what must hold for it."""

    id: str
    title: str
    actor: str
    checks: tuple[Literal["scores", "conditions"], ...]
    source: Source
    confirmed: bool
    note: str


@dataclass(frozen=True, slots=True)
class KawasanTarget:
    """What a kawasan must reach for a target beside its units; `requires` names the predicate it must hold already."""

    minimum: Fraction
    requires: str
    source: Source
    confirmed: bool


@dataclass(frozen=True, slots=True)
class KawasanScale:
    """From 0 to what an integration score goes, and why that is said."""

    maximum: Fraction
    reason: str
    source: Source
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Kawasan:
    """Several units proposed together. The score of its aspects is one number; nothing says how they weigh."""

    aspects: tuple[str, ...]
    scale: KawasanScale
    targets: Mapping[str, KawasanTarget]
    source: Source
