"""The settings in force as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.report.json_text import report_text

if TYPE_CHECKING:
    from zi_score.report.settings import InForce

_SCHEMA_VERSION = 1
_HOLDS, _EXPIRED = "holds", "expired"


def render(settings: InForce) -> str:
    """The settings for a program to read."""
    files, beside = settings.files, settings.beside
    parts = {
        "file": files.deciding.path or None,
        "values": [
            {
                "name": one.name,
                "value": one.value or None,
                "origin": one.origin.value,
                "location": str(one.location) or None,
            }
            for one in settings.values
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
                "state": _EXPIRED if waiver.is_expired(settings.today) else _HOLDS,
                "location": str(waiver.location),
            }
            for waiver in beside.waivers
        ],
    }
    return report_text(_SCHEMA_VERSION, parts)
