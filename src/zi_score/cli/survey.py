"""``zi-score survey``: a file of responses in, the indices that the LKE asks for out."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.exit_codes import survey_exit_code
from zi_score.cli.instrument import known_targets, rubric_named, unusable
from zi_score.cli.options import FORMAT, ForceOption, OutputOption, PageJsonOrCsv, RubricOption
from zi_score.cli.output import deliver, format_of, refuse_unfit_output, report_options
from zi_score.cli.progress import waiting
from zi_score.language import _
from zi_score.report import render_surveys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zi_score.outcome import Evaluation
    from zi_score.rubric.questionnaire import Questionnaire

_LETTERS = re.compile("[A-Za-z]{1,3}")


def survey(
    responses: Annotated[
        str,
        typer.Argument(metavar=_("RESPONDEN"), help=_("Berkas jawaban responden: .csv, .xlsx, atau - (stdin).")),
    ],
    *,
    questionnaire: Annotated[
        list[str] | None,
        typer.Option(
            metavar=_("KUESIONER"),
            help=_("Kuesioner bawaan, misalnya spak-1-4, atau jalur ke YAML sendiri; dapat diulang. Bawaan: dikenali."),
        ),
    ] = None,
    conversion: Annotated[
        str,
        typer.Option(
            metavar=_("CARA"),
            help=_("Cara mengubah rata-rata 1-6 menjadi indeks: proportional atau linear. Tidak ada bawaannya."),
        ),
    ] = "",
    population: Annotated[
        int,
        typer.Option(
            min=0, metavar="N", show_default=False, help=_("Jumlah pengguna layanan, untuk menghitung sampel minimal.")
        ),
    ] = 0,
    without: Annotated[
        list[str] | None,
        typer.Option(metavar=_("VARIABEL"), help=_("Variabel yang memang tidak ditanyakan; dapat diulang.")),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar=_("KODE=HURUF"), help=_("Kolom sebuah butir, misalnya SPKP4=H; dapat diulang.")),
    ] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option(metavar=_("KATA=ANGKA"), help=_("Angka sebuah jawaban berupa kata; dapat diulang.")),
    ] = None,
    require: Annotated[
        str,
        typer.Option(metavar=_("TARGET"), help=_("Keluar dengan kode 1 bila indeks belum memenuhi target ini.")),
    ] = "",
    rubric: RubricOption = "",
    sheet: Annotated[str, typer.Option(metavar=_("LEMBAR"), help=_("Nama lembar jawaban, bila lebih dari satu."))] = "",
    seed: Annotated[
        int,
        typer.Option(
            min=0, metavar="N", help=_("Benih acak selang kepercayaan 95%; yang sama memberi hasil yang sama.")
        ),
    ] = 1,
    details: Annotated[bool, typer.Option("--details", help=_("Tampilkan juga setiap butir dan temuan."))] = False,
    format_: Annotated[PageJsonOrCsv | None, FORMAT] = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Compute the indices of a survey."""
    from zi_score.cli.inputs import Input  # noqa: PLC0415 - keeps --help fast
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.survey.recognition import StatedItems  # noqa: PLC0415
    from zi_score.survey.tabulation import SurveyChoices  # noqa: PLC0415
    from zi_score.workflows.survey import SurveyRequest, survey_responses  # noqa: PLC0415

    wanted = format_of(format_, output, PageJsonOrCsv)
    path = Path(responses)
    known = _with_answers(questionnaires_named(questionnaire or []), answer or [])
    instrument = rubric_named(rubric)
    required = known_targets(instrument, [require] if require else [], "--require")
    request = SurveyRequest(
        questionnaires=known,
        sheet=sheet,
        reading=StatedItems(
            columns=_columns(column or [], known),
            without=_known_variables(without or [], known),
            is_named=bool(questionnaire),
        ),
        choices=SurveyChoices(conversion=known_conversion(conversion, known), population=population, seed=seed),
    )
    refuse_unfit_output(output, [Input(path)], force=force)
    try:
        with waiting(_("Menghitung survei"), path):
            surveys = survey_responses(path, instrument, request)
    except UnusableInputError as error:
        raise unusable(error) from error
    code = survey_exit_code(surveys, *required)
    text = render_surveys(wanted, surveys, report_options(details, output))
    deliver(text, output, is_data=wanted is not PageJsonOrCsv.TABLE)
    raise typer.Exit(code)


def with_claims(
    evaluation: "Evaluation", files: "Mapping[str, Path | None]", questionnaire: "Sequence[str]", conversion: str
) -> "tuple[Evaluation, bool]":
    """The evaluation with the surveys of these files, by kind, beside it, and whether every file could be used."""
    from zi_score.problems import UnusableInputError  # noqa: PLC0415 - keeps --help fast
    from zi_score.survey.recognition import StatedItems  # noqa: PLC0415
    from zi_score.survey.tabulation import SurveyChoices  # noqa: PLC0415
    from zi_score.workflows.survey import SurveyRequest, with_survey  # noqa: PLC0415

    named = questionnaires_named(questionnaire) if questionnaire else ()
    bundled = questionnaires_named(())
    choices = SurveyChoices(conversion=known_conversion(conversion, [*named, *bundled]))
    are_all_usable = True
    for kind, path in files.items():
        if path is None:
            continue
        own = tuple(one for one in named if one.kind == kind)
        request = SurveyRequest(
            questionnaires=own or tuple(one for one in bundled if one.kind == kind),
            reading=StatedItems(is_named=bool(own)),
            choices=choices,
        )
        try:
            evaluation = with_survey(evaluation, path, request)
        except UnusableInputError as error:
            unusable(error)
            are_all_usable = False
    return evaluation, are_all_usable


def questionnaires_named(names: "Sequence[str]") -> "tuple[Questionnaire, ...]":
    """The questionnaires of these names or files, or all bundled ones; one that is wrong is an unusable input."""
    from zi_score.problems import UnusableInputError  # noqa: PLC0415 - keeps --help fast
    from zi_score.workflows.survey import known_questionnaires  # noqa: PLC0415

    try:
        return known_questionnaires(names)
    except UnusableInputError as error:
        raise unusable(error) from error


def known_conversion(name: str, questionnaires: "Sequence[Questionnaire]") -> str:
    """The conversion of that name; one that no questionnaire has is wrong usage."""
    return _known(name, [one for each in questionnaires for one in each.conversions], "--conversion") if name else ""


def _known_variables(names: "Sequence[str]", questionnaires: "Sequence[Questionnaire]") -> "tuple[str, ...]":
    known = [one for each in questionnaires for one in each.variables]
    return tuple(dict.fromkeys(_known(name, known, "--without") for name in names))


def _columns(entries: "Sequence[str]", questionnaires: "Sequence[Questionnaire]") -> dict[int, str]:
    """The item of each column that the user named."""
    from zi_score.column_letters import column_number  # noqa: PLC0415 - keeps --help fast

    codes = [code for one in questionnaires for code in one.items]
    columns = {}
    for entry in entries:
        item, _equals, letters = (part.strip() for part in entry.partition("="))
        if not _LETTERS.fullmatch(letters):
            message = _("{entry} (bentuknya KODE=HURUF, misalnya SPKP4=H)").format(entry=entry)
            raise typer.BadParameter(message, param_hint="--column")
        number = column_number(letters)
        if number in columns:
            message = _("kolom {letters} disebut dua kali").format(letters=letters.upper())
            raise typer.BadParameter(message, param_hint="--column")
        columns[number] = _known(item, codes, "--column")
    return columns


def _with_answers(questionnaires: "Sequence[Questionnaire]", entries: "Sequence[str]") -> "tuple[Questionnaire, ...]":
    """The questionnaires with what the user said of answers in words."""
    from zi_score.exact import number_readings  # noqa: PLC0415 - keeps --help fast
    from zi_score.rubric.questionnaire import folded_answer  # noqa: PLC0415

    texts = {}
    for entry in entries:
        words, _equals, figure = entry.rpartition("=")
        text, numbers = folded_answer(words), number_readings(figure)
        if len(numbers) != 1 or not any(map(str.isalpha, text)):
            message = _('{entry} (bentuknya KATA=ANGKA, misalnya "setuju=3")').format(entry=entry)
            raise typer.BadParameter(message, param_hint="--answer")
        if text in texts:
            raise typer.BadParameter(_("{text} disebut dua kali").format(text=text), param_hint="--answer")
        if not any(one.scale.holds(numbers[0]) for one in questionnaires):
            message = _("{entry} (angkanya tidak ada pada skala kuesioner)").format(entry=entry)
            raise typer.BadParameter(message, param_hint="--answer")
        texts[text] = numbers[0]
    return tuple(one.with_answers(texts) for one in questionnaires)


def _known(name: str, known: "Sequence[str]", option: str) -> str:
    """The one of the known names that is meant, whatever its case; another is wrong usage of the option."""
    by_folded = {one.casefold(): one for one in known}
    if name.casefold() not in by_folded:
        message = _("{name} (yang ada: {known})").format(name=name, known=", ".join(by_folded.values()))
        raise typer.BadParameter(message, param_hint=option)
    return by_folded[name.casefold()]
