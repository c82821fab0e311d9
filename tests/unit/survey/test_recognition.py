"""Which questionnaires a file answers, and when somebody must say so."""

from collections.abc import Sequence

import pytest

from tests.support.surveys import SKM, SPAK_4, SPAK_6, SPKP, Row, codes, table_of
from zi_score.problems import Problem, UnusableInputError
from zi_score.rubric.questionnaires import bundled_questionnaires, load_questionnaire
from zi_score.survey.means import Composition, column_means
from zi_score.survey.recognition import StatedItems, recognize
from zi_score.survey.table import ResponseTable

EVERY = bundled_questionnaires()


def recognized(
    *tables: ResponseTable, named: Sequence[str] = (), without: Sequence[str] = ()
) -> list[tuple[str, str, int]]:
    known = [load_questionnaire(name) for name in named or EVERY]
    found = recognize(tables, known, StatedItems(without=tuple(without), is_named=bool(named)))
    return [(one.questionnaire.id, one.table.sheet, len(one.columns)) for one in found]


def refused(*tables: ResponseTable, named: Sequence[str] = (), without: Sequence[str] = ()) -> list[Problem]:
    with pytest.raises(UnusableInputError) as raised:
        recognized(*tables, named=named, without=without)
    return list(raised.value.problems)


def answers(questionnaire: str, best: int, sheet: str = "") -> ResponseTable:
    headings = codes(questionnaire)
    return table_of(headings, [[best] * len(headings), [best - 1] * len(headings)], sheet)


def test_a_survey_of_service_and_one_of_satisfaction_are_told_apart() -> None:
    assert recognized(answers(SPKP, 6)) == [(SPKP, "", 9)]
    assert recognized(answers(SKM, 4)) == [(SKM, "", 9)]


def test_a_scale_of_six_shows_by_its_answers() -> None:
    assert recognized(answers(SPAK_6, 6)) == [(SPAK_6, "", 6)]


def test_a_scale_of_six_shows_also_where_a_variable_that_not_everybody_asks_has_no_column() -> None:
    (responses,) = recognize([answers(SPAK_4, 6)], [load_questionnaire(name) for name in EVERY], StatedItems())
    assert (responses.questionnaire.id, len(responses.columns)) == (SPAK_6, 5)
    assert responses.heading.unasked == ("SPAK6",)


SENTENCES = [
    "Petugas memperlakukan orang secara diskriminatif?",
    "Petugas membeda-bedakan orang karena suku atau agama?",
    "Petugas berbuat curang?",
    "Petugas menerima imbalan?",
    "Petugas melakukan pungli?",
    "Ada calo?",
]


def test_two_questions_about_one_variable_are_both_counted() -> None:
    """Neither vanishes: the variable is the mean of both."""
    table = table_of(["Waktu kirim", *SENTENCES], [["x", 6, 3, 6, 6, 6, 6], ["x", 6, 5, 6, 6, 6, 6]])
    (responses,) = recognize([table], [load_questionnaire(name) for name in EVERY], StatedItems())
    assert [(one.key, one.column) for one in responses.columns[:3]] == [("SPAK1.1", 2), ("SPAK1.2", 3), ("SPAK2", 4)]
    means = Composition(responses).variable("diskriminasi", column_means(responses.respondents))
    assert means == 5
    assert responses.heading.problems == ()


def test_two_columns_of_one_variable_far_apart_are_not_taken_for_two_questions() -> None:
    """The second may be a sentence of another survey with the same word in it."""
    headings = [*SENTENCES[1:], "Apakah ada perlakuan khusus di loket?"]
    (problem,) = refused(table_of(headings, [[6] * 6]))
    assert (problem.code, problem.values["columns"]) == ("ZI840", "A, F")


def test_a_column_that_two_surveys_take_for_theirs_is_told() -> None:
    headings = [*codes(SPAK_6)[:1], "Petugas curang di luar prosedur", *codes(SPAK_6)[2:], *codes(SPKP)[1:]]
    (problem,) = refused(table_of(headings, [[6] * 14]))
    assert (problem.code, problem.location.within) == ("ZI864", "B1")
    assert problem.values["items"] == "SPAK2 (Kecurangan pelayanan), SPKP1 (Prosedur)"


@pytest.mark.parametrize(
    ("title", "cells", "is_told"),
    [
        ("Keramahan", [6, 5, 4, 6], True),
        ("", [6, 5, 4, 6], True),
        ("Keramahan", ["6 - sangat baik", "5 - baik", "", "4 - cukup"], True),
        ("Saran tentang biaya", [6, 5, 4, 6], True),
        ("Saran", ["baik", "-", "tingkatkan", ""], False),
        ("Umur", [3, 4, 2, 1], False),
        ("Jenis Kelamin", [1, 2, 1, 1], False),
        ("Urutan", [1, 2, 3, 4], False),
        ("Rata-rata", [6, 5, 4, 6], False),
        ("Kode layanan", [101, 102, 101, 104], False),
        ("Keramahan", [6, "", "", ""], False),
    ],
)
def test_a_column_of_answers_that_no_variable_claims_is_named(title: str, cells: Row, is_told: bool) -> None:
    """
    | SPKP1 ... SPKP9 | Keramahan |
    | 6 ... 6         | 6         |
    """
    rows: list[Row] = [[*[6] * 8, 5, cell] for cell in cells]
    (responses,) = recognize([table_of([*codes(SPKP), title], rows)], [load_questionnaire(SPKP)], StatedItems())
    told = [(one.code, one.location.within) for one in responses.heading.problems]
    assert told == ([("ZI863", "J1")] if is_told else [])


def test_one_file_may_answer_two_surveys() -> None:
    headings = [*codes(SPKP), *codes(SPAK_6)]
    assert recognized(table_of(headings, [[6] * 15])) == [(SPAK_6, "", 6), (SPKP, "", 9)]


@pytest.mark.parametrize(("questionnaire", "best"), [(SPAK_4, 4), (SPAK_6, 4)])
def test_a_scale_is_never_guessed(questionnaire: str, best: int) -> None:
    """Four answers of four may be all of four, or the lower part of six."""
    (problem,) = refused(answers(questionnaire, best))
    four = "spak-1-4 (skala 1-4)"
    lacking = ", tanpa kolom untuk integritas" if questionnaire == SPAK_4 else ""
    choices = [four, f"spak-1-6 (skala 1-6{lacking})"]
    expected = ", ".join(choices if questionnaire == SPAK_4 else reversed(choices))
    assert (problem.code, problem.values["questionnaires"]) == ("ZI839", expected)
    named = recognized(answers(questionnaire, best), named=[SPAK_6], without=["integritas"])
    assert named == [(SPAK_6, "", 5)]
    assert recognized(answers(SPAK_4, 4), named=[SPAK_4]) == [(SPAK_4, "", 5)]


def test_an_answer_off_every_scale_does_not_hide_the_right_one() -> None:
    headings = codes(SPAK_6)
    rows: list[Row] = [[6] * 6, [5] * 6, [55, 5, 5, 5, 5, 5]]
    assert recognized(table_of(headings, rows)) == [(SPAK_6, "", 6)]


def test_only_one_sheet_may_hold_the_answers() -> None:
    cover = table_of(["Laporan survei"], [], "Sampul")
    assert recognized(cover, answers(SPKP, 6, "Jawaban")) == [(SPKP, "Jawaban", 9)]
    (problem,) = refused(answers(SPKP, 6, "Januari"), answers(SPKP, 6, "Juli"))
    assert (problem.code, problem.values["sheets"], problem.location.sheet) == ("ZI838", "Januari, Juli", "")
    (problem,) = refused(answers(SPKP, 6, "Januari"), answers(SPKP, 6, "Juli"), named=[SPKP])
    assert problem.code == "ZI838"


def test_a_file_that_answers_none_says_what_the_nearest_lacks() -> None:
    (problem,) = refused(table_of(codes(SPKP)[:8], [[6] * 8], "Jawaban"))
    assert problem.code == "ZI837"
    assert (problem.values["questionnaire"], problem.values["missing"]) == (SPKP, "SPKP9 (Pengaduan)")
    assert problem.location.within == "'Jawaban'!1:1"
    (nothing,) = refused(table_of(["a", "b"], [["1", "2"]]))
    assert (nothing.code, nothing.location.within) == ("ZI837", "")


def test_a_heading_with_two_names_is_told_beside_what_it_lacks() -> None:
    headings = [*codes(SPKP)[:3], "Waktu dan penyelesaian", *codes(SPKP)[4:]]
    assert [one.code for one in refused(table_of(headings, [[6] * 9]))] == ["ZI837", "ZI841"]


def test_a_survey_that_lacks_a_column_is_not_passed_over_beside_another() -> None:
    both = table_of([*codes(SPAK_6), *codes(SPKP)[:3], "Waktu dan penyelesaian", *codes(SPKP)[4:]], [[6] * 15])
    (responses,) = recognize([both], [load_questionnaire(name) for name in EVERY], StatedItems())
    assert responses.questionnaire.id == SPAK_6
    problems = [(one.code, one.location.within, dict(one.values)) for one in responses.heading.problems]
    assert problems == [
        ("ZI861", "", {"questionnaire": SPKP, "missing": "SPKP4 (Waktu)"}),
        ("ZI841", "J1", {"items": "SPKP4 (Waktu), SPKP5 (Penyelesaian)"}),
    ]


def test_the_columns_of_one_survey_are_no_trace_of_another() -> None:
    """Six of the nine variables of service have the name of an element of satisfaction."""
    titles = [one.title for one in load_questionnaire(SPKP).variables.values()]
    (responses,) = recognize([table_of(titles, [[6] * 9])], [load_questionnaire(name) for name in EVERY], StatedItems())
    assert responses.heading.problems == ()


def test_words_that_leave_the_scale_uncertain_are_told() -> None:
    table = table_of(codes(SPAK_4), [["Sangat Setuju"] * 5])
    assert [(one.code, one.location.within) for one in refused(table)] == [("ZI839", ""), ("ZI860", "A2")]


def test_a_questionnaire_that_was_named_must_be_answered() -> None:
    (problem,) = refused(answers(SPKP, 6), named=[SPKP, SKM])
    assert (problem.code, problem.values["questionnaire"]) == ("ZI837", SKM)


def test_two_columns_of_one_item_are_refused() -> None:
    headings = [*codes(SPKP), "SPKP1"]
    (problem,) = refused(table_of(headings, [[6] * 10]))
    assert problem.code == "ZI840"


def test_without_any_variable_there_is_nothing_left() -> None:
    everything = list(load_questionnaire(SPAK_4).variables)
    assert refused(answers(SPAK_4, 4), named=[SPAK_4], without=everything)[0].code == "ZI837"
