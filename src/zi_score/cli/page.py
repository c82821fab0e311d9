"""``zi-score page``: the page for officials without a terminal, as a file."""

from pathlib import Path
from typing import Annotated

import typer

from zi_score.cli.exit_codes import ExitCode
from zi_score.cli.messages import complain
from zi_score.cli.options import ForceOption
from zi_score.cli.output import refuse_existing, write_or_leave
from zi_score.language import _

_NAME = "zi-score.html"
_INSTALLED = Path(__file__).parents[1] / _NAME
_BUILT = Path(__file__).parents[3] / "dist" / _NAME
"""Where `scripts/build_page.py` writes it in a checkout."""


def page(
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar=_("BERKAS"), help=_("Berkas yang ditulis."))] = Path(
        _NAME
    ),
    force: ForceOption = False,
) -> None:
    """Write the page."""
    source = next((path for path in (_INSTALLED, _BUILT) if path.is_file()), None)
    if source is None:
        complain(
            _(
                "halaman ini tidak ikut dalam pemasangan ini: unduh {name} dari rilis zi-score, atau buat dari salinan "
                "kodenya dengan python -m scripts.build_page"
            ).format(name=_NAME)
        )
        raise typer.Exit(ExitCode.UNUSABLE_INPUT)
    refuse_existing(output, "--output", force=force)
    told = _("Halaman ditulis: {path}. Buka dengan peramban; tidak ada yang dikirim.").format(path=output)
    write_or_leave(output, source.read_bytes(), told=told)
