"""Exact scores and WBK/WBBM gates for the LKE of Indonesia's Zona Integritas programme.

``zi_score.evaluate("lke.xlsx")`` and its companions are those of `zi_score.api`, loaded when they are first used.
"""

from typing import TYPE_CHECKING, Any

from zi_score.version import __version__

if TYPE_CHECKING:
    from zi_score.api import (
        Check,
        Comparison,
        Evaluation,
        Explanation,
        InputError,
        Planned,
        check,
        compare,
        evaluate,
        explain,
        load_rubric,
        plan,
    )

__all__ = [
    "Check",
    "Comparison",
    "Evaluation",
    "Explanation",
    "InputError",
    "Planned",
    "__version__",
    "check",
    "compare",
    "evaluate",
    "explain",
    "load_rubric",
    "plan",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    from importlib import import_module  # noqa: PLC0415 - the command line needs none of this

    return getattr(import_module("zi_score.api"), name)
