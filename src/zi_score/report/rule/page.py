"""Problem codes as pages: one row for each, or all that is known of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Column, Page, Row, Rows, Section, sentence
from zi_score.report.evaluation.findings import SEVERITY_TONES
from zi_score.report.texts import Tone, toned
from zi_score.report.wording import SEVERITIES, general_text
from zi_score.report.wording import sentence as full_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zi_score.problems import ProblemKind
    from zi_score.problems.pages import RulePage


def catalogue_page(kinds: Iterable[ProblemKind]) -> Page:
    """Code, severity and message of each kind, in the order of the codes."""
    columns = (Column(_("Kode"), is_whole=True), Column(_("Tingkat"), is_whole=True), Column(_("Temuan")))
    rows = [
        Row.of(
            toned(kind.code, Tone.STRONG),
            toned(_(SEVERITIES[kind.severity]), SEVERITY_TONES[kind.severity.value]),
            general_text(kind.message),
        )
        for kind in sorted(kinds, key=lambda kind: kind.code)
    ]
    return Page(_("Kode temuan"), (Rows(columns, rows),))


def rule_page(page: RulePage) -> Page:
    """Everything about one code."""
    severity = _(SEVERITIES[page.kind.severity])
    parts = (
        (_("Arti"), page.means),
        (_("Mengapa penting"), page.why),
        (_("Cara membetulkan"), page.mend),
        (_("Contoh"), example_sentence(page)),
    )
    return Page(
        f"{page.kind.code} ({severity}): {general_text(page.kind.message)}",
        tuple(Section(title, (sentence(text),)) for title, text in parts),
    )


def example_sentence(page: RulePage) -> str:
    """The example as a report would show it."""
    place = f"{page.place}: " if page.place else ""
    return f"{place}{page.kind.code}: {full_sentence(page.example.message)} {page.example.hint}"
