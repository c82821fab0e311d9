"""A finding in words that a workbook can hold."""

from zi_score.language import N_, _
from zi_score.waivers import Finding

AUTHOR = "zi-score"
"""Who signs a comment of ours."""

_LONGEST_TEXT = 2000
_SEVERITIES = {"error": N_("kesalahan"), "warning": N_("peringatan"), "note": N_("catatan")}


def comment_text(finding: Finding) -> str:
    """The whole finding, as the comment on its cell."""
    title = f"{AUTHOR} {finding.problem.code} ({severity_text(finding)})"
    parts = [f"{title}: {message_text(finding)}", plain(finding.problem.hint), waiver_text(finding)]
    return "\n".join(part for part in parts if part)


def severity_text(finding: Finding) -> str:
    """How much it matters."""
    return _(_SEVERITIES[finding.problem.severity.value])


def message_text(finding: Finding) -> str:
    """What is wrong, as a sentence."""
    return plain(finding.problem.message).rstrip(".") + "."


def place_text(finding: Finding) -> str:
    """Where it stands. What stands in another file, such as a waiver, is named with that file."""
    place = finding.problem.location
    if place.sheet:
        return plain(place.within)
    return plain(str(place)) if place.line else _("(berkas)")


def waiver_text(finding: Finding) -> str:
    """Why it is accepted, and until when; an empty text when it is not."""
    if finding.waiver is None:
        return ""
    text = _("Dikecualikan sampai {expires}: {reason}")
    return text.format(expires=finding.waiver.expires, reason=plain(finding.waiver.reason))


def plain(text: str) -> str:
    """Text that XML can hold, on one line, of a length that can be read."""
    shown = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return shown if len(shown) <= _LONGEST_TEXT else f"{shown[: _LONGEST_TEXT - 1]}…"
