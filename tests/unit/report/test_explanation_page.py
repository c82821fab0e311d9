"""An explanation as a page: each kind of figure says how it comes about and where that stands."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from tests.support.marks import Mark, best_marks, count_marks
from tests.unit.report.outcomes import evaluation
from zi_score.explanation import Subject, SubjectKind
from zi_score.frozen import replace
from zi_score.problems import Location, found
from zi_score.report import ReportOptions, render_explanation
from zi_score.rubric.catalogue import Rubric, UnansweredPolicy
from zi_score.workflows.explain import explain

CHOICE, RATIO = "A.I.1.i.b", "A.II.5.iii.b"


def explained(
    rubric: Rubric, marks: Mapping[str, Mark], code: str, policy: UnansweredPolicy = "zero", ink: str = "table"
) -> str:
    cell = Location("lke.xlsx", "LKE ZI", 9, 11)
    problems = [found("ZI203", cell, code=CHOICE, answer="F", options="A, B, C")]
    one = evaluation(rubric, marks, policy=policy, problems=problems)
    kind = SubjectKind.QUESTION if code in rubric.questions else SubjectKind.NODE
    options = ReportOptions(details=True, width=200)
    return " ".join(render_explanation(ink, explain(one, Subject(kind, code)), options).split())


def without(marks: Mapping[str, Mark], code: str) -> dict[str, Mark]:
    return {key: mark for key, mark in marks.items() if key != code}


@pytest.mark.parametrize(
    ("answer", "policy", "words"),
    [
        ("B", "zero", "nilai jawaban: jawaban B ('LKE ZI'!K9) pada skala A = 1; B = 0,5; C = 0 0,5 sumber: Buku kerja"),
        (
            "F",
            "zero",
            "nilai jawaban: \"F\" tidak terbaca; dihitung 0 menurut kebijakan rubrik ('LKE ZI'!K9) 0 sumber: ",
        ),
        (None, "zero", "nilai jawaban: belum diisi atau tidak terbaca ('LKE ZI'!K9) 0 sumber: "),
        (None, "skip", "bobot: tidak dihitung karena belum diisi 0"),
    ],
)
def test_an_answer_says_its_cell_and_what_becomes_of_it(
    rubric: Rubric, answer: str | None, policy: UnansweredPolicy, words: str
) -> None:
    marks = without(best_marks(rubric), CHOICE) | ({CHOICE: answer} if answer else {})
    assert words in explained(rubric, marks, CHOICE, policy)


def test_an_interpretation_is_said_once(rubric: Rubric) -> None:
    nothing = count_marks(rubric.questions[RATIO], {})
    kept = {key: mark for key, mark in best_marks(rubric).items() if not key.startswith(RATIO)}
    text = explained(rubric, kept | nothing, RATIO)
    derivation = text.partition("Rincian perhitungan")[2].partition("Bila jawabannya lain")[0]
    assert derivation.count("tafsir, belum tertulis dalam peraturan") == 1
    blank = explained(rubric, without(best_marks(rubric), CHOICE), CHOICE)
    assert "Pilihan zi-score yang dinyatakan (tafsir, belum tertulis dalam peraturan)" in blank


def test_a_question_says_what_was_found_and_that_its_source_is_an_interpretation(rubric: Rubric) -> None:
    question = replace(rubric.questions[CHOICE], confirmed=False)
    changed = replace(rubric, questions=MappingProxyType({**rubric.questions, CHOICE: question}))
    text = explained(changed, best_marks(rubric), CHOICE)
    assert "ZI203" in text
    assert "hlm. 66 sumber skala" in text
    assert "tafsir, belum tertulis dalam peraturan" in text


def test_without_gates_there_is_no_table_of_gates(rubric: Rubric) -> None:
    targets = {name: replace(one, thresholds=()) for name, one in rubric.targets.items()}
    ungated = replace(rubric, targets=MappingProxyType(targets))
    for ink in ("table", "html"):
        assert "Ambang yang bergantung padanya" in explained(rubric, best_marks(rubric), "A.I", ink=ink)
        assert "Ambang yang bergantung padanya" not in explained(ungated, best_marks(rubric), "A.I", ink=ink)
