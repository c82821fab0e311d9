"""What is said of a proposal: what is known to be lacking is not called open, and what is open not decided."""

from collections.abc import Mapping

import pytest

from tests.support.marks import best_marks, worst_marks
from tests.unit.report.outcomes import evaluation
from zi_score.proposal.conditions import Facts
from zi_score.report.condition_wording import proposal_sentence
from zi_score.rubric.catalogue import Rubric
from zi_score.workflows.evaluate import with_facts

OPEN = "Belum dapat disimpulkan bahwa unit dapat diusulkan"


@pytest.mark.parametrize(
    ("is_best", "values", "expected"),
    [
        (True, {}, OPEN),
        (False, {}, "Unit belum dapat diusulkan: ambang nilai belum terpenuhi"),
        (True, {"tlhp": "99"}, "Unit belum dapat diusulkan: syarat di luar LKE belum terpenuhi"),
        (
            False,
            {"tlhp": "99"},
            "Unit belum dapat diusulkan: ambang nilai dan syarat di luar LKE belum terpenuhi",
        ),
    ],
)
def test_what_is_lacking_is_said(rubric: Rubric, values: Mapping[str, str], expected: str, *, is_best: bool) -> None:
    one = evaluation(rubric, best_marks(rubric) if is_best else worst_marks(rubric))
    assert proposal_sentence(one.decisive.verdicts[0]) == ""
    assert proposal_sentence(with_facts(one, Facts("pemda", values=values)).decisive.verdicts[0]) == expected
