"""N: counts, percentages and indices as people type them."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from tests.support.form_edits.edit import Edit, either, loud, read
from tests.support.form_edits.form import EditedForm, UnfitError
from tests.support.form_edits.page import Line
from tests.support.plain_workbook import Value

Typing = Callable[[float], Value]
_SURVEY_WEIGHT = 17.5
_WORDS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_RESIDUE = 3.5999999999999996
"""What a spreadsheet stores for the mean of 3.4 and 3.8, which it shows and compares as 3.6."""


def _comma(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


def _counts(form: EditedForm, change: Callable[[int], Value]) -> None:
    for line, key, value in list(form.answered(form.of_kind("operand"))):
        if isinstance(value, int):
            line.cells[key] = change(value)


def _in_words_too(count: int) -> str:
    return f"{count} ({_WORDS[count]})" if count < len(_WORDS) else str(count)


def _zeros(form: EditedForm, text: str) -> None:
    _counts(form, lambda count: count or text)


def _indices(form: EditedForm, change: Typing, *, is_answer: bool = True) -> None:
    """Type each index in another way; where that is no index any more, none of them counts."""
    for line, key, value in list(form.answered(form.indices())):
        if not isinstance(value, int | float):
            raise UnfitError("the indices are spelled in another way")
        line.cells[key] = change(value)
        if not is_answer:
            form.marks[key.removeprefix("answer@")][line.code] = "none"
    if not is_answer:
        form.refill_scores()


def _index_of(form: EditedForm, stored: float, meant: float) -> None:
    for line, key, _ in list(form.answered(form.indices())):
        line.cells[key] = stored
        form.marks[key.removeprefix("answer@")][line.code] = meant
    form.refill_scores()


def _typed_shares(form: EditedForm, typed: Callable[[Fraction], Value]) -> None:
    """A percentage in place of the counts, which stay blank."""
    for line in form.ratios():
        question = form.question(line)
        share = Fraction(form.random.randint(50, 99), 100)
        _blank_counts(form, line)
        for assessor in form.marks:
            form.marks[assessor][question.code] = float(share)
            line.cells[f"answer@{assessor}"] = typed(share)
    form.refill_scores()


def _blank_counts(form: EditedForm, line: Line) -> None:
    below = [one for one in form.lines if one.code == line.code and one.kind in ("operand", "subtotal")]
    form.forget({one.identity for one in below})
    for one in below:
        for key in form.answer_keys():
            one.cells.pop(key, None)


def _total_typed(form: EditedForm) -> None:
    """The total of those obliged is typed and its parts are blank: it is the denominator."""
    for line in form.of_kind("subtotal"):
        for assessor, marks in form.marks.items():
            parts = [form.line(f"{line.code}:{key}") for key in line.sums]
            total = sum(int(marks[part.identity]) for part in parts)
            line.cells[f"answer@{assessor}"] = total
            for part in parts:
                part.cells.pop(f"answer@{assessor}", None)
                marks[part.identity] = 0
            marks[parts[0].identity] = total


def _unfit_count(form: EditedForm, value: float | str) -> None:
    for line in form.some(form.of_kind("operand"), 2):
        form.marks[form.deciding][line.identity] = value
        line.cells[f"answer@{form.deciding}"] = value
    form.refill_scores()


def _thousands(form: EditedForm) -> None:
    """Two counts of a service are above a thousand, typed with a full stop."""
    identities = [line.identity for line in form.of_kind("operand")][-2:]
    for assessor, marks in form.marks.items():
        for identity, count in zip(identities, (1500, 1250), strict=True):
            marks[identity] = count
            form.line(identity).cells[f"answer@{assessor}"] = f"{count // 1000}.{count % 1000:03}"
    form.refill_scores()


EDITS: tuple[Edit, ...] = (
    read("N", "12 orang", partial(_counts, change="{} orang".format), "counts", "count negative"),
    read("N", "12 buah, 3 kasus", partial(_counts, change=lambda n: f"{n} {('buah', 'kasus')[n % 2]}"), "counts"),
    read("N", "counts as text", partial(_counts, change=str), "counts"),
    read("N", "counts with decimals", partial(_counts, change="{},00".format), "counts"),
    read("N", "zeros as nihil", partial(_zeros, text="nihil"), "counts"),
    read("N", "zeros as 0 kasus", partial(_zeros, text="0 kasus"), "counts"),
    either("N", "zeros as tidak ada", partial(_zeros, text="Tidak ada"), "counts"),
    either("N", "zeros as dash", partial(_zeros, text="-"), "counts"),
    either("N", "5 (lima)", partial(_counts, change=_in_words_too), "counts"),
    either("N", "counts with thousands", _thousands, "counts"),
    read("N", "percentage 0.95", partial(_typed_shares, typed=float), "counts"),
    either("N", "percentage 95", partial(_typed_shares, typed=lambda share: float(share * 100)), "counts"),
    read("N", "percentage 0,95 as text", partial(_typed_shares, typed=lambda share: _comma(float(share))), "counts"),
    read("N", "percentage 95%", partial(_typed_shares, typed=lambda share: f"{int(share * 100)}%"), "counts"),
    read(
        "N", "percentage 95 persen", partial(_typed_shares, typed=lambda share: f"{int(share * 100)} persen"), "counts"
    ),
    read("N", "obliged total typed, parts blank", _total_typed, "counts"),
    loud("N", "count negative", partial(_unfit_count, value=-3), "counts"),
    loud("N", "count with a half", partial(_unfit_count, value=2.5), "counts"),
    loud("N", "count in words that are none", partial(_unfit_count, value="banyak"), "counts"),
    read("N", "index 3,85", partial(_indices, change=_comma), "indices", "index as 96 %"),
    read(
        "N",
        "index 3,85 (96,25)",
        partial(_indices, change=lambda one: f"{_comma(one)} ({_comma(one * 25)})"),
        "indices",
    ),
    read("N", "index 3.85/4", partial(_indices, change="{:.2f}/4".format), "indices"),
    read("N", "index 3,85 dari 4", partial(_indices, change=lambda one: f"{_comma(one)} dari 4"), "indices"),
    read("N", "index with a residue", partial(_index_of, stored=_RESIDUE, meant=3.6), "indices"),
    either("N", "index A (3,85)", partial(_indices, change=lambda one: f"A ({_comma(one)})"), "indices"),
    loud(
        "N",
        "index as points",
        partial(_indices, change=lambda one: one / 4 * _SURVEY_WEIGHT, is_answer=False),
        "indices",
    ),
    loud("N", "index as 96 %", partial(_index_of, stored=0.96, meant=3.84), "indices"),
    loud("N", "index of 100", partial(_indices, change=lambda one: one * 25 + 5, is_answer=False), "indices"),
    loud(
        "N",
        "index as text above 4",
        partial(_indices, change=lambda one: _comma(one + 4.01), is_answer=False),
        "indices",
    ),
)
