"""The catalogue of problem kinds, and that the program fills the places of every sentence it has."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from zi_score.problems import CATALOGUE, ProblemKind
from zi_score.problems.answer_kinds import ANSWER_KINDS
from zi_score.problems.audit_kinds import AUDIT_KINDS
from zi_score.problems.comparison_kinds import COMPARISON_KINDS
from zi_score.problems.crosscheck_kinds import CROSSCHECK_KINDS
from zi_score.problems.file_kinds import FILE_KINDS
from zi_score.problems.form_kinds import FORM_KINDS
from zi_score.problems.kawasan_kinds import KAWASAN_KINDS
from zi_score.problems.profile_kinds import PROFILE_KINDS
from zi_score.problems.recap_kinds import RECAP_KINDS
from zi_score.problems.row_kinds import ROW_KINDS
from zi_score.problems.rubric_kinds import RUBRIC_KINDS
from zi_score.problems.settings_kinds import SETTINGS_KINDS
from zi_score.problems.survey_kinds import SURVEY_KINDS
from zi_score.problems.template_kinds import TEMPLATE_KINDS

GROUPS = (
    ("1", FILE_KINDS),
    ("1", FORM_KINDS),
    ("1", ROW_KINDS),
    ("2", ANSWER_KINDS),
    ("3", RUBRIC_KINDS),
    ("4", CROSSCHECK_KINDS),
    # The audit looks at every stage of a submitted workbook.
    ("1245", AUDIT_KINDS),
    ("6", TEMPLATE_KINDS),
    ("7", SETTINGS_KINDS),
    ("8", COMPARISON_KINDS),
    ("8", SURVEY_KINDS),
    ("8", RECAP_KINDS),
    ("8", PROFILE_KINDS),
    ("8", KAWASAN_KINDS),
)
KINDS = [kind for _, group in GROUPS for kind in group]


@pytest.fixture(scope="module")
def sources(project: Path) -> list[Path]:
    """The program without its catalogue."""
    files = (project / "src" / "zi_score").rglob("*.py")
    return sorted(file for file in files if not file.name.endswith("_kinds.py"))


def test_a_hint_about_a_survey_names_the_command_of_an_option_that_evaluate_does_not_have() -> None:
    """The same problems come of ``evaluate --survey-spak``, where ``--sheet`` is that of the LKE."""
    shared = {"questionnaire", "conversion"}
    for kind in SURVEY_KINDS:
        before, *options = re.split(r"--(?=[a-z])", kind.hint)
        for option in options:
            name = re.match(r"[a-z-]+", option)
            assert (name and name[0] in shared) or "zi-score survey" in before, kind.hint
            before += option


def test_no_code_is_used_twice() -> None:
    codes = [kind.code for kind in KINDS]
    assert sorted(set(codes)) == sorted(codes)
    assert list(CATALOGUE) == codes


@pytest.mark.parametrize(("digits", "kinds"), GROUPS)
def test_the_first_digit_of_a_code_tells_the_stage(digits: str, kinds: tuple[ProblemKind, ...]) -> None:
    for kind in kinds:
        assert re.fullmatch(rf"ZI[{digits}]\d\d", kind.code)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_kind_says_what_is_wrong_and_what_to_do(kind: ProblemKind) -> None:
    assert not kind.message.endswith(".")
    assert kind.hint.endswith(".")
    assert places(kind.message) >= places(kind.hint)
    assert all(name.isidentifier() for name in places(kind.message))


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_kind_is_reported_by_some_part_of_the_program(code: str, sources: list[Path]) -> None:
    assert any(f'"{code}"' in file.read_text(encoding="utf-8") for file in sources)


def test_every_problem_is_found_with_the_values_that_its_sentence_needs(sources: list[Path]) -> None:
    wrong = [
        f"{file.name}:{line}: {code} has {sorted(given)}"
        for file in sources
        for line, code, given in found_calls(file.read_text(encoding="utf-8"))
        if given != places(CATALOGUE[code].message)
    ]
    assert wrong == []


def places(template: str) -> set[str]:
    """The names in braces."""
    return {name for _text, name, _format, _conversion in Formatter().parse(template) if name is not None}


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
