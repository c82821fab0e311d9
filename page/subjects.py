"""What may be asked of files, subject by subject: a part of a document to show, or the content of a file to save.

Each subject is a function from a question to the answer as plain JSON. A file is ``text``, or ``base64`` where it is
no text; a part of a document is ``html``, with the facts that the controls around it need.
"""

import pickle
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType

from page.facts import plan_facts, workbook_facts
from page.questions import ON_THE_PAGE, Json, Question
from zi_score.annotation import ANNOTATED_SUFFIXES, AnnotationError, annotated_copy
from zi_score.comparison import Comparison
from zi_score.limits import current_limits
from zi_score.outcome import Check, Demand, Evaluation
from zi_score.planning.fragility import Fragility
from zi_score.problems import Location, UnusableInputError, found
from zi_score.recap import RecapRow, recap_of, row_of
from zi_score.report import ReportOptions, render_checks, render_comparisons, render_plans, render_recap, render_report
from zi_score.report.blocks import Page, sentence
from zi_score.report.check.page import check_page
from zi_score.report.diff.page import diff_page
from zi_score.report.evaluation.page import evaluation_blocks
from zi_score.report.ink.html import fragment
from zi_score.report.limited import limited_check, limited_evaluation
from zi_score.report.plan.page import plan_page
from zi_score.report.recap.page import recap_page
from zi_score.report.texts import Tone
from zi_score.report.wording import problem_sentence
from zi_score.rubric.instrument import Instrument, load_instrument
from zi_score.sheets_apart import refusal
from zi_score.workflows.check import check_workbook
from zi_score.workflows.compare import compare_assessors, compare_files, require_verdict
from zi_score.workflows.evaluate import evaluate_workbook
from zi_score.workflows.plan import plan_workbook
from zi_score.workflows.weaknesses import weaknesses

_OPTIONS = ReportOptions()


def given_up(question: Question) -> Json:
    """What is said of a file that ended two workers: that it could not be read, as the command line says it."""
    limits = current_limits()
    limit = refusal(question.ended, limits).values["limit"]
    place = Location(file=question.file.name)
    return _report(
        Evaluation(place.file, _instrument(question).rubric, problems=(found("ZI147", place, limit=limit),)), question
    )


def _instrument(question: Question) -> Instrument:
    return load_instrument(question.rubric)


def _evaluate(question: Question) -> Json:
    return _report(evaluate_workbook(question.file, _instrument(question), question.choices), question)


def _report(evaluation: Evaluation, question: Question) -> Json:
    weak = _weaknesses(evaluation)
    if question.format != ON_THE_PAGE:
        return {"text": render_report(question.format, [evaluation], _OPTIONS, None, weak)}
    limited = limited_evaluation(evaluation)
    page = Page(evaluation.path, tuple(evaluation_blocks(limited, weak, details=True, says_next=False)))
    return {**_facts(evaluation), **_shown(question, page)}


def _weaknesses(evaluation: Evaluation) -> Sequence[Fragility]:
    is_met = evaluation.is_decided and any(one.is_met for one in evaluation.decisive.verdicts)
    return weaknesses(evaluation) if is_met else ()


def _facts(evaluation: Evaluation) -> Json:
    return {"facts": workbook_facts(evaluation), "row": b64encode(pickle.dumps(row_of(evaluation))).decode()}


def _list(question: Question) -> Json:
    """A workbook as an entry of a list, and as a row of the recap that may follow."""
    return _facts(evaluate_workbook(question.file, _instrument(question), question.choices))


def _check(question: Question) -> Json:
    """A check, or a copy of the workbook in which every finding is a comment on its cell."""
    suffix = PurePath(question.file.name).suffix.lower()
    is_copy = question.format == "copy"
    check = check_workbook(
        question.file, _instrument(question), question.choices, today=question.today, keeps_content=is_copy
    )
    gate = Demand()
    if is_copy:
        return _copy(check, suffix)
    if question.format != ON_THE_PAGE:
        return _saved(render_checks(question.format, [check], gate, _OPTIONS))
    page = check_page([limited_check(check)], gate, details=True, says_next=False)
    return {"has_copy": check.evaluation.is_usable and suffix in ANNOTATED_SUFFIXES, **_shown(question, page)}


def _copy(check: Check, suffix: str) -> Json:
    try:
        copy = annotated_copy(check, suffix)
    except AnnotationError as error:
        return {"reason": str(error)}
    return {"suffix": copy.suffix, "lost_macros": copy.lost_macros, **_saved(copy.content)}


def _plan(question: Question) -> Json:
    evaluation = evaluate_workbook(question.file, _instrument(question), question.choices)
    targets = (question.target,) if question.target else ()
    try:
        require_verdict(evaluation)
        planned = plan_workbook(evaluation, targets, question.wishes)
    except UnusableInputError as error:
        return _refused(question, error)
    if question.format != ON_THE_PAGE:
        return _saved(render_plans(question.format, [planned], _OPTIONS))
    return {"controls": plan_facts(planned), **_shown(question, plan_page(planned))}


def _between(question: Question) -> Json:
    """Where two assessors of one workbook disagree."""
    try:
        comparison = compare_assessors(question.file, question.pair, _instrument(question), question.choices)
    except UnusableInputError as error:
        return _refused(question, error)
    return _compared(question, comparison, is_between=True)


def _compare(question: Question) -> Json:
    before, after = question.files
    try:
        comparison = compare_files(before, after, _instrument(question), question.choices)
    except UnusableInputError as error:
        return _refused(question, error)
    return _compared(question, comparison)


def _compared(question: Question, comparison: Comparison, *, is_between: bool = False) -> Json:
    if question.format != ON_THE_PAGE:
        return _saved(render_comparisons(question.format, [comparison], _OPTIONS, is_between=is_between))
    return _shown(question, diff_page([comparison], (), is_between=is_between, says_next=False))


def _recap(question: Question) -> Json:
    recap = recap_of([_row(one) for one in question.rows])
    if question.format != ON_THE_PAGE:
        return _saved(render_recap(question.format, recap, _OPTIONS))
    return _shown(question, recap_page(recap))


def _row(text: str) -> RecapRow:
    row: RecapRow = pickle.loads(b64decode(text))  # noqa: S301 - written by `_facts`, kept by the page meanwhile
    return row


def _shown(question: Question, *pages: Page) -> Json:
    return {"html": fragment(pages, question.prefix)}


def _saved(content: str | bytes) -> Json:
    return {"text": content} if isinstance(content, str) else {"base64": b64encode(content).decode()}


def _refused(question: Question, error: UnusableInputError) -> Json:
    """Why there is no report, in the words of the command line; there is nothing to save then."""
    lines = tuple(sentence(problem_sentence(one), Tone.BAD, marked=True) for one in error.problems)
    return {"refused": True, **_shown(question, Page(question.file.name, lines))}


SUBJECTS: Mapping[str, Callable[[Question], Json]] = MappingProxyType(
    {
        "list": _list,
        "evaluate": _evaluate,
        "check": _check,
        "plan": _plan,
        "between": _between,
        "compare": _compare,
        "recap": _recap,
    }
)
"""What may be asked, by its name in a question."""
