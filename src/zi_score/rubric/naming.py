"""How a rubric is named to a reader: one of the user's own is told apart from the regulation whose name it may bear."""

from zi_score.language import _
from zi_score.rubric.catalogue import Rubric


def named_title(rubric: Rubric) -> str:
    """The title of a rubric, and where one of the user's own comes from."""
    return own_title(rubric.title, rubric.origin, rubric.fingerprint)


def own_title(title: str, origin: str, fingerprint: str) -> str:
    """The same from its parts; `origin` is empty for a rubric that comes with the program."""
    if not origin:
        return title
    text = _("{title} [rubrik sendiri: {origin}, sidik jari {fingerprint}]")
    return text.format(title=title, origin=origin, fingerprint=fingerprint)
