"""Comments of a YAML file that somebody is to fill in: a text in, its lines out."""

import textwrap

_WIDTH = 110


def comment(text: str, indent: str = "") -> list[str]:
    """The text as lines that begin with the sign of a comment."""
    start = f"{indent}# "
    return textwrap.wrap(" ".join(text.split()), _WIDTH, initial_indent=start, subsequent_indent=start)
