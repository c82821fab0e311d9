"""How many processes read the workbooks of a run."""

import os
from typing import Annotated

import typer

from zi_score.language import _

FEW = 5
"""Fewer workbooks are read sooner here than a process begins, and what is unusual in them is read apart anyway."""

JobsOption = Annotated[
    int | None,
    typer.Option(min=1, metavar=_("JUMLAH"), help=_("Proses yang membaca bersamaan. Bawaan: semua inti prosesor.")),
]


def workers_for(count: int, jobs: int | None) -> int:
    """The worker processes for so many workbooks; 0 for none beside this one.

    One job means one worker all the same: it can be ended when a workbook hangs, and this process cannot.
    """
    if jobs is None:
        return min(_cores(), count) if count >= FEW else 0
    return min(jobs, count) if count > 1 else 0


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
