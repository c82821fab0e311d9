"""What a template of the report may name: every figure and sentence as a text. `docs/lhe.md` lists them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from zi_score.language import _
from zi_score.report.condition_wording import condition_sentences, conditions_sentence
from zi_score.report.evaluation.scores import score_rows
from zi_score.report.figures import fine_points_text, gates_by_code, margin_text, needed_text, points_text, weight_text
from zi_score.report.lhe.sentences import cautions, conclusion, method_sentences, proposal
from zi_score.report.printable import printable
from zi_score.report.wording import answer_in_full, certain_source, minimum_text, rubric_words, verdict_words
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from zi_score.lhe import Advice, Lhe
    from zi_score.outcome import Assessment
    from zi_score.report.evaluation.scores import ScoreRow
    from zi_score.verdict import Requirement, Verdict

    Gates = Mapping[str, Sequence[Requirement]]

_NONE = "–"
_MOST_LETTERS = 600
"""As much of a note as a table of several columns can hold; the LKE has all of it."""


def lhe_context(lhe: Lhe) -> dict[str, Any]:
    """Everything that a template may name. Texts of the workbook are as they stand there, on one line."""
    evaluation, submission = lhe.evaluation, lhe.evaluation.submission
    gates = gates_by_code(lhe.deciding.verdicts)
    columns, card = _columns(lhe), lhe.deciding.scorecard
    return {
        "unit": _line(submission.unit) if submission else "",
        "year": _line(submission.identity.year.text) if submission and submission.identity.year else "",
        "file": _line(Path(evaluation.path).name),
        "sha256": submission.sha256 if submission else "",
        "form": submission.layout if submission else "",
        "heading": " / ".join(verdict.title for verdict in lhe.deciding.verdicts).upper(),
        "rubric": rubric_words(lhe.rubric),
        "basis": [source.title for source in lhe.basis],
        "procedure": str(lhe.procedure) if lhe.procedure else "",
        "assessor": lhe.deciding.title,
        "other": lhe.earlier.title if lhe.earlier else "",
        "has_both": lhe.earlier is not None,
        "first": columns.titles[0],
        "second": columns.titles[1],
        "is_by_tpi": lhe.is_by_tpi,
        "cautions": list(cautions(lhe)),
        "method": list(method_sentences(lhe)),
        "targets": [_target(lhe, verdict, gates) for verdict in lhe.deciding.verdicts],
        "total": points_text(card.total, card.weight, gates.get(TOTAL, ())),
        "weight": weight_text(card.weight),
        "rows": [_row(lhe, columns, row, gates) for row in score_rows(lhe.rubric, lhe.deciding)],
        "surveys": list(_surveys(lhe, columns, gates)),
        "differences": list(_differences(lhe)),
        "difference": _signed(lhe.deciding.scorecard.total - lhe.earlier.scorecard.total) if lhe.earlier else _NONE,
        "unanswered": list(_unanswered(lhe)),
        "sought": lhe.sought.title if lhe.sought else "",
        "advice": [_advice(one, gates) for one in lhe.advice],
        "evidence": list(_evidence(lhe)),
    }


def _target(lhe: Lhe, verdict: Verdict, gates: Gates) -> dict[str, Any]:
    return {
        "title": verdict.title,
        "met": verdict.is_met,
        "result": verdict_words(verdict),
        "conclusion": conclusion(lhe, verdict),
        "gates": [_gate(number, gate, gates) for number, gate in enumerate(_in_order(lhe, verdict), 1)],
        "outside": conditions_sentence(verdict) if verdict.conditions else "",
        "conditions": list(condition_sentences(verdict)),
        "proposal": proposal(lhe, verdict),
    }


def _in_order(lhe: Lhe, verdict: Verdict) -> list[Requirement]:
    """The gates in the order of the score table, whatever they came to."""
    order = [row.code for row in score_rows(lhe.rubric, lhe.deciding)]
    known = {gate.code: gate for gate in verdict.requirements}
    return [known.pop(code) for code in order if code in known] + list(known.values())


def _gate(number: int, gate: Requirement, gates: Gates) -> dict[str, Any]:
    margin = margin_text(gate, gates[gate.code])
    source = certain_source(gate.source, is_confirmed=gate.confirmed)
    return {
        "number": number,
        "title": gate.title,
        "minimum": minimum_text(gate),
        "actual": points_text(gate.actual, gate.weight, gates[gate.code]),
        "margin": _with_minus(margin) if gate.margin < 0 else f"+{margin}",
        "met": gate.is_met,
        "state": _("terpenuhi") if gate.is_met else _("belum terpenuhi"),
        "source": source,
    }


class _Columns(NamedTuple):
    """The two columns of the report, of which one may be nobody's: titles, and whose figures stand there."""

    titles: tuple[str, str]
    first: Assessment | None
    second: Assessment | None


def _columns(lhe: Lhe) -> _Columns:
    """The unit's column and that of TPI, whoever of them has answered."""
    deciding = lhe.deciding
    if lhe.earlier:
        return _Columns((lhe.earlier.title, deciding.title), lhe.earlier, deciding)
    if lhe.is_by_tpi:
        return _Columns((_("Unit"), deciding.title), None, deciding)
    return _Columns((deciding.title, "TPI"), deciding, None)


def _row(lhe: Lhe, columns: _Columns, row: ScoreRow, gates: Gates) -> dict[str, Any]:
    own = gates.get(row.code, ())
    # Of every target of the rubric, so that a template does not depend on which of them were asked for.
    asked = {verdict.target: verdict.requirements for verdict in lhe.deciding.verdicts}
    by_target = [
        next((gate for gate in asked.get(name, ()) if gate.code == row.code), None) for name in lhe.rubric.targets
    ]
    first, second = (row.points(one.scorecard) if one else None for one in (columns.first, columns.second))
    return {
        "title": row.title,
        "is_main": row.depth == 0,
        "weight": weight_text(row.weight),
        "first": _NONE if first is None else points_text(first, row.weight, own),
        "second": _NONE if second is None else points_text(second, row.weight, own),
        "difference": _NONE if first is None or second is None else _signed(second - first),
        "minima": [points_text(gate.required, gate.weight) if gate else _NONE for gate in by_target],
        "states": [_state(gate) for gate in by_target],
    }


def _state(gate: Requirement | None) -> str:
    if gate is None:
        return ""
    return _("ya") if gate.is_met else _("belum")


def _signed(points: Fraction) -> str:
    text = fine_points_text(points)
    return f"+{text}" if points > 0 else _with_minus(text)


def _with_minus(figure: str) -> str:
    """A figure with the sign of a printed page, at which no line is broken."""
    return figure.replace("-", "\N{MINUS SIGN}")


def _surveys(lhe: Lhe, columns: _Columns, gates: Gates) -> Iterator[dict[str, Any]]:
    for code, question in lhe.rubric.questions.items():
        if lhe.rubric.scale_of(question).kind == "index":
            score = lhe.deciding.scorecard.questions[code]
            own = gates.get(code, ())
            yield {
                "code": code,
                "title": question.title,
                "first": _answer(columns.first, code),
                "second": _answer(columns.second, code),
                "points": points_text(score.score, score.weight, own),
            }


def _answer(assessment: Assessment | None, code: str) -> str:
    return _line(answer_in_full(assessment.scorecard.questions[code])) if assessment else _NONE


def _differences(lhe: Lhe) -> Iterator[dict[str, Any]]:
    for change in lhe.changes:
        yield {
            "code": change.code,
            "title": change.title,
            "first": _answer(lhe.earlier, change.code),
            "second": _answer(lhe.deciding, change.code),
            "points": _signed(change.points),
            "first_note": _line(lhe.text(lhe.earlier, change.code, "note")) if lhe.earlier else "",
            "second_note": _line(lhe.text(lhe.deciding, change.code, "note")),
        }


def _unanswered(lhe: Lhe) -> Iterator[dict[str, Any]]:
    for code in lhe.deciding.scorecard.unanswered:
        question = lhe.deciding.scorecard.questions[code]
        yield {
            "code": code,
            "title": question.title,
            "place": question.response.location.spot,
            "answer": _answer(lhe.deciding, code),
            "first": _answer(lhe.earlier, code),
        }


def _advice(advice: Advice, gates: Gates) -> dict[str, Any]:
    gate = advice.gate
    return {
        "title": gate.title,
        "lacking": needed_text(gate),
        "actual": points_text(gate.actual, gate.weight, gates[gate.code]),
        "minimum": minimum_text(gate),
        "questions": [
            {
                "code": question.code,
                "title": question.title,
                "answer": _line(answer_in_full(question)),
                "points": fine_points_text(points),
            }
            for question, points in advice.questions
        ],
    }


def _evidence(lhe: Lhe) -> Iterator[dict[str, str]]:
    """What the evidence columns name, whoever's they are: evidence is the unit's."""
    shown = [one for one in (lhe.earlier, lhe.deciding) if one]
    for code, question in lhe.rubric.questions.items():
        texts = dict.fromkeys(text for one in shown if (text := lhe.text(one, code, "evidence")))
        if texts:
            yield {"code": code, "title": question.title, "text": _line("; ".join(texts))}


def _line(text: str) -> str:
    """A text of the workbook on one line, without what no document may hold, and as long as it may be."""
    shown = " ".join(printable(text).split())
    return shown if len(shown) <= _MOST_LETTERS else f"{shown[: _MOST_LETTERS - 1]}…"
