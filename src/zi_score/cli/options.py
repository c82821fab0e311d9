"""The options that several commands share, each declared once: the same name, help and metavar everywhere."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zi_score.cli.messages import be_quiet
from zi_score.language import _


class UnansweredRule(StrEnum):
    """What a blank scores."""

    ZERO = "zero"
    SKIP = "skip"


class PageFormat(StrEnum):
    """The formats of what is for a person to read alone."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"


class PageOrJson(StrEnum):
    """The formats of what a program may read as well."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


class PageJsonOrCsv(StrEnum):
    """The formats of what has rows of figures as well."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"


_RUBRIC = typer.Option(metavar=_("RUBRIK"), help=_("Nama rubrik bawaan, atau jalur ke folder rubrik sendiri."))
_ASSESSOR = typer.Option(
    metavar=_("PENILAI"),
    help=_("Penilai yang menentukan, misalnya unit atau tpi. Bila tidak diberikan: penilai terakhir yang mengisi."),
)


Workbooks = Annotated[
    list[str],
    typer.Argument(metavar=_("BUKU_KERJA..."), help=_("Berkas, folder, pola seperti 'lke/*.xlsx', atau - (stdin).")),
]
BlankFileOption = Annotated[
    Path, typer.Option("--output", "-o", metavar=_("BERKAS"), help=_("Berkas .yaml yang akan ditulis."))
]
RubricOption = Annotated[str, _RUBRIC]
RubricIfGiven = Annotated[str | None, _RUBRIC]
AssessorIfGiven = Annotated[str | None, _ASSESSOR]
RequireOption = Annotated[
    str, typer.Option(metavar=_("TARGET"), help=_("Keluar dengan kode 1 bila ada yang belum memenuhi target ini."))
]
UnansweredOption = Annotated[
    UnansweredRule | None,
    typer.Option(help=_("Jawaban kosong dihitung 0 (zero) atau dilewati seperti rumus formulir (skip).")),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar=_("PENILAI=KOLOM"),
        help=_("Milik siapa jawaban di sebuah kolom, misalnya tpi=R; dapat diulang."),
    ),
]
SettingsOption = Annotated[
    str | None,
    typer.Option(metavar=_("BERKAS"), help=_("Pakai hanya berkas pengaturan ini; '' berarti tanpa pengaturan.")),
]
SheetOption = Annotated[str, typer.Option(metavar=_("LEMBAR"), help=_("Nama lembar LKE, bila ada lebih dari satu."))]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar=_("BERKAS"), help=_("Tulis laporan ke berkas ini, bukan ke layar.")),
]
FORMAT = typer.Option("--format", help=_("Bentuk laporan. Bawaan: menurut akhiran -o, selain itu table."))
PageFormatOption = Annotated[PageFormat | None, FORMAT]
QuietOption = Annotated[
    bool,
    typer.Option(
        "--quiet", callback=be_quiet, help=_("Tanpa kemajuan dan pemberitahuan; laporan dan kesalahan tetap ditulis.")
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help=_("Timpa berkas yang sudah ada."))]
