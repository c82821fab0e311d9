"""Every indicator and question of one assessor: answer, score, weight, cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.answers import Choice, Counts
from zi_score.language import _, shown
from zi_score.report.blocks import Column, Fold, Picture, Row, Rows, Section
from zi_score.report.figures import gates_by_code, points_text, weight_text
from zi_score.report.pictures import Chip, Strip
from zi_score.report.texts import Line, Tone, line, toned
from zi_score.report.wording import answer_text, answer_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zi_score.outcome import Assessment
    from zi_score.rubric.catalogue import Question, Rubric
    from zi_score.scorecard import QuestionScore
    from zi_score.verdict import Requirement

_ANSWER_WIDTH = 14


def question_section(rubric: Rubric, assessment: Assessment) -> Section:
    """All questions as a strip, and folded below it the whole tree with every figure."""
    title = _("Rincian penilai {assessor}").format(assessor=assessment.title)
    alternative = _(
        "Tiap kotak satu pertanyaan: kode, jawaban, sel. Hijau: nilai penuh; kuning: sebagian; merah: nol atau "
        "hampir nol; bergaris: belum diisi atau tidak terbaca."
    )
    tree = Fold(_("Semua bagian dan pertanyaan"), lambda: (_tree(rubric, assessment),))
    return Section(title, (Picture(alternative, lambda: _strip(rubric, assessment)), tree))


def _strip(rubric: Rubric, assessment: Assessment) -> Strip:
    """One group for each node that has questions of its own."""
    groups = []
    for node in rubric.nodes.values():
        if node.questions:
            questions = assessment.scorecard.questions
            chips = tuple(_chip(questions[code], rubric.questions[code], node.code) for code in node.questions)
            groups.append((f"{node.code} {node.title}", chips))
    return Strip(tuple(groups))


def _chip(question: QuestionScore, law: Question, parent: str) -> Chip:
    """One question; what its option says stands in the words that appear beside the square."""
    text = answer_text(question)
    words = answer_words(law, question.response.answer) if isinstance(question.response.answer, Choice) else text
    points = _("{score} dari {weight}").format(
        score=points_text(question.score, question.weight), weight=points_text(question.weight, question.weight)
    )
    place = question.response.location
    title = ": ".join((f"{place.within} {question.code}".strip(), question.title, f"{words} ({points})"))
    code = question.code.removeprefix(f"{parent}.")
    return Chip(code, text, place.spot, title, question.share if question.counted else None)


def _tree(rubric: Rubric, assessment: Assessment) -> Rows:
    """Each group before its questions, and each ratio before its counts."""
    columns = (
        Column(_("Kode"), is_whole=True),
        Column(_("Uraian")),
        Column(_("Jawaban"), widest=_ANSWER_WIDTH),
        *Column.figures(_("Nilai"), _("Bobot")),
        Column(_("Sel"), is_whole=True),
    )
    return Rows(columns, list(_tree_rows(rubric, assessment, gates_by_code(assessment.verdicts))))


def _tree_rows(rubric: Rubric, assessment: Assessment, gates: Mapping[str, Sequence[Requirement]]) -> Iterator[Row]:
    card = assessment.scorecard
    supposed = {one.response.question for one in assessment.supposition.answers} if assessment.supposition else set()
    for node in rubric.nodes.values():
        scored = card.nodes[node.code]
        points = points_text(scored.score, scored.weight, gates.get(node.code, ()))
        weight = toned(weight_text(scored.weight), Tone.DIM)
        named = (toned(one, Tone.STRONG) for one in (node.code, node.title, "", points))
        yield Row.of(*named, weight, "")
        for code in node.questions:
            question = card.questions[code]
            yield Row.of(*_question_cells(question, gates.get(code, ()), is_supposed=code in supposed))
            if isinstance(question.response.answer, Counts):
                for operand in rubric.questions[code].operands:
                    count = shown(question.response.answer.values[operand.key])
                    named = (toned(one, Tone.DIM) for one in (f"· {operand.title}", count))
                    yield Row.of("", *named, "", "", "")


def _question_cells(question: QuestionScore, gates: Sequence[Requirement], *, is_supposed: bool) -> tuple[Line, ...]:
    answer = answer_text(question)
    if is_supposed:
        answer = _("{answer} (andaian)").format(answer=answer)
    return (
        line(question.code),
        line(question.title),
        toned(answer, Tone.PLAIN if question.counted else Tone.BAD),
        line(points_text(question.score, question.weight, gates)),
        toned(points_text(question.weight, question.weight), Tone.DIM),
        toned(question.response.location.spot, Tone.DIM),
    )
