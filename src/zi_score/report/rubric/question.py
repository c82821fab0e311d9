"""Questions of a rubric: how each is answered, what every answer is worth, and where that stands."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zi_score.language import _, shown
from zi_score.report.blocks import Column, Page, Points, Row, Rows, Section, sentence
from zi_score.report.figures import fine_points_text
from zi_score.report.texts import Line, Span, Stack, Tone, line, toned
from zi_score.report.wording import source_words, unconfirmed_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zi_score.report.blocks import Block, Sentence
    from zi_score.rubric.catalogue import Question, Ratio, Rubric, Scale
    from zi_score.rubric.sources import Source

_TENTH = Fraction(1, 10)


def source_sentence(source: Source) -> Sentence:
    """Where something stands, as a sentence of its own."""
    return sentence(source_words(source), Tone.DIM)


def question_page(rubric: Rubric, question: Question) -> Page:
    """Everything that the rubric says about a question."""
    return Page(f"{question.code} {question.title}", tuple(_blocks(rubric, question)))


def questions_table(rubric: Rubric) -> Rows:
    """Every question with its options and what it is worth."""
    rows = []
    for one in rubric.questions.values():
        scale = rubric.scale_of(one)
        options = (_option_line(option, share, one) for option, share in scale.options.items())
        source = line(Span(source_words(one.source), Tone.DIM), depth=1)
        title = Stack((toned(f"{one.code} {one.title}", Tone.STRONG), *options, source))
        rows.append(Row.of(title, scale.title, fine_points_text(one.weight)))
    columns = (Column(_("Pertanyaan")), Column(_("Skala")), Column(_("Poin"), is_figure=True))
    return Rows(columns, rows)


def _option_line(option: str, share: Fraction, question: Question) -> Line:
    label = question.labels.get(option)
    return line(f"{option} ({shown(share)})", f": {label.text}" if label else "", depth=1)


def _blocks(rubric: Rubric, question: Question) -> Iterator[Block]:
    scale = rubric.scale_of(question)
    parent = rubric.nodes[question.parent]
    part = _("bagian dari {code} {title}, bobot {weight}")
    yield sentence(part.format(code=parent.code, title=parent.title, weight=shown(parent.weight)))
    worth = _("nilai penuh {points} poin dari total {total}")
    yield sentence(worth.format(points=fine_points_text(question.weight), total=shown(rubric.weight)))
    yield from map(sentence, _minima(rubric, question))
    yield Section(_("Skala: {scale}").format(scale=scale.title), tuple(_scale_blocks(scale, question)))
    if question.ratio:
        yield Section(_("Rumus"), tuple(_ratio_blocks(question, question.ratio)))
    yield source_sentence(question.source)
    yield sentence(_("sumber skala: {source}").format(source=scale.source), Tone.DIM)
    if not (question.confirmed and scale.confirmed):
        yield sentence(_("tafsir, belum tertulis dalam peraturan"), Tone.DIM)
    if question.note:
        yield sentence(_("catatan: {note}").format(note=question.note))


def _minima(rubric: Rubric, question: Question) -> Iterator[str]:
    for target in rubric.targets.values():
        for threshold in target.thresholds:
            if threshold.code == question.code:
                minimum = threshold.minimum * question.weight if threshold.is_share else threshold.minimum
                text = _("ambang {target}: minimal {points} poin")
                yield text.format(target=target.title, points=fine_points_text(minimum))


def _scale_blocks(scale: Scale, question: Question) -> Iterator[Block]:
    """What each answer earns, what one step up is worth in the total, and what sets the answer apart."""
    weight = question.weight
    if scale.options:
        yield _options(scale, question)
    if scale.options and not question.labels:
        yield sentence(_("pilihannya belum diberi keterangan"), Tone.DIM)
    if scale.kind == "index":
        worth = fine_points_text(weight * _TENTH / (scale.maximum - scale.minimum))
        text = _("{minimum} sampai {maximum}; setiap 0,1 bernilai {points} poin")
        yield sentence(text.format(minimum=shown(scale.minimum), maximum=shown(scale.maximum), points=worth))
    elif scale.kind in ("ratio", "percent"):
        text = _("0% sampai 100%; setiap 10% bernilai {points} poin")
        yield sentence(text.format(points=fine_points_text(weight * _TENTH)))


def _options(scale: Scale, question: Question) -> Rows:
    rows = []
    better: Fraction | None = None
    for option, share in scale.options.items():
        label = question.labels.get(option)
        words = f"{option}: {label.text}" if label else option
        step = "" if better is None else f"+{fine_points_text((better - share) * question.weight)}"
        rows.append(Row.of(words, shown(share), fine_points_text(share * question.weight), step))
        better = share
    titles = (_("Nilai"), _("Poin"), _("Naik satu tingkat"))
    return Rows((Column(_("Jawaban")), *(Column(title, is_figure=True) for title in titles)), rows)


def _ratio_blocks(question: Question, ratio: Ratio) -> Iterator[Block]:
    rule = "({numerator}) / ({denominator})"
    yield sentence(rule.format(numerator=_sum(ratio.numerator), denominator=_sum(ratio.denominator)))
    columns = (Column(_("Masukan")), Column(_("Uraian")))
    yield Rows(columns, [Row.of(one.key, one.title) for one in question.operands])
    rules = ((_("bila 0 dibagi 0"), ratio.zero_over_zero), (_("bila pembaginya saja yang 0"), ratio.over_zero))
    yield Points(
        [line(f"{case}: {shown(one.share)}{unconfirmed_words(one.confirmed)}; {one.reason}") for case, one in rules]
    )


def _sum(terms: Mapping[str, Fraction]) -> str:
    text = ""
    for key, factor in terms.items():
        sign = "-" if factor < 0 else "+"
        amount = "" if abs(factor) == 1 else f"{shown(abs(factor))} x "
        text += f" {sign} {amount}{key}" if text else f"{'-' if factor < 0 else ''}{amount}{key}"
    return text
