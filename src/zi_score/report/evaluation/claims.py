"""What a workbook claims of its surveys beside what respondents answered, as rows that every report shows alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.frozen import dataclass
from zi_score.language import _, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.outcome import Evaluation
    from zi_score.survey.claims import Claim


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim in words, and whether it is what the respondents answered."""

    title: str
    claimed: str
    computed: str
    respondents: str
    is_right: bool


def claim_rows(evaluation: Evaluation) -> Iterator[ClaimRow]:
    """One row for each claim; the assessor is named where there are several."""
    several = len(evaluation.assessments) > 1
    for one in evaluation.claims:
        title = f"{one.survey.question} {one.survey.questionnaire.index_title}"
        yield ClaimRow(
            title=f"{title} ({one.title})" if several else title,
            claimed=_claimed(one),
            computed=one.computed,
            respondents=str(one.survey.respondents.counted),
            is_right=one.problem is None,
        )


def _claimed(one: Claim) -> str:
    return _("belum diisi") if one.value is None else shown(one.value)
