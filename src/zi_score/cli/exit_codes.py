"""The exit code, decided on what was found and before anything is shown."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.comparison import Comparison
    from zi_score.outcome import Check, Demand, Evaluation
    from zi_score.proposal.kawasan import KawasanOutcome
    from zi_score.recap import RecapRow
    from zi_score.survey.model import Survey


class ExitCode(IntEnum):
    """What each exit code says; a public contract."""

    DONE = 0
    NOT_MET = 1
    USAGE = 2
    UNUSABLE_INPUT = 3


def exit_code(evaluations: Sequence[Evaluation], required: str = "", kawasan: KawasanOutcome | None = None) -> ExitCode:
    """3 when an input has no verdict, else 1 when the required target is not met by all, else 0.

    The units of a kawasan meet a target only together with it.
    """
    if any(not evaluation.is_decided for evaluation in evaluations) or (kawasan and kawasan.has_errors):
        return ExitCode.UNUSABLE_INPUT
    asked = [kawasan] if kawasan else evaluations
    if required and any(not one.meets(required) for one in asked):
        return ExitCode.NOT_MET
    return ExitCode.DONE


def check_exit_code(checks: Sequence[Check], gate: Demand) -> ExitCode:
    """3 when an input cannot be used, else 1 when any check does not pass, else 0."""
    if any(not check.evaluation.is_usable for check in checks):
        return ExitCode.UNUSABLE_INPUT
    return ExitCode.DONE if all(check.passes(gate) for check in checks) else ExitCode.NOT_MET


def recap_exit_code(rows: Sequence[RecapRow], rubric: str, required: str = "") -> ExitCode:
    """3 when a workbook has no verdict, else 1 when the required target of the rubric is not met by all, else 0.

    Where nothing is answered there is nothing to judge: that meets no target, and is no fault of the file.
    """
    if any(row.frame is None and not row.is_unfilled for row in rows):
        return ExitCode.UNUSABLE_INPUT
    if not required:
        return ExitCode.DONE
    are_met = all(row.frame and row.frame.rubric == rubric and row.is_met(required) for row in rows)
    return ExitCode.DONE if are_met else ExitCode.NOT_MET


def diff_exit_code(comparisons: Sequence[Comparison], fail_on: str = "") -> ExitCode:
    """1 when any comparison has what the run is to fail on, else 0."""
    fails = {
        "regression": any(one.is_regression for one in comparisons),
        "gate-lost": any(gate.is_lost for one in comparisons for gate in one.gates),
        "any": any(not one.is_empty for one in comparisons),
    }
    return ExitCode.NOT_MET if fails.get(fail_on) else ExitCode.DONE


def survey_exit_code(surveys: Sequence[Survey], required: str = "") -> ExitCode:
    """1 when any index does not meet the required target by every conversion that may count, else 0."""
    fails = bool(required) and not all(one.meets(required) for one in surveys)
    return ExitCode.NOT_MET if fails else ExitCode.DONE
