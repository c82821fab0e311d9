"""``zi-score rule``: the catalogue of problem codes, or the page of one."""

import shutil
from difflib import get_close_matches
from typing import Annotated

import typer

from zi_score.cli.output import write_stdout
from zi_score.language import _

_SUGGESTIONS = 3
_GROUP = len("ZI2")


def rule(
    code: Annotated[
        str, typer.Argument(metavar=_("[KODE]"), help=_("Kode temuan, misalnya ZI203; tanpa kode, semuanya."))
    ] = "",
) -> None:
    """Print every code with its message, or the page of one code."""
    from zi_score.problems import CATALOGUE  # noqa: PLC0415 - keeps --help fast
    from zi_score.problems.pages import page_of  # noqa: PLC0415
    from zi_score.report.rule_text import catalogue_text, page_text  # noqa: PLC0415

    width = shutil.get_terminal_size((80, 24)).columns
    if not code:
        write_stdout(catalogue_text(CATALOGUE.values(), width), is_data=False)
        return
    wanted = code.strip().upper()
    if wanted.isdecimal():
        wanted = f"ZI{wanted}"
    if wanted not in CATALOGUE:
        raise typer.BadParameter(_unknown(code, wanted, list(CATALOGUE)), param_hint=_("KODE"))
    write_stdout(page_text(page_of(wanted), width), is_data=False)


def _unknown(code: str, wanted: str, known: list[str]) -> str:
    """What to say of a code that there is not: those that begin as it does, or look like it."""
    alike = [one for one in known if one.startswith(wanted[:_GROUP])] if len(wanted) >= _GROUP else []
    close = get_close_matches(wanted, alike or known, n=_SUGGESTIONS, cutoff=0 if alike else 0.7)
    if not close:
        return _('kode temuan "{code}" tidak ada; daftar semuanya: zi-score rule').format(code=code)
    return _('kode temuan "{code}" tidak ada; mungkin {close}').format(code=code, close=", ".join(sorted(close)))
