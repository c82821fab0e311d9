"""``zi-score stages``: the road from pencanangan to penetapan as a checklist."""

from pathlib import Path
from typing import Annotated

import typer

from zi_score.cli.instrument import facts_of, known_targets, rubric_named
from zi_score.cli.options import FORMAT, ForceOption, OutputOption, PageOrJson, RubricOption
from zi_score.cli.output import deliver, format_of, refuse_unfit_output, report_options
from zi_score.language import _


def stages(
    *,
    profile: Annotated[
        Path | None,
        typer.Option(metavar=_("BERKAS"), help=_("Profil unit (.yaml): tahap yang selesai dan syarat yang dipenuhi.")),
    ] = None,
    target: Annotated[
        str, typer.Option(metavar=_("TARGET"), help=_("Predikat yang dituju, misalnya wbbm. Bawaan: yang pertama."))
    ] = "",
    rubric: RubricOption = "",
    format_: Annotated[PageOrJson | None, FORMAT] = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print the stages with what is done and what is next."""
    from zi_score.cli.inputs import Input  # noqa: PLC0415 - keeps --help fast
    from zi_score.proposal.stages import road_to  # noqa: PLC0415
    from zi_score.report import render_road  # noqa: PLC0415

    wanted = format_of(format_, output, PageOrJson)
    law = rubric_named(rubric)
    if not law.stages:
        raise typer.BadParameter(_("{rubric} tidak memuat tahapan").format(rubric=law.id), param_hint="--rubric")
    (asked,) = known_targets(law, [target or next(iter(law.targets))], "--target")
    refuse_unfit_output(output, [Input(profile)] if profile else [], force=force)
    text = render_road(wanted, road_to(law, asked, facts_of(profile, law)), report_options(False, output))
    deliver(text, output, is_data=wanted is not PageOrJson.TABLE)
