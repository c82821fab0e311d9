"""How an instansi hands answers over to a portal, as the program uses it: which item is which question, in what list.

Compiled from a validated file and never changed. Nothing here knows how the bodies are written.
"""

from collections.abc import Mapping
from types import MappingProxyType

from zi_score.frozen import dataclass
from zi_score.rubric.labels import Label
from zi_score.rubric.sources import Source


@dataclass(frozen=True, slots=True)
class PortalList:
    """A list of units that are proposed: its address, the target whose gates they meet, and the categories in it.

    `affirmed` are those of its categories that are for units on the affirmative route.
    """

    path: str
    target: str
    categories: tuple[str, ...]
    affirmed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PortalItem:
    """One item of the portal's list of questions: a question, or one of the counts that a question asks for."""

    id: int
    question: str
    count: str

    @property
    def identity(self) -> str:
        """What identifies its row in a form."""
        return f"{self.question}:{self.count}" if self.count else self.question


@dataclass(frozen=True, slots=True)
class PortalAssumption:
    """What is taken to be so, in which bodies, although the portal's own documents do not say it."""

    about: str
    bodies: tuple[str, ...]
    text: Label
    source: Source
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Portal:
    """One portal. `layout` is the form whose rows are its items, `answers` the address of the answers of one unit."""

    id: str
    title: str
    layout: str
    source: Source
    lists: tuple[PortalList, ...]
    answers: str
    items: tuple[PortalItem, ...]
    assumptions: tuple[PortalAssumption, ...]

    @property
    def by_id(self) -> Mapping[int, PortalItem]:
        """The items by the portal's own number."""
        return MappingProxyType({item.id: item for item in self.items})

    def list_of(self, category: str) -> PortalList | None:
        """The list that takes units of a category."""
        return next((one for one in self.lists if category in one.categories), None)
