"""The findings of one workbook in the terminal report: top answers without evidence, the rest, what is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.check.wording import advice, findings_of_kind, folded_sentence, place_text, waiver_sentence
from zi_score.report.ink.cells import DIM, SEVERITY_STYLES, cell, grid, heading, indented
from zi_score.report.wording import counts_sentence, severity_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.text import Text

    from zi_score.outcome import Check, Gate
    from zi_score.problems import Problem

_TOP_ANSWER = "ZI501"
_SHOWN_TOP_ANSWERS = 10
_FOLDED_ABOVE = 5
_SHOWN_PLACES = 5


def top_answer_parts(check: Check, gate: Gate, details: bool) -> Iterator[RenderableType]:
    """The best answers that nothing supports, which an assessor reads first."""
    if _is_listed_below(check, gate):
        return
    answers = [one.problem for one in check.findings if one.problem.code == _TOP_ANSWER and not one.is_waived]
    if not answers:
        return
    title = _("Jawaban tertinggi tanpa bukti dukung ({code}): {count} pertanyaan")
    yield heading(title.format(code=_TOP_ANSWER, count=len(answers)))
    shown = answers if details else answers[:_SHOWN_TOP_ANSWERS]
    table = grid(lead=3)
    for problem in shown:
        code, name = (str(problem.values.get(key, "")) for key in ("code", "title"))
        table.add_row(cell(place_text(check, problem), "bold"), cell(code), cell(name))
    yield indented(table)
    yield from _more(len(answers) - len(shown))


def finding_parts(check: Check, gate: Gate, details: bool) -> Iterator[RenderableType]:
    """Everything else that nobody accepted, worst first; a kind that occurs often takes one row."""
    is_shown_above = not _is_listed_below(check, gate)
    findings = [
        one for one in check.findings if not one.is_waived and not (is_shown_above and one.problem.code == _TOP_ANSWER)
    ]
    if not findings:
        return
    yield heading(_("Temuan: {counts}").format(counts=counts_sentence([one.problem for one in findings])))
    table = grid(lead=2)
    for _kind, group in findings_of_kind(findings):
        if details or len(group) <= _FOLDED_ABOVE:
            for one in group:
                table.add_row(_severity(one.problem), _described(place_text(check, one.problem), one.problem))
        else:
            table.add_row(_severity(group[0].problem), cell(folded_sentence(check, group, _SHOWN_PLACES)))
    yield indented(table)


def accepted_parts(check: Check, details: bool) -> Iterator[RenderableType]:
    """What somebody accepted, why, and until when."""
    accepted = [one for one in check.findings if one.waiver]
    if not accepted:
        return
    yield heading(_("Dikecualikan: {count} temuan").format(count=len(accepted)))
    shown = accepted if details else accepted[:_SHOWN_TOP_ANSWERS]
    table = grid(lead=2)
    for one in shown:
        text = _described(place_text(check, one.problem), one.problem)
        if one.waiver:
            text.append_text(cell(f" ({waiver_sentence(one.waiver)})", "italic"))
        table.add_row(_severity(one.problem), text)
    yield indented(table)
    yield from _more(len(accepted) - len(shown))


def _is_listed_below(check: Check, gate: Gate) -> bool:
    """Where these answers fail the gate they stand among the findings, with what to do."""
    return any(one.problem.code == _TOP_ANSWER for one in check.failing(gate))


def _severity(problem: Problem) -> Text:
    return cell(severity_words(problem), SEVERITY_STYLES[problem.severity.value])


def _described(place: str, problem: Problem) -> Text:
    text = cell(f"{place}: " if place else "", "bold")
    return text.append_text(cell(f"{problem.code}: ", DIM)).append_text(cell(advice(problem)))


def _more(count: int) -> Iterator[RenderableType]:
    if count:
        yield indented(cell(_("dan {count} lagi (--details)").format(count=count), DIM))
