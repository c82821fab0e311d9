"""GitHub workflow commands: an annotation for each thing that fails the gate, and for nothing else.

GitHub shows ten annotations of a step; the last line but one then says how many there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.check.places import first_line, placed
from zi_score.report.check.places import relative_path as shown_path
from zi_score.report.check.wording import advice, is_short, not_judged_sentence, own_rubric_sentences, shortfall
from zi_score.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.outcome import Check, Demand

_SHOWN = 10
_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))


def render(checks: Sequence[Check], gate: Demand) -> str:
    """Render one command for each failure: unusable files first, then unmet targets, then findings."""
    commands = [
        *(command for check in checks if not check.evaluation.is_usable for command in _findings(check, gate)),
        *(_unmet(check, gate) for check in checks if is_short(check, gate)),
        *(command for check in checks if check.evaluation.is_usable for command in _findings(check, gate)),
    ]
    commands += [command("notice", text, title=_("Rubrik sendiri")) for text in own_rubric_sentences(checks)]
    if len(commands) > _SHOWN:
        text = _("GitHub menampilkan {shown} anotasi; seluruhnya ada {count}, lihat log atau laporan langkah ini.")
        title = _("Anotasi lainnya")
        commands.append(command("notice", text.format(shown=_SHOWN, count=len(commands)), title=title))
    return "".join(f"{line}\n" for line in (*commands, not_judged_sentence()))


def _findings(check: Check, gate: Demand) -> Iterator[str]:
    for one in placed(check, check.failing(gate)):
        problem = one.finding.problem
        place = problem.location.within
        title = f"{problem.code} {place}".rstrip()
        yield command("error", advice(problem), file=one.file, line=str(first_line(problem.location)), title=title)


def _unmet(check: Check, gate: Demand) -> str:
    file = shown_path(check.evaluation.path)
    return command("error", shortfall(check, gate), file=file, line="1", title=f"require {gate.require}")


def command(name: str, text: str, **properties: str) -> str:
    """One workflow command; neither its text nor a property can begin another."""
    named = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items())
    return f"::{name} {named}::{_escaped(text, _DATA)}"


def _escaped(text: str, signs: Sequence[tuple[str, str]]) -> str:
    """The text as data of a command: it can neither end it nor begin another."""
    safe = printable(text)
    for sign, code in signs:
        safe = safe.replace(sign, code)
    return safe
