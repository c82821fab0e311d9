"""``zi-score lhe``: the draft of the report on one unit's evaluation, as a Word document."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.chosen import chosen
from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.instrument import instrument_named, known_targets, unusable
from zi_score.cli.messages import complain
from zi_score.cli.options import (
    AssessorIfGiven,
    ColumnOption,
    ForceOption,
    RubricIfGiven,
    SettingsOption,
    SheetOption,
    UnansweredOption,
)
from zi_score.cli.output import refuse_unfit_output, write_or_leave
from zi_score.language import _, system_reason
from zi_score.version import __version__

if TYPE_CHECKING:
    from zi_score.rubric.catalogue import Rubric
    from zi_score.rubric.instrument import Instrument
    from zi_score.workflows.choices import Choices

_SUFFIX = ".docx"
_EXTRA = "docxtpl"


def lhe(
    workbook: Annotated[
        str, typer.Argument(metavar=_("BUKU_KERJA"), help=_("Satu berkas; tidak perlu bersama --new-template."))
    ] = "",
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar=_("BERKAS"), help=_("Berkas .docx yang akan ditulis.")),
    ] = None,
    template: Annotated[
        Path | None, typer.Option(metavar=_("BERKAS"), help=_("Templat .docx sendiri, dengan isian {{ ... }}."))
    ] = None,
    new_template: Annotated[
        Path | None,
        typer.Option("--new-template", metavar=_("BERKAS"), help=_("Tulis templat bawaan ke berkas ini untuk diubah.")),
    ] = None,
    target: Annotated[
        list[str] | None,
        typer.Option(metavar=_("TARGET"), help=_("Hanya target ini, misalnya wbk; dapat diulang. Bawaan: semua.")),
    ] = None,
    profile: Annotated[
        Path | None,
        typer.Option(metavar=_("BERKAS"), help=_("Profil unit (.yaml): syarat di luar LKE ikut dinilai.")),
    ] = None,
    rubric: RubricIfGiven = None,
    assessor: AssessorIfGiven = None,
    unanswered: UnansweredOption = None,
    sheet: SheetOption = "",
    column: ColumnOption = None,
    settings: SettingsOption = None,
    force: ForceOption = False,
) -> None:
    """Write the draft of a report, or the template that it is made with."""
    from zi_score.cli.inputs import Input  # noqa: PLC0415 - keeps --help fast

    _require_extra()
    holding = chosen(settings, rubric, assessor, column)
    instrument = instrument_named(holding.rubric, holding.layouts)
    asked = known_targets(instrument.rubric, target or [], "--target")
    if new_template:
        if workbook or output or template:
            raise typer.BadParameter(_("tidak bersama buku kerja, -o, atau --template"), param_hint="--new-template")
        _write_template(new_template, instrument, asked, force=force)
        return
    if not workbook:
        raise typer.BadParameter(_("sebutkan satu buku kerja"), param_hint=_("BUKU_KERJA"))
    if output is None or output.suffix.lower() != _SUFFIX:
        raise typer.BadParameter(_("sebutkan berkas .docx, misalnya -o lhe.docx"), param_hint="--output")
    beside = [Input(path) for path in (Path(workbook), template, profile) if path]
    refuse_unfit_output(output, beside, force=force)
    _write(Path(workbook), output, template, profile, instrument, holding.choices(unanswered, sheet, asked))


def _require_extra() -> None:
    from importlib.util import find_spec  # noqa: PLC0415

    if find_spec(_EXTRA) is None:
        complain(_("perintah ini memerlukan docxtpl; pasang dengan: pip install 'zi-score[docx]'"))
        raise typer.Exit(ExitCode.USAGE)


def _write_template(path: Path, instrument: "Instrument", asked: tuple[str, ...], *, force: bool) -> None:
    from zi_score.report.lhe import template_bytes  # noqa: PLC0415 - needs the extra

    if path.suffix.lower() != _SUFFIX:
        raise typer.BadParameter(_("{path} harus berkas .docx").format(path=path), param_hint="--new-template")
    refuse_unfit_output(path, (), force=force)
    titles = _titles(instrument.rubric, asked or tuple(instrument.rubric.targets))
    write_or_leave(path, template_bytes(titles), told=_("Templat ditulis: {path}").format(path=path))


def _titles(rubric: "Rubric", names: tuple[str, ...]) -> dict[int, str]:
    """The titles of these targets by their place in the rubric."""
    return {at: one.title for at, one in enumerate(rubric.targets.values()) if one.id in names}


def _write(
    workbook: Path,
    output: Path,
    template: Path | None,
    profile: Path | None,
    instrument: "Instrument",
    choices: "Choices",
) -> None:
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.report.lhe import (  # noqa: PLC0415
        TemplateError,
        lhe_context,
        render_apart,
        render_document,
        template_bytes,
    )
    from zi_score.workflows.lhe import lhe_of  # noqa: PLC0415

    try:
        facts = lhe_of(workbook, instrument, choices, profile)
    except UnusableInputError as error:
        raise unusable(error) from error
    titles = _titles(facts.rubric, tuple(verdict.target for verdict in facts.deciding.verdicts))
    content = _template(template) if template else template_bytes(titles)
    render = render_apart if template else render_document
    try:
        document = render(content, lhe_context(facts), _("Konsep laporan hasil evaluasi"), __version__)
    except TemplateError as error:
        complain(_("{path}: templat tidak dapat dipakai: {reason}").format(path=template, reason=error))
        raise typer.Exit(ExitCode.UNUSABLE_INPUT) from error
    write_or_leave(output, document, told=_("Konsep LHE ditulis: {path}").format(path=output))


def _template(path: Path) -> bytes:
    from zi_score.bounded import read_bounded  # noqa: PLC0415
    from zi_score.limits import MEGABYTE, current_limits  # noqa: PLC0415

    most = current_limits().file_mb * MEGABYTE
    try:
        content = read_bounded(path, most)
    except OSError as error:
        complain(_("{path}: templat tidak dapat dibaca: {reason}").format(path=path, reason=system_reason(error)))
        raise typer.Exit(ExitCode.UNUSABLE_INPUT) from error
    if len(content) > most:
        reason = _("isinya lebih besar daripada {limit} MB").format(limit=current_limits().file_mb)
        complain(_("{path}: templat tidak dapat dipakai: {reason}").format(path=path, reason=reason))
        raise typer.Exit(ExitCode.UNUSABLE_INPUT)
    return content
