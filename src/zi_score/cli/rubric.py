"""``zi-score rubric``: what rubrics there are, what they say, whether one's own is sound, and their schemas."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.instrument import rubric_named, unusable
from zi_score.cli.options import ForceOption, OutputOption, PageFormatOption
from zi_score.cli.output import deliver_page, write_stdout
from zi_score.cli.typer_words import LocalizedCommand, command_group
from zi_score.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.report.blocks import Page

rubric = command_group()


class SchemaName(StrEnum):
    """The JSON Schemas that can be printed."""

    RUBRIC = "rubric"
    LAYOUT = "layout"
    QUESTIONNAIRE = "questionnaire"
    LEXICON = "lexicon"
    WORDINGS = "wordings"
    EVALUATION = "evaluation"
    CHECK = "check"
    DIFF = "diff"
    EXPLAIN = "explain"
    READ = "read"
    RECAP = "recap"
    SURVEY = "survey"
    PROFILE = "profile"
    KAWASAN = "kawasan"
    STAGES = "stages"
    PLAN = "plan"
    EFFORT = "effort"
    HISTORY = "history"
    SETTINGS = "settings"
    ANSWERS = "answers"
    PORTALRB = "portalrb"
    PORTALRB_CHECK = "portalrb-check"


@rubric.command("list", cls=LocalizedCommand, help=_("Daftar rubrik bawaan."))
def list_rubrics(
    *,
    format_: PageFormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print each bundled rubric, the one that is used by itself first, then what is known and not scored."""
    from zi_score.report.rubric.page import list_page  # noqa: PLC0415 - keeps --help fast
    from zi_score.rubric.library import (  # noqa: PLC0415
        DEFAULT_RUBRIC,
        absent_regulation,
        absent_regulations,
        bundled_rubrics,
        rubrics_folder,
    )

    names = sorted(bundled_rubrics(), key=lambda name: name != DEFAULT_RUBRIC)
    absent = [absent_regulation(rubrics_folder() / name) for name in absent_regulations()]
    deliver_page(list_page([rubric_named(name) for name in names], absent), format_, output, force=force)


@rubric.command(cls=LocalizedCommand, help=_("Tampilkan pohon rubrik, atau satu kodenya."))
def show(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[RUBRIK] [KODE]"),
            help=_("Kode pertanyaan, bagian, atau area; nama target; 'syarat'; 'kawasan'; atau 'kebijakan'."),
        ),
    ] = None,
    *,
    format_: PageFormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print the tree of a rubric, or everything about one code."""
    name, topic = _rubric_and_topic(words or [])
    deliver_page(_page(name, topic), format_, output, _files_of(name), force=force)


def _page(name: str, topic: str) -> "Page":
    from zi_score.report.rubric.page import absent_page, rubric_page  # noqa: PLC0415
    from zi_score.report.rubric.topics import topic_page  # noqa: PLC0415
    from zi_score.rubric.library import absent_regulation, absent_regulations, rubrics_folder  # noqa: PLC0415

    if name in absent_regulations() and not topic:
        return absent_page(absent_regulation(rubrics_folder() / name))
    rubric = rubric_named(name)
    if not topic:
        return rubric_page(rubric)
    page = topic_page(rubric, topic)
    if page is None:
        message = _("{topic} tidak ada dalam rubrik {rubric}; kodenya: zi-score rubric show").format(
            topic=topic, rubric=rubric.id
        )
        raise typer.BadParameter(message, param_hint=_("KODE"))
    return page


def _files_of(name: str) -> "Iterator[Path]":
    """The files of a rubric of one's own; a bundled one is part of the program."""
    from zi_score.rubric.copying import rubric_files  # noqa: PLC0415
    from zi_score.rubric.library import absent_regulations, bundled_rubrics, rubric_folder  # noqa: PLC0415

    if name and name not in (*bundled_rubrics(), *absent_regulations()):
        yield from rubric_files(rubric_folder(name))


def _rubric_and_topic(words: list[str]) -> tuple[str, str]:
    """A single word is a rubric when there is one of that name or path, and a topic otherwise."""
    from zi_score.rubric.library import absent_regulations, bundled_rubrics  # noqa: PLC0415

    if len(words) > 2:  # noqa: PLR2004 - a rubric and a code
        raise typer.BadParameter(_("paling banyak satu rubrik dan satu kode"), param_hint=_("KODE"))
    if len(words) == 1:
        known = (*bundled_rubrics(), *absent_regulations())
        is_rubric = words[0] in known or Path(words[0]).exists()
        return (words[0], "") if is_rubric else ("", words[0])
    return (words[0], words[1]) if words else ("", "")


@rubric.command(cls=LocalizedCommand, help=_("Periksa rubrik buatan sendiri beserta tata letaknya."))
def check(
    path: Annotated[
        str, typer.Argument(metavar=_("JALUR"), help=_("Folder rubrik, atau berkas rubric.yaml di dalamnya."))
    ],
    *,
    format_: PageFormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print every problem of a rubric; exit 1 when there is one, 3 when it cannot be read."""
    from zi_score.problems import UnusableInputError, worst_first  # noqa: PLC0415
    from zi_score.report.rubric.page import sound_page, unsound_page  # noqa: PLC0415
    from zi_score.rubric.library import load_layouts, load_rubric, rubric_folder  # noqa: PLC0415

    try:
        folder = rubric_folder(path)
        rubric = load_rubric(folder)
        layouts = load_layouts(folder)
    except UnusableInputError as error:
        is_readable = all(problem.location.line for problem in error.problems)
        if not is_readable:
            raise unusable(error) from error
        page = unsound_page(path, worst_first(error.problems))
        deliver_page(page, format_, output, _files_of(path), force=force)
        raise typer.Exit(ExitCode.NOT_MET) from error
    deliver_page(sound_page(rubric, layouts), format_, output, _files_of(path), force=force)


@rubric.command(cls=LocalizedCommand, help=_("Salin sebuah rubrik untuk diubah sendiri, dengan nama lain."))
def copy(
    name: Annotated[str, typer.Argument(metavar=_("RUBRIK"), help=_("Nama rubrik bawaan, atau foldernya."))],
    folder: Annotated[Path, typer.Argument(metavar=_("FOLDER"), help=_("Folder baru; namanya menjadi nama rubrik."))],
) -> None:
    """Write the copy of a rubric into a new folder."""
    from zi_score.cli.messages import complain  # noqa: PLC0415 - keeps --help fast
    from zi_score.cli.output import is_written  # noqa: PLC0415
    from zi_score.language import system_reason  # noqa: PLC0415
    from zi_score.problems import UnusableInputError  # noqa: PLC0415
    from zi_score.rubric.copying import NameTakenError, copied_files  # noqa: PLC0415
    from zi_score.rubric.library import absent_regulations, bundled_rubrics, rubric_folder  # noqa: PLC0415

    source = rubric_named(name)
    if folder.exists():
        raise typer.BadParameter(_("{path} sudah ada; beri nama lain").format(path=folder), param_hint=_("FOLDER"))
    try:
        taken = (*bundled_rubrics(), *absent_regulations(), source.id)
        files = copied_files(rubric_folder(name), source.id, folder, taken)
        for one in files:
            one.parent.mkdir(parents=True, exist_ok=True)
    except NameTakenError as error:
        message = _("{name} tidak dapat menjadi nama rubrik sendiri; beri nama lain").format(name=error.name)
        raise typer.BadParameter(message, param_hint=_("FOLDER")) from error
    except UnusableInputError as error:
        raise unusable(error) from error
    except OSError as error:
        complain(_("{path} tidak dapat ditulis: {reason}").format(path=folder, reason=system_reason(error)))
        raise typer.Exit(ExitCode.USAGE) from error
    if not all(is_written(path, text, told="") for path, text in files.items()):
        raise typer.Exit(ExitCode.USAGE)
    text = _("Ditulis ke {folder}. Ubah rubric.yaml di dalamnya, lalu: zi-score rubric check {folder}")
    write_stdout(text.format(folder=folder) + "\n", is_data=False)


@rubric.command(cls=LocalizedCommand, help=_("Tampilkan perbedaan dua rubrik, dan akibatnya pada buku kerja."))
def diff(
    before: Annotated[str, typer.Argument(metavar=_("SEBELUM"), help=_("Nama rubrik bawaan, atau foldernya."))],
    after: Annotated[str, typer.Argument(metavar=_("SESUDAH"), help=_("Nama rubrik bawaan, atau foldernya."))],
    *,
    on: Annotated[
        list[str] | None,
        typer.Option("--on", metavar=_("BUKU_KERJA"), help=_("Nilai juga buku kerja ini menurut keduanya.")),
    ] = None,
    format_: PageFormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print what differs between two rubrics, and what that does; exit 3 where a workbook has no verdict."""
    from zi_score.cli.inputs import find_inputs  # noqa: PLC0415 - keeps --help fast
    from zi_score.cli.instrument import instrument_named  # noqa: PLC0415
    from zi_score.report.rubric.page import differences_page  # noqa: PLC0415
    from zi_score.rubric.differences import rubric_changes  # noqa: PLC0415
    from zi_score.workflows.rubric_diff import not_rescored, rescore  # noqa: PLC0415

    first, second = instrument_named(before), instrument_named(after)
    inputs = find_inputs(on) if on else ()
    rescored = [
        not_rescored(one.path, one.problem) if one.problem else rescore(one.path, first, second) for one in inputs
    ]
    page = differences_page(first.rubric, second.rubric, rubric_changes(first.rubric, second.rubric), rescored)
    sources = (*(one.path for one in inputs), *_files_of(before), *_files_of(after))
    deliver_page(page, format_, output, sources, force=force)
    raise typer.Exit(ExitCode.UNUSABLE_INPUT if any(one.reason for one in rescored) else ExitCode.DONE)


@rubric.command(cls=LocalizedCommand, help=_("Cetak JSON Schema sebuah berkas atau hasil."))
def schema(
    name: Annotated[
        SchemaName,
        typer.Argument(metavar=_("[SKEMA]"), help=_("Salah satu dari: {names}.").format(names=", ".join(SchemaName))),
    ] = SchemaName.RUBRIC,
) -> None:
    """Print a JSON Schema."""
    import json  # noqa: PLC0415 - keeps --help fast

    from zi_score.schemas import json_schema  # noqa: PLC0415

    text = json.dumps(json_schema(name.value), ensure_ascii=False, indent=2) + "\n"
    write_stdout(text, is_data=True)
