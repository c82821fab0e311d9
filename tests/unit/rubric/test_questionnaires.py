"""Loading questionnaires: a file becomes exact, resolved and flat; one that is not there is said."""

from fractions import Fraction
from pathlib import Path

import pytest

from zi_score.problems import UnusableInputError
from zi_score.rubric.questionnaire import Questionnaire
from zi_score.rubric.questionnaires import bundled_questionnaires, load_questionnaire

SOUND = Path(__file__).parents[2] / "rubrics" / "questionnaires" / "sound.yaml"


@pytest.fixture
def small() -> Questionnaire:
    return load_questionnaire(str(SOUND))


def test_weights_and_conversions_are_exact(small: Questionnaire) -> None:
    assert {code: one.weight for code, one in small.variables.items()} == {
        "jujur": Fraction(2, 3),
        "pungli": Fraction(1, 3),
    }
    assert small.conversions["stretched"].index(Fraction(4)) == 4
    assert small.conversions["stretched"].index(Fraction(1)) == 0


def test_a_scale_holds_its_steps_and_nothing_between(small: Questionnaire) -> None:
    held = [value for value in ("0", "1", "2.5", "4", "5") if small.scale.holds(Fraction(value))]
    assert held == ["1", "4"]
    assert dict(small.scale.texts) == {"baik sekali": 4, "buruk": 1}


def test_an_item_alone_takes_the_words_of_its_variable_and_several_do_not(small: Questionnaire) -> None:
    assert {code: item.words for code, item in small.items.items()} == {
        "J1": ("petugas jujur",),
        "J2": (),
        "P1": ("Pungutan liar",),
    }
    assert small.named(["J2", "P1"]) == "J2 (Kejujuran), P1 (Pungutan liar)"


def test_answers_in_words_may_be_added_where_the_scale_has_their_number(small: Questionnaire) -> None:
    more = small.with_answers({"cukup": Fraction(2), "istimewa": Fraction(9)})
    assert dict(more.scale.texts) == {"baik sekali": 4, "buruk": 1, "cukup": 2}
    assert "cukup" not in small.scale.texts


def test_every_part_has_its_source(small: Questionnaire) -> None:
    assert str(small.variables["jujur"].source) == "Kuesioner contoh, hlm. 1"
    assert small.least_respondents is not None
    assert small.least_respondents.count == 30
    assert small.sample is not None
    assert small.sample.chi_square == Fraction("3.841")
    assert small.grading is not None
    assert [band.id for band in small.grading.bands] == ["A", "B"]
    assert not small.weighting_confirmed


def test_a_file_of_ones_own_says_where_it_comes_from(small: Questionnaire) -> None:
    assert small.origin == str(SOUND)
    assert load_questionnaire("spak-1-4").origin == ""
    assert small.fingerprint != load_questionnaire("spak-1-4").fingerprint


def test_grades_may_be_those_of_another_questionnaire() -> None:
    own = load_questionnaire("skm-permenpanrb-14-2017").grading
    assert own is not None
    assert load_questionnaire("spkp-1-6").grading == own
    assert load_questionnaire("spak-1-4").grading is None


def test_what_is_optional_may_be_left_out() -> None:
    questionnaire = load_questionnaire("skm-permenpanrb-14-2017")
    assert questionnaire.least_respondents is None
    assert questionnaire.is_comparison


def test_the_sample_rule_may_be_left_out(tmp_path: Path) -> None:
    lines = SOUND.read_text(encoding="utf-8").splitlines(keepends=True)
    file = tmp_path / "own.yaml"
    file.write_text("".join(line for line in lines if not line.startswith("sample:")), encoding="utf-8")
    assert load_questionnaire(str(file)).sample is None


def test_a_questionnaire_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(UnusableInputError) as raised:
        load_questionnaire("spak")
    (problem,) = raised.value.problems
    assert problem.code == "ZI836"
    assert problem.values["available"] == ", ".join(bundled_questionnaires())
