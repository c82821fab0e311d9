"""The kawasan on the page of an evaluation: units by targets, what the kawasan itself must have, and the verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Column, Outcome, Row, Rows, Section, Tone, sentence, toned
from zi_score.report.evaluation.findings import problem_section
from zi_score.report.kawasan.wording import closing_sentences, kawasan_rows, verdict_reasons, verdict_words
from zi_score.report.short_names import short_names

if TYPE_CHECKING:
    from zi_score.proposal.kawasan import KawasanOutcome

_TONES = {True: Tone.GOOD, False: Tone.BAD, None: Tone.DIM}


def kawasan_section(outcome: KawasanOutcome) -> Section:
    """The section, in the order in which it is read."""
    outcomes = (
        Outcome(
            one.title,
            f"{verdict_words(outcome, one)}:",
            verdict_reasons(outcome, one),
            Tone.GOOD if outcome.meets(one.target) else Tone.BAD,
        )
        for one in outcome.verdicts
    )
    return Section(
        _("Kawasan {name}").format(name=outcome.name),
        (
            _requirements(outcome),
            *outcomes,
            *(sentence(one, Tone.DIM) for one in closing_sentences(outcome)),
            *problem_section(outcome.problems),
        ),
    )


def _requirements(outcome: KawasanOutcome) -> Rows:
    _folder, names = short_names(outcome.units)
    rows = []
    for row in kawasan_rows(outcome):
        title = names[row.title] if row.is_unit else row.title
        cells = (toned(one.text, _TONES[one.is_met], marked=True) for one in row.cells)
        rows.append(Row((toned(title, Tone.PLAIN), *cells)))
    return Rows((Column(_("Unit")), *(Column(one.title) for one in outcome.verdicts)), rows)
