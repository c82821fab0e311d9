"""An explanation on a terminal: the subject, its derivation line by line, its gates, and what would change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from zi_score.explanation import Operation, SubjectKind
from zi_score.language import _, shown
from zi_score.report.explanation.wording import (
    alternative_words,
    answer_words,
    crossed_sentences,
    gate_sentence,
    label_words,
    step_name,
    step_origin,
)
from zi_score.report.figures import difference_text, fine_points_text, gates_by_code, percent_text
from zi_score.report.ink.cells import DIM, FAILED, HEADING, MET, SEVERITY_STYLES, cell, grid, heading, indented
from zi_score.report.ink.console import printed
from zi_score.report.wording import closing_sentences, problem_sentence, rubric_words
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from zi_score.explanation import Explanation, GateTrace, Step
    from zi_score.report import ReportOptions
    from zi_score.verdict import Requirement

_GATE_DEPTH = 1


def render(one: Explanation, options: ReportOptions, depth: int | None) -> str:
    """Render an explanation; what lies deeper than `depth` levels below its subject is folded."""
    return printed(_parts(one, depth), options)


def _parts(one: Explanation, depth: int | None) -> Iterator[RenderableType]:
    yield cell(f"{one.evaluation.path} ({one.assessment.title})")
    yield cell(rubric_words(one.evaluation.rubric), DIM)
    tree = _Tree(one)
    if one.subject.kind in (SubjectKind.TARGET, SubjectKind.GATE):
        for gate in one.gates:
            yield Text("")
            yield _gate_line(gate)
            yield indented(_gate_source(gate))
            yield indented(tree.drawn(gate.actual, _GATE_DEPTH if depth is None else depth))
    else:
        yield heading("").append_text(cell(_title(one), HEADING))
        if one.subject.kind is SubjectKind.QUESTION:
            yield from _question(one)
        yield heading(_("Rincian perhitungan"))
        yield indented(tree.drawn(one.roots[0], depth))
        if one.subject.kind is SubjectKind.QUESTION:
            yield from _alternatives(one)
        yield heading(_("Ambang yang bergantung padanya"))
        for gate in one.gates:
            yield indented(_gate_line(gate))
    for closing in closing_sentences(verdict.repealed_by for verdict in one.assessment.verdicts):
        yield Text("\n").append_text(cell(closing, DIM))


def _title(one: Explanation) -> str:
    root = one.roots[0]
    return f"{root.id} {root.title}" if root.title else _("Nilai total")


def _question(one: Explanation) -> Iterator[RenderableType]:
    """What stands in the cell, what was found there, and what the question is worth in each whole."""
    rubric = one.evaluation.rubric
    question = rubric.questions[one.subject.code]
    scale = rubric.scale_of(question)
    yield indented(cell(answer_words(one)))
    yield indented(cell(_("Skala: {scale}").format(scale=scale.title)))
    yield indented(cell(_("sumber: {source}").format(source=question.source), DIM))
    yield indented(cell(_("sumber skala: {source}").format(source=scale.source), DIM))
    if not (question.confirmed and scale.confirmed):
        yield indented(cell(_("tafsir, belum tertulis dalam peraturan"), DIM))
    for problem in one.findings:
        yield indented(cell(problem_sentence(problem), SEVERITY_STYLES[problem.severity.value]))
    scored = one.assessment.scorecard.questions[question.code]
    yield heading(_("Nilainya di dalam"))
    table = grid(figures=2)
    table.add_row(*(cell(title, DIM) for title in ("", _("poin dari bobot"), _("bagian"))))
    for part in one.within:
        worth = f"{fine_points_text(scored.score)} / {shown(part.weight)}"
        title = _("Nilai total") if part.code == TOTAL else f"{part.code} {part.title}"
        table.add_row(cell(title), cell(worth), cell(f"{percent_text(scored.score, part.weight)}%"))
    yield indented(table)


def _alternatives(one: Explanation) -> Iterator[RenderableType]:
    """What each other answer would do to the total and to the gates."""
    question = one.evaluation.rubric.questions[one.subject.code]
    present = next(other for other in one.alternatives if other.is_present)
    yield heading(_("Bila jawabannya lain"))
    table = grid(figures=3)
    headers = (_("jawaban"), _("poin"), _("nilai total"), _("selisih"))
    table.add_row(*(cell(title, DIM) for title in headers))
    gates = [gate.requirement for gate in one.gates if gate.requirement.code == TOTAL]
    for other in one.alternatives:
        mark = _(" (sekarang)") if other.is_present else ""
        style = HEADING if other.is_present else MET if other.difference > 0 else FAILED if other.difference < 0 else ""
        table.add_row(
            cell(alternative_words(other, question, present) + mark, style) + cell(label_words(other), DIM),
            cell(fine_points_text(other.question.score)),
            cell(fine_points_text(other.total, gates)),
            cell(difference_text(other.difference), style),
        )
        for sentence in crossed_sentences(other):
            table.add_row(Padding(cell(sentence, DIM), (0, 0, 0, 2)), "", "", "")
    yield indented(table)


def _gate_line(gate: GateTrace) -> Text:
    return cell(gate_sentence(gate), MET if gate.requirement.is_met else FAILED)


def _gate_source(gate: GateTrace) -> Text:
    one = gate.requirement
    unconfirmed = "" if one.confirmed else _(" (tafsir, belum tertulis dalam peraturan)")
    return cell(_("sumber: {source}").format(source=one.source) + unconfirmed, DIM)


class _Tree:
    """Draws steps as an indented table: what a figure is, how it comes about, and the figure."""

    def __init__(self, one: Explanation) -> None:
        self.gates: Mapping[str, Sequence[Requirement]] = gates_by_code(one.assessment.verdicts)
        self.questions = one.evaluation.rubric.questions
        self.weights = {
            **{code: part.weight for code, part in one.assessment.scorecard.nodes.items()},
            **{code: part.weight for code, part in one.assessment.scorecard.areas.items()},
            TOTAL: one.assessment.scorecard.weight,
        }

    def drawn(self, root: Step, depth: int | None) -> Table:
        """The step and those below it, as deep as `depth`."""
        table = grid(figures=1)
        for label, figure in self._rows(root, depth, 0):
            table.add_row(label, figure)
        return table

    def _rows(self, step: Step, depth: int | None, level: int) -> Iterator[tuple[RenderableType, RenderableType]]:
        is_points = ":" not in step.id
        figure = fine_points_text(step.value, self.gates.get(step.id, ())) if is_points else shown(step.value)
        if step.id in self.weights:
            figure = _("{score} dari {weight}").format(score=figure, weight=shown(self.weights[step.id]))
        yield Padding(self._label(step, is_points), (0, 0, 0, 2 * level)), cell(figure, "" if is_points else DIM)
        if depth is not None and level >= depth:
            return
        for below in step.inputs:
            if step.operation is not Operation.COUNT:
                yield from self._rows(below, depth, level + 1)

    def _label(self, step: Step, is_points: bool) -> Text:
        if is_points:
            name = f"{step.id} {step.title}" if step.title else _("Nilai total")
            origin = step_origin(step) if step.id in self.questions else _parts_words(step)
        else:
            name, origin = step_name(step), step_origin(step)
        return cell(name, HEADING if is_points and step.id not in self.questions else "") + cell(f"  {origin}", DIM)


def _parts_words(step: Step) -> str:
    return _("jumlah {count} bagian").format(count=len(step.inputs))
