"""The gate with the least to spare: in points, as the recap counts it, and exactly at its minimum in words."""

from fractions import Fraction

import pytest

from tests.unit.report.test_figures import gate
from zi_score.report.evaluation.verdicts import nearest_gate_sentence
from zi_score.verdict import Requirement, Verdict


def on_a_part(title: str, weight: str, required: str, actual: str) -> Requirement:
    whole = gate(actual, required)
    return Requirement(
        title, title, title, whole.required, None, whole.actual, Fraction(weight), whole.source, confirmed=True
    )


@pytest.mark.parametrize(
    ("gates", "expected"),
    [
        # 0.35 of 17.5 is the lesser share, 0.29 of 7 the fewer points.
        (
            [("Prima", "17.5", "14.4", "14.75"), ("Tatalaksana", "7", "5.25", "5.54")],
            "Selisih terkecil: Tatalaksana, 0,29 di atas ambang 5,25",
        ),
        (
            [("Prima", "17.5", "14.4", "14.75"), ("Tatalaksana", "7", "5.25", "5.25")],
            "Selisih terkecil: Tatalaksana, tepat pada ambang 5,25",
        ),
    ],
)
def test_the_least_margin_is_in_points(gates: list[tuple[str, str, str, str]], expected: str) -> None:
    verdict = Verdict("wbk", "Menuju WBK", tuple(on_a_part(*one) for one in gates), ())
    assert nearest_gate_sentence(verdict) == expected
