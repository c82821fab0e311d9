"""A rubric in words: its tree, and everything it says about one code, target, condition or policy.

Nothing of the law stands here; each line comes from the rubric.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from zi_score.exact import decimal_text
from zi_score.language import _, localized, shown
from zi_score.report.printable import printable
from zi_score.report.question_text import question_lines
from zi_score.report.wording import rubric_words, sentence
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from zi_score.rubric.absent import AbsentRegulation
    from zi_score.rubric.catalogue import Area, Node, Rubric, Target, Threshold
    from zi_score.rubric.layout import Layout
    from zi_score.rubric.proposal import Condition, Kawasan
    from zi_score.rubric.sources import Repeal, Source

_TITLE_WIDTH = 54
_NARROWEST = 50


def rubric_line(rubric: Rubric, width: int) -> str:
    """One rubric in a list."""
    counts = _("{questions} pertanyaan, {confirmed} dari {choices} pilihan dan ambang tertulis dalam sumber resmi")
    confirmed = list(_confirmations(rubric))
    summary = counts.format(questions=len(rubric.questions), confirmed=sum(confirmed), choices=len(confirmed))
    return _text([f"{rubric.id}  {rubric_words(rubric)}", f"  {summary}"], width)


def absent_line(regulation: AbsentRegulation, width: int) -> str:
    """One regulation in a list that has no rubric."""
    reason = _("tidak dinilai: {reason}").format(reason=regulation.reason)
    return _text([f"{regulation.id}  {regulation.title}", f"  {reason}"], width)


def absent_text(regulation: AbsentRegulation, width: int) -> str:
    """Why there is no rubric of a regulation, what is known of it, and what it would take."""
    lines = [
        _("{title}, sudah dicabut oleh {by}").format(title=regulation.title, by=regulation.repealed_by),
        "",
        sentence(_("Tidak dinilai: {reason}").format(reason=regulation.reason)),
        _("Diketahui: {known}").format(known=regulation.known),
        _("Diperlukan: {needed}").format(needed=regulation.needed),
    ]
    return _text(lines, width)


def sound_line(rubric: Rubric, layouts: tuple[Layout, ...]) -> str:
    """What to say of a rubric without problems."""
    return _("{rubric}: sah; {questions} pertanyaan, {layouts} tata letak, sidik jari {fingerprint}").format(
        rubric=rubric.id, questions=len(rubric.questions), layouts=len(layouts), fingerprint=rubric.fingerprint
    )


def tree_text(rubric: Rubric, width: int) -> str:
    """The tree with weights and question counts, then the targets."""
    lines = [rubric_words(rubric), *(_repeal_lines(rubric.repeal) if rubric.repeal else ()), ""]
    for node in rubric.nodes.values():
        depth = _depth(rubric, node)
        count = len(rubric.questions_under(node.code))
        lines.append(_row(f"{'  ' * depth}{node.code} {node.title}", node.weight, count))
    lines.append(_row(_("Jumlah"), rubric.weight, len(rubric.questions)))
    lines += ["", _("Target: {targets}").format(targets=", ".join(rubric.targets))]
    topics = ("syarat", *(["kawasan"] if rubric.kawasan else []), "kebijakan")
    more = _("Lebih lanjut: zi-score rubric show {rubric} dengan kode, nama target, atau: {topics}.")
    lines.append(more.format(rubric=rubric.origin or rubric.id, topics=", ".join(topics)))
    return _text(lines, width)


def topic_text(rubric: Rubric, topic: str, width: int) -> str | None:
    """Everything about one code, target or other topic; None for what the rubric does not know."""
    code = next((one for one in _codes(rubric) if one.lower() == topic.lower()), topic)
    lines: Iterable[str]
    if code in rubric.questions:
        lines = question_lines(rubric, rubric.questions[code])
    elif code in rubric.nodes:
        lines = _node_lines(rubric, rubric.nodes[code])
    elif code in rubric.areas:
        lines = _area_lines(rubric, rubric.areas[code])
    elif code in rubric.targets:
        lines = _target_lines(rubric, rubric.targets[code])
    elif topic == "syarat":
        lines = _condition_lines(rubric)
    elif topic == "kawasan" and rubric.kawasan:
        lines = _kawasan_lines(rubric, rubric.kawasan)
    elif topic == "kebijakan":
        lines = _policy_lines(rubric)
    else:
        return None
    return _text(lines, width)


def _codes(rubric: Rubric) -> tuple[str, ...]:
    return (*rubric.nodes, *rubric.areas, *rubric.questions, *rubric.targets)


def _node_lines(rubric: Rubric, node: Node) -> Iterator[str]:
    yield f"{node.code} {node.title}"
    yield _("  bobot {weight} poin, {count} pertanyaan").format(
        weight=shown(node.weight), count=len(rubric.questions_under(node.code))
    )
    for target in rubric.targets.values():
        yield from (f"  {_minimum(target, one)}" for one in target.thresholds if one.code == node.code)
    yield from (_source_line(node.source), "")
    for child in node.children:
        part = rubric.nodes[child]
        yield _row(f"  {child} {part.title}", part.weight, len(rubric.questions_under(child)))
    for code in node.questions:
        question = rubric.questions[code]
        yield _row(f"  {code} {question.title}", question.weight)


def _area_lines(rubric: Rubric, area: Area) -> Iterator[str]:
    yield f"{area.code} {area.title}"
    yield _("  bobot {weight} poin").format(weight=shown(area.weight))
    for target in rubric.targets.values():
        yield from (
            f"  {_minimum(target, one, area.weight)}" for one in target.thresholds if one.subject == "each_area"
        )
    yield from (_source_line(area.source), "")
    for part in area.parts:
        node = rubric.nodes[part]
        yield _row(f"  {part} {rubric.nodes[node.parent].title if node.parent else node.title}", node.weight)


def _target_lines(rubric: Rubric, target: Target) -> Iterator[str]:
    yield f"{target.id}: {target.title}"
    if target.requires:
        yield _("  mensyaratkan {target}").format(target=rubric.targets[target.requires].title)
    yield ""
    for threshold in target.thresholds:
        code = "" if threshold.code in ("", TOTAL) else f"{threshold.code} "
        yield f"  {code}{threshold.title}: {_minimum_words(threshold)}{_unconfirmed(threshold.confirmed)}"
        yield f"  {_source_line(threshold.source)}"
    count = sum(target.id in one.minimum and one.is_binding for one in rubric.conditions)
    yield ""
    more = _("  Syarat di luar LKE: {count} syarat; lihat zi-score rubric show {rubric} syarat")
    yield more.format(count=count, rubric=rubric.origin or rubric.id)
    if rubric.kawasan and target.id in rubric.kawasan.targets:
        together = _("  Untuk kawasan ada yang diminta lagi; lihat zi-score rubric show {rubric} kawasan")
        yield together.format(rubric=rubric.origin or rubric.id)


def _minimum(target: Target, threshold: Threshold, weight: Fraction | None = None) -> str:
    points = f" = {shown(threshold.minimum * weight)}" if weight and threshold.is_share else ""
    return f"{target.title}: {_minimum_words(threshold)}{points}"


def _minimum_words(threshold: Threshold) -> str:
    if threshold.is_share:
        return _("minimal {share}% dari bobotnya").format(share=shown(threshold.minimum * 100))
    return _("minimal {points} poin").format(points=localized(decimal_text(threshold.minimum, 2)))


def _condition_lines(rubric: Rubric) -> Iterator[str]:
    yield _("Syarat di luar LKE (dinilai dari profil unit: zi-score evaluate --profile)")
    for condition in rubric.conditions:
        yield ""
        yield f"  {condition.id}: {condition.title} ({_scope(condition)}){_unconfirmed(condition.confirmed)}"
        yield "    " + ", ".join(f"{target}: {minimum}" for target, minimum in condition.minimum.items())
        if not condition.is_binding:
            yield "    " + _("praktik, tidak menentukan")
        yield f"  {_source_line(condition.source)}"
        if condition.note:
            yield f"    {condition.note}"


def _scope(condition: Condition) -> str:
    return f"{condition.holder}, {condition.applies_to}" if condition.applies_to else condition.holder


def _kawasan_lines(rubric: Rubric, kawasan: Kawasan) -> Iterator[str]:
    yield _("Kawasan: setiap unit memenuhi targetnya, dan integrasi proses bisnisnya dinilai")
    for name, target in kawasan.targets.items():
        minimum = _("nilai integrasi minimal {minimum}").format(minimum=shown(target.minimum))
        yield ""
        yield f"  {rubric.targets[name].title}: {minimum}{_unconfirmed(target.confirmed)}"
        if target.requires:
            yield _("    kawasan sudah menyandang {target}").format(target=rubric.targets[target.requires].title)
        yield f"  {_source_line(target.source)}"
    scale = kawasan.scale
    yield ""
    yield _("  Skala: 0 sampai {maximum}").format(maximum=shown(scale.maximum)) + _unconfirmed(scale.confirmed)
    yield f"    {scale.reason}"
    yield f"  {_source_line(scale.source)}"
    yield ""
    yield _("  Aspek integrasi: {aspects}").format(aspects=", ".join(kawasan.aspects))
    yield f"  {_source_line(kawasan.source)}"


def _policy_lines(rubric: Rubric) -> Iterator[str]:
    yield _("Pilihan ketika peraturan tidak mengatur")
    for name, policy in rubric.policies.items():
        yield ""
        yield f"  {name}: {policy.value}{_unconfirmed(policy.confirmed)}"
        yield f"    {policy.reason}"
        yield f"  {_source_line(policy.source)}"


def _repeal_lines(repeal: Repeal) -> Iterator[str]:
    yield _source_line(repeal.source)
    yield _("Hanya untuk menilai ulang LKE lama; tidak dapat dipakai untuk pengusulan.")


def _source_line(source: Source) -> str:
    return _("  sumber: {source}").format(source=source)


def _unconfirmed(is_confirmed: bool) -> str:
    return "" if is_confirmed else _(" (tafsir, belum tertulis dalam peraturan)")


def _row(title: str, weight: Fraction, count: int | None = None) -> str:
    figures = f"{localized(decimal_text(weight, 2)):>7}"
    questions = "" if count is None else _("{count:>5} pertanyaan").format(count=count)
    return f"{title:<{_TITLE_WIDTH}} {figures} {questions}".rstrip()


def _depth(rubric: Rubric, node: Node) -> int:
    return 1 + _depth(rubric, rubric.nodes[node.parent]) if node.parent else 0


def _confirmations(rubric: Rubric) -> Iterator[bool]:
    """For each figure and choice that may rest on an interpretation, whether it does not."""
    yield from (policy.confirmed for policy in rubric.policies.values())
    yield from (scale.confirmed for scale in rubric.scales.values())
    for target in rubric.targets.values():
        yield from (threshold.confirmed for threshold in target.thresholds)
    yield from (condition.confirmed for condition in rubric.conditions)
    if rubric.kawasan:
        yield rubric.kawasan.scale.confirmed
        yield from (target.confirmed for target in rubric.kawasan.targets.values())
    for question in rubric.questions.values():
        if question.ratio:
            yield question.ratio.zero_over_zero.confirmed
            yield question.ratio.over_zero.confirmed


def _text(lines: Iterable[str], width: int) -> str:
    """The lines, wrapped under their own indentation."""
    wrapped = (_wrapped(printable(line).rstrip(), max(width, _NARROWEST)) for line in lines)
    return "".join(f"{line}\n" for line in wrapped)


def _wrapped(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    indentation = line[: len(line) - len(line.lstrip())] + "  "
    return textwrap.fill(line, width, subsequent_indent=indentation, break_on_hyphens=False)
