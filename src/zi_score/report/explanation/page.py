"""An explanation as a page: the subject, its derivation, what another answer would do, and the gates on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.answers import Counts
from zi_score.explanation import SubjectKind
from zi_score.language import _, shown
from zi_score.report.blocks import Column, Outcome, Page, Picture, Row, Rows, Section, sentence, sentences
from zi_score.report.evaluation.findings import SEVERITY_TONES
from zi_score.report.explanation.tree import Trees
from zi_score.report.figures import difference_text, fine_points_text, percent_text
from zi_score.report.pictures import Card, Cards
from zi_score.report.reading_words import identity_sentence
from zi_score.report.texts import Line, Span, Stack, Tone, line, toned
from zi_score.report.wording import (
    answer_text,
    closing_sentences,
    problem_sentence,
    rubric_words,
    source_words,
    unconfirmed_words,
)
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.explanation import Alternative, Explanation, GateTrace
    from zi_score.report.blocks import Block
    from zi_score.rubric.catalogue import Question
    from zi_score.verdict import Requirement

_GATE_DEPTH = 1
"""A target has a dozen gates; of each, its points and what they are the sum of are enough at first sight."""


def explanation_page(one: Explanation, depth: int | None) -> Page:
    """The whole explanation. Its trees show `depth` levels at first sight, or as many as an ink sees fit."""
    return Page(f"{one.evaluation.path} ({one.assessment.title})", tuple(_blocks(one, depth)))


def _blocks(one: Explanation, depth: int | None) -> Iterator[Block]:
    yield from sentences([identity_sentence(one.evaluation.submission)])
    yield sentence(rubric_words(one.evaluation.rubric), Tone.DIM)
    trees = Trees(one)
    if one.subject.kind in (SubjectKind.TARGET, SubjectKind.GATE):
        for gate in one.gates:
            yield _gate(gate, trees, _GATE_DEPTH if depth is None else depth)
    else:
        yield from _subject(one, trees, depth)
    yield from sentences((closing_sentences(verdict.repealed_by for verdict in one.assessment.verdicts)), Tone.DIM)


def _gate(gate: GateTrace, trees: Trees, depth: int) -> Outcome:
    """One gate: whether it is met, by which article, and where its points come from."""
    source = source_words(gate.requirement.source) + unconfirmed_words(gate.requirement.confirmed)
    words, tone = _gate_state(gate)
    below = (sentence(source, Tone.DIM), trees.tree(gate.actual, depth))
    return Outcome(_gate_title(gate), f"{words.upper()}:", _gate_reason(gate), tone, below)


def _subject(one: Explanation, trees: Trees, depth: int | None) -> Iterator[Block]:
    """A figure: its derivation and its gates; of a question also its answer and the others."""
    root = one.roots[0]
    title = f"{root.id} {root.title}" if root.title else _("Nilai total")
    is_question = one.subject.kind is SubjectKind.QUESTION
    yield Picture(_("Nilai dan ambangnya"), lambda: _cards(one, title, trees))
    yield Section(title, tuple(_question(one)) if is_question else (sentence(trees.figure(root)),))
    if is_question:
        yield Section(_("Nilainya di dalam"), (_wholes(one),))
    yield Section(_("Rincian perhitungan"), (trees.tree(root, depth),))
    if is_question:
        yield Section(_("Bila jawabannya lain"), (_alternatives(one),))
    if one.gates:
        yield Section(_("Ambang yang bergantung padanya"), (_gates(one.gates),))


def _cards(one: Explanation, title: str, trees: Trees) -> Cards:
    """The figure, and the gates on it alone; those on a whole that it is a part of stand in the table."""
    root = one.roots[0]
    words = (_answer_words(one),) if one.subject.kind is SubjectKind.QUESTION else ()
    gates = (
        Card(_gate_title(gate), *_gate_state(gate), (_gate_reason(gate),))
        for gate in one.gates
        if gate.requirement.code == root.id
    )
    return Cards((Card(title, trees.figure(root), lines=words), *gates))


def _question(one: Explanation) -> Iterator[Block]:
    """What stands in the cell, by which scale it is read, and what was found there."""
    rubric = one.evaluation.rubric
    question = rubric.questions[one.subject.code]
    scale = rubric.scale_of(question)
    yield sentence(_answer_words(one), Tone.STRONG)
    yield sentence(_("Skala: {scale}").format(scale=scale.title))
    yield sentence(source_words(question.source), Tone.DIM)
    yield sentence(_("sumber skala: {source}").format(source=scale.source), Tone.DIM)
    if not (question.confirmed and scale.confirmed):
        yield sentence(_("tafsir, belum tertulis dalam peraturan"), Tone.DIM)
    for problem in one.findings:
        yield sentence(problem_sentence(problem), SEVERITY_TONES[problem.severity.value])


def _answer_words(one: Explanation) -> str:
    """What stands in the cell of a question."""
    question = one.assessment.scorecard.questions[one.subject.code]
    place = question.response.location.within
    return f"{place}: {answer_text(question)}" if place else answer_text(question)


def _wholes(one: Explanation) -> Rows:
    """What a question is worth in each whole that it is a part of."""
    points = one.assessment.scorecard.questions[one.subject.code].score
    columns = (Column(_("Bagian")), *Column.figures(_("Poin dari bobot"), _("Persen")))
    rows = []
    for part in one.within:
        title = _("Nilai total") if part.code == TOTAL else f"{part.code} {part.title}"
        worth = f"{fine_points_text(points)} / {shown(part.weight)}"
        rows.append(Row.of(title, worth, f"{percent_text(points, part.weight)}%"))
    return Rows(columns, rows)


def _alternatives(one: Explanation) -> Rows:
    """What each other answer would do to the total and to the gates."""
    question = one.evaluation.rubric.questions[one.subject.code]
    present = next(other for other in one.alternatives if other.is_present)
    gates = [gate.requirement for gate in one.gates if gate.requirement.code == TOTAL]
    columns = (Column(_("Jawaban")), *Column.figures(_("Poin"), _("Nilai total"), _("Selisih")))
    rows = []
    for other in one.alternatives:
        tone = Tone.STRONG if other.is_present else Tone.of_move(other.difference)
        mark = _(" (sekarang)") if other.is_present else ""
        words = Span(_alternative_words(other, question, present) + mark, tone)
        label = Span(f": {other.label.text}" if other.label else "", Tone.DIM)
        answer, crossed = line(words, label), tuple(_crossed_lines(other))
        points, total = fine_points_text(other.question.score), fine_points_text(other.total, gates)
        rows.append(
            Row.of(
                Stack((answer, *crossed)) if crossed else answer,
                points,
                total,
                toned(difference_text(other.difference), tone),
            )
        )
    return Rows(columns, rows)


def _crossed_lines(other: Alternative) -> Iterator[Line]:
    """Which gates another answer would cross."""
    for shift in other.crossed:
        text = _("{target}: {gate} menjadi terpenuhi") if shift.gate.is_met else _("{target}: {gate} menjadi lepas")
        words = text.format(target=shift.target_title, gate=shift.gate.title)
        yield line(Span(words, Tone.DIM), depth=1)


def _gates(gates: Sequence[GateTrace]) -> Rows:
    """The gates as a table; their sources are few, and stand below it."""
    titles = (_("Minimal"), _("Nilai"), _("Selisih"))
    columns = (Column(_("Ambang")), *Column.figures(*titles), Column(_("Keadaan"), is_whole=True))
    rows = []
    for gate in gates:
        one, state = gate.requirement, toned(*_gate_state(gate), marked=True)
        figures = (_minimum_words(one), fine_points_text(one.actual, [one]), difference_text(one.margin))
        rows.append(Row.of(_gate_title(gate), *figures, state))
    sources = dict.fromkeys(str(gate.requirement.source) for gate in gates)
    return Rows(columns, rows, note=source_words("; ".join(sources)))


def _gate_title(gate: GateTrace) -> str:
    """A gate with its target."""
    return _("{target}: {title}").format(target=gate.target_title, title=gate.requirement.title)


def _gate_state(gate: GateTrace) -> tuple[str, Tone]:
    """Whether a gate is met, and the tone of that."""
    is_met = gate.requirement.is_met
    return _("terpenuhi") if is_met else _("belum terpenuhi"), Tone.of_met(is_met)


def _gate_reason(gate: GateTrace) -> str:
    """What is required, what there is, and the margin."""
    one = gate.requirement
    return _("minimal {required}, nilai {actual}, selisih {margin}").format(
        required=_minimum_words(one),
        actual=fine_points_text(one.actual, [one]),
        margin=difference_text(one.margin),
    )


def _minimum_words(one: Requirement) -> str:
    """The points that a gate requires, and how they follow from a share where the regulation states one."""
    share = f" ({shown(one.required_share * 100)}% × {shown(one.weight)})" if one.required_share is not None else ""
    return fine_points_text(one.required) + share


def _alternative_words(other: Alternative, question: Question, present: Alternative) -> str:
    """The other answer; of counts only what is different from the present ones."""
    answer, now = other.question.response.answer, present.question.response.answer
    if not isinstance(answer, Counts) or not isinstance(now, Counts) or other.is_present:
        return answer_text(other.question)
    titles = {operand.key: operand.title for operand in question.operands}
    changed = (key for key, value in answer.values.items() if value != now.values[key])
    return "; ".join(f"{titles[key]}: {shown(now.values[key])} → {shown(answer.values[key])}" for key in changed)
