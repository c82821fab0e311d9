"""What every file of the law is written with: exact numbers, names, and figures that cite a source."""

from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema


def _to_fraction(value: Any) -> Any:
    """A number is kept as the decimal or fraction that was written."""
    if isinstance(value, str):
        try:
            return Fraction(value)
        except (ValueError, ZeroDivisionError) as error:
            message = f"not a number: {value!r}"
            raise ValueError(message) from error
    return value


Exact = Annotated[
    Fraction,
    BeforeValidator(_to_fraction),
    WithJsonSchema({"type": ["number", "string"], "description": "A decimal, or a fraction such as 2/3."}),
]
Weight = Annotated[Exact, Field(gt=0)]
Share = Annotated[Exact, Field(ge=0, le=1)]
Code = Annotated[str, Field(pattern=r"^[A-Z](\.[A-Za-z0-9]+)*$")]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$")]
Text = Annotated[str, Field(min_length=1)]


class Document(BaseModel):
    """Common strictness: nothing unknown, nothing changed later."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class SourceEntry(Document):
    """A document that figures are taken from."""

    title: Text
    kind: Literal["regulation", "form", "practice", "interpretation"]
    note: str = ""


class Citation(Document):
    """A place in one of the listed documents."""

    document: Identifier
    pages: str = ""


class Cited(Document):
    """Anything that rests on a source."""

    source: Citation
    confirmed: bool = True
