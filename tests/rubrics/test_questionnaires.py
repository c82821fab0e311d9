"""The bundled questionnaires against the facts that they state: variables, scales, conversions, bands."""

from fractions import Fraction

import pytest

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.library import load_rubric, rubric_folder
from zi_score.rubric.questionnaire import Questionnaire
from zi_score.rubric.questionnaires import bundled_questionnaires, load_questionnaire

SERVICE = {"prosedur", "persyaratan", "biaya", "waktu", "penyelesaian", "respons", "sarana", "performa", "pengaduan"}
ASPECTS = {"diskriminasi", "kecurangan", "gratifikasi", "pungli", "percaloan"}
SCALES = {"skm-permenpanrb-14-2017": (1, 4), "spak-1-4": (1, 4), "spak-1-6": (1, 6), "spkp-1-6": (1, 6)}
VARIABLES = {
    "spak-1-4": ASPECTS,
    "spak-1-6": ASPECTS | {"integritas"},
    "spkp-1-6": SERVICE,
}


@pytest.fixture(params=bundled_questionnaires())
def questionnaire(request: pytest.FixtureRequest) -> Questionnaire:
    return load_questionnaire(request.param)


def test_there_are_four() -> None:
    assert bundled_questionnaires() == tuple(SCALES)


def test_the_id_is_the_name_of_the_file(questionnaire: Questionnaire) -> None:
    assert questionnaire.id in bundled_questionnaires()


def test_the_scale_is_the_known_one(questionnaire: Questionnaire) -> None:
    limits = (questionnaire.scale.minimum, questionnaire.scale.maximum)
    assert tuple(map(int, limits)) == SCALES[questionnaire.id]


def test_the_index_answers_a_question_of_the_instrument(questionnaire: Questionnaire, rubric: Rubric) -> None:
    question = rubric.questions[questionnaire.questions[rubric.id]]
    assert rubric.scale_of(question).kind == "index"
    assert (question.code == "B.I.a") == (questionnaire.kind == "spak")


def test_the_repealed_instrument_is_answered_as_well(questionnaire: Questionnaire) -> None:
    older = load_rubric(rubric_folder("permenpanrb-52-2014"))
    question = older.questions[questionnaire.questions[older.id]]
    assert older.scale_of(question).kind == "index"
    assert question.weight == (15 if questionnaire.kind == "spak" else 20)


def test_the_best_answers_give_the_best_index(questionnaire: Questionnaire, rubric: Rubric) -> None:
    best = rubric.scale_of(rubric.questions[questionnaire.questions[rubric.id]]).maximum
    for conversion in questionnaire.conversions.values():
        assert conversion.index(questionnaire.scale.maximum) == best


@pytest.mark.parametrize("name", VARIABLES)
def test_the_variables_are_those_of_the_sources_and_count_alike(name: str) -> None:
    variables = load_questionnaire(name).variables
    assert set(variables) == VARIABLES[name]
    assert {one.weight for one in variables.values()} == {Fraction(1, len(VARIABLES[name]))}


def test_the_nine_elements_weigh_a_ninth_each_and_not_the_printed_decimal() -> None:
    weights = [one.weight for one in load_questionnaire("skm-permenpanrb-14-2017").variables.values()]
    assert weights == [Fraction(1, 9)] * 9


@pytest.mark.parametrize("name", ["spak-1-6", "spkp-1-6"])
def test_a_mean_of_5_40_gives_3_60_or_3_64(name: str) -> None:
    """facts/other-regulations.md, 4a: the choice can flip WBBM."""
    conversions = load_questionnaire(name).conversions
    indices = {key: one.index(Fraction("5.4")) for key, one in conversions.items()}
    assert indices == {"proportional": Fraction("3.6"), "linear": Fraction("3.64")}
    assert not any(one.confirmed for one in conversions.values())


def test_only_a_scale_of_four_needs_no_choice(questionnaire: Questionnaire) -> None:
    assert (len(questionnaire.conversions) == 1) == (questionnaire.scale.maximum == 4)


def test_the_bands_are_those_on_the_scale_of_a_hundred() -> None:
    grading = load_questionnaire("spkp-1-6").grading
    assert grading is not None
    assert grading.factor == 25
    minima = {"A": Fraction("88.31"), "B": Fraction("76.61"), "C": Fraction(65), "D": Fraction(25)}
    assert {band.id: band.minimum for band in grading.bands} == minima
    assert minima["A"] / grading.factor == Fraction("3.5324")


def test_thirty_respondents_are_asked_for_where_the_regulation_asks(questionnaire: Questionnaire) -> None:
    least = questionnaire.least_respondents
    assert (least is None) == questionnaire.is_comparison
    if least:
        assert (least.count, least.source.pages) == (30, "Lampiran II hlm. 55")


def test_the_regulation_names_the_five_aspects_and_not_the_sixth_variable() -> None:
    variables = load_questionnaire("spak-1-6").variables
    assert {code for code, one in variables.items() if one.confirmed} == ASPECTS
