"""The settings in force and where each comes from, with the waivers and whether they still hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.json_text import report_text
from zi_score.report.printable import printable
from zi_score.settings import Origin

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from zi_score.settings import EffectiveValue, RunSettings, Settings
    from zi_score.waivers import Waiver

_SCHEMA_VERSION = 1
_FLAGS = {"columns": "column"}
"""The flags that are not called as their setting is."""
_HOLDS, _EXPIRED = "holds", "expired"


def settings_text(values: Sequence[EffectiveValue], files: RunSettings, beside: Settings, today: dt.date) -> str:
    """The settings for a person to read; `beside` is the file that speaks of the workbooks, and may only waive."""
    return "\n".join(printable(line) for line in _lines(values, files, beside, today)) + "\n"


def settings_json(values: Sequence[EffectiveValue], files: RunSettings, beside: Settings, today: dt.date) -> str:
    """The settings for a program to read."""
    parts = {
        "file": files.deciding.path or None,
        "values": [
            {
                "name": one.name,
                "value": one.value or None,
                "origin": one.origin.value,
                "location": str(one.location) or None,
            }
            for one in values
        ],
        "waivers_file": beside.path or None,
        "ignored": list(beside.values) if beside.path in files.ignored else [],
        "waivers": [
            {
                "code": waiver.code,
                "file": waiver.file or None,
                "cell": waiver.cell or None,
                "reason": waiver.reason,
                "expires": waiver.expires.isoformat(),
                "state": _EXPIRED if waiver.is_expired(today) else _HOLDS,
                "location": str(waiver.location),
            }
            for waiver in beside.waivers
        ],
    }
    return report_text(_SCHEMA_VERSION, parts)


def _lines(values: Sequence[EffectiveValue], files: RunSettings, beside: Settings, today: dt.date) -> Iterator[str]:
    yield _("Berkas pengaturan: {path}").format(path=files.deciding.path or _("tidak ada"))
    if beside.path not in ("", files.deciding.path):
        yield _("Berkas pengecualian: {path}").format(path=beside.path)
    if beside.path in files.ignored:
        yield f"  {files.ignored[beside.path].message}"
    yield ""
    rows = [(one.name, one.value or _unset_words(one.name), _origin_words(one)) for one in values]
    name_width, value_width = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, value, origin in rows:
        yield f"  {name:<{name_width}}  {value:<{value_width}}  {origin}"
    yield ""
    if not beside.waivers:
        yield _("Tidak ada pengecualian.")
        return
    yield _("Pengecualian: {count}").format(count=len(beside.waivers))
    for waiver in beside.waivers:
        yield from ("", *_waiver_lines(waiver, today))


def _unset_words(name: str) -> str:
    return _("(penilai terakhir yang mengisi)") if name == "assessor" else _("(tidak ada)")


def _origin_words(value: EffectiveValue) -> str:
    match value.origin:
        case Origin.FLAG:
            return _("opsi --{name}").format(name=_FLAGS.get(value.name, value.name))
        case Origin.FILE:
            place = value.location
            return f"{place.file}:{place.line}" if place.line else str(place)
        case Origin.DEFAULT:
            return _("bawaan")


def _waiver_lines(waiver: Waiver, today: dt.date) -> Iterator[str]:
    state = _("berakhir {expires}") if waiver.is_expired(today) else _("berlaku sampai {expires}")
    place = ", ".join((waiver.file or _("semua berkas"), waiver.cell or _("semua sel")))
    yield f"  {waiver.code}  {place}  {state.format(expires=waiver.expires)}"
    yield f"    {waiver.reason}"
    yield f"    {waiver.location}"
