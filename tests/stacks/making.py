"""Which edits stand together in one form, chosen by number, and each kind alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.support.form_edits import EDITS, Edit, EditedForm, Expectation, UnfitError, expectation_of, filled_form

LAYOUTS = {"lampiran-iii-2021": 4, "jawaban-2024": 3, "portalrb-2026": 2, "zi-score-52-2014": 1}
"""How often each form is drawn."""
KIND_LAYOUTS = ("lampiran-iii-2021", "jawaban-2024")
_FEWEST, _MOST = 2, 4
_READ_ONLY = 0.6
"""How many stacks hold only kinds that must be read: one kind of another sort decides what a stack is judged by."""


@dataclass(frozen=True)
class Stack:
    """A form with the edits that were made to it, in order."""

    number: int
    layout: str
    edits: tuple[Edit, ...]
    form: EditedForm

    @property
    def expectation(self) -> Expectation:
        """What a person expects of it."""
        return expectation_of(self.edits)

    def __str__(self) -> str:
        return f"{self.number} {self.layout}: {' + '.join(map(str, self.edits))}"


def random_stack(seed: int, number: int) -> Stack:
    """Two to four edits that fit together, on a form of any layout; the same numbers give the same stack."""
    random = Random(f"{seed}:{number}")
    layout = random.choices(list(LAYOUTS), list(LAYOUTS.values()))[0]
    wanted, start = random.randint(_FEWEST, _MOST), random.randrange(2**32)
    chosen: list[Edit] = []
    form = filled_form(layout, Random(start))
    is_read = random.random() < _READ_ONLY
    for edit in _in_any_order(random):
        if is_read and edit.expectation != "read":
            continue
        if len(chosen) == wanted:
            break
        if any(edit.claims & other.claims for other in chosen):
            continue
        try:
            edit.change(form)
        except UnfitError:
            form = _made(layout, start, chosen)
        else:
            chosen.append(edit)
    return Stack(number, layout, tuple(chosen), form)


def single_kinds(seed: int) -> Iterator[Stack]:
    """Each kind alone on each of the layouts that it fits."""
    for layout in KIND_LAYOUTS:
        for number, edit in enumerate(EDITS.values()):
            try:
                form = _made(layout, seed * 1000 + number, [edit])
            except UnfitError:
                continue
            yield Stack(number, layout, (edit,), form)


def _made(layout: str, start: int, edits: list[Edit]) -> EditedForm:
    form = filled_form(layout, Random(start))
    for edit in edits:
        edit.change(form)
    return form


def _in_any_order(random: Random) -> list[Edit]:
    """All kinds; the families are drawn alike, though some have many more kinds than others."""
    left: dict[str, list[Edit]] = {}
    for edit in EDITS.values():
        left.setdefault(edit.family, []).append(edit)
    order: list[Edit] = []
    while left:
        family = random.choice(list(left))
        order.append(left[family].pop(random.randrange(len(left[family]))))
        left = {name: edits for name, edits in left.items() if edits}
    return order
