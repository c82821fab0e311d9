"""Rubrics as pages: those that there are, the whole of one and whether it is sound, and why there is none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zi_score.exact import decimal_text
from zi_score.language import _, localized
from zi_score.report.blocks import Column, Fold, Page, Points, Row, Rows, Stack, Tone, line, sentence, toned
from zi_score.report.evaluation.findings import problem_line
from zi_score.report.rubric.question import questions_table, source_sentence
from zi_score.report.rubric.topics import TOPICS, topic_page
from zi_score.report.wording import counts_sentence, rubric_words
from zi_score.report.wording import sentence as full_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from zi_score.problems import Problem
    from zi_score.report.blocks import Block
    from zi_score.rubric.absent import AbsentRegulation
    from zi_score.rubric.catalogue import Node, Rubric
    from zi_score.rubric.layout import Layout


def list_page(rubrics: Sequence[Rubric], absent: Sequence[AbsentRegulation]) -> Page:
    """Each bundled rubric in one row, then what is known and not scored."""
    rows = [Row.of(toned(one.id, Tone.STRONG), *_summary(one)) for one in rubrics]
    for regulation in absent:
        reason = _("tidak dinilai: {reason}").format(reason=regulation.reason)
        words = Stack((line(regulation.title), toned(reason, Tone.DIM)))
        rows.append(Row.of(toned(regulation.id, Tone.STRONG), words, "", ""))
    columns = (
        Column(_("Nama"), is_whole=True),
        Column(_("Peraturan")),
        Column(_("Pertanyaan"), is_figure=True),
        *Column.figures(_("Tertulis")),
    )
    note = _("Tertulis: berapa pilihan dan ambang yang tertulis dalam sumber resmi; selebihnya tafsir yang dinyatakan.")
    return Page(_("Rubrik bawaan"), (Rows(columns, rows, note=note),))


def _summary(rubric: Rubric) -> tuple[str, str, str]:
    confirmed = list(_confirmations(rubric))
    written = _("{confirmed} dari {choices}").format(confirmed=sum(confirmed), choices=len(confirmed))
    return rubric_words(rubric), str(len(rubric.questions)), written


def absent_page(regulation: AbsentRegulation) -> Page:
    """Why there is no rubric of a regulation, what is known of it, and what it would take."""
    title = _("{title}, sudah dicabut oleh {by}").format(title=regulation.title, by=regulation.repealed_by)
    reason = full_sentence(_("Tidak dinilai: {reason}").format(reason=regulation.reason))
    known = _("Diketahui: {known}").format(known=regulation.known)
    needed = _("Diperlukan: {needed}").format(needed=regulation.needed)
    return Page(title, (sentence(reason), sentence(known), sentence(needed)))


def rubric_page(rubric: Rubric) -> Page:
    """The tree with weights and question counts; folded, all that the rubric says of targets, choices and questions."""
    return Page(rubric_words(rubric), tuple(_blocks(rubric)))


def _blocks(rubric: Rubric) -> Iterator[Block]:
    if rubric.repeal:
        yield source_sentence(rubric.repeal.source)
        yield sentence(_("Hanya untuk menilai ulang LKE lama; tidak dapat dipakai untuk pengusulan."), Tone.WARN)
    yield _tree(rubric)
    topics = [*rubric.targets, *(one for one in TOPICS if one != "kawasan" or rubric.kawasan)]
    more = _("Lebih lanjut: zi-score rubric show {rubric} dengan kode, atau: {topics}.")
    yield sentence(more.format(rubric=rubric.origin or rubric.id, topics=", ".join(topics)), Tone.DIM)
    pages = (topic_page(rubric, topic) for topic in topics)
    yield from (Fold(page.title, partial(tuple, page.blocks)) for page in pages if page)
    yield Fold(_("Semua pertanyaan"), lambda: (questions_table(rubric),))


def _tree(rubric: Rubric) -> Rows:
    columns = (Column(_("Bagian")), Column(_("Bobot"), is_figure=True), Column(_("Pertanyaan"), is_figure=True))
    rows = []
    for node in rubric.nodes.values():
        tone = Tone.PLAIN if node.questions else Tone.STRONG
        cells = _cells(f"{node.code} {node.title}", node.weight, len(rubric.questions_under(node.code)))
        rows.append(Row.of(toned(cells[0], tone), *cells[1:], depth=_depth(rubric, node)))
    total = _cells(_("Jumlah"), rubric.weight, len(rubric.questions))
    rows.append(Row.of(*(toned(one, Tone.STRONG) for one in total)))
    return Rows(columns, rows)


def _cells(title: str, weight: Fraction, count: int) -> tuple[str, str, str]:
    return title, localized(decimal_text(weight, 2)), str(count)


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


def sound_page(rubric: Rubric, layouts: Sequence[Layout]) -> Page:
    """What to say of a rubric without problems."""
    text = _("{rubric}: sah; {questions} pertanyaan, {layouts} tata letak, sidik jari {fingerprint}").format(
        rubric=rubric.id, questions=len(rubric.questions), layouts=len(layouts), fingerprint=rubric.fingerprint
    )
    return Page(_("Rubrik {path}").format(path=rubric.origin or rubric.id), (sentence(text, Tone.GOOD, marked=True),))


def unsound_page(path: str, problems: Sequence[Problem]) -> Page:
    """Every problem of a rubric, in the order given."""
    counts = sentence(_("Temuan: {counts}").format(counts=counts_sentence(problems)), Tone.BAD, marked=True)
    return Page(
        _("Rubrik {path}").format(path=path),
        (counts, Points([problem_line(one, str(one.location)) for one in problems])),
    )
