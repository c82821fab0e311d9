"""The settings in force as a page: each with its value and who states it, then the waivers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.blocks import Column, Page, Row, Rows, Section, sentence
from zi_score.report.texts import Span, Stack, Tone, line, toned
from zi_score.settings import Origin

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from zi_score.report.blocks import Block
    from zi_score.report.settings import InForce
    from zi_score.settings import EffectiveValue
    from zi_score.waivers import Waiver

_FLAGS = {"columns": "column"}
"""The flags that are not called as their setting is."""


def settings_page(settings: InForce) -> Page:
    """The settings for a person to read."""
    return Page(_("Pengaturan yang berlaku"), tuple(_blocks(settings)))


def _blocks(settings: InForce) -> Iterator[Block]:
    files, beside = settings.files, settings.beside
    yield sentence(_("Berkas pengaturan: {path}").format(path=files.deciding.path or _("tidak ada")))
    if beside.path not in ("", files.deciding.path):
        yield sentence(_("Berkas pengecualian: {path}").format(path=beside.path))
    if beside.path in files.ignored:
        yield sentence(files.ignored[beside.path].message, Tone.WARN, marked=True)
    rows = []
    for one in settings.values:
        unset = _("(penilai terakhir yang mengisi)") if one.name == "assessor" else _("(tidak ada)")
        rows.append(Row.of(toned(one.name, Tone.STRONG), one.value or unset, _origin_words(one)))
    yield Rows((Column(_("Pengaturan"), is_whole=True), Column(_("Isi")), Column(_("Asal"))), rows)
    if not beside.waivers:
        yield sentence(_("Tidak ada pengecualian."))
        return
    columns = (Column(_("Kode"), is_whole=True), Column(_("Tempat")), Column(_("Keadaan")), Column(_("Alasan")))
    waivers = [_waiver_row(waiver, settings.today) for waiver in beside.waivers]
    yield Section(_("Pengecualian: {count}").format(count=len(waivers)), (Rows(columns, waivers),))


def _origin_words(value: EffectiveValue) -> str:
    match value.origin:
        case Origin.FLAG:
            return _("opsi --{name}").format(name=_FLAGS.get(value.name, value.name))
        case Origin.FILE:
            place = value.location
            return f"{place.file}:{place.line}" if place.line else str(place)
        case Origin.DEFAULT:
            return _("bawaan")


def _waiver_row(waiver: Waiver, today: dt.date) -> Row:
    if waiver.is_expired(today):
        state = toned(_("berakhir {expires}").format(expires=waiver.expires), Tone.WARN, marked=True)
    else:
        state = toned(_("berlaku sampai {expires}").format(expires=waiver.expires), Tone.GOOD)
    place = ", ".join((waiver.file or _("semua berkas"), waiver.cell or _("semua sel")))
    reason = Stack((line(waiver.reason), line(Span(str(waiver.location), Tone.DIM))))
    return Row.of(toned(waiver.code, Tone.STRONG), place, state, reason)
