"""The figures of an explanation as a tree: what each is, how it comes about, and where that stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zi_score.explanation import Operation
from zi_score.language import N_, _, shown
from zi_score.report.blocks import Branch, Tree
from zi_score.report.figures import fine_points_text, gates_by_code
from zi_score.report.texts import Line, Span, Tone
from zi_score.report.wording import source_words, unconfirmed_words
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from zi_score.explanation import Explanation, Figure
    from zi_score.verdict import Requirement

_PARTS = {
    "weight": N_("bobot"),
    "count": N_("jumlah pertanyaan"),
    "share": N_("nilai jawaban"),
    "answer": N_("jawaban"),
    "minimum": N_("batas bawah skala"),
    "maximum": N_("batas atas skala"),
    "above": N_("di atas batas bawah"),
    "range": N_("lebar skala"),
    "numerator": N_("pembilang"),
    "denominator": N_("penyebut"),
    "quotient": N_("hasil bagi"),
    "factor": N_("faktor"),
    "required": N_("nilai minimal"),
    "margin": N_("selisih"),
}
_SIGNS = {Operation.PRODUCT: " × ", Operation.QUOTIENT: " / ", Operation.DIFFERENCE: " − ", Operation.SUM: " + "}
_ORIGINS = {
    Operation.ANSWER: N_("tertulis dalam buku kerja{place}"),
    Operation.RUBRIC: N_("ditetapkan dalam rubrik"),
    Operation.LIMIT: N_("dibatasi antara 0 dan 1"),
}


class Trees:
    """Makes the trees of one explanation."""

    def __init__(self, one: Explanation) -> None:
        card = one.assessment.scorecard
        self._gates: Mapping[str, Sequence[Requirement]] = gates_by_code(one.assessment.verdicts)
        self._questions = one.evaluation.rubric.questions
        self._weights: Mapping[str, Fraction] = {
            **{code: part.weight for code, part in card.nodes.items()},
            **{code: part.weight for code, part in card.areas.items()},
            **{code: question.weight for code, question in card.questions.items()},
            TOTAL: card.weight,
        }

    def tree(self, root: Figure, depth: int | None) -> Tree:
        """A figure with all that it follows from, of which `depth` levels are shown at once."""
        return Tree(self._branch(root), depth)

    def figure(self, step: Figure) -> str:
        """The figure as it is read; points beside the weight."""
        if ":" in step.id:
            return shown(step.value)
        points = fine_points_text(step.value, self._gates.get(step.id, ()))
        weight = self._weights[step.id]
        text = fine_points_text(weight) if step.id in self._questions else shown(weight)
        return _("{score} dari {weight}").format(score=points, weight=text)

    def _branch(self, step: Figure) -> Branch:
        is_points = ":" not in step.id
        figure = Span(self.figure(step), Tone.PLAIN if is_points else Tone.DIM)
        return Branch(self._label(step, is_points=is_points), figure, _source(step), partial(self._below, step))

    def _below(self, step: Figure) -> Sequence[Branch]:
        # What is counted stands beside its count already, each with its own figures.
        return () if step.operation is Operation.COUNT else [self._branch(one) for one in step.inputs]

    def _label(self, step: Figure, *, is_points: bool) -> Line:
        if is_points and step.id not in self._questions:
            name = f"{step.id} {step.title}" if step.title else _("Nilai total")
            return _line(name, Tone.STRONG, _("jumlah {count} bagian").format(count=len(step.inputs)))
        return _line(f"{step.id} {step.title}" if is_points else _name(step), Tone.PLAIN, _origin(step))


def _line(name: str, tone: Tone, origin: str) -> Line:
    return Line((Span(f"{name}: " if origin else name, tone), Span(origin, Tone.DIM)))


def _name(step: Figure) -> str:
    """What a figure on the way to points is."""
    part = step.id.rpartition(":")[2]
    return step.title or (_(_PARTS[part]) if part in _PARTS else part)


def _origin(step: Figure) -> str:
    """How a figure comes about, in one line."""
    place = f" ({step.place.within})" if step.place.within else ""
    match step.operation:
        case Operation.OPTION:
            scale = "; ".join(f"{option} = {shown(share)}" for option, share in step.options.items())
            return _("jawaban {answer}{place} pada skala {scale}").format(answer=step.text, place=place, scale=scale)
        case Operation.RULE:
            return _rule(step, place)
        case operation if operation in _SIGNS:
            return _SIGNS[operation].join(shown(below.value) for below in step.inputs)
        case Operation.COUNT:
            return ""
        case operation:
            return _(_ORIGINS[operation]).format(place=place)


def _source(step: Figure) -> str:
    """Where a figure is laid down, and whether that is certain; empty for what only follows from others."""
    if step.source is None:
        return ""
    # Where a rule gives its reason, the reason says so itself.
    is_said = step.operation is Operation.RULE and bool(step.text) and not step.place.within
    return source_words(step.source) + unconfirmed_words(step.confirmed or is_said)


def _rule(step: Figure, place: str) -> str:
    part = step.id.rpartition(":")[2]
    if part == "weight":
        return _("tidak dihitung karena belum diisi")
    if step.text and step.place.within:
        text = _('"{text}" tidak terbaca; dihitung {share} menurut kebijakan rubrik')
        return text.format(text=step.text, share=shown(step.value)) + place
    if step.text:
        return f"{step.text}{unconfirmed_words(step.confirmed)}{place}"
    return _("belum diisi atau tidak terbaca{place}").format(place=place)
