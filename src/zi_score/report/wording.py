"""Words that several reports share, in the user's language."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, assert_never

from zi_score.answers import Choice, Counts, Index, TypedShare, Unanswered, Unreadable, changed_counts
from zi_score.exact import decimal_text
from zi_score.language import N_, _, localized, shown
from zi_score.report.figures import lacking_text, points_text, weight_text
from zi_score.rubric.naming import own_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zi_score.answers import Answer
    from zi_score.outcome import Evaluation
    from zi_score.problems import Problem
    from zi_score.rubric.catalogue import Question, Rubric
    from zi_score.scorecard import QuestionScore, Scorecard
    from zi_score.submission import Withheld
    from zi_score.verdict import Requirement, Verdict

SEVERITIES = {
    "error": N_("kesalahan"),
    "warning": N_("peringatan"),
    "note": N_("catatan"),
}
_COUNTS = {
    "error": (N_("1 kesalahan"), N_("{count} kesalahan")),
    "warning": (N_("1 peringatan"), N_("{count} peringatan")),
    "note": (N_("1 catatan"), N_("{count} catatan")),
}
"""One of a severity, and several."""
_NAMED_GATES = 3
_FIELD = re.compile(r"\{\w+\}")


def rubric_words(rubric: Rubric) -> str:
    """The name of the rubric, and whether its regulation still holds.

    One of the user's own is told apart from the regulation whose name it may bear.
    """
    title = title_words(rubric.title, rubric.repeal.by if rubric.repeal else "")
    return own_title(title, rubric.origin, rubric.fingerprint)


def title_words(title: str, repealed_by: str) -> str:
    """The title of a rubric, and what repealed its regulation."""
    return _("{title}, sudah dicabut oleh {by}").format(title=title, by=repealed_by) if repealed_by else title


def source_words(source: object) -> str:
    """Where something is laid down."""
    return _("sumber: {source}").format(source=source)


def certain_source(source: object, *, is_confirmed: bool) -> str:
    """The same without a word before it, and whether it is certain."""
    return str(source) if is_confirmed else _("{source} (belum terkonfirmasi)").format(source=source)


def unconfirmed_words(is_confirmed: bool) -> str:
    """That something is an interpretation, as an addition; empty for what is written."""
    return "" if is_confirmed else _(" (tafsir, belum tertulis dalam peraturan)")


def general_text(text: str) -> str:
    """The sentence of a kind of problem in general, with an ellipsis for each value that a finding names."""
    return _FIELD.sub("…", text)


def verdict_words(verdict: Verdict) -> str:
    """The outcome for one target, in capitals as on an official sheet; under a repealed regulation it says so."""
    return met_words(is_met=verdict.is_met, is_repealed=bool(verdict.repealed_by))


def met_words(*, is_met: bool, is_repealed: bool) -> str:
    """The same of an outcome that has no verdict of its own."""
    if is_repealed:
        return _("MEMENUHI (PERATURAN DICABUT)") if is_met else _("BELUM MEMENUHI (PERATURAN DICABUT)")
    return _("MEMENUHI") if is_met else _("BELUM MEMENUHI")


def minimum_text(gate: Requirement) -> str:
    """What a gate requires, with its share where the regulation states one."""
    points = points_text(gate.required, gate.weight)
    if gate.required_share is None:
        return points
    return f"{points} ({weight_text(gate.required_share * 100)}%)"


def shortfall_sentence(verdict: Verdict) -> str:
    """What a target lacks, in one sentence that names the worst gates; it may lack nothing but a law in force."""
    if verdict.is_met:
        text = _("{title}: ambangnya terpenuhi, tetapi peraturannya sudah dicabut oleh {by}")
        return text.format(title=verdict.title, by=verdict.repealed_by)
    return f"{verdict.title}: {'; '.join(shortfalls(verdict))}"


def shortfalls(verdict: Verdict) -> tuple[str, ...]:
    """What each of the worst gates lacks, and how many others there are."""
    worst = verdict.failed[:_NAMED_GATES]
    lacking = [_("{title} kurang {points}").format(title=gate.title, points=lacking_text(gate)) for gate in worst]
    if len(verdict.failed) > len(worst):
        lacking.append(_("dan {count} ambang lain").format(count=len(verdict.failed) - len(worst)))
    return tuple(lacking)


def closing_sentences(repeals: Iterable[str]) -> tuple[str, ...]:
    """Who decides in the end; of a regulation that another one repealed, that nothing follows from it any more."""
    repeals = dict.fromkeys(repeals)
    award = _("Hasil ini hanya menyatakan terpenuhi atau tidaknya ambang nilai; predikat ditetapkan oleh Menteri.")
    archive = _("Ambang ini dari peraturan yang sudah dicabut oleh {by}; hasilnya bukan dasar pengusulan predikat.")
    return tuple(archive.format(by=by) if by else award for by in repeals) or (award,)


def range_sentences(scorecard: Scorecard) -> tuple[str, ...]:
    """The range and the form's figure, when something is unanswered or the form computes otherwise."""
    sentences = []
    weight = scorecard.weight
    if scorecard.unanswered:
        sentences.append(
            _(
                "Rentang nilai: {lowest} bila semua yang kosong bernilai terendah, {highest} bila bernilai tertinggi"
            ).format(lowest=points_text(scorecard.lowest, weight), highest=points_text(scorecard.highest, weight))
        )
    if scorecard.as_form is None:
        sentences.append(
            _("Bila yang kosong dilewati, seperti rumus formulir: tidak ada nilai (ada bagian kosong atau pembagi nol)")
        )
    elif scorecard.unanswered or scorecard.as_form != scorecard.total:
        figure = points_text(scorecard.as_form, weight)
        sentences.append(_("Bila yang kosong dilewati, seperti rumus formulir: {score}").format(score=figure))
    return tuple(sentences)


def severity_words(problem: Problem) -> str:
    """The severity of a problem."""
    return _(SEVERITIES[problem.severity.value])


def counts_sentence(problems: Sequence[Problem]) -> str:
    """How many problems there are of each severity, the worst first."""
    counted = Counter(problem.severity.value for problem in problems)
    counts = ((counted[severity], texts) for severity, texts in _COUNTS.items())
    return ", ".join(_(one if count == 1 else many).format(count=count) for count, (one, many) in counts if count)


def problem_sentence(problem: Problem) -> str:
    """A whole problem in one line: place, code, what is wrong, what to do."""
    place = f"{problem.location}: " if str(problem.location) else ""
    return f"{place}{problem.code}: {sentence(problem.message)} {problem.hint}".rstrip()


def sentence(text: str) -> str:
    """The same text with exactly one full stop at its end."""
    return f"{text.rstrip('.')}."


def unusable_sentence(evaluation: Evaluation) -> str:
    """Why an input cannot be used, in one line that begins with its path."""
    worst = evaluation.problems[0]
    within = f"{worst.location.within}: " if worst.location.within else ""
    return f"{evaluation.path}: {within}{worst.code}: {sentence(worst.message)} {worst.hint}".rstrip()


def withheld_sentence(withheld: Withheld) -> str:
    """That no verdict is given, why, and what chooses."""
    text = _(
        "Hasil ditahan ({code}): {columns} mungkin memuat penilaian penilai berikutnya, tetapi belum diketahui "
        "milik siapa. Tentukan dengan {choose}."
    )
    columns = ", ".join(place.within for place in withheld.columns)
    return text.format(code=withheld.code, columns=columns, choose=withheld.choose)


def withheld_word() -> str:
    """What stands in place of a verdict that is withheld."""
    return _("ditahan")


def answer_text(question: QuestionScore) -> str:
    """An answer as it would be written in the workbook; counts give their percentage."""
    answer = question.response.answer
    if isinstance(answer, Counts | TypedShare):
        return localized(decimal_text(question.share * 100, 1)) + "%"
    return _single_words(answer)


def _single_words(answer: Choice | Index | Unreadable | Unanswered) -> str:
    match answer:
        case Choice(option):
            return option
        case Index(value):
            return shown(value)
        case Unreadable(text):
            return _("tidak terbaca: {text}").format(text=text)
        case Unanswered():
            return _("belum diisi")
        case _:
            assert_never(answer)


def answer_in_full(question: QuestionScore) -> str:
    """An answer with the counts behind its percentage."""
    answer = question.response.answer
    if isinstance(answer, Counts):
        return f"{answer_text(question)} ({', '.join(shown(value) for value in answer.values.values())})"
    return answer_text(question)


def answer_words(question: Question, answer: Answer) -> str:
    """An answer with what its option says."""
    match answer:
        case Choice(option) if label := question.labels.get(option):
            return f"{option}: {label.text}"
        case TypedShare(value):
            return f"{shown(value * 100)}%"
        case Counts(values):
            titles = {operand.key: operand.title for operand in question.operands}
            return "; ".join(f"{titles[key]}: {shown(value)}" for key, value in values.items())
        case _:
            return _single_words(answer)


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
