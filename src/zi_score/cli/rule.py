"""``zi-score rule``: the catalogue of problem codes, or the page of one."""

from difflib import get_close_matches
from typing import Annotated

import typer

from zi_score.cli.options import ForceOption, OutputOption, PageFormatOption
from zi_score.cli.output import deliver_page
from zi_score.language import _

_SUGGESTIONS = 3
_GROUP = len("ZI2")


def rule(
    code: Annotated[
        str, typer.Argument(metavar=_("[KODE]"), help=_("Kode temuan, misalnya ZI203; tanpa kode, semuanya."))
    ] = "",
    *,
    format_: PageFormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print every code with its message, or the page of one code."""
    from zi_score.problems import CATALOGUE  # noqa: PLC0415 - keeps --help fast
    from zi_score.problems.pages import page_of  # noqa: PLC0415
    from zi_score.report.rule.page import catalogue_page, rule_page  # noqa: PLC0415

    wanted = code.strip().upper()
    if wanted.isdecimal():
        wanted = f"ZI{wanted}"
    if code and wanted not in CATALOGUE:
        raise typer.BadParameter(_unknown(code, wanted, list(CATALOGUE)), param_hint=_("KODE"))
    page = rule_page(page_of(wanted)) if code else catalogue_page(CATALOGUE.values())
    deliver_page(page, format_, output, force=force)


def _unknown(code: str, wanted: str, known: list[str]) -> str:
    """What to say of a code that there is not: those that begin as it does, or look like it."""
    alike = [one for one in known if one.startswith(wanted[:_GROUP])] if len(wanted) >= _GROUP else []
    close = get_close_matches(wanted, alike or known, n=_SUGGESTIONS, cutoff=0 if alike else 0.7)
    if not close:
        return _('kode temuan "{code}" tidak ada; daftar semuanya: zi-score rule').format(code=code)
    return _('kode temuan "{code}" tidak ada; mungkin {close}').format(code=code, close=", ".join(sorted(close)))
