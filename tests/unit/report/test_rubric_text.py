from dataclasses import replace
from types import MappingProxyType

import pytest

from zi_score.report.rubric_text import rubric_line, sound_line, topic_text, tree_text
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout


def lines_of(rubric: Rubric, topic: str) -> str:
    text = topic_text(rubric, topic, 80)
    assert text is not None
    return " ".join(text.split())


def test_the_tree_has_every_node_with_weight_and_questions(rubric: Rubric) -> None:
    text = tree_text(rubric, 80)
    for node in rubric.nodes.values():
        assert f"{node.code} {node.title}" in text
    assert "100,00   113 pertanyaan" in text
    assert max(map(len, text.splitlines())) <= 80


def test_everything_the_rubric_names_can_be_shown(rubric: Rubric) -> None:
    topics = (*rubric.nodes, *rubric.areas, *rubric.questions, *rubric.targets, "syarat", "kawasan", "kebijakan")
    for topic in topics:
        text = topic_text(rubric, topic, 80)
        assert text is not None
        assert max(map(len, text.splitlines())) <= 80
        assert "sumber:" in text


def test_a_choice_tells_the_payoff_of_each_step(rubric: Rubric) -> None:
    text = lines_of(rubric, "a.i.1.i.b")
    assert "B: nilai 0,5 = 0,125 poin; satu tingkat lebih tinggi +0,125" in text
    assert "hlm. 66" in text


def test_each_option_is_told_apart_in_the_language_of_the_user(rubric: Rubric, monkeypatch: pytest.MonkeyPatch) -> None:
    labels = rubric.questions["A.I.1.i.b"].labels.values()
    for language, texts in (("id", [one.id for one in labels]), ("en", [one.en for one in labels])):
        monkeypatch.setenv("ZI_SCORE_LANG", language)
        lines = lines_of(rubric, "A.I.1.i.b")
        assert all(text in lines for text in texts)


def test_options_without_labels_are_said_to_have_none(rubric: Rubric, instrument_2014: Instrument) -> None:
    said = "pilihannya belum diberi keterangan"
    assert not any(said in lines_of(rubric, code) for code in rubric.questions)
    repealed = instrument_2014.rubric
    told = [one for one in repealed.questions.values() if said in lines_of(repealed, one.code)]
    assert told == [one for one in repealed.questions.values() if repealed.scale_of(one).options]


def test_an_index_and_a_ratio_tell_theirs(rubric: Rubric) -> None:
    assert "setiap 0,1 bernilai 0,4375 poin" in lines_of(rubric, "B.I.a")
    assert "ambang Menuju WBK: minimal 15,75 poin" in lines_of(rubric, "B.I.a")
    ratio = lines_of(rubric, "A.II.5.iii.b")
    assert "bila 0 dibagi 0: 1 (tafsir" in ratio
    assert "nonlhkpn_lapor: Jumlah yang sudah melapor" in ratio


def test_a_negative_coefficient_is_a_minus(rubric: Rubric) -> None:
    shrinking = [one for one in rubric.questions.values() if one.ratio and min(one.ratio.numerator.values()) < 0]
    assert all(" - " in lines_of(rubric, one.code) for one in shrinking)
    assert shrinking


def test_an_area_and_a_target_tell_their_minima(rubric: Rubric) -> None:
    assert "Menuju WBBM: minimal 75% dari bobotnya = 7,5" in lines_of(rubric, "A.3")
    assert "mensyaratkan Menuju WBK" in lines_of(rubric, "WBBM")
    assert "(tafsir" in lines_of(rubric, "syarat")
    assert "unanswered: zero" in lines_of(rubric, "kebijakan")


def test_what_the_rubric_does_not_know(rubric: Rubric) -> None:
    assert topic_text(rubric, "X.9", 80) is None


def test_the_other_lines(rubric: Rubric, layouts: tuple[Layout, ...]) -> None:
    assert rubric_line(rubric, 80).startswith(f"{rubric.id}  {rubric.title}\n  113 pertanyaan, ")
    assert (
        sound_line(rubric, layouts)
        == f"{rubric.id}: sah; 113 pertanyaan, 3 tata letak, sidik jari {rubric.fingerprint}"
    )


def test_a_repealed_regulation_says_so_in_the_list_and_above_its_tree(instrument_2014: Instrument) -> None:
    rubric = instrument_2014.rubric
    for text in (rubric_line(rubric, 200), tree_text(rubric, 80)):
        assert "sudah dicabut oleh Permen PANRB 90/2021" in " ".join(text.split())
    assert "tidak dapat dipakai untuk pengusulan" in tree_text(rubric, 80)
    assert f"zi-score rubric show {rubric.id} syarat" in lines_of(rubric, "wbk")


@pytest.mark.parametrize(("code", "scale"), [("H.1.2", "0% sampai 100%; setiap 10% bernilai 0,50 poin")])
def test_a_percentage_says_what_each_tenth_is_worth(instrument_2014: Instrument, code: str, scale: str) -> None:
    assert scale in lines_of(instrument_2014.rubric, code)


@pytest.mark.parametrize("code", ["A.I.1.i.a", "A.II.2.i.a"])
def test_an_unconfirmed_question_says_so(rubric: Rubric, code: str) -> None:
    question = replace(rubric.questions[code], confirmed=False, note="Sebuah catatan.")
    changed = replace(rubric, questions=MappingProxyType({**rubric.questions, code: question}))
    assert "tafsir, belum tertulis" in lines_of(changed, code)
    assert "catatan: Sebuah catatan." in lines_of(changed, code)
