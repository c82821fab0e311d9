"""The report's document: a text stays a text in it, a template stays in its sandbox; and what it concludes."""

import io
import zipfile
from fractions import Fraction

import pytest

from tests.support.marks import Marks, best_marks, worst_marks
from tests.support.word_files import template_with, text_of
from tests.unit.report.outcomes import evaluation
from zi_score.frozen import replace
from zi_score.lhe import Lhe, make_lhe
from zi_score.lhe.making import before, concluding
from zi_score.proposal.conditions import ConditionStatus, Facts
from zi_score.report.lhe import TemplateError, lhe_context, render_document, template_bytes
from zi_score.report.lhe.sentences import cautions, conclusion, proposal
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.workflows.evaluate import with_facts

TEXTS = (
    "{{ 7*7 }} {% raw %} {# x #}",
    "{_{ 7*7 }_} {_% x %_}",
    "<w:p>&lt;b&gt; & \"'",
    "]]> -->",
    "{",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_text_whatever_it_says(text: str) -> None:
    content = render_document(template_with("[{{ value }}]", "{{ value|upper }}"), {"value": text}, "", "")
    assert f"[{text}]" in text_of(content)
    assert text.upper() in text_of(content)


@pytest.mark.parametrize(
    ("paragraph", "reason"),
    [
        ("{{ nama }}", "nama"),
        ("{{ value.__class__.__mro__ }}", "__class__"),
        ("{{ rows.append(1) }}", "append"),
        ("{% for one in rows %}", "end"),
        ("{{ value", ""),
        ("{{ rows[9] }}", "9"),
        ("{{ value.nama }}", "nama"),
        ("{{ value + 1 }}", ""),
        ("{{ 1 / 0 }}", ""),
        ("{{ range(10**9) }}", ""),
    ],
)
def test_a_template_that_cannot_be_filled_says_why(paragraph: str, reason: str) -> None:
    with pytest.raises(TemplateError) as raised:
        render_document(template_with(paragraph), {"value": "x", "rows": [1]}, "", "")
    assert reason in str(raised.value)
    assert str(raised.value)


def not_a_document() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x")
    return buffer.getvalue()


def broken_document() -> bytes:
    source, buffer = io.BytesIO(template_with("x")), io.BytesIO()
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(buffer, "w") as copy:
        for member in archive.infolist():
            is_body = member.filename == "word/document.xml"
            copy.writestr(member, b"<w:document" if is_body else archive.read(member))
    return buffer.getvalue()


def document_of_a_later_version() -> bytes:
    content = bytearray(template_with("x"))
    content[content.index(b"PK\x01\x02") + 6] = 254
    return bytes(content)


@pytest.mark.parametrize("content", [b"", b"bukan", not_a_document(), broken_document(), document_of_a_later_version()])
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(TemplateError) as raised:
        render_document(content, {}, "", "")
    assert "bukan dokumen .docx" in str(raised.value)


def test_a_template_is_unpacked_within_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZI_SCORE_LIMITS", "unpacked-mb=1")
    with pytest.raises(TemplateError) as raised:
        render_document(template_with("x" * 2_000_000), {}, "", "")
    assert "1 MB" in str(raised.value)


def test_the_document_says_what_wrote_it() -> None:
    from docx import Document  # noqa: PLC0415

    content = render_document(template_with("x"), {}, "Konsep", "1.2")
    properties = Document(io.BytesIO(content)).core_properties
    assert (properties.title, properties.category, properties.author) == ("Konsep", "zi-score 1.2 lhe", "")


def facts_of(rubric: Rubric, *marks: Marks, named: str = "", titles: tuple[str, ...] = ("Unit", "TPI")) -> Lhe:
    one = evaluation(rubric, *marks, titles=titles)
    deciding = concluding(one, named)
    return make_lhe(one, deciding, before(one, deciding), (), {})


@pytest.mark.parametrize(
    ("marks", "profile", "expected"),
    [
        (("best", "best"), None, "MEMENUHI kriteria nilai untuk diajukan"),
        (("best", "worst"), None, "BELUM MEMENUHI kriteria untuk diajukan"),
        (("best", "best"), Facts("pemda"), "BELUM MEMENUHI syarat di luar LKE"),
        (("best",), None, "Menurut jawaban Unit, ambang nilai Menuju WBK terpenuhi; simpulan TPI belum ada."),
        (("worst",), None, "Menurut jawaban Unit, ambang nilai Menuju WBK belum terpenuhi"),
    ],
)
def test_the_conclusion_is_tpis_and_looks_at_what_was_assessed(
    rubric: Rubric, marks: tuple[str, ...], profile: Facts | None, expected: str
) -> None:
    given = {"best": best_marks(rubric), "worst": worst_marks(rubric)}
    one = evaluation(rubric, *(given[name] for name in marks))
    if profile:
        one = with_facts(one, profile)
    deciding = concluding(one, "")
    facts = make_lhe(one, deciding, before(one, deciding), (), {})
    assert expected in conclusion(facts, deciding.verdicts[0])


def test_a_law_that_asks_nothing_else_is_met_by_the_scores_alone(rubric: Rubric) -> None:
    facts = facts_of(rubric, best_marks(rubric), best_marks(rubric))
    verdict = replace(facts.deciding.verdicts[0], conditions=())
    assert "pimpinan instansi disarankan meminta evaluasi TPN" in conclusion(facts, verdict)


def test_the_highest_tier_of_tpi_concludes_whoever_decides(rubric: Rubric) -> None:
    best, worst = best_marks(rubric), worst_marks(rubric)
    facts = facts_of(rubric, best, worst, best, titles=("Unit", "TPI", "TPI 2"))
    assert facts.deciding.title == "TPI 2"
    assert facts.earlier
    assert facts.earlier.title == "Unit"
    named = evaluation(rubric, best, worst)
    chosen = concluding(replace(named, verdict_assessor="unit"), "unit")
    assert (chosen.title, before(named, chosen)) == ("Unit", None)


def test_another_assessment_that_is_not_used_is_told(rubric: Rubric) -> None:
    one = evaluation(rubric, best_marks(rubric), worst_marks(rubric))
    facts = make_lhe(one, one.assessments[0], None, (), {})
    assert any("juga memuat penilaian TPI" in text for text in cautions(facts))


def test_a_repealed_regulation_is_no_basis_for_a_proposal(instrument_2014: Instrument) -> None:
    rubric = instrument_2014.rubric
    facts = facts_of(rubric, best_marks(rubric))
    assert any("sudah dicabut oleh" in text for text in cautions(facts))
    context = lhe_context(facts)
    assert context["rows"][0]["second"] == "\N{EN DASH}"
    template = template_bytes({at: one.title for at, one in enumerate(facts.deciding.verdicts)})
    assert "BELUM" not in text_of(render_document(template, context, "", "")).partition("G. Simpulan")[0]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("is_best", [True, False])
def test_a_repealed_regulation_leads_to_no_proposal(
    instrument_2014: Instrument, columns: int, *, is_best: bool
) -> None:
    rubric = instrument_2014.rubric
    marks = best_marks(rubric) if is_best else worst_marks(rubric)
    facts = facts_of(rubric, *[marks] * columns)
    text = conclusion(facts, facts.deciding.verdicts[0])
    assert "bukan dasar pengusulan predikat" in text
    assert "diajukan kepada TPN" not in text
    assert ("belum terpenuhi" in text) is not is_best


def test_by_the_units_answers_alone_nobody_may_be_proposed(rubric: Rubric) -> None:
    met = ConditionStatus.MET
    for columns, expected in ((1, "Menurut jawaban Unit"), (2, "Ambang nilai dan syarat")):
        one = with_facts(evaluation(rubric, *[best_marks(rubric)] * columns), Facts("pemda"))
        verdict = one.decisive.verdicts[0]
        verdict = replace(verdict, conditions=tuple(replace(each, status=met) for each in verdict.conditions))
        text = proposal(make_lhe(one, one.decisive, None, (), {}), verdict)
        assert text.startswith(expected)
        assert ("dapat diusulkan" in text) is (columns > 1)


def test_advice_names_what_adds_most_and_stands_with_the_smallest_part(rubric: Rubric) -> None:
    reported = ("A.II.5.ii.a:pengaduan_selesai", "A.II.5.iii.a:lhkpn_lapor", "A.II.5.iii.b:nonlhkpn_lapor")
    lowered: Marks = {"A.I.5.i.a": "C", "A.I.5.i.b": "D", "A.II.5.i.a": "E", **dict.fromkeys(reported, 0)}
    facts = facts_of(rubric, best_marks(rubric), best_marks(rubric) | lowered)
    (advice,) = facts.advice
    assert advice.gate.code == "A.5"
    assert [(one.code, points) for one, points in advice.questions] == [
        ("A.II.5.ii.a", 3),
        ("A.II.5.i.a", Fraction(5, 2)),
        ("A.II.5.iii.a", 1),
    ]


def test_notes_of_counts_stand_with_their_question_and_long_ones_are_cut(rubric: Rubric) -> None:
    one = evaluation(rubric, best_marks(rubric), worst_marks(rubric))
    deciding = concluding(one, "")
    texts = {
        ("tpi", "A.II.4.i.a", "note"): "a",
        ("tpi", "A.II.4.i.a:sasaran", "note"): "b\nc",
        ("unit", "A.I.1.i.a", "evidence"): "x" * 5_000,
    }
    facts = make_lhe(one, deciding, before(one, deciding), (), texts)
    assert facts.text(deciding, "A.II.4.i.a", "note") == "a; b\nc"
    (evidence,) = lhe_context(facts)["evidence"]
    assert evidence["text"].endswith("x…")
    assert len(evidence["text"]) == 600
