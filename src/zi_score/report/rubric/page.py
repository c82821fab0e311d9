"""Rubrics as pages: those that there are, the whole of one and whether it is sound, and what differs between two."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from zi_score.exact import decimal_text
from zi_score.language import N_, _, localized, shown
from zi_score.report.blocks import Column, Fold, Page, Points, Row, Rows, sentence
from zi_score.report.evaluation.findings import problem_line
from zi_score.report.figures import difference_text
from zi_score.report.rubric.question import questions_table, source_sentence
from zi_score.report.rubric.topics import TOPICS, topic_page
from zi_score.report.texts import Stack, Tone, line, toned
from zi_score.report.wording import counts_sentence, rubric_words, title_words
from zi_score.report.wording import sentence as full_sentence
from zi_score.rubric.differences import Aspect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.problems import Problem
    from zi_score.report.blocks import Block
    from zi_score.rubric.absent import AbsentRegulation
    from zi_score.rubric.catalogue import Node, Rubric
    from zi_score.rubric.differences import Rescored, RubricChange
    from zi_score.rubric.layout import Layout

_ASPECTS = {
    Aspect.WEIGHT: N_("bobot"),
    Aspect.GATE: N_("ambang"),
    Aspect.QUESTION: N_("pertanyaan"),
    Aspect.PART: N_("bagian"),
    Aspect.SCALE: N_("pilihan jawaban"),
    Aspect.POLICY: N_("kebijakan"),
    Aspect.CONDITION: N_("syarat"),
    Aspect.STAGE: N_("tahapan"),
    Aspect.KAWASAN: N_("kawasan"),
    Aspect.TARGET: N_("target"),
}


def list_page(rubrics: Sequence[Rubric], absent: Sequence[AbsentRegulation]) -> Page:
    """Each bundled rubric in one row, then what is known and not scored."""
    rows = []
    for one in rubrics:
        confirmed = list(_confirmations(one))
        written = _("{confirmed} dari {choices}").format(confirmed=sum(confirmed), choices=len(confirmed))
        rows.append(Row.of(toned(one.id, Tone.STRONG), rubric_words(one), str(len(one.questions)), written))
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


def absent_page(regulation: AbsentRegulation) -> Page:
    """Why there is no rubric of a regulation, what is known of it, and what it would take."""
    title = title_words(regulation.title, regulation.repealed_by)
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
        title = toned(f"{node.code} {node.title}", Tone.PLAIN if node.questions else Tone.STRONG)
        figures = (localized(decimal_text(node.weight, 2)), str(len(rubric.questions_under(node.code))))
        rows.append(Row.of(title, *figures, depth=_depth(rubric, node)))
    total = (_("Jumlah"), localized(decimal_text(rubric.weight, 2)), str(len(rubric.questions)))
    rows.append(Row.of(*(toned(one, Tone.STRONG) for one in total)))
    return Rows(columns, rows)


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
    found = Points([problem_line(one, str(one.location)) for one in problems])
    return Page(_("Rubrik {path}").format(path=path), (counts, found))


def differences_page(
    before: Rubric, after: Rubric, changes: Sequence[RubricChange], rescored: Sequence[Rescored]
) -> Page:
    """The differences of two rubrics, and of the workbooks only those with another outcome."""
    title = _("Perbedaan rubrik: {before} dan {after}")
    title = title.format(before=before.origin or before.id, after=after.origin or after.id)
    is_same = before.fingerprint == after.fingerprint
    return Page(title, (*_differences(changes, is_same=is_same), *_workbooks(rescored)))


def _differences(changes: Sequence[RubricChange], *, is_same: bool) -> Iterator[Block]:
    if not changes and not is_same:
        text = _(
            "Tidak ada perbedaan pada bobot, ambang, pertanyaan, pilihan jawaban, kebijakan, syarat, tahapan, dan "
            "kawasan; kedua rubrik berbeda di bagian lain"
        )
        yield sentence(text)
        return
    if not changes:
        yield sentence(_("Tidak ada perbedaan yang dapat mengubah nilai atau kesimpulan."), Tone.GOOD)
        return
    columns = (
        *(Column(one, is_whole=True) for one in (_("Yang berbeda"), _("Kode"))),
        Column(_("Uraian")),
        *(Column(one, is_figure=True) for one in (_("Sebelum"), _("Sesudah"))),
    )
    rows = [
        Row.of(_(_ASPECTS[one.aspect]), one.code, one.title, _side(one.before), _side(one.after)) for one in changes
    ]
    yield Rows(columns, rows, _("Perbedaan: {count}").format(count=len(changes)))


def _side(value: Fraction | str | None) -> str:
    if value is None:
        return _("tidak ada")
    return shown(value) if isinstance(value, Fraction) else value


def _workbooks(rescored: Sequence[Rescored]) -> Iterator[Block]:
    if not rescored:
        return
    told = [one for one in rescored if one.gained or one.lost or one.reason]
    figures = (Column(one, is_figure=True) for one in (_("Sebelum"), _("Sesudah"), _("Selisih")))
    columns = (Column(_("Buku kerja")), *figures, Column(_("Akibatnya")))
    if told:
        yield Rows(columns, [_workbook(one) for one in told], _("Buku kerja yang kesimpulannya berubah"))
    same = _("Buku kerja dengan kesimpulan yang sama: {count} dari {all}")
    yield sentence(same.format(count=len(rescored) - len(told), all=len(rescored)))


def _workbook(one: Rescored) -> Row:
    if one.before is None or one.after is None:
        return Row.of(one.path, "", "", "", toned(one.reason, Tone.WARN))
    figures = (shown(one.before), shown(one.after), difference_text(one.after - one.before))
    gained = [_("memperoleh {target}").format(target=target) for target in one.gained]
    lost = [_("kehilangan {target}").format(target=target) for target in one.lost]
    effect = toned("; ".join((*gained, *lost)), Tone.BAD if lost else Tone.GOOD)
    return Row.of(one.path, *figures, effect)
