"""What an edit is: its kind in a few words, its family, what a person expects, and what it does to a form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tests.support.form_edits.form import EditedForm

Expectation = Literal["read", "loud", "either"]
Change = Callable[[EditedForm], object]

FAMILIES = {
    "H": "header titles",
    "C": "columns",
    "R": "rows",
    "T": "texts",
    "M": "markers",
    "A": "answers",
    "N": "numbers",
    "U": "second assessor",
    "I": "codes in an ID column",
    "Q": "counts and indices",
    "S": "sheets",
    "F": "formulas and recorded scores",
    "L": "law: weights and structure",
    "V": "what stands beside the form",
}


@dataclass(frozen=True)
class Edit:
    """One kind. Two edits that claim the same part of the form do not stand together.

    `expectation` is ``read`` where the score must be exactly right, ``loud`` where it must never be presented as fine
    when it is not, ``either`` where both will do. `twin` is the kind beside it that must stay loud.
    """

    family: str
    name: str
    expectation: Expectation
    change: Change
    claims: frozenset[str] = frozenset()
    twin: str = ""

    def __str__(self) -> str:
        return f"{self.family} {self.name}"


def read(family: str, name: str, change: Change, claims: str = "", twin: str = "") -> Edit:
    """A kind that a person reads without trouble."""
    return Edit(family, name, "read", change, frozenset(claims.split()), twin)


def loud(family: str, name: str, change: Change, claims: str = "") -> Edit:
    """A kind that must never be scored as if it were fine."""
    return Edit(family, name, "loud", change, frozenset(claims.split()))


def either(family: str, name: str, change: Change, claims: str = "", twin: str = "") -> Edit:
    """A kind that may be read or refused, but never be read wrongly without a word."""
    return Edit(family, name, "either", change, frozenset(claims.split()), twin)
