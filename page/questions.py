"""What the page asks: a plain object of JSON, as a frozen question."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from zi_score.exact import exact
from zi_score.frozen import dataclass, field
from zi_score.planning.model import Wishes
from zi_score.settings.columns import column_choices
from zi_score.workbook.files import NamedContent
from zi_score.workflows.choices import Choices

Json = dict[str, Any]
ON_THE_PAGE = "page"
"""The format that is shown; every other one is a file to save."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question about files.

    `format` is `ON_THE_PAGE`, or that of a file to save. `ended` says what ended the worker that was asked before:
    ``time`` or ``memory``. `rows` are the lines of a recap, `pair` the assessors that are compared.
    """

    subject: str
    format: str
    language: str
    today: date
    files: tuple[NamedContent, ...]
    rubric: str = ""
    choices: Choices = field(default_factory=Choices)
    target: str = ""
    wishes: Wishes = field(default_factory=Wishes)
    pair: tuple[str, str] = ("", "")
    rows: tuple[str, ...] = ()
    prefix: str = "zi"
    ended: str = ""
    is_given_up: bool = False

    @property
    def file(self) -> NamedContent:
        """The first file, which most questions are about."""
        return self.files[0]


def question_of(asked: Mapping[str, Any], contents: Sequence[bytes]) -> Question:
    """The question that the page put into JSON, with the contents of its files in their order."""
    first, second = asked.get("pair") or ("", "")
    return Question(
        subject=asked["subject"],
        format=asked.get("format", ON_THE_PAGE),
        language=asked["language"],
        today=date.fromisoformat(asked["today"]),
        files=tuple(map(NamedContent, asked.get("names", ()), contents)),
        rubric=asked.get("choices", {}).get("rubric", ""),
        choices=_choices(asked.get("choices", {})),
        target=asked.get("target", ""),
        wishes=_wishes(asked.get("wishes", {})),
        pair=(first, second),
        rows=tuple(asked.get("rows", ())),
        prefix=asked.get("prefix", "zi"),
        ended=asked.get("ended", ""),
        is_given_up=asked.get("given_up", False),
    )


def _choices(given: Mapping[str, str]) -> Choices:
    """The choices about a workbook. The page offers only what is one; an empty field chooses nothing."""
    columns = [f"{name}={letters}" for name, letters in given.items() if name in ("unit", "tpi") and letters]
    return Choices(
        assessor=given.get("assessor", ""),
        sheet=given.get("sheet", ""),
        unanswered="skip" if given.get("unanswered") == "skip" else None,
        columns=column_choices(columns),
    )


def _wishes(given: Mapping[str, Any]) -> Wishes:
    return Wishes(
        locked=frozenset(given.get("locked", ())),
        indices={code: Fraction(exact(value)) for code, value in given.get("indices", {}).items()},
        limit=given.get("limit"),
        wants_alternatives=True,
    )
