"""Explanation: a scorecard and its verdicts in, a trace from each figure down to the cells and the rubric out. Pure.

Every figure of a trace follows from those below it by the operation that it names, so that a second program can
check the whole. Nothing here reads, scores or judges.
"""

from zi_score.explanation.derivation import Derivation
from zi_score.explanation.model import Alternative, Explanation, GateShift, GateTrace, Subject, SubjectKind, Whole
from zi_score.explanation.steps import Figure, Operation, in_order
from zi_score.explanation.subject import subject_named

__all__ = [
    "Alternative",
    "Derivation",
    "Explanation",
    "Figure",
    "GateShift",
    "GateTrace",
    "Operation",
    "Subject",
    "SubjectKind",
    "Whole",
    "in_order",
    "subject_named",
]
