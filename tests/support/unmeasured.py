"""What runs unmeasured: coverage asks only for our own code, and following other code takes up to three times as long.

That is right only for calls that never come back into what is tested: libraries, and the making of workbooks.
"""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def unmeasured(call: Callable[P, R]) -> Callable[P, R]:
    """The same call, with nothing followed within it."""

    @wraps(call)
    def run(*arguments: P.args, **options: P.kwargs) -> R:
        measuring = sys.gettrace()
        if measuring is None:
            return call(*arguments, **options)
        # In this very frame: coverage counts the frames that it sees begin and end.
        sys.settrace(None)
        try:
            return call(*arguments, **options)
        finally:
            sys.settrace(measuring)

    return run
