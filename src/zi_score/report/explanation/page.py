"""An explanation as a page: the subject, its derivation, what another answer would do, and the gates on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.explanation import SubjectKind
from zi_score.language import _, shown
from zi_score.report.blocks import (
    Column,
    Line,
    Outcome,
    Page,
    Picture,
    Row,
    Rows,
    Section,
    Span,
    Stack,
    Tone,
    line,
    sentence,
    sentences,
    toned,
)
from zi_score.report.evaluation.findings import SEVERITY_TONES
from zi_score.report.explanation.tree import Trees
from zi_score.report.explanation.wording import (
    alternative_words,
    answer_words,
    crossed_sentences,
    gate_reason,
    gate_title,
    gate_words,
    label_words,
    minimum_words,
    subject_title,
)
from zi_score.report.figures import difference_text, fine_points_text, percent_text
from zi_score.report.pictures import Card, Cards
from zi_score.report.reading_words import identity_sentence
from zi_score.report.wording import (
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
    return Outcome(
        gate_title(gate),
        f"{gate_words(gate).upper()}:",
        gate_reason(gate),
        _tone(gate),
        (sentence(source, Tone.DIM), trees.tree(gate.actual, depth)),
    )


def _subject(one: Explanation, trees: Trees, depth: int | None) -> Iterator[Block]:
    """A figure: its derivation and its gates; of a question also its answer and the others."""
    root = one.roots[0]
    is_question = one.subject.kind is SubjectKind.QUESTION
    yield Picture(_("Nilai dan ambangnya"), lambda: _cards(one, trees))
    yield Section(subject_title(root), tuple(_question(one)) if is_question else (sentence(trees.figure(root)),))
    if is_question:
        yield Section(_("Nilainya di dalam"), (_wholes(one),))
    yield Section(_("Rincian perhitungan"), (trees.tree(root, depth),))
    if is_question:
        yield Section(_("Bila jawabannya lain"), (_alternatives(one),))
    if one.gates:
        yield Section(_("Ambang yang bergantung padanya"), (_gates(one.gates),))


def _cards(one: Explanation, trees: Trees) -> Cards:
    """The figure, and the gates on it alone; those on a whole that it is a part of stand in the table."""
    root = one.roots[0]
    words = (answer_words(one),) if one.subject.kind is SubjectKind.QUESTION else ()
    gates = (
        Card(gate_title(gate), gate_words(gate), _tone(gate), (gate_reason(gate),))
        for gate in one.gates
        if gate.requirement.code == root.id
    )
    return Cards((Card(subject_title(root), trees.figure(root), lines=words), *gates))


def _question(one: Explanation) -> Iterator[Block]:
    """What stands in the cell, by which scale it is read, and what was found there."""
    rubric = one.evaluation.rubric
    question = rubric.questions[one.subject.code]
    scale = rubric.scale_of(question)
    yield sentence(answer_words(one), Tone.STRONG)
    yield sentence(_("Skala: {scale}").format(scale=scale.title))
    yield sentence(source_words(question.source), Tone.DIM)
    yield sentence(_("sumber skala: {source}").format(source=scale.source), Tone.DIM)
    if not (question.confirmed and scale.confirmed):
        yield sentence(_("tafsir, belum tertulis dalam peraturan"), Tone.DIM)
    for problem in one.findings:
        yield sentence(problem_sentence(problem), SEVERITY_TONES[problem.severity.value])


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
        tone = _alternative_tone(other)
        mark = _(" (sekarang)") if other.is_present else ""
        words = Span(alternative_words(other, question, present) + mark, tone)
        crossed = [line(Span(text, Tone.DIM), depth=1) for text in crossed_sentences(other)]
        answer = line(words, Span(label_words(other), Tone.DIM))
        rows.append(
            Row.of(
                Stack((answer, *crossed)) if crossed else answer,
                fine_points_text(other.question.score),
                fine_points_text(other.total, gates),
                toned(difference_text(other.difference), tone),
            )
        )
    return Rows(columns, rows)


def _alternative_tone(other: Alternative) -> Tone:
    if other.is_present:
        return Tone.STRONG
    return Tone.of_move(other.difference)


def _gates(gates: Sequence[GateTrace]) -> Rows:
    """The gates as a table; their sources are few, and stand below it."""
    titles = (_("Minimal"), _("Nilai"), _("Selisih"))
    columns = (Column(_("Ambang")), *Column.figures(*titles), Column(_("Keadaan"), is_whole=True))
    rows = [Row.of(*_gate_cells(gate)) for gate in gates]
    sources = dict.fromkeys(str(gate.requirement.source) for gate in gates)
    return Rows(columns, rows, note=source_words("; ".join(sources)))


def _gate_cells(gate: GateTrace) -> tuple[Line, ...]:
    one = gate.requirement
    return (
        line(gate_title(gate)),
        line(minimum_words(one)),
        line(fine_points_text(one.actual, [one])),
        line(difference_text(one.margin)),
        toned(gate_words(gate), _tone(gate), marked=True),
    )


def _tone(gate: GateTrace) -> Tone:
    return Tone.of_met(gate.requirement.is_met)
