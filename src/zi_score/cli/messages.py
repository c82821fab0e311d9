"""Messages on stderr, each one line that begins with the program's name."""

import typer

from zi_score.report.printable import printable


def complain(message: str) -> None:
    """Say what is wrong, on stderr."""
    typer.echo(f"zi-score: {printable(message)}", err=True)
