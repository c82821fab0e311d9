"""What a misspelt key was probably meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches

from zi_score.language import _


def suggested(key: str, known: Iterable[str]) -> str:
    """``; mungkin yang dimaksud weight``; nothing where no known key is like it."""
    spelled = {one.casefold(): one for one in known}
    near = get_close_matches(key.casefold(), spelled, n=1)
    return _("; mungkin yang dimaksud {key}").format(key=spelled[near[0]]) if near else ""
