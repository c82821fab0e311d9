"""What a rubric says, as pages: the list, the tree, codes, targets and topics."""

import re
from types import MappingProxyType

import pytest

from zi_score.frozen import replace
from zi_score.report import ReportOptions
from zi_score.report.blocks import Page
from zi_score.report.ink import draw
from zi_score.report.ink.markdown import escaped
from zi_score.report.rubric.page import list_page, rubric_page, sound_page
from zi_score.report.rubric.topics import topic_page
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.rubric.layout import Layout


def drawn(page: Page | None, *, details: bool = False) -> str:
    assert page is not None
    return draw("table", [page], ReportOptions(details=details, width=80))


def lines_of(rubric: Rubric, topic: str) -> str:
    return " ".join(drawn(topic_page(rubric, topic)).split())


def test_the_tree_has_every_node_with_weight_and_questions(rubric: Rubric) -> None:
    text = drawn(rubric_page(rubric))
    for node in rubric.nodes.values():
        assert f"{node.code} {node.title}" in text
    assert re.search("Jumlah +100,00 +113\n", text)
    assert max(map(len, text.splitlines())) <= 80


def test_everything_the_rubric_names_can_be_shown(rubric: Rubric) -> None:
    topics = (*rubric.nodes, *rubric.areas, *rubric.questions, *rubric.targets, "syarat", "kawasan", "kebijakan")
    for topic in topics:
        text = drawn(topic_page(rubric, topic))
        assert max(map(len, text.splitlines())) <= 80
        assert "sumber:" in text


def test_a_choice_tells_the_payoff_of_each_step(rubric: Rubric) -> None:
    text = lines_of(rubric, "a.i.1.i.b")
    assert re.search(r"B: .+ 0,5 0,125 \+0,125 ", text)
    assert "hlm. 66" in text


def test_each_option_is_told_apart_in_the_language_of_the_user(rubric: Rubric, monkeypatch: pytest.MonkeyPatch) -> None:
    labels = rubric.questions["A.I.1.i.b"].labels.values()
    for language, texts in (("id", [one.id for one in labels]), ("en", [one.en for one in labels])):
        monkeypatch.setenv("ZI_SCORE_LANG", language)
        page = topic_page(rubric, "A.I.1.i.b")
        assert page is not None
        text = draw("markdown", [page], ReportOptions())
        assert all(escaped(one) in text for one in texts)


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
    assert "nonlhkpn_lapor Jumlah yang sudah melapor" in ratio


def test_a_negative_coefficient_is_a_minus(rubric: Rubric) -> None:
    shrinking = [one for one in rubric.questions.values() if one.ratio and min(one.ratio.numerator.values()) < 0]
    assert all(" - " in lines_of(rubric, one.code) for one in shrinking)
    assert shrinking


def test_an_area_and_a_target_tell_their_minima(rubric: Rubric) -> None:
    assert "Menuju WBBM: minimal 75% dari bobotnya = 7,5" in lines_of(rubric, "A.3")
    assert "mensyaratkan Menuju WBK" in lines_of(rubric, "WBBM")
    assert "(tafsir" in lines_of(rubric, "syarat")
    assert re.search("unanswered .tafsir[^0-9]+ zero ", lines_of(rubric, "kebijakan"))


def test_what_the_rubric_does_not_know(rubric: Rubric) -> None:
    assert topic_page(rubric, "X.9") is None
    assert topic_page(replace(rubric, kawasan=None), "kawasan") is None


def test_the_whole_rubric_is_below_its_tree(rubric: Rubric) -> None:
    assert "Semua pertanyaan" not in drawn(rubric_page(rubric))
    text = drawn(rubric_page(rubric), details=True)
    assert max(map(len, text.splitlines())) <= 80
    words = " ".join(text.split())
    said = [*(f"{code} " for code in rubric.questions), *rubric.policies, *(one.id for one in rubric.conditions)]
    assert [one for one in said if one not in words] == []


def test_a_sound_rubric_is_said_so_in_one_line(rubric: Rubric, layouts: tuple[Layout, ...]) -> None:
    said = f"{rubric.id}: sah; 113 pertanyaan, 3 tata letak, sidik jari {rubric.fingerprint}"
    assert said in " ".join(drawn(sound_page(rubric, layouts)).split())


def test_a_repealed_regulation_says_so_in_the_list_and_above_its_tree(instrument_2014: Instrument) -> None:
    rubric = instrument_2014.rubric
    for page in (list_page([rubric], ()), rubric_page(rubric)):
        text = draw("markdown", [page], ReportOptions())
        assert "sudah dicabut oleh Permen PANRB 90/2021" in text
    assert "tidak dapat dipakai untuk pengusulan" in drawn(rubric_page(rubric))
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
