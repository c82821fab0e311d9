"""``zi-score evaluate``: workbooks in, a report and an exit code out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.chosen import chosen
from zi_score.cli.exit_codes import ExitCode, exit_code
from zi_score.cli.instrument import facts_of, instrument_named, known_targets
from zi_score.cli.messages import complain_of_undecided
from zi_score.cli.options import (
    FORMAT,
    AssessorIfGiven,
    ColumnOption,
    ForceOption,
    OutputOption,
    PageJsonOrCsv,
    QuietOption,
    RequireOption,
    RubricIfGiven,
    SettingsOption,
    SheetOption,
    UnansweredOption,
    Workbooks,
)
from zi_score.cli.output import deliver, format_of, refuse_to_overwrite, refuse_unfit_output, report_options
from zi_score.language import _
from zi_score.report import render_report

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zi_score.cli.inputs import Input
    from zi_score.outcome import Evaluation
    from zi_score.planning.fragility import Fragility
    from zi_score.proposal.kawasan import KawasanOutcome
    from zi_score.rubric.instrument import Instrument
    from zi_score.workflows.choices import Choices


def evaluate(
    workbooks: Workbooks,
    *,
    rubric: RubricIfGiven = None,
    assessor: AssessorIfGiven = None,
    target: Annotated[
        list[str] | None,
        typer.Option(metavar=_("TARGET"), help=_("Hanya target ini, misalnya wbk; dapat diulang. Bawaan: semua.")),
    ] = None,
    require: RequireOption = "",
    profile: Annotated[
        Path | None,
        typer.Option(metavar=_("BERKAS"), help=_("Profil unit (.yaml): syarat di luar LKE ikut dinilai.")),
    ] = None,
    kawasan: Annotated[
        Path | None,
        typer.Option(
            metavar=_("BERKAS"), help=_("Berkas kawasan (.yaml): semua unit dan nilai integrasinya dinilai bersama.")
        ),
    ] = None,
    unanswered: UnansweredOption = None,
    sheet: SheetOption = "",
    column: ColumnOption = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar=_("KODE=JAWABAN"),
            help=_("Nilai seandainya pertanyaan ini dijawab demikian; dapat diulang. Berkas tidak diubah."),
        ),
    ] = None,
    set_file: Annotated[
        Path | None,
        typer.Option(metavar=_("BERKAS"), help=_("Berkas jawaban (.json atau .csv) yang diandaikan, seperti --set.")),
    ] = None,
    survey_spak: Annotated[
        Path | None,
        typer.Option(metavar=_("BERKAS"), help=_("Bandingkan IPAK buku kerja dengan jawaban responden ini.")),
    ] = None,
    survey_spkp: Annotated[
        Path | None,
        typer.Option(metavar=_("BERKAS"), help=_("Bandingkan IPKP buku kerja dengan jawaban responden ini.")),
    ] = None,
    questionnaire: Annotated[
        list[str] | None,
        typer.Option(metavar=_("KUESIONER"), help=_("Kuesioner survei itu, misalnya spak-1-4; dapat diulang.")),
    ] = None,
    conversion: Annotated[
        str, typer.Option(metavar=_("CARA"), help=_("Cara konversi survei itu: proportional atau linear."))
    ] = "",
    details: Annotated[
        bool, typer.Option("--details", help=_("Tampilkan juga setiap indikator dan pertanyaan."))
    ] = False,
    format_: Annotated[PageJsonOrCsv | None, FORMAT] = None,
    output: OutputOption = None,
    settings: SettingsOption = None,
    _quiet: QuietOption = False,
    force: ForceOption = False,
) -> None:
    """Evaluate workbooks."""
    from zi_score.cli.inputs import Input, find_inputs  # noqa: PLC0415 - keeps --help fast
    from zi_score.cli.kawasan import kawasan_named, kawasan_outcome  # noqa: PLC0415
    from zi_score.cli.supposing import suppositions_of  # noqa: PLC0415

    wanted = format_of(format_, output, PageJsonOrCsv)
    holding = chosen(settings, rubric, assessor, column)
    instrument = instrument_named(holding.rubric, holding.layouts)
    asked = known_targets(instrument.rubric, target or [], "--target")
    required = known_targets(instrument.rubric, [require] if require else [], "--require")
    targets = (*asked, *(one for one in required if asked and one not in asked))
    choices = holding.choices(unanswered, sheet, targets)
    suppositions = suppositions_of(set_ or [], set_file, instrument.rubric)
    known_kawasan = kawasan_named(kawasan, instrument.rubric, (*asked, *required))
    inputs = find_inputs(workbooks)
    refuse_unfit_output(output, inputs, force=force)
    surveys = {"spak": survey_spak, "spkp": survey_spkp}
    _refuse_unfit_surveys(surveys, inputs, questionnaire or [], conversion)
    if kawasan and any(surveys.values()):
        raise typer.BadParameter(_("tidak dapat bersama --survey-spak atau --survey-spkp"), param_hint="--kawasan")
    if suppositions and (kawasan or any(surveys.values())):
        raise typer.BadParameter(_("tidak dapat bersama --kawasan atau --survey-..."), param_hint="--set")
    if output:
        beside = (*surveys.values(), profile, kawasan, set_file)
        refuse_to_overwrite(output, [Input(path) for path in beside if path], "--output")
    evaluations = [evaluation_of(one, instrument, choices) for one in inputs]
    if suppositions:
        from zi_score.workflows.supposing import with_suppositions  # noqa: PLC0415

        evaluations = [with_suppositions(one, suppositions) for one in evaluations]
    evaluations = _with_profile(evaluations, profile)
    are_usable = True
    if any(surveys.values()):
        from zi_score.cli.survey import with_claims  # noqa: PLC0415

        evaluations[0], are_usable = with_claims(evaluations[0], surveys, questionnaire or [], conversion)
    complain_of_undecided(evaluations)
    outcome = kawasan_outcome(known_kawasan, instrument.rubric, evaluations, choices.targets)
    code = exit_code(evaluations, "".join(required), outcome) if are_usable else ExitCode.UNUSABLE_INPUT
    _report(evaluations, wanted, details, output, outcome)
    raise typer.Exit(code)


def _refuse_unfit_surveys(
    surveys: "Mapping[str, Path | None]", inputs: "Sequence[Input]", questionnaire: "Sequence[str]", conversion: str
) -> None:
    """A survey is that of one unit, and what is said of a survey needs one."""
    if any(surveys.values()):
        if len(inputs) != 1:
            message = _("hanya untuk satu buku kerja, sedangkan yang dinilai {count}").format(count=len(inputs))
            raise typer.BadParameter(message, param_hint="--survey-spak, --survey-spkp")
    elif questionnaire or conversion:
        message = _("hanya bersama --survey-spak atau --survey-spkp")
        raise typer.BadParameter(message, param_hint="--questionnaire" if questionnaire else "--conversion")


def evaluation_of(one: "Input", instrument: "Instrument", choices: "Choices") -> "Evaluation":
    """The evaluation of one input; one that cannot be looked at says why."""
    from zi_score.outcome import Evaluation  # noqa: PLC0415
    from zi_score.workflows.evaluate import evaluate_workbook  # noqa: PLC0415

    if one.problem:
        return Evaluation(one.problem.location.file, instrument.rubric, problems=(one.problem,))
    return evaluate_workbook(one.path, instrument, choices)


def _with_profile(evaluations: "list[Evaluation]", profile: Path | None) -> "list[Evaluation]":
    """The evaluations beside the profile, which is read under each rubric that a workbook turned out to be of."""
    from zi_score.workflows.evaluate import with_facts  # noqa: PLC0415

    rubrics = {one.rubric.id: one.rubric for one in evaluations if one.is_usable}
    facts = {name: facts_of(profile, rubric) for name, rubric in rubrics.items()}
    return [with_facts(one, known) if (known := facts.get(one.rubric.id)) else one for one in evaluations]


def _weaknesses(evaluations: "Sequence[Evaluation]", format_: PageJsonOrCsv) -> "Sequence[Fragility]":
    """What a page on one workbook says of how safe its targets are; nothing for data and for several workbooks."""
    if len(evaluations) != 1 or format_ in (PageJsonOrCsv.JSON, PageJsonOrCsv.CSV):
        return ()
    if not (evaluations[0].is_decided and any(one.is_met for one in evaluations[0].decisive.verdicts)):
        return ()
    from zi_score.workflows.weaknesses import weaknesses  # noqa: PLC0415 - keeps --help fast

    return weaknesses(evaluations[0])


def _report(
    evaluations: "Sequence[Evaluation]",
    format_: PageJsonOrCsv,
    details: bool,
    output: Path | None,
    kawasan: "KawasanOutcome | None",
) -> None:
    is_words = format_ is PageJsonOrCsv.TABLE
    if is_words and output is None and not any(evaluation.is_usable for evaluation in evaluations):
        return  # stderr has said it all
    text = render_report(
        format_, evaluations, report_options(details, output), kawasan, _weaknesses(evaluations, format_)
    )
    deliver(text, output, is_data=not is_words)
