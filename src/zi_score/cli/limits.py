"""The limits of the environment: a wrong entry is wrong usage, before any file is read."""

import typer

from zi_score.language import _
from zi_score.limits import LIMITS_VARIABLE, LimitsError, current_limits


def refuse_wrong_limits() -> None:
    """Complain of an entry that names no limit or gives it no positive whole number."""
    try:
        current_limits()
    except LimitsError as error:
        text = _('"{entry}" bukan batas=bilangan (yang ada: {known})')
        message = text.format(entry=error.entry, known=", ".join(error.known))
        raise typer.BadParameter(message, param_hint=LIMITS_VARIABLE) from error
