"""The kawasan in the Markdown report; every text is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.kawasan.wording import closing_sentences, kawasan_rows, verdict_reasons, verdict_words
from zi_score.report.markdown_text import escaped, table_head, table_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.proposal.kawasan import KawasanOutcome
    from zi_score.report.kawasan.wording import KawasanCell

_SIGNS = {True: "✅ ", False: "❌ ", None: ""}


def kawasan_lines(outcome: KawasanOutcome) -> Iterator[str]:
    """The section without the problems."""
    yield from (f"## {escaped(_('Kawasan {name}').format(name=outcome.name))}", "")
    titles = [verdict.title for verdict in outcome.verdicts]
    yield from table_head((_("Unit"), *titles), len(titles) + 1)
    for row in kawasan_rows(outcome):
        yield table_row(escaped(row.title), *map(_cell, row.cells))
    for verdict in outcome.verdicts:
        sign = _SIGNS[outcome.meets(verdict.target)]
        words = f"{verdict_words(outcome, verdict)}: {verdict_reasons(outcome, verdict)}"
        yield from ("", f"### {sign}{escaped(verdict.title)}: {escaped(words)}")
    yield ""
    yield from (f"- {escaped(sentence)}" for sentence in closing_sentences(outcome))


def _cell(one: KawasanCell) -> str:
    return f"{_SIGNS[one.is_met]}{escaped(one.text)}"
