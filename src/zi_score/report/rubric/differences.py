"""Two rubrics beside each other as a page: what differs, and which workbooks gain or lose a target by it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zi_score.language import N_, _, shown
from zi_score.report.blocks import Column, Page, Row, Rows, Tone, sentence, toned
from zi_score.report.figures import difference_text
from zi_score.rubric.differences import Aspect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.report.blocks import Block
    from zi_score.rubric.catalogue import Rubric
    from zi_score.rubric.differences import Rescored, RubricChange

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


def differences_page(
    before: Rubric, after: Rubric, changes: Sequence[RubricChange], rescored: Sequence[Rescored]
) -> Page:
    """The differences of two rubrics, and of the workbooks only those with another outcome."""
    title = _("Perbedaan rubrik: {before} dan {after}").format(
        before=before.origin or before.id, after=after.origin or after.id
    )
    is_same = before.fingerprint == after.fingerprint
    return Page(title, (*_differences(changes, is_same=is_same), *_workbooks(rescored)))


def _differences(changes: Sequence[RubricChange], *, is_same: bool) -> Iterator[Block]:
    if not changes and not is_same:
        yield sentence(
            _(
                "Tidak ada perbedaan pada bobot, ambang, pertanyaan, pilihan jawaban, kebijakan, syarat, tahapan, dan "
                "kawasan; kedua rubrik berbeda di bagian lain"
            )
        )
        return
    if not changes:
        yield sentence(_("Tidak ada perbedaan yang dapat mengubah nilai atau kesimpulan."), Tone.GOOD)
        return
    columns = (
        Column(_("Yang berbeda"), is_whole=True),
        Column(_("Kode"), is_whole=True),
        Column(_("Uraian")),
        Column(_("Sebelum"), is_figure=True),
        Column(_("Sesudah"), is_figure=True),
    )
    rows = [Row.of(*_cells(one)) for one in changes]
    yield Rows(columns, rows, _("Perbedaan: {count}").format(count=len(changes)))


def _cells(change: RubricChange) -> tuple[str, ...]:
    return (_(_ASPECTS[change.aspect]), change.code, change.title, _side(change.before), _side(change.after))


def _side(value: Fraction | str | None) -> str:
    if value is None:
        return _("tidak ada")
    return shown(value) if isinstance(value, Fraction) else value


def _workbooks(rescored: Sequence[Rescored]) -> Iterator[Block]:
    if not rescored:
        return
    told = [one for one in rescored if one.gained or one.lost or one.reason]
    columns = (
        Column(_("Buku kerja")),
        Column(_("Sebelum"), is_figure=True),
        Column(_("Sesudah"), is_figure=True),
        Column(_("Selisih"), is_figure=True),
        Column(_("Akibatnya")),
    )
    if told:
        yield Rows(columns, [_workbook(one) for one in told], _("Buku kerja yang kesimpulannya berubah"))
    same = len(rescored) - len(told)
    yield sentence(
        _("Buku kerja dengan kesimpulan yang sama: {count} dari {all}").format(count=same, all=len(rescored))
    )


def _workbook(one: Rescored) -> Row:
    if one.before is None or one.after is None:
        return Row.of(one.path, "", "", "", toned(one.reason, Tone.WARN))
    figures = (shown(one.before), shown(one.after), difference_text(one.after - one.before))
    gained = [_("memperoleh {target}").format(target=target) for target in one.gained]
    lost = [_("kehilangan {target}").format(target=target) for target in one.lost]
    effect = toned("; ".join((*gained, *lost)), Tone.BAD if lost else Tone.GOOD)
    return Row.of(one.path, *figures, effect)
