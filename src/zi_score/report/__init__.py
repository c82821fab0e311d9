"""Reports: results in, one text out. A report never computes a score and never decides anything.

What a person reads is a page of blocks of the subject's `page` module, drawn by an ink; a data format is a module with
`render`. Only what is used is imported.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.frozen import dataclass, replace
from zi_score.report.ink import INKS, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zi_score.comparison import Comparison
    from zi_score.explanation import Explanation
    from zi_score.history.model import History
    from zi_score.outcome import Check, Demand, Evaluation, Reading
    from zi_score.planning.fragility import Fragility
    from zi_score.portalrb.check import CheckedBody
    from zi_score.problems import Problem
    from zi_score.proposal.kawasan import KawasanOutcome
    from zi_score.proposal.stages import Road
    from zi_score.recap import Recap
    from zi_score.report.plan import HasPlans
    from zi_score.report.settings import InForce
    from zi_score.survey.model import Survey

_MODULES = {"json": "json_report", "csv": "csv_report", "xlsx": "workbook"}
"""The modules that are not called as their format is."""


def _formats(room: str, *data: str) -> Mapping[str, str]:
    """The inks and these data formats by name, each with the module that draws or renders it."""
    return MappingProxyType({**INKS, **{name: f"{__name__}{room}.{_MODULES.get(name, name)}" for name in data}})


FORMATS = _formats("", "json", "csv")
WORKBOOK_FORMAT = "xlsx"
"""The format whose report is a workbook."""
CHECK_FORMATS = _formats(".check", "json", "junit", "sarif", "github", "gitlab")
"""Those that are text; a workbook is beside them."""
DIFF_FORMATS = _formats(".diff", "json", "csv", "github")
EXPLANATION_FORMATS = _formats(".explanation", "json")
HISTORY_FORMATS = _formats(".history", "json", "csv")
PLAN_FORMATS = _formats(".plan", "json", "csv", WORKBOOK_FORMAT)
BODY_FORMATS = _formats(".portalrb", "json")
READING_FORMATS = _formats(".reading", "json")
RECAP_FORMATS = _formats(".recap", "json", "csv", WORKBOOK_FORMAT)
"""JSONL is written row by row and is not among them."""
SETTINGS_FORMATS = _formats(".settings", "json")
STAGE_FORMATS = _formats(".stages", "json")
SURVEY_FORMATS = _formats(".survey", "json", "csv")


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How much to show and on what: `width` in terminal columns, `color` with ANSI colour codes.

    `folder` is the one that a report is written into, to which its links are relative.
    """

    details: bool = False
    width: int = 80
    color: bool = False
    folder: str = ""

    def has_details(self, name: str, count: int = 1) -> bool:
        """Whether a report in that format on so many has everything.

        A terminal and a job summary have little room; a document that is mailed has all of one.
        """
        return self.details or (name == "html" and count == 1)


def _rendered(module: str, *results: object) -> str:
    """The results in the data format of that module."""
    render: Callable[..., str] = import_module(module).render
    return render(*results)


# Each function below renders with the format of that name, and raises KeyError for one that its subject does not have.


def render_report(
    name: str,
    evaluations: Sequence[Evaluation],
    options: ReportOptions,
    kawasan: KawasanOutcome | None = None,
    weaknesses: Sequence[Fragility] = (),
) -> str:
    """Evaluations, with the kawasan of the units after them.

    A page on one workbook says the `weaknesses` of the targets that it meets; data formats leave them to a plan.
    """
    from zi_score.report.limited import limited_evaluation  # noqa: PLC0415 - keeps --help fast

    limited = [limited_evaluation(one) for one in evaluations]
    if name in INKS:
        from zi_score.report.evaluation.page import evaluation_pages  # noqa: PLC0415 - only what is used

        details = options.has_details(name, len(limited))
        return draw(name, list(evaluation_pages(limited, kawasan, weaknesses, details=details)), options)
    return _rendered(FORMATS[name], limited, kawasan)


def check_report(name: str, checks: Sequence[Check], gate: Demand, options: ReportOptions) -> str | bytes:
    """Checks as text, or as the bytes of a workbook."""
    if name != WORKBOOK_FORMAT:
        return render_checks(name, checks, gate, options)
    from zi_score.report.check.workbook import render  # noqa: PLC0415 - openpyxl is slow to import
    from zi_score.report.limited import limited_check  # noqa: PLC0415

    return render([limited_check(one) for one in checks], gate, options.folder)


def render_checks(name: str, checks: Sequence[Check], gate: Demand, options: ReportOptions) -> str:
    """Checks, each with whether it passes the gate."""
    from zi_score.report.limited import limited_check  # noqa: PLC0415 - keeps --help fast

    limited = [limited_check(one) for one in checks]
    if name in INKS:
        from zi_score.report.check.page import check_page  # noqa: PLC0415 - only what is used

        return draw(name, [check_page(limited, gate, details=options.has_details(name, len(limited)))], options)
    return _rendered(CHECK_FORMATS[name], limited, gate)


def render_comparisons(
    name: str,
    comparisons: Sequence[Comparison],
    options: ReportOptions,
    *,
    is_between: bool = False,
    unusable: Sequence[Problem] = (),
    says_next: bool = True,
) -> str:
    """Comparisons. `is_between` where the sides are assessors of one workbook.

    `unusable` has one problem for each file that could not be compared: why. A page says what to do next, unless the
    paths are names that no command could open.
    """
    if name in INKS:
        from zi_score.report.diff.page import diff_page  # noqa: PLC0415 - only what is used

        return draw(name, [diff_page(comparisons, unusable, is_between=is_between, says_next=says_next)], options)
    return _rendered(DIFF_FORMATS[name], comparisons, is_between, unusable)


def render_explanation(name: str, explanation: Explanation, options: ReportOptions, depth: int | None = None) -> str:
    """An explanation. `depth` is how many levels below its subject a page unfolds."""
    if name in INKS:
        from zi_score.report.explanation.page import explanation_page  # noqa: PLC0415 - only what is used

        return draw(name, [explanation_page(explanation, depth)], options)
    return _rendered(EXPLANATION_FORMATS[name], explanation)


def render_history(name: str, history: History, options: ReportOptions) -> str:
    """A history; a document has every change."""
    if name in INKS:
        from zi_score.report.history.page import history_page  # noqa: PLC0415 - only what is used

        return draw(name, [history_page(history, details=options.has_details(name))], options)
    return _rendered(HISTORY_FORMATS[name], history)


def render_plans(name: str, planned: Sequence[HasPlans], options: ReportOptions) -> str | bytes:
    """Plans, a page for each workbook, or the bytes of a workbook."""
    if name in INKS:
        from zi_score.report.plan.page import plan_page  # noqa: PLC0415 - only what is used

        return draw(name, [plan_page(one) for one in planned], options)
    return _rendered(PLAN_FORMATS[name], planned)


def render_bodies(name: str, bodies: Sequence[CheckedBody], options: ReportOptions) -> str:
    """What PortalRB would refuse in each body."""
    from zi_score.report.limited import limited_problems  # noqa: PLC0415 - keeps --help fast

    limited = [replace(one, problems=limited_problems(one.problems, one.path)) for one in bodies]
    if name in INKS:
        from zi_score.report.portalrb.page import body_page  # noqa: PLC0415 - only what is used

        return draw(name, [body_page(one) for one in limited], options)
    return _rendered(BODY_FORMATS[name], limited)


def render_reading(name: str, reading: Reading, options: ReportOptions) -> str:
    """What was understood of a workbook."""
    if name in INKS:
        from zi_score.report.reading.page import reading_page  # noqa: PLC0415 - only what is used

        return draw(name, [reading_page(reading)], options)
    return _rendered(READING_FORMATS[name], reading)


def render_recap(name: str, recap: Recap, options: ReportOptions) -> str | bytes:
    """A recap as text, or as the bytes of a workbook."""
    if name in INKS:
        from zi_score.report.recap.page import recap_page  # noqa: PLC0415 - only what is used

        return draw(name, [recap_page(recap)], options)
    folder = (options.folder,) if name == WORKBOOK_FORMAT else ()
    return _rendered(RECAP_FORMATS[name], recap, *folder)


def render_settings(name: str, settings: InForce, options: ReportOptions) -> str:
    """The settings in force."""
    if name in INKS:
        from zi_score.report.settings.page import settings_page  # noqa: PLC0415 - only what is used

        return draw(name, [settings_page(settings)], options)
    return _rendered(SETTINGS_FORMATS[name], settings)


def render_road(name: str, road: Road, options: ReportOptions) -> str:
    """The road to a predicate."""
    if name in INKS:
        from zi_score.report.stages.page import road_page  # noqa: PLC0415 - only what is used

        return draw(name, [road_page(road)], options)
    return _rendered(STAGE_FORMATS[name], road)


def render_surveys(name: str, surveys: Sequence[Survey], options: ReportOptions) -> str:
    """Surveys; no report names a respondent."""
    if name in INKS:
        from zi_score.report.survey.page import survey_page  # noqa: PLC0415 - only what is used

        return draw(name, [survey_page(one, details=options.has_details(name)) for one in surveys], options)
    return _rendered(SURVEY_FORMATS[name], surveys)
