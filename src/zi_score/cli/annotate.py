"""``zi-score check --annotate``: what may be annotated, and what to say of the copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.messages import complain
from zi_score.cli.output import already_there, refuse_existing
from zi_score.language import _, system_reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zi_score.cli.inputs import Input
    from zi_score.outcome import Check

_OPTION = "--annotate"


def refuse_unfit_copy(target: Path, inputs: Sequence[Input], others: Sequence[Path], *, force: bool) -> None:
    """A copy of anything but one workbook of a format that can be annotated is wrong usage, before any check.

    `others` are the files that reports are written to.
    """
    from zi_score.annotation import ANNOTATED_SUFFIXES, MACRO_SUFFIX  # noqa: PLC0415 - keeps --help fast

    reason = ""
    source, suffix = inputs[0].path, target.suffix.lower()
    if len(inputs) != 1:
        reason = _("hanya untuk satu buku kerja, sedangkan yang diperiksa {count}").format(count=len(inputs))
    elif source.suffix.lower() not in ANNOTATED_SUFFIXES:
        reason = _("{path} bukan .xlsx atau .xlsm; simpan dahulu sebagai .xlsx").format(path=source)
    elif suffix not in ANNOTATED_SUFFIXES:
        reason = _("nama salinan harus berakhiran .xlsx atau .xlsm")
    elif suffix == MACRO_SUFFIX and source.suffix.lower() != MACRO_SUFFIX:
        reason = _("salinan dari berkas .xlsx harus berakhiran .xlsx")
    elif target.exists() and source.exists() and target.samefile(source):
        reason = _("{path} adalah buku kerja yang sedang dinilai").format(path=target)
    elif target in others:
        reason = _("{path} disebut dua kali").format(path=target)
    if reason:
        raise typer.BadParameter(reason, param_hint=_OPTION)
    refuse_existing(target, _OPTION, force=force)


def write_copy(check: Check, target: Path, *, force: bool) -> ExitCode:
    """Write the copy; what cannot be done is said on stderr, and is wrong usage or an unusable input."""
    from zi_score.annotation import AnnotationError, TargetTakenError, annotate  # noqa: PLC0415

    if not check.evaluation.is_usable:
        complain(_("salinan beranotasi tidak dibuat: {path} tidak dapat diperiksa").format(path=check.evaluation.path))
        return ExitCode.UNUSABLE_INPUT
    try:
        copy = annotate(check, target, replace=force)
    except AnnotationError as error:
        text = _("salinan beranotasi dari {path} tidak dapat dibuat: {reason}")
        complain(text.format(path=check.evaluation.path, reason=error))
        return ExitCode.UNUSABLE_INPUT
    except TargetTakenError as error:
        complain(already_there(error.path))
        return ExitCode.USAGE
    except OSError as error:
        complain(_("{path} tidak dapat ditulis: {reason}").format(path=target, reason=system_reason(error)))
        return ExitCode.USAGE
    if copy.lost_macros:
        complain(_("{path}: makro tidak ikut disalin").format(path=copy.path))
    return ExitCode.DONE
