"""What sets the options of a question apart: a few words of this project for each, in both languages."""

from zi_score.frozen import dataclass
from zi_score.language import is_english


@dataclass(frozen=True, slots=True)
class Label:
    """The words for one option of a question, in Indonesian and in English."""

    id: str
    en: str

    @property
    def text(self) -> str:
        """The words in the user's language."""
        return self.en if is_english() else self.id
