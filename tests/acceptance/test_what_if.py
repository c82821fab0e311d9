"""``zi-score evaluate --set``: answers that are supposed, and every output that must say so."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import zi_score
from tests.support.marks import worst_marks
from tests.support.withheld import withheld_in
from tests.unit.report.outcomes import evaluation
from zi_score.given_answers.reading import given_answers
from zi_score.given_answers.source import typed_entry
from zi_score.given_answers.supposing import Suppositions
from zi_score.rubric.catalogue import Rubric
from zi_score.schemas import json_schema
from zi_score.workflows.supposing import with_suppositions

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = Path(__file__).parents[2] / "examples"
ONE_AREA = EXAMPLES / "gagal-satu-area.xlsx"
TWO_ASSESSORS = EXAMPLES / "memenuhi-wbbm.xlsx"
STEP = "A.I.3.iv.d=Ya"
DONE, NOT_MET, USAGE, UNUSABLE = 0, 1, 2, 3


def assessment(run: Run, *arguments: str | Path, named: str = "unit") -> dict[str, Any]:
    document = json.loads(run("evaluate", *arguments, "--format", "json")[1])
    Draft202012Validator(json_schema("evaluation")).validate(document)
    return next(one for one in document["results"][0]["assessments"] if one["assessor"] == named)


def test_a_supposed_answer_scores_as_if_it_stood_there(run: Run) -> None:
    before = hashlib.sha256(ONE_AREA.read_bytes()).digest()
    assert run("evaluate", ONE_AREA, "--require", "wbk")[0] == NOT_MET
    assert run("evaluate", ONE_AREA, "--require", "wbk", "--set", STEP)[0] == DONE
    one = assessment(run, ONE_AREA, "--set", STEP)
    assert one["supposed"] == [
        {
            "code": "A.I.3.iv.d",
            "title": "Hasil penilaian sebagai dasar penghargaan",
            "cell": "'LKE ZI'!K56",
            "from": "Tidak",
            "to": "Ya",
        }
    ]
    assert one["verdicts"][0]["met"]
    assert hashlib.sha256(ONE_AREA.read_bytes()).digest() == before


def test_what_nobody_supposes_is_not_marked(run: Run) -> None:
    assert "supposed" not in assessment(run, ONE_AREA)
    assert "ndaian" not in run("evaluate", ONE_AREA)[1]


def test_a_count_is_supposed_beside_the_others_of_its_question(run: Run) -> None:
    plain = assessment(run, ONE_AREA)
    counts = next(one["answer"] for one in plain["questions"] if one["code"] == "A.II.1.i.a")
    (one,) = assessment(run, ONE_AREA, "--set", "A.II.1.i.a.agen_perubahan=9")["supposed"]
    assert one["from"] == counts
    assert one["to"] == counts | {"agen_perubahan": 9}


def test_an_index_and_the_cross_check_of_the_workbook(run: Run) -> None:
    plain = assessment(run, ONE_AREA)
    one = assessment(run, ONE_AREA, "--set", "B.I.a = 3,96")
    assert one["supposed"][0]["to"] == 3.96
    assert one["total"]["score"] > plain["total"]["score"]
    assert one["cross_check"] == plain["cross_check"]


def test_the_problems_are_those_of_the_supposed_answers(run: Run) -> None:
    told = run("evaluate", ONE_AREA, "--set", "A.II.1.i.a.perubahan_dibuat=99")[1]
    assert "ZI212" in told
    assert "ZI212" not in run("evaluate", ONE_AREA)[1]


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("hasil.txt", ["(andaian)", "tidak ada berkas yang diubah", "di buku kerja Tidak", "diandaikan Ya"]),
        ("hasil.md", ["(andaian)", "tidak ada berkas yang diubah", "di buku kerja Tidak", "diandaikan Ya"]),
        (
            "hasil.html",
            ["(andaian)", "tidak ada berkas yang diubah", "dengan 1 jawaban yang diandaikan", "Ya (andaian)"],
        ),
        ("hasil.csv", [",supposed,", "diandaikan, berkas tidak diubah; di buku kerja Tidak"]),
    ],
)
def test_every_output_says_what_was_supposed(run: Run, tmp_path: Path, name: str, marks: list[str]) -> None:
    code, _out, _err = run("evaluate", ONE_AREA, "--set", STEP, "-o", tmp_path / name)
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert code == DONE
    assert [one for one in marks if one not in " ".join(text.split())] == []


def test_several_workbooks_say_it_of_each(run: Run) -> None:
    out = run("evaluate", ONE_AREA, EXAMPLES / "memenuhi-wbk.xlsx", "--set", STEP)[1]
    assert " ".join(out.split()).count("Andaian: 1 jawaban penilai Unit") >= 2


def test_a_file_of_answers_is_supposed_for_the_assessor_who_decides(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "andai.json"
    file.write_text(json.dumps({"tpi": {"A.I.1.i.a": "Tidak"}, "unit": {"A.I.1.i.a": "Tidak"}}), encoding="utf-8")
    one = assessment(run, TWO_ASSESSORS, "--set-file", file, "--set", "A.I.1.ii.a=Tidak", named="tpi")
    assert [each["code"] for each in one["supposed"]] == ["A.I.1.i.a", "A.I.1.ii.a"]
    assert "ZI902" in run("evaluate", TWO_ASSESSORS, "--set-file", file)[1]
    chosen = assessment(run, TWO_ASSESSORS, "--set-file", file, "--assessor", "unit")
    assert [each["to"] for each in chosen["supposed"]] == ["Tidak"]


def test_a_file_with_nothing_for_who_decides_supposes_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "andai.csv"
    file.write_text("kode,jawaban,penilai\nA.I.1.i.a,Tidak,unit\n", encoding="utf-8")
    out = run("evaluate", TWO_ASSESSORS, "--set-file", file)[1]
    assert "ZI902" in out
    assert "Andaian" not in out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A.I.3.iv.x=Ya", "mungkin yang dimaksud A.I.3.iv.d"),
        ("a.i.3.IV.d=Ya", "mungkin yang dimaksud A.I.3.iv.d"),
        ("A.I.3.iv.d=B", "bukan salah satu dari Ya, Tidak"),
        ("A.I.3.iv.d", "bentuknya KODE=JAWABAN"),
        ("A.I.3.iv.d=", "bentuknya KODE=JAWABAN"),
        ("A.II.1.i.a=90%", "dihitung dari jumlah-jumlahnya"),
        ("A.II.1.i.a.agen=9", 'tidak memiliki jumlah "agen"'),
        ("A.II.1.i.a.agen_perubahan=-9", "bukan bilangan bulat 0 atau lebih"),
        ("A.I.3.iv.d.agen=9", "A.I.3.iv.d"),
        ("B.I.a=396", "bukan indeks dari 0 sampai 4"),
    ],
)
def test_what_is_typed_wrongly_is_wrong_usage(run: Run, text: str, told: str) -> None:
    code, out, err = run("evaluate", ONE_AREA, "--set", text)
    assert (code, out) == (USAGE, "")
    assert told in err


def test_what_is_wrong_in_a_file_has_its_place(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "andai.csv"
    file.write_text("code,answer\nA.I.1.i.a,Ya\nA.I.3.iv.x,Ya\n", encoding="utf-8")
    code, _out, err = run("evaluate", ONE_AREA, "--set-file", file)
    assert code == UNUSABLE
    assert f"{file}:3: ZI602" in err
    code, _out, err = run("evaluate", ONE_AREA, "--set-file", tmp_path / "tidak-ada.csv")
    assert (code, "ZI101" in err) == (UNUSABLE, True)


def test_one_answer_is_supposed_once(run: Run, tmp_path: Path) -> None:
    assert run("evaluate", ONE_AREA, "--set", STEP, "--set", STEP)[0] == USAGE
    file = tmp_path / "andai.json"
    file.write_text('{"A.I.3.iv.d": "Ya"}', encoding="utf-8")
    code, _out, err = run("evaluate", ONE_AREA, "--set-file", file, "--set", STEP)
    assert (code, "ZI608" in err) == (UNUSABLE, True)


def test_counts_that_nobody_gives_are_asked_for(run: Run) -> None:
    half = EXAMPLES / "setengah-terisi.xlsx"
    exit_code, _out, err = run("evaluate", half, "--set", "A.II.1.i.b.perubahan_dibuat=9")
    assert (exit_code, "ZI901" in err) == (UNUSABLE, True)
    assert "perubahan_terintegrasi" in err
    both = ["--set", "A.II.1.i.b.perubahan_dibuat=9", "--set", "A.II.1.i.b.perubahan_terintegrasi=8"]
    (one,) = assessment(run, half, *both)["supposed"]
    assert (one["from"], one["to"]) == (None, {"perubahan_dibuat": 9, "perubahan_terintegrasi": 8})


def test_what_a_partly_filled_answer_has_need_not_be_supposed(run: Run) -> None:
    half = EXAMPLES / "setengah-terisi.xlsx"
    (one,) = assessment(run, half, "--set", "A.II.5.iii.a.lhkpn_lain=0")["supposed"]
    assert one["from"] is None
    assert one["to"] == {"lhkpn_kepala": 1, "lhkpn_pejabat": 7, "lhkpn_lain": 0, "lhkpn_lapor": 6}


def test_a_supposition_for_another_regulation_is_refused(run: Run) -> None:
    old = EXAMPLES / "lke-2014.xlsx"
    code, _out, err = run("evaluate", old, "--set", STEP)
    assert (code, "ZI900" in err) == (UNUSABLE, True)
    one = assessment(run, old, "--rubric", "permenpanrb-52-2014", "--set", "H.1.2=85%")
    assert one["supposed"][0]["to"] == 0.85


def test_where_nobody_is_known_to_decide_nothing_is_supposed(rubric: Rubric) -> None:
    held = withheld_in(evaluation(rubric, worst_marks(rubric)))
    given = given_answers([typed_entry(STEP, rubric)], rubric)
    supposed = with_suppositions(held, Suppositions(rubric.id, given))
    assert [one.code for one in supposed.problems] == ["ZI157", "ZI903"]
    assert supposed.leading.supposition is None


def test_a_saved_result_says_that_it_is_a_supposition(run: Run, tmp_path: Path) -> None:
    saved = tmp_path / "andai.json"
    run("evaluate", ONE_AREA, "--set", STEP, "-o", saved)
    out = run("diff", ONE_AREA, saved)[1]
    assert "(Unit (andaian))" in " ".join(out.split())


def test_an_input_that_cannot_be_used_says_only_why(run: Run, tmp_path: Path) -> None:
    code, _out, err = run("evaluate", tmp_path / "tidak-ada.xlsx", "--set", STEP)
    assert (code, "ZI101" in err) == (UNUSABLE, True)


def test_what_is_not_said_of_one_unit_alone_is_refused(run: Run) -> None:
    survey = EXAMPLES / "survei-spkp.csv"
    code, _out, err = run("evaluate", ONE_AREA, "--set", STEP, "--survey-spkp", survey)
    assert (code, "--set" in err) == (USAGE, True)


def test_the_library_takes_the_same_changes() -> None:
    changes = {"A.I.3.iv.d": "Ya", "A.II.1.i.a": {"agen_perubahan": 9}, "B.I.a": 3.96}
    evaluation = zi_score.evaluate(ONE_AREA, changes=changes)
    assert evaluation.decisive.verdict("wbk").is_met
    assert evaluation.decisive.supposition
    assert [one["code"] for one in evaluation.to_dict()["assessments"][0]["supposed"]] == sorted(changes)
    with pytest.raises(zi_score.InputError) as raised:
        zi_score.evaluate(ONE_AREA, changes={"A.I.3.iv.x": "Ya", "B.I.a": True})
    assert [one.code for one in raised.value.problems] == ["ZI602", "ZI606"]
