"""The words for the options of the bundled rubric: one for each, short, told apart, and none copied from a form."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from zi_score.rubric.catalogue import Question, Rubric
from zi_score.rubric.library import load_rubric, rubric_folder

MOST_WORDS = 14
COPIED = 6
"""So many words in a row that a form has as well are a copy."""
WORD = re.compile(r"\w+")


def chosen(rubric: Rubric) -> Iterator[Question]:
    """The questions that are answered by one of several options."""
    return (question for question in rubric.questions.values() if rubric.scale_of(question).kind == "choice")


def words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    """Each run of words that would be a copy."""
    all_words = words(text)
    return {tuple(all_words[start : start + COPIED]) for start in range(len(all_words) - COPIED + 1)}


def test_every_option_of_every_lettered_and_yes_or_no_question_has_a_label(rubric: Rubric) -> None:
    labels = [list(question.labels) for question in chosen(rubric)]
    assert labels == [list(rubric.scale_of(question).options) for question in chosen(rubric)]
    assert (len(labels), len(list(chain(*labels)))) == (103, 359)


def test_a_question_without_options_has_no_labels(rubric: Rubric) -> None:
    assert not any(one.labels for one in rubric.questions.values() if one not in list(chosen(rubric)))


def test_labels_are_short_and_differ_within_a_question(rubric: Rubric) -> None:
    for question in chosen(rubric):
        for texts in ([one.id for one in question.labels.values()], [one.en for one in question.labels.values()]):
            assert len({text.casefold() for text in texts}) == len(texts), question.code
            assert max(len(words(text)) for text in texts) <= MOST_WORDS, question.code


def test_labels_are_written_alike(rubric: Rubric) -> None:
    """A capital at the start, no full stop, no blank too many."""
    for question in chosen(rubric):
        for text in chain(*((one.id, one.en) for one in question.labels.values())):
            assert text[0].isupper(), text
            assert not text.endswith("."), text
            assert text == " ".join(text.split()), text


def test_no_label_repeats_a_run_of_words_of_a_real_form(rubric: Rubric, workbooks: Path) -> None:
    printed: set[tuple[str, ...]] = set()
    for file in sorted(workbooks.glob("*.xlsx")):
        with CalamineWorkbook.from_path(file) as book:
            for sheet in book.sheet_names:
                for cell in chain(*book.get_sheet_by_name(sheet).to_python()):
                    printed |= runs(cell) if isinstance(cell, str) else set()
    if not printed:
        pytest.skip(f"no real form among the workbooks of {workbooks}")
    copied = [
        f"{question.code} {option}: {text}"
        for question in chosen(rubric)
        for option, label in question.labels.items()
        for text in (label.id, label.en)
        if runs(text) & printed
    ]
    assert copied == []


def test_what_is_copied_is_found() -> None:
    assert runs("Jika SATU dua, tiga empat lima enam") & runs("satu dua tiga empat lima enam tujuh")
    assert not runs("satu dua tiga empat lima") | runs("")


def test_a_repealed_regulation_has_none() -> None:
    assert not any(question.labels for question in load_rubric(rubric_folder("permenpanrb-52-2014")).questions.values())
