"""Random answers to plan from, and a second account of what may become of each answer. It shares no code with plans.

The answers are made directly, for what a plan rests on is not how a workbook is read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from zi_score.answers import Answer, AnswerSet, Choice, Counts, Index, Response, TypedShare, Unanswered, Unreadable
from zi_score.rubric.catalogue import Question, Rubric

RAISED = {
    "A.II.1.i.a": ("perubahan_dibuat", ("agen_perubahan",), ()),
    "A.II.1.i.b": ("perubahan_terintegrasi", ("perubahan_dibuat",), ()),
    "A.II.3.iii.a": (None, ("pelanggaran_lalu",), ()),
    "A.II.4.i.a": ("sasaran_tercapai", ("sasaran",), ()),
    "A.II.5.ii.a": ("pengaduan_selesai", ("pengaduan_wajib",), ("pengaduan_proses",)),
    "A.II.5.iii.a": ("lhkpn_lapor", ("lhkpn_kepala", "lhkpn_pejabat", "lhkpn_lain"), ()),
    "A.II.5.iii.b": (
        "nonlhkpn_lapor",
        ("nonlhkpn_administrator", "nonlhkpn_pengawas", "nonlhkpn_fungsional"),
        (),
    ),
    "A.II.6.i.b": ("layanan_dipermudah", ("layanan_terdata",), ()),
}
"""By question: the count that may be raised, those that add up to its denominator, those that give way to it."""
EMPTY_IS_FULL = ("A.II.3.iii.a", "A.II.5.ii.a", "A.II.5.iii.a", "A.II.5.iii.b")
"""Where nothing to do and nothing done is worth the whole share."""
FULL_OVER_ZERO = ("A.II.5.ii.a", "A.II.5.iii.a", "A.II.5.iii.b")
HUNDRED = 100


@dataclass(frozen=True)
class Temper:
    """How good, how blank and how unreadable the answers are: probabilities."""

    good: float
    blank: float
    unreadable: float


def random_temper(random: Random) -> Temper:
    return Temper(random.choice((0.3, 0.5, 0.7, 0.9, 0.97)), random.choice((0, 0, 0.02, 0.3)), random.choice((0, 0.03)))


def random_answers(rubric: Rubric, random: Random, temper: Temper) -> AnswerSet:
    """Any answers, of any quality."""
    responses = {}
    for code, question in rubric.questions.items():
        answer: Answer
        if random.random() < temper.blank:
            answer = Unanswered()
        elif random.random() < temper.unreadable:
            answer = Unreadable("?")
        else:
            answer = _answer(rubric, question, random, temper.good)
        responses[code] = Response(code, answer)
    return AnswerSet("unit", "Unit", responses)


def _answer(rubric: Rubric, question: Question, random: Random, good: float) -> Answer:
    scale = rubric.scale_of(question)
    is_good = random.random() < good
    if scale.kind == "choice":
        options = list(scale.options)
        return Choice(options[0] if is_good else random.choice(options))
    if scale.kind == "index":
        return Index(Fraction(random.randint(360, 400) if is_good else random.randint(100, 400), HUNDRED))
    if scale.kind == "percent":
        return TypedShare(Fraction(random.choice((0, 333, 700, 699, 1000)), 1000), is_asked=True)
    if random.random() < 0.05:
        return TypedShare(Fraction(random.randint(0, 1000), 1000))
    return Counts(_counts(question, random, is_good=is_good))


def _counts(question: Question, random: Random, *, is_good: bool) -> Mapping[str, Fraction]:
    raised, parts, yielding = RAISED[question.code]
    counts = {operand.key: Fraction(random.randint(0, 3)) for operand in question.operands}
    counts |= {part: Fraction(random.choice((0, 1, 4, 9, 30, 250))) for part in parts}
    whole = int(sum(counts[part] for part in parts))
    if raised:
        counts[raised] = Fraction(whole if is_good else random.randint(0, whole))
        for part in yielding:
            counts[part] = Fraction(random.randint(0, int(whole - counts[raised])))
    return counts


def higher(rubric: Rubric, question: Question, answer: Answer) -> list[tuple[int, Fraction]]:
    """What an answer may be raised to: option steps and share; the nearest first."""
    scale = rubric.scale_of(question)
    if scale.kind == "index":
        return []
    if scale.kind == "choice":
        shares = sorted(scale.options.values())
        present = scale.options[answer.option] if isinstance(answer, Choice) else Fraction(0)
        return [(shares.index(share) - shares.index(present), share) for share in shares if share > present]
    if scale.kind == "ratio" and isinstance(answer, (Unanswered, Unreadable)):
        return [(1, Fraction(1))]
    if isinstance(answer, Counts):
        return list(_more_counted(question, answer))
    present = answer.value if isinstance(answer, TypedShare) else Fraction(0)
    return [
        (steps, min(Fraction(1), present + Fraction(steps, HUNDRED)))
        for steps in range(1, HUNDRED + 1)
        if present + Fraction(steps - 1, HUNDRED) < 1
    ]


def _more_counted(question: Question, answer: Counts) -> Iterator[tuple[int, Fraction]]:
    raised, parts, _yielding = RAISED[question.code]
    whole = sum(answer.values[part] for part in parts)
    if raised is None or not whole:
        return
    present = answer.values[raised]
    missing = int(whole - present)
    levels = range(1, missing + 1) if missing <= HUNDRED else (-(-missing * one // HUNDRED) for one in range(1, 101))
    for steps, more in enumerate(levels, start=1):
        yield steps, (present + more) / whole


def lower(rubric: Rubric, question: Question, answer: Answer, most: int) -> list[Fraction]:
    """The shares to which an answer falls by 1, 2, ... levels."""
    scale = rubric.scale_of(question)
    if isinstance(answer, Choice):
        shares = list(scale.options.values())
        return shares[shares.index(scale.options[answer.option]) + 1 :][:most]
    if isinstance(answer, TypedShare):
        levels = [max(Fraction(0), answer.value - Fraction(steps, HUNDRED)) for steps in range(1, most + 1)]
        return [one for at, one in enumerate(levels) if (levels[at - 1] if at else answer.value) > 0]
    if isinstance(answer, Counts):
        return list(_less_counted(question, answer, most))
    return []


def _less_counted(question: Question, answer: Counts, most: int) -> Iterator[Fraction]:
    raised, parts, _yielding = RAISED[question.code]
    whole = sum(answer.values[part] for part in parts)
    for steps in range(1, most + 1):
        if raised is None:
            last, this = answer.values["pelanggaran_lalu"], answer.values["pelanggaran_ini"] + steps
            yield max(Fraction(0), min(Fraction(1), (last - this) / last)) if last else Fraction(0)
        elif answer.values[raised] >= steps:
            left = answer.values[raised] - steps
            if whole:
                yield min(Fraction(1), left / whole)
            else:
                yield Fraction(question.code in (FULL_OVER_ZERO if left else EMPTY_IS_FULL))
