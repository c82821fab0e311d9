"""Bytes in, one of the bodies that PortalRB exchanges out, told apart by their keys. Nothing in them is judged here."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Literal, get_args

from zi_score.frozen import dataclass
from zi_score.language import _, reader_reason
from zi_score.limits import MEGABYTE, current_limits
from zi_score.problems import Location, UnusableInputError, found
from zi_score.text_files import begins_as_json
from zi_score.workbook.files import NamedContent

BODY_SUFFIX = ".json"
"""The file name ending of a saved body, which is read where somebody names it, and not looked for among workbooks."""

_LONGEST_REASON = 100

BodyKind = Literal["answers", "units", "error"]


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its kind: the answers of one unit, a list of units, or the message of an error.

    `repeated` has the keys that stand twice in one object, of which JSON readers take one or the other.
    """

    path: str
    sha256: str
    kind: BodyKind
    content: Mapping[str, Any]
    repeated: tuple[str, ...] = ()

    @property
    def place(self) -> Location:
        """The file as a whole."""
        return Location(file=self.path)


def recognised(source: NamedContent) -> Body | None:
    """The body that a file holds; None for anything else, a saved result and broken JSON included."""
    if not begins_as_json(source.content):
        return None
    try:
        return parsed(source)
    except UnusableInputError:
        return None  # whoever reads it next says what it is not


def parsed(source: NamedContent) -> Body:
    """The body that a file must hold; raise `UnusableInputError` where it holds none."""
    repeated: list[str] = []

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _value in pairs]
        repeated.extend(name for name in dict.fromkeys(names) if names.count(name) > 1)
        return dict(pairs)

    place, most = Location(file=source.name), current_limits().text_mb
    if len(source.content) > most * MEGABYTE:
        reason = _("isinya lebih besar daripada {limit} MB").format(limit=most)
        raise UnusableInputError(found("ZI910", place, reason=reason))
    try:
        content = json.loads(
            source.content.decode("utf-8-sig"), object_pairs_hook=unique, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        reason = reader_reason(" ".join(str(error).split()))[:_LONGEST_REASON]
        raise UnusableInputError(found("ZI910", place, reason=reason)) from error
    kinds = [kind for kind in get_args(BodyKind) if kind in content] if isinstance(content, dict) else []
    if not kinds:
        reason = _("tidak ada answers, units, atau error di dalamnya")
        raise UnusableInputError(found("ZI910", place, reason=reason))
    digest = hashlib.sha256(source.content).hexdigest()
    return Body(source.name, digest, kinds[0], content, tuple(dict.fromkeys(repeated)))


def _refuse_constant(name: str) -> Any:
    """NaN and Infinity are no JSON, though Python reads them."""
    raise ValueError(name)
