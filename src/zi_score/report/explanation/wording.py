"""The sentences of an explanation, in the user's language; plain text."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.answers import Counts
from zi_score.explanation import Operation
from zi_score.language import N_, _, shown
from zi_score.report.figures import difference_text, fine_points_text
from zi_score.report.wording import answer_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zi_score.explanation import Alternative, Explanation, GateTrace, Step
    from zi_score.rubric.catalogue import Question

_PARTS: Mapping[str, str] = MappingProxyType(
    {
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
)
_SIGNS: Mapping[Operation, str] = MappingProxyType(
    {Operation.PRODUCT: " × ", Operation.QUOTIENT: " / ", Operation.DIFFERENCE: " − ", Operation.SUM: " + "}
)

_ORIGINS: Mapping[Operation, str] = MappingProxyType(
    {
        Operation.ANSWER: N_("tertulis dalam buku kerja{place}"),
        Operation.RUBRIC: N_("ditetapkan dalam rubrik"),
        Operation.COUNT: N_("banyaknya pertanyaan"),
        Operation.LIMIT: N_("dibatasi antara 0 dan 1"),
    }
)


def step_name(step: Step) -> str:
    """What a figure on the way to points is."""
    part = step.id.rpartition(":")[2]
    return step.title or (_(_PARTS[part]) if part in _PARTS else part)


def step_origin(step: Step) -> str:
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
        case operation:
            return _(_ORIGINS[operation]).format(place=place)


def _rule(step: Step, place: str) -> str:
    part = step.id.rpartition(":")[2]
    if part == "weight":
        return _("tidak dihitung karena belum diisi")
    if step.text and step.place.within:
        text = _('"{text}" tidak terbaca; dihitung {share} menurut kebijakan rubrik')
        return text.format(text=step.text, share=shown(step.value)) + place
    if step.text:
        unconfirmed = "" if step.confirmed else _(" (tafsir, belum tertulis dalam peraturan)")
        return f"{step.text}{unconfirmed}{place}"
    return _("belum diisi atau tidak terbaca{place}").format(place=place)


def answer_words(explanation: Explanation) -> str:
    """What stands in the cell of a question."""
    question = explanation.assessment.scorecard.questions[explanation.subject.code]
    place = question.response.location.within
    text = answer_text(question)
    return f"{place}: {text}" if place else text


def gate_sentence(gate: GateTrace) -> str:
    """One gate: what is required, what there is, and the margin."""
    one = gate.requirement
    outcome = _("terpenuhi") if one.is_met else _("belum terpenuhi")
    share = f" ({shown(one.required_share * 100)}% × {shown(one.weight)})" if one.required_share is not None else ""
    return _("{target}: {title}: minimal {required}{share}, nilai {actual}, selisih {margin}: {outcome}").format(
        target=gate.target_title,
        title=one.title,
        required=fine_points_text(one.required),
        share=share,
        actual=fine_points_text(one.actual, [one]),
        margin=difference_text(one.margin),
        outcome=outcome,
    )


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
