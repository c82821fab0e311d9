"""All that a rubric says of one code, target, or topic, each as a page with its sources."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.exact import decimal_text
from zi_score.language import _, localized, shown
from zi_score.report.blocks import Column, Page, Points, Row, Rows, Section, sentence
from zi_score.report.rubric.question import question_page, source_sentence
from zi_score.report.texts import Span, Stack, Tone, line, toned
from zi_score.report.wording import source_words, unconfirmed_words
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from zi_score.report.blocks import Block
    from zi_score.rubric.catalogue import Area, Node, Rubric, Target, Threshold
    from zi_score.rubric.proposal import Kawasan
    from zi_score.rubric.sources import Source


def topic_page(rubric: Rubric, topic: str) -> Page | None:
    """Everything about one code, target or other topic; None for what the rubric does not know."""
    known = (*rubric.nodes, *rubric.areas, *rubric.questions, *rubric.targets)
    code = next((one for one in known if one.lower() == topic.lower()), topic)
    if question := rubric.questions.get(code):
        return question_page(rubric, question)
    if node := rubric.nodes.get(code):
        return _node_page(rubric, node)
    if area := rubric.areas.get(code):
        return _area_page(rubric, area)
    if target := rubric.targets.get(code):
        return Page(f"{target.id}: {target.title}", tuple(_target_blocks(rubric, target)))
    return TOPICS[topic](rubric) if topic in TOPICS else None


def _node_page(rubric: Rubric, node: Node) -> Page:
    count = len(rubric.questions_under(node.code))
    words = _("bobot {weight} poin, {count} pertanyaan").format(weight=shown(node.weight), count=count)
    gates = ((target, one) for target in rubric.targets.values() for one in target.thresholds)
    minima = [f"{target.title}: {_minimum_words(one)}" for target, one in gates if one.code == node.code]
    below = (rubric.nodes.get(code) or rubric.questions[code] for code in (*node.children, *node.questions))
    parts = [(f"{one.code} {one.title}", one.weight) for one in below]
    return Page(f"{node.code} {node.title}", _weighed(words, minima, node.source, parts))


def _minimum_words(threshold: Threshold, weight: Fraction | None = None) -> str:
    """The least that a target asks; a share also in points of the `weight`, where one is given."""
    if threshold.is_share:
        share = _("minimal {share}% dari bobotnya").format(share=shown(threshold.minimum * 100))
        return f"{share} = {shown(threshold.minimum * weight)}" if weight else share
    return _("minimal {points} poin").format(points=localized(decimal_text(threshold.minimum, 2)))


def _weighed(
    words: str, minima: Sequence[str], source: Source, parts: Sequence[tuple[str, Fraction]]
) -> tuple[Block, ...]:
    """What a part is worth, what targets ask of it, and what it consists of."""
    columns = (Column(_("Bagian")), Column(_("Bobot"), is_figure=True))
    rows = [Row.of(title, localized(decimal_text(weight, 2))) for title, weight in parts]
    return (*map(sentence, (words, *minima)), source_sentence(source), Rows(columns, rows))


def _area_page(rubric: Rubric, area: Area) -> Page:
    gates = ((target, one) for target in rubric.targets.values() for one in target.thresholds)
    asked = [(target.title, one) for target, one in gates if one.subject == "each_area"]
    minima = [f"{title}: {_minimum_words(one, area.weight)}" for title, one in asked]
    nodes = [rubric.nodes[code] for code in area.parts]
    parts = [(f"{one.code} {rubric.nodes[one.parent].title if one.parent else one.title}", one.weight) for one in nodes]
    words = _("bobot {weight} poin").format(weight=shown(area.weight))
    return Page(f"{area.code} {area.title}", _weighed(words, minima, area.source, parts))


def _target_blocks(rubric: Rubric, target: Target) -> Iterator[Block]:
    if target.requires:
        yield sentence(_("mensyaratkan {target}").format(target=rubric.targets[target.requires].title))
    rows = []
    for one in target.thresholds:
        code = "" if one.code in ("", TOTAL) else f"{one.code} "
        title = f"{code}{one.title}{unconfirmed_words(one.confirmed)}"
        rows.append(Row.of(_with_source(title, one.source), _minimum_words(one)))
    yield Rows((Column(_("Ambang")), Column(_("Minimal"))), rows)
    name = rubric.origin or rubric.id
    count = sum(target.id in one.minimum and one.is_binding for one in rubric.conditions)
    more = _("Syarat di luar LKE: {count} syarat; lihat zi-score rubric show {rubric} syarat")
    yield sentence(more.format(count=count, rubric=name), Tone.DIM)
    if rubric.kawasan and target.id in rubric.kawasan.targets:
        together = _("Untuk kawasan ada yang diminta lagi; lihat zi-score rubric show {rubric} kawasan")
        yield sentence(together.format(rubric=name), Tone.DIM)


def _with_source(title: str, source: Source, *notes: str) -> Stack:
    """A title with what else is said of it below it."""
    below = (*map(Span, notes), Span(source_words(source), Tone.DIM))
    return Stack((toned(title, Tone.STRONG), *(line(one, depth=1) for one in below)))


def _conditions_page(rubric: Rubric) -> Page:
    columns = (Column(_("Syarat")), *(Column(one.title) for one in rubric.targets.values()))
    rows = []
    for one in rubric.conditions:
        scope = ", ".join(filter(None, (one.holder, one.applies_to)))
        title = f"{one.id}: {one.title} ({scope}){unconfirmed_words(one.confirmed)}"
        notes = [] if one.is_binding else [_("praktik, tidak menentukan")]
        notes += [one.note] if one.note else []
        minima = (line(one.minimum.get(target, "")) for target in rubric.targets)
        rows.append(Row.of(_with_source(title, one.source, *notes), *minima))
    title = _("Syarat di luar LKE (dinilai dari profil unit: zi-score evaluate --profile)")
    return Page(title, (Rows(columns, rows),))


def _kawasan_page(rubric: Rubric) -> Page | None:
    if rubric.kawasan is None:
        return None
    title = _("Kawasan: setiap unit memenuhi targetnya, dan integrasi proses bisnisnya dinilai")
    return Page(title, tuple(_kawasan_blocks(rubric, rubric.kawasan)))


def _kawasan_blocks(rubric: Rubric, kawasan: Kawasan) -> Iterator[Block]:
    rows = []
    for name, target in kawasan.targets.items():
        title = f"{rubric.targets[name].title}{unconfirmed_words(target.confirmed)}"
        prior = rubric.targets[target.requires].title if target.requires else ""
        notes = [_("kawasan sudah menyandang {target}").format(target=prior)] if prior else []
        minimum = _("nilai integrasi minimal {minimum}").format(minimum=shown(target.minimum))
        rows.append(Row.of(_with_source(title, target.source, *notes), minimum))
    yield Rows((Column(_("Target")), Column(_("Minimal"))), rows)
    scale = kawasan.scale
    words = _("Skala: 0 sampai {maximum}").format(maximum=shown(scale.maximum)) + unconfirmed_words(scale.confirmed)
    yield Section(words, (sentence(scale.reason), source_sentence(scale.source)))
    aspects = Points([line(one) for one in kawasan.aspects])
    yield Section(_("Aspek integrasi"), (aspects, source_sentence(kawasan.source)))


def _policies_page(rubric: Rubric) -> Page:
    rows = []
    for name, policy in rubric.policies.items():
        title = f"{name}{unconfirmed_words(policy.confirmed)}"
        rows.append(Row.of(_with_source(title, policy.source, policy.reason), policy.value))
    columns = (Column(_("Pilihan")), Column(_("Isi")))
    return Page(_("Pilihan ketika peraturan tidak mengatur"), (Rows(columns, rows),))


TOPICS: Mapping[str, Callable[[Rubric], Page | None]] = MappingProxyType(
    {"syarat": _conditions_page, "kawasan": _kawasan_page, "kebijakan": _policies_page}
)
"""What can be asked for beside codes and targets."""
