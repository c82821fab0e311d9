"""An answer and what it becomes, in words: the option with what it says, of counts those that change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.answers import Choice, Counts, Index, TypedShare, Unanswered, Unreadable, changed_counts
from zi_score.language import _, shown

if TYPE_CHECKING:
    from zi_score.answers import Answer
    from zi_score.rubric.catalogue import Question


def answer_words(question: Question, answer: Answer) -> str:
    """An answer with what its option says."""
    match answer:
        case Choice(option):
            label = question.labels.get(option)
            return f"{option}: {label.text}" if label else option
        case Index(value):
            return shown(value)
        case TypedShare(value):
            return f"{shown(value * 100)}%"
        case Unreadable(text):
            return _("tidak terbaca: {text}").format(text=text)
        case Unanswered():
            return _("belum diisi")
        case Counts(values):
            titles = {operand.key: operand.title for operand in question.operands}
            return "; ".join(f"{titles[key]}: {shown(value)}" for key, value in values.items())


def change_words(question: Question, before: Answer, after: Answer) -> tuple[str, str]:
    """What an answer is and what it becomes; of counts only those that change."""
    if isinstance(before, Counts) and isinstance(after, Counts):
        changed = changed_counts(before, after)
        before = Counts({key: before.values[key] for key in changed})
        after = Counts({key: after.values[key] for key in changed})
    words = answer_words(question, after)
    # The cell that is named is that of the first count; nobody is to type the percentage there.
    typed = (
        _("{share} (isi jumlahnya)").format(share=words) if question.ratio and isinstance(after, TypedShare) else words
    )
    return answer_words(question, before), typed
