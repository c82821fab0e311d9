"""``zi-score rubric``: what rubrics there are, what they say, whether one's own is sound, and their schemas."""

import shutil
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.instrument import rubric_named, unusable
from zi_score.cli.output import write_stdout
from zi_score.cli.typer_words import LocalizedCommand, command_group
from zi_score.language import _

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


@rubric.command("list", cls=LocalizedCommand, help=_("Daftar rubrik bawaan."))
def list_rubrics() -> None:
    """Print each bundled rubric, the one that is used by itself first, then what is known and not scored."""
    from zi_score.report.rubric_text import absent_line, rubric_line  # noqa: PLC0415 - keeps --help fast
    from zi_score.rubric.library import (  # noqa: PLC0415
        DEFAULT_RUBRIC,
        absent_regulation,
        absent_regulations,
        bundled_rubrics,
        rubrics_folder,
    )

    names = sorted(bundled_rubrics(), key=lambda name: name != DEFAULT_RUBRIC)
    lines = [rubric_line(rubric_named(name), _width()) for name in names]
    lines += [absent_line(absent_regulation(rubrics_folder() / name), _width()) for name in absent_regulations()]
    write_stdout("".join(lines), is_data=False)


@rubric.command(cls=LocalizedCommand, help=_("Tampilkan pohon rubrik, atau satu kodenya."))
def show(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[RUBRIK] [KODE]"),
            help=_("Kode pertanyaan, bagian, atau area; nama target; 'syarat'; 'kawasan'; atau 'kebijakan'."),
        ),
    ] = None,
) -> None:
    """Print the tree of a rubric, or everything about one code."""
    from zi_score.report.rubric_text import absent_text, topic_text, tree_text  # noqa: PLC0415
    from zi_score.rubric.library import absent_regulation, absent_regulations, rubrics_folder  # noqa: PLC0415

    name, topic = _rubric_and_topic(words or [])
    if name in absent_regulations() and not topic:
        write_stdout(absent_text(absent_regulation(rubrics_folder() / name), _width()), is_data=False)
        return
    rubric = rubric_named(name)
    if not topic:
        write_stdout(tree_text(rubric, _width()), is_data=False)
        return
    text = topic_text(rubric, topic, _width())
    if text is None:
        message = _("{topic} tidak ada dalam rubrik {rubric}; kodenya: zi-score rubric show").format(
            topic=topic, rubric=rubric.id
        )
        raise typer.BadParameter(message, param_hint=_("KODE"))
    write_stdout(text, is_data=False)


def _width() -> int:
    return shutil.get_terminal_size((80, 24)).columns


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
) -> None:
    """Print every problem of a rubric; exit 1 when there is one, 3 when it cannot be read."""
    from zi_score.problems import UnusableInputError, worst_first  # noqa: PLC0415
    from zi_score.report.printable import printable  # noqa: PLC0415
    from zi_score.report.rubric_text import sound_line  # noqa: PLC0415
    from zi_score.report.wording import problem_sentence  # noqa: PLC0415
    from zi_score.rubric.library import load_layouts, load_rubric, rubric_folder  # noqa: PLC0415

    try:
        folder = rubric_folder(path)
        rubric = load_rubric(folder)
        layouts = load_layouts(folder)
    except UnusableInputError as error:
        is_readable = all(problem.location.line for problem in error.problems)
        if not is_readable:
            raise unusable(error) from error
        lines = [printable(problem_sentence(problem)) for problem in worst_first(error.problems)]
        write_stdout("\n".join(lines) + "\n", is_data=False)
        raise typer.Exit(ExitCode.NOT_MET) from error
    write_stdout(printable(sound_line(rubric, layouts)) + "\n", is_data=False)


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
