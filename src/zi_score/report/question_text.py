"""One question of a rubric in words: how it is answered, what each answer is worth, and where that stands."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zi_score.language import _, shown
from zi_score.report.figures import fine_points_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zi_score.rubric.catalogue import Question, Ratio, Rubric, Scale, ZeroRule

_TENTH = Fraction(1, 10)


def question_lines(rubric: Rubric, question: Question) -> Iterator[str]:
    """Everything that the rubric says about a question."""
    scale = rubric.scale_of(question)
    parent = rubric.nodes[question.parent]
    yield f"{question.code} {question.title}"
    yield _("  bagian dari {code} {title}, bobot {weight}").format(
        code=parent.code, title=parent.title, weight=shown(parent.weight)
    )
    yield _("  nilai penuh {points} poin dari total {total}").format(
        points=fine_points_text(question.weight), total=shown(rubric.weight)
    )
    for target in rubric.targets.values():
        for threshold in target.thresholds:
            if threshold.code == question.code:
                minimum = threshold.minimum * question.weight if threshold.is_share else threshold.minimum
                yield _("  ambang {target}: minimal {points} poin").format(
                    target=target.title, points=fine_points_text(minimum)
                )
    yield ""
    yield _("  Skala: {scale}").format(scale=scale.title)
    yield from _scale_lines(scale, question)
    if question.ratio:
        yield from _ratio_lines(question, question.ratio)
    yield ""
    yield _("  sumber: {source}").format(source=question.source)
    yield _("  sumber skala: {source}").format(source=scale.source)
    if not (question.confirmed and scale.confirmed):
        yield _("  tafsir, belum tertulis dalam peraturan")
    if question.note:
        yield _("  catatan: {note}").format(note=question.note)


def _scale_lines(scale: Scale, question: Question) -> Iterator[str]:
    """What each answer earns, what one step up is worth in the total, and what sets the answer apart."""
    weight = question.weight
    previous: Fraction | None = None
    for option, share in scale.options.items():
        step = (
            ""
            if previous is None
            else _("; satu tingkat lebih tinggi +{points}").format(points=fine_points_text((previous - share) * weight))
        )
        yield _("    {option}: nilai {share} = {points} poin{step}").format(
            option=option, share=shown(share), points=fine_points_text(share * weight), step=step
        )
        if option in question.labels:
            yield f"       {question.labels[option].text}"
        previous = share
    if scale.options and not question.labels:
        yield _("    pilihannya belum diberi keterangan")
    if scale.kind == "index":
        worth = weight * _TENTH / (scale.maximum - scale.minimum)
        yield _("    {minimum} sampai {maximum}; setiap 0,1 bernilai {points} poin").format(
            minimum=shown(scale.minimum), maximum=shown(scale.maximum), points=fine_points_text(worth)
        )
    elif scale.kind in ("ratio", "percent"):
        yield _("    0% sampai 100%; setiap 10% bernilai {points} poin").format(
            points=fine_points_text(weight * _TENTH)
        )


def _ratio_lines(question: Question, ratio: Ratio) -> Iterator[str]:
    yield _("    rumus: ({numerator}) / ({denominator})").format(
        numerator=_sum(ratio.numerator), denominator=_sum(ratio.denominator)
    )
    for operand in question.operands:
        yield f"      {operand.key}: {operand.title}"
    yield _zero_line(_("    bila 0 dibagi 0"), ratio.zero_over_zero)
    yield _zero_line(_("    bila pembaginya saja yang 0"), ratio.over_zero)


def _zero_line(case: str, rule: ZeroRule) -> str:
    unconfirmed = "" if rule.confirmed else _(" (tafsir, belum tertulis dalam peraturan)")
    return f"{case}: {shown(rule.share)}{unconfirmed}; {rule.reason}"


def _sum(terms: Mapping[str, Fraction]) -> str:
    text = ""
    for key, factor in terms.items():
        sign = "-" if factor < 0 else "+"
        amount = "" if abs(factor) == 1 else f"{shown(abs(factor))} x "
        text += f" {sign} {amount}{key}" if text else f"{'-' if factor < 0 else ''}{amount}{key}"
    return text
