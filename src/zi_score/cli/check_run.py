"""One run of ``zi-score check``: inputs in, checks and annotated copies out, with progress, in several processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.cli.annotate import tell_copies
from zi_score.cli.messages import complain
from zi_score.cli.progress import progress
from zi_score.language import _
from zi_score.workflows.check import with_waivers_judged
from zi_score.workflows.check_many import Checking, CheckJob, check_all, copy_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from zi_score.cli.exit_codes import ExitCode
    from zi_score.cli.inputs import Input
    from zi_score.outcome import Check
    from zi_score.settings import RunSettings


def run_checks(inputs: Sequence[Input], settings: RunSettings, how: Checking, workers: int) -> tuple[Check, ...]:
    """The check of every input, judged by the waivers of its folder. An interruption says that nothing was written."""
    jobs = (CheckJob(one.path, settings.settings_of(one.path).waivers, one.problem) for one in inputs)
    checks = []
    try:
        with progress(len(inputs), _("Memeriksa buku kerja")) as advance:
            for check in check_all(jobs, how, workers):
                checks.append(check)
                advance()
    except KeyboardInterrupt:
        complain(_("dihentikan; laporan tidak ditulis."))
        raise
    return with_waivers_judged(checks, settings)


def write_copies(
    checks: Sequence[Check], targets: Mapping[str, Path], how: Checking, workers: int, *, force: bool
) -> ExitCode:
    """Write the annotated copy of every workbook that has a target and can be checked; say what could not be done.

    `targets` has them by the path of the workbook.
    """
    wanted = [check for check in checks if check.evaluation.is_usable and check.evaluation.path in targets]
    pairs = ((check, targets[check.evaluation.path]) for check in wanted)
    copies = {}
    with progress(len(wanted), _("Menulis salinan beranotasi")) as advance:
        for check, copy in zip(wanted, copy_all(pairs, how, workers, replace=force), strict=True):
            copies[check.evaluation.path] = copy
            advance()
    return tell_copies(checks, targets, copies)
