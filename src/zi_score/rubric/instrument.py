"""What a workbook is evaluated with: a rubric, and the known forms of its workbook."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from zi_score.frozen import dataclass
from zi_score.problems import Location, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import (
    DEFAULT_RUBRIC,
    bundled_rubrics,
    load_layouts,
    load_own_layouts,
    load_portal,
    load_rubric,
    rubric_folder,
)

if TYPE_CHECKING:
    from zi_score.rubric.portal import Portal


@dataclass(frozen=True, slots=True)
class Instrument:
    """A rubric and the known forms of its workbook.

    `others` loads those whose forms are recognised as well, each with the targets of this one. They are asked for
    only when a workbook is not of this one, and only to say so when this one is what the user has chosen.
    `portal` loads how its answers are handed over, None where nothing is known of that.
    """

    rubric: Rubric
    layouts: tuple[Layout, ...]
    others: Callable[[], tuple["Instrument", ...]] = tuple
    is_chosen: bool = False
    portal: "Callable[[], Portal | None]" = lambda: None

    def of(self, rubric: str) -> "Instrument":
        """The other one of that rubric, if there is one, or else this one."""
        if self.is_chosen or rubric == self.rubric.id:
            return self
        return next((one for one in self.others() if one.rubric.id == rubric), self)

    def portal_for(self, file: str) -> "Portal":
        """How the answers in a file are handed over; raise `UnusableInputError` where nothing is known of that."""
        portal = self.portal()
        if portal is None:
            raise UnusableInputError(found("ZI928", Location(file=file), rubric=self.rubric.id))
        return portal

    def layout(self, name: str) -> Layout:
        """The layout of that id."""
        return next(one for one in self.layouts if one.id == name)


def load_instrument(name: str = "", layouts: tuple[str, ...] = ()) -> Instrument:
    """Load a rubric and its layouts by name or path; an empty name is the default.

    Layouts of the user's own, by path, come before those of the rubric, in place of one that has the same id.
    The forms of the other bundled rubrics are recognised as well, and scored beside the default, which nobody chose.
    Raises `UnusableInputError` with every problem in the files.
    """
    folder = rubric_folder(name or DEFAULT_RUBRIC)

    def others() -> tuple[Instrument, ...]:
        known = (load_instrument(other) for other in bundled_rubrics())
        return tuple(other for other in known if other.rubric.id != rubric.id)

    rubric = load_rubric(folder)
    own = load_own_layouts(folder, layouts)
    names = {one.id for one in own}
    known = (*own, *(one for one in load_layouts(folder) if one.id not in names))
    return Instrument(rubric, known, others, is_chosen=bool(name), portal=lambda: load_portal(folder))
