"""The catalogue of problem kinds, and that the program fills the places of every sentence it has."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from scripts.compile_problems import ENTRIES, SUBJECTS, Entry, catalogue, read_entries

from zi_score.problems import CATALOGUE

FIRST_DIGITS = {
    "file": "1",
    "form": "1",
    "row": "1",
    "answers": "2",
    "rubric": "3",
    "crosscheck": "4",
    # The audit looks at every stage of a submitted workbook.
    "audit": "1245",
    "template": "6",
    "settings": "7",
    "comparison": "8",
    "survey": "8",
    "history": "8",
    "plan": "8",
    "recap": "8",
    "profile": "8",
    "kawasan": "8",
    "supposed": "9",
    "identity": "9",
    "portalrb": "9",
}
ENTRY = [pytest.param(entry, id=code) for code, entry in catalogue().items()]


@pytest.fixture(scope="module")
def sources(project: Path) -> list[Path]:
    """The program."""
    return sorted((project / "src" / "zi_score").rglob("*.py"))


def test_a_hint_about_a_survey_names_the_command_of_an_option_that_evaluate_does_not_have() -> None:
    """The same problems come of ``evaluate --survey-spak``, where ``--sheet`` is that of the LKE."""
    shared = {"questionnaire", "conversion"}
    for entry in read_entries(ENTRIES / "survey.yaml").values():
        for texts in (entry.id, entry.en):
            before, *options = re.split(r"--(?=[a-z])", texts.hint)
            for option in options:
                name = re.match(r"[a-z-]+", option)
                assert (name and name[0] in shared) or "zi-score survey" in before, texts.hint
                before += option


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_first_digit_of_a_code_tells_the_stage(subject: str) -> None:
    codes = list(read_entries(ENTRIES / f"{subject}.yaml"))
    assert codes == sorted(codes)
    assert [code for code in codes if code[2] not in FIRST_DIGITS[subject]] == []


@pytest.mark.parametrize("entry", ENTRY)
def test_a_kind_says_what_is_wrong_and_what_to_do(entry: Entry) -> None:
    for texts in (entry.id, entry.en):
        assert not texts.message.endswith(".")
        assert texts.hint.endswith(".")
        assert places(texts.message) >= places(texts.hint)
        assert all(name.isidentifier() for name in places(texts.message))


@pytest.mark.parametrize("entry", ENTRY)
def test_both_languages_name_the_same_values(entry: Entry) -> None:
    assert fields(entry.id.message) == fields(entry.en.message)
    assert fields(entry.id.hint) == fields(entry.en.hint)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_kind_is_reported_by_some_part_of_the_program(code: str, sources: list[Path]) -> None:
    assert any(f'"{code}"' in file.read_text(encoding="utf-8") for file in sources)


def test_every_code_that_the_program_names_is_in_the_catalogue(sources: list[Path]) -> None:
    named = {code for file in sources for code in re.findall(r'"(ZI\d{3})"', file.read_text(encoding="utf-8"))}
    assert sorted(named - CATALOGUE.keys()) == []


def test_every_problem_is_found_with_the_values_that_its_sentence_needs(sources: list[Path]) -> None:
    wrong = [
        f"{file.name}:{line}: {code} has {sorted(given)}"
        for file in sources
        for line, code, given in found_calls(file.read_text(encoding="utf-8"))
        if any(given != places(wording.message) for wording in (CATALOGUE[code].indonesian, CATALOGUE[code].english))
    ]
    assert wrong == []


def places(template: str) -> set[str]:
    """The names in braces."""
    return {name for _text, name, _format, _conversion in Formatter().parse(template) if name is not None}


def fields(template: str) -> set[tuple[str | None, str | None]]:
    """The names in braces with how each is formatted."""
    return {(name, spec) for _text, name, spec, _conversion in Formatter().parse(template) if name is not None}


def found_calls(source: str) -> Iterator[tuple[int, str, set[str]]]:
    """Line, code and value names of each call of `found` that states them all."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="found"), args=[ast.Constant(value=str(code)), *_], keywords=keywords):
                names = [keyword.arg for keyword in keywords]
                if None not in names:
                    yield node.lineno, code, {name for name in names if name is not None}
            case _:
                pass
