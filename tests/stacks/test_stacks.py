"""Stacks of two to four edits: most are read, none is silently wrong, and the same number makes the same form."""

from pathlib import Path
from random import Random

import pytest

from tests.stacks.judging import ALLOWED, judged
from tests.stacks.making import Stack, random_stack
from tests.support.form_edits import EDITS, expectation_of, filled_form
from zi_score.rubric.instrument import load_instrument

SEED, COUNT = 2026, 120
AT_LEAST = 0.9
"""How many of the stacks that a person reads without trouble must be read right."""


@pytest.fixture(scope="module")
def stacks() -> list[Stack]:
    return [random_stack(SEED, number) for number in range(COUNT)]


def test_stacked_edits_are_read_or_loud(stacks: list[Stack], tmp_path: Path) -> None:
    instrument = load_instrument()
    came = [(one, judged(one.form.write(tmp_path / "lke.xlsx"), instrument, one.form.truth())) for one in stacks]
    assert not [f"{stack}: {outcome}" for stack, outcome in came if outcome.is_silent]
    short = [f"{stack}: {outcome}" for stack, outcome in came if outcome.word not in ALLOWED[stack.expectation]]
    reads = sum(stack.expectation == "read" for stack in stacks)
    assert len(short) <= (1 - AT_LEAST) * reads, short


@pytest.mark.parametrize(
    ("layout", "kinds"),
    [
        # A signature below three questions, of which one is "Kepala Satuan Kerja", made a text column of the answers.
        ("lampiran-iii-2021", ("S a sheet for each area, titles on the first only", "R signatures below")),
        # The line above the titles was taken for the first row, so that nobody knew whose corrections these were.
        ("zi-score-52-2014", ("U TPI says seharusnya C", "H texts titled Kriteria")),
        # The column with the questions of the surveys was taken for prose, for it has sixty markers.
        ("lampiran-iii-2021", ("T all headings renamed", "H answer titled Isian Satker")),
    ],
)
def test_a_stack_that_fell_short(layout: str, kinds: tuple[str, ...], tmp_path: Path) -> None:
    edits = [EDITS[kind] for kind in kinds]
    form = filled_form(layout, Random(SEED))
    for edit in edits:
        edit.change(form)
    outcome = judged(form.write(tmp_path / "lke.xlsx"), load_instrument(), form.truth())
    assert outcome.word in ALLOWED[expectation_of(edits)], outcome


def test_the_same_number_makes_the_same_form(stacks: list[Stack]) -> None:
    for stack in stacks[:10]:
        again = random_stack(SEED, stack.number)
        assert again.edits == stack.edits
        assert again.form.book() == stack.form.book()


def test_edits_that_claim_the_same_part_never_stand_together(stacks: list[Stack]) -> None:
    for stack in stacks:
        claims = [claim for edit in stack.edits for claim in edit.claims]
        assert len(claims) == len(set(claims)), stack
        assert 2 <= len(stack.edits) <= 4


def test_every_family_is_drawn(stacks: list[Stack]) -> None:
    assert {edit.family for stack in stacks for edit in stack.edits} == {edit.family for edit in EDITS.values()}
