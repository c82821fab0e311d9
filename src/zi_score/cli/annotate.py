"""``zi-score check --annotate``: what may be annotated, where the copies go, and what to say of them."""

from __future__ import annotations

import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import typer

from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.messages import complain
from zi_score.cli.output import already_there, refuse_existing
from zi_score.language import _, system_reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zi_score.cli.inputs import Input
    from zi_score.outcome import Check
    from zi_score.workflows.check_many import CopyOutcome

_OPTION = "--annotate"
_FOLDER_SIGNS = tuple(filter(None, ("/", os.sep, os.altsep)))


class Copies(NamedTuple):
    """Where the copy of each workbook goes, by its path; into a folder that is made where it is not there."""

    targets: Mapping[str, Path] = MappingProxyType({})
    makes_folders: bool = False


def copies_into(named: str, inputs: Sequence[Input], others: Sequence[Path], *, force: bool) -> Copies:
    """The copies to the file that was named, or into the folder.

    A copy that cannot be made of what was named, and one that would take the place of a workbook, of a report
    (`others`) or of another file, is wrong usage before any check.
    """
    is_folder = _is_folder(named, inputs)
    if is_folder:
        targets = _in_folder(Path(named), inputs)
    else:
        _refuse_unfit(Path(named), inputs)
        targets = {str(inputs[0].path): Path(named)}
    for target in targets.values():
        if target in others:
            raise typer.BadParameter(_("{path} disebut dua kali").format(path=target), param_hint=_OPTION)
        if target.exists() and any(one.path.exists() and target.samefile(one.path) for one in inputs):
            text = _("{path} adalah buku kerja yang sedang dinilai").format(path=target)
            raise typer.BadParameter(text, param_hint=_OPTION)
        refuse_existing(target, _OPTION, force=force)
    return Copies(targets, is_folder)


def _is_folder(named: str, inputs: Sequence[Input]) -> bool:
    """Whether the copies go into a folder: one that is there, is written as one, or is needed for many."""
    from zi_score.annotation import ANNOTATED_SUFFIXES  # noqa: PLC0415 - keeps --help fast

    if named.endswith(_FOLDER_SIGNS) or Path(named).is_dir():
        return True
    has_many = len(inputs) > 1 or any(one.folder for one in inputs)
    return has_many and not named.lower().endswith(ANNOTATED_SUFFIXES)


def _in_folder(folder: Path, inputs: Sequence[Input]) -> dict[str, Path]:
    """A file below the folder for each workbook that can be annotated, where it stands below the one searched."""
    from zi_score.annotation import ANNOTATED_SUFFIXES  # noqa: PLC0415

    targets: dict[str, Path] = {}
    taken: set[str] = set()
    for one in inputs:
        if one.problem or one.path.suffix.lower() not in ANNOTATED_SUFFIXES:
            continue
        is_below = one.folder is not None and one.path.is_relative_to(one.folder)
        target = first = folder / (one.path.relative_to(one.folder) if is_below and one.folder else one.path.name)
        number = 1
        while str(target).casefold() in taken:
            number += 1
            target = first.with_stem(f"{first.stem}-{number}")
        taken.add(str(target).casefold())
        targets[str(one.path)] = target
    return targets


def _refuse_unfit(target: Path, inputs: Sequence[Input]) -> None:
    from zi_score.annotation import ANNOTATED_SUFFIXES, MACRO_SUFFIX  # noqa: PLC0415

    reason = ""
    source, suffix = inputs[0].path, target.suffix.lower()
    if len(inputs) != 1:
        reason = _("hanya untuk satu buku kerja, sedangkan yang diperiksa {count}; sebutkan folder, misalnya {folder}")
        reason = reason.format(count=len(inputs), folder=f"{target.stem}/")
    elif source.suffix.lower() not in ANNOTATED_SUFFIXES:
        reason = _("{path} bukan .xlsx atau .xlsm; simpan dahulu sebagai .xlsx").format(path=source)
    elif suffix not in ANNOTATED_SUFFIXES:
        reason = _("nama salinan harus berakhiran .xlsx atau .xlsm")
    elif suffix == MACRO_SUFFIX and source.suffix.lower() != MACRO_SUFFIX:
        reason = _("salinan dari berkas .xlsx harus berakhiran .xlsx")
    if reason:
        raise typer.BadParameter(reason, param_hint=_OPTION)


def make_folders(copies: Copies) -> bool:
    """Make the folders of the copies; False when that cannot be done, which is said."""
    if not copies.makes_folders:
        return True
    for folder in dict.fromkeys(target.parent for target in copies.targets.values()):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            complain(_("{path} tidak dapat ditulis: {reason}").format(path=folder, reason=system_reason(error)))
            return False
    return True


def tell_copies(checks: Sequence[Check], targets: Mapping[str, Path], copies: Mapping[str, CopyOutcome]) -> ExitCode:
    """Say of every workbook without a copy why; wrong usage where one could not be written, else an unusable input."""
    codes = {_tell(one, targets, copies.get(one.evaluation.path)) for one in checks}
    return next((code for code in (ExitCode.USAGE, ExitCode.UNUSABLE_INPUT) if code in codes), ExitCode.DONE)


def _tell(check: Check, targets: Mapping[str, Path], copy: CopyOutcome | None) -> ExitCode:
    from zi_score.annotation import Annotated, TargetTakenError  # noqa: PLC0415

    path = check.evaluation.path
    if copy is None:
        text = _("salinan beranotasi tidak dibuat: {path} bukan .xlsx atau .xlsm")
        if not check.evaluation.is_usable:
            text = _("salinan beranotasi tidak dibuat: {path} tidak dapat diperiksa")
        complain(text.format(path=path))
        return ExitCode.UNUSABLE_INPUT
    if isinstance(copy, Annotated):
        if copy.lost_macros:
            complain(_("{path}: makro tidak ikut disalin").format(path=copy.path))
        return ExitCode.DONE
    if isinstance(copy, TargetTakenError):
        complain(already_there(copy.path))
        return ExitCode.USAGE
    if isinstance(copy, OSError):
        complain(_("{path} tidak dapat ditulis: {reason}").format(path=targets[path], reason=system_reason(copy)))
        return ExitCode.USAGE
    complain(_("salinan beranotasi dari {path} tidak dapat dibuat: {reason}").format(path=path, reason=copy))
    return ExitCode.UNUSABLE_INPUT
