"""The catalogue of problem codes as text: one line for each, or the whole page of one."""

from __future__ import annotations

import textwrap
from string import Formatter
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.wording import SEVERITIES, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zi_score.problems import ProblemKind
    from zi_score.problems.pages import Page

_INDENT = "  "
_PLACE = "…"


def catalogue_text(kinds: Iterable[ProblemKind], width: int) -> str:
    """Code, severity and message of each kind, in the order of the codes."""
    ordered = sorted(kinds, key=lambda kind: kind.code)
    severities = {kind.severity: _(SEVERITIES[kind.severity]) for kind in ordered}
    column = max(len(word) for word in severities.values())
    lines = []
    for kind in ordered:
        start = f"{kind.code}  {severities[kind.severity]:<{column}}  "
        lines += textwrap.wrap(start + general_message(kind), width, subsequent_indent=" " * len(start))
    return "\n".join(lines) + "\n"


def page_text(page: Page, width: int) -> str:
    """Everything about one code."""
    parts = [
        (_("Arti"), page.means),
        (_("Mengapa penting"), page.why),
        (_("Cara membetulkan"), page.mend),
        (_("Contoh"), example_sentence(page)),
    ]
    lines = [f"{page.kind.code} ({_(SEVERITIES[page.kind.severity])}): {general_message(page.kind)}"]
    lines = textwrap.wrap(lines[0], width)
    for title, text in parts:
        lines += ["", title, *textwrap.wrap(text, width, initial_indent=_INDENT, subsequent_indent=_INDENT)]
    return "\n".join(lines) + "\n"


def general_message(kind: ProblemKind) -> str:
    """The message with an ellipsis for each value that a finding would name."""
    parts = Formatter().parse(kind.message)
    return "".join(text + (_PLACE if name is not None else "") for text, name, _spec, _conversion in parts)


def example_sentence(page: Page) -> str:
    """The example as a report would show it."""
    place = f"{page.place}: " if page.place else ""
    return f"{place}{page.kind.code}: {sentence(page.example.message)} {page.example.hint}"
