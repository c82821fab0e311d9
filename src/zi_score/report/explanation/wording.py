"""The sentences of an explanation, in the user's language; plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.answers import Counts
from zi_score.explanation import Operation
from zi_score.language import N_, _, shown
from zi_score.report.figures import difference_text, fine_points_text
from zi_score.report.wording import answer_text, source_words, unconfirmed_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.explanation import Alternative, Explanation, Figure, GateTrace
    from zi_score.rubric.catalogue import Question
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


def step_name(step: Figure) -> str:
    """What a figure on the way to points is."""
    part = step.id.rpartition(":")[2]
    return step.title or (_(_PARTS[part]) if part in _PARTS else part)


def step_origin(step: Figure) -> str:
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


def parts_words(step: Figure) -> str:
    """What the points of a part are the sum of."""
    return _("jumlah {count} bagian").format(count=len(step.inputs))


def step_source(step: Figure) -> str:
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


def answer_words(explanation: Explanation) -> str:
    """What stands in the cell of a question."""
    question = explanation.assessment.scorecard.questions[explanation.subject.code]
    place = question.response.location.within
    text = answer_text(question)
    return f"{place}: {text}" if place else text


def subject_title(root: Figure) -> str:
    """What is explained, where it is a figure."""
    return f"{root.id} {root.title}" if root.title else _("Nilai total")


def gate_title(gate: GateTrace) -> str:
    """A gate with its target."""
    return _("{target}: {title}").format(target=gate.target_title, title=gate.requirement.title)


def gate_words(gate: GateTrace) -> str:
    """Whether a gate is met."""
    return _("terpenuhi") if gate.requirement.is_met else _("belum terpenuhi")


def gate_reason(gate: GateTrace) -> str:
    """What is required, what there is, and the margin."""
    one = gate.requirement
    return _("minimal {required}, nilai {actual}, selisih {margin}").format(
        required=minimum_words(one),
        actual=fine_points_text(one.actual, [one]),
        margin=difference_text(one.margin),
    )


def minimum_words(one: Requirement) -> str:
    """The points that a gate requires, and how they follow from a share where the regulation states one."""
    share = f" ({shown(one.required_share * 100)}% × {shown(one.weight)})" if one.required_share is not None else ""
    return fine_points_text(one.required) + share


def alternative_words(other: Alternative, question: Question, present: Alternative) -> str:
    """The other answer; of counts only what is different from the present ones."""
    answer, now = other.question.response.answer, present.question.response.answer
    if not isinstance(answer, Counts) or not isinstance(now, Counts) or other.is_present:
        return answer_text(other.question)
    titles = {operand.key: operand.title for operand in question.operands}
    changed = (key for key, value in answer.values.items() if value != now.values[key])
    return "; ".join(f"{titles[key]}: {shown(now.values[key])} → {shown(answer.values[key])}" for key in changed)


def label_words(other: Alternative) -> str:
    """What sets the other answer apart from its neighbours, where the rubric says so."""
    return f": {other.label.text}" if other.label else ""


def crossed_sentences(other: Alternative) -> Iterator[str]:
    """Which gates another answer would cross."""
    for shift in other.crossed:
        text = _("{target}: {gate} menjadi terpenuhi") if shift.gate.is_met else _("{target}: {gate} menjadi lepas")
        yield text.format(target=shift.target_title, gate=shift.gate.title)
