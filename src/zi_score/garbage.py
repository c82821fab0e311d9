"""How often the interpreter looks for objects that only refer to each other."""

import atexit
import gc

_OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""A workbook leaves some hundred such objects behind; looking for them as often as is usual takes a tenth of a run."""


def collect_seldom() -> None:
    """Look for them seldom from now on, in this process, and not at its end, where the system takes all memory back."""
    if gc.get_threshold()[0] == _OBJECTS_BETWEEN_COLLECTIONS:
        return
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    # The interpreter looks through everything several times while it ends: a fifteenth of an evaluation.
    atexit.register(gc.freeze)
