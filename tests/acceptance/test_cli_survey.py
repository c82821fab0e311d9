"""``zi-score survey``: files as people have them, in every format, and nothing of a person in any output."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from tests.support.surveys import SKM, SPAK_4, SPAK_6, SPKP, Row, codes, csv_bytes, write_sheet
from zi_score.limits import LIMITS_VARIABLE
from zi_score.schemas import json_schema
from zi_score.survey import interval

Run = Callable[..., tuple[int, str, str]]
FORMATS = ("table", "json", "markdown", "csv")


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interval, "RESAMPLES", 50)


def rows_of(questionnaire: str, high: int, low: int, share: int = 20) -> list[list[int]]:
    width = len(codes(questionnaire))
    return [[high] * width] * share + [[low] * width] * (30 - share)


def written(path: Path, questionnaire: str, rows: Sequence[Row]) -> Path:
    path.write_bytes(csv_bytes(codes(questionnaire), rows))
    return path


@pytest.fixture
def spkp(tmp_path: Path) -> Path:
    """A mean of 5.35: 3.5667 or 3.61."""
    rows = [[6] * 9] * 14 + [[5] * 9] * 26
    return written(tmp_path / "spkp.csv", SPKP, rows)


def parsed(run: Run, *arguments: str | Path) -> Any:
    code, out, err = run("survey", *arguments, "--format", "json")
    assert (code, err) == (0, "")
    document = json.loads(out)
    Draft202012Validator(json_schema("survey")).validate(document)
    return document["surveys"]


def test_without_a_choice_both_conversions_are_shown_and_none_is_taken(run: Run, spkp: Path) -> None:
    (survey,) = parsed(run, spkp)
    assert survey["conversion"] is None
    assert {one["conversion"]: one["index"]["exact"] for one in survey["indices"]} == {
        "proportional": "107/30",
        "linear": "361/100",
    }
    assert survey["disputed"] == [{"target": "wbbm", "id": "pelayanan_prima"}]
    _code, out, _err = run("survey", spkp)
    assert "Cara konversi belum dipilih" in out
    assert "3,57" in out
    assert "3,61" in out


def test_the_choice_is_marked_and_the_other_is_still_shown(run: Run, spkp: Path) -> None:
    (survey,) = parsed(run, spkp, "--conversion", "LINEAR")
    assert survey["conversion"] == "linear"
    assert len(survey["indices"]) == 2
    _code, out, _err = run("survey", spkp, "--conversion", "linear")
    assert "linear (dipilih)" in out
    assert "belum dipilih" not in out


def test_a_page_is_read_like_a_sheet(run: Run, tmp_path: Path) -> None:
    rows: list[Row] = [codes(SPKP), *rows_of(SPKP, 6, 5)]
    page = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    path = tmp_path / "jawaban.xls"
    path.write_text(f"<table>{page}</table>", encoding="utf-8")
    (survey,) = parsed(run, path)
    assert (survey["file"]["sheet"], survey["mean"]["exact"]) == ("jawaban", "17/3")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--require", "wbk"], 0),
        (["--require", "wbbm"], 1),
        (["--require", "wbbm", "--conversion", "linear"], 0),
        (["--require", "wbbm", "--conversion", "proportional"], 1),
    ],
)
def test_a_required_target_decides_the_exit_code(run: Run, spkp: Path, arguments: list[str], expected: int) -> None:
    for format_ in FORMATS:
        assert run("survey", spkp, *arguments, "--format", format_)[0] == expected


def test_a_workbook_gives_the_same_as_a_text_file(run: Run, spkp: Path, tmp_path: Path) -> None:
    rows = [[6] * 9] * 14 + [[5] * 9] * 26
    book = write_sheet(tmp_path / "spkp.xlsx", {"Sampul": [["Laporan"]], "Jawaban": [codes(SPKP), *rows]})
    (from_book,), (from_text,) = parsed(run, book), parsed(run, spkp)
    assert from_book["file"]["sheet"] == "Jawaban"
    assert from_book["indices"] == from_text["indices"]
    assert from_book["items"] == from_text["items"]


def test_a_sheet_may_be_chosen(run: Run, tmp_path: Path) -> None:
    sheets: dict[str, list[Row]] = {"Januari": [codes(SKM), [4] * 9], "Juli": [codes(SKM), [3] * 9]}
    book = write_sheet(tmp_path / "skm.xlsx", sheets)
    assert run("survey", book)[0] == 3
    (survey,) = parsed(run, book, "--sheet", "Juli")
    assert survey["mean"]["exact"] == "3"
    code, out, err = run("survey", book, "--sheet", "Agustus")
    assert (code, out) == (3, "")
    assert "ZI838" in err
    assert "Januari, Juli" in err


def test_a_workbook_of_hidden_sheets_asks_for_one_of_them(run: Run, tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "skm.xlsx", {"Sampul": [["x"]], "Jawaban": [codes(SKM), [4] * 9]})
    book = load_workbook(path)
    book["Jawaban"].sheet_state = "hidden"
    book.save(path)
    assert run("survey", path)[0] == 3
    assert parsed(run, path, "--sheet", "Jawaban")[0]["mean"]["exact"] == "4"


def test_every_column_may_be_named_in_a_file_without_rows(run: Run, tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "kosong.xlsx", {"Jawaban": []})
    named = [word for at, code in enumerate(codes(SPAK_4)) for word in ("--column", f"{code}={'ABCDE'[at]}")]
    code, out, err = run("survey", path, "--questionnaire", SPAK_4, *named)
    assert (code, out) == (3, "")
    assert "ZI842" in err


def test_two_surveys_in_one_file_are_both_shown(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gabungan.csv"
    path.write_bytes(csv_bytes([*codes(SPKP), *codes(SPAK_6)], [[6] * 15] * 30))
    assert [one["questionnaire"]["kind"] for one in parsed(run, path)] == ["spak", "spkp"]
    assert [one["questionnaire"]["id"] for one in parsed(run, path, "--questionnaire", SPKP)] == [SPKP]


def test_a_scale_that_is_uncertain_must_be_named(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "spak.csv", SPAK_4, rows_of(SPAK_4, 4, 3))
    code, out, err = run("survey", path)
    assert (code, out) == (3, "")
    assert "ZI839" in err
    (survey,) = parsed(run, path, "--questionnaire", SPAK_4)
    assert survey["conversion"] == "as-is"
    (survey,) = parsed(run, path, "--questionnaire", SPAK_6, "--without", "integritas")
    assert survey["left_out"] == ["integritas"]
    assert "ZI851" in {one["code"] for one in survey["problems"]}


def test_a_column_may_be_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "spkp.csv"
    path.write_bytes(csv_bytes(["Pertanyaan satu", *codes(SPKP)[1:]], [[6, *[5] * 8]] * 30))
    assert run("survey", path)[0] == 3
    (survey,) = parsed(run, path, "--column", "spkp1=a")
    assert survey["items"][0]["column"] == "A"
    assert survey["items"][0]["mean"]["exact"] == "6"


def test_a_questionnaire_of_ones_own_is_used(run: Run, tmp_path: Path, project: Path) -> None:
    own = project / "tests" / "rubrics" / "questionnaires" / "sound.yaml"
    path = tmp_path / "kecil.csv"
    path.write_bytes(csv_bytes(["J1", "J2", "P1"], [["baik sekali", 4, 1], ["BURUK", 2, 3]]))
    (survey,) = parsed(run, path, "--questionnaire", str(own), "--conversion", "as-is")
    # (2.5 + 3) / 2 weighs two thirds, 2 a third.
    assert survey["mean"]["exact"] == "5/2"
    assert survey["questionnaire"]["origin"] == str(own)


def test_answers_in_words_have_the_numbers_that_the_user_gives(run: Run, tmp_path: Path) -> None:
    rows: list[Row] = [["Sangat  setuju", "SETUJU", 4, "Kurang setuju", "setuju"]] * 30
    path = written(tmp_path / "spak.csv", SPAK_4, rows)
    code, out, err = run("survey", path)
    assert (code, out) == (3, "")
    assert "ZI860" in err
    assert "--answer KATA=ANGKA" in err
    given = ("--answer", "sangat setuju=4", "--answer", "Setuju = 3", "--answer", "kurang setuju=2")
    (survey,) = parsed(run, path, "--questionnaire", SPAK_4, *given)
    assert survey["mean"]["exact"] == "16/5"
    texts = {one["text"]: one["value"] for one in survey["questionnaire"]["scale"]["texts"]}
    assert texts == {"sangat setuju": 4, "setuju": 3, "kurang setuju": 2}
    assert survey["respondents"]["off_scale_answers"] == 0
    out = run("survey", path, "--questionnaire", SPAK_4, *given)[1]
    assert "Jawaban berupa kata: sangat setuju = 4, setuju = 3, kurang setuju = 2." in " ".join(out.split())


def test_the_numbers_of_words_tell_the_scale(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "spak.csv", SPAK_6, [["baik"] * 6, ["buruk"] * 6])
    (survey,) = parsed(run, path, "--answer", "baik=6", "--answer", "buruk=1")
    assert survey["questionnaire"]["id"] == SPAK_6


def test_the_sample_of_a_known_number_of_users_is_told(run: Run, spkp: Path) -> None:
    (survey,) = parsed(run, spkp, "--population", "100")
    sample = survey["respondents"]["sample"]
    assert (sample["size"], sample["reached"], sample["confirmed"]) == (80, False, False)
    _code, out, _err = run("survey", spkp, "--population", "100")
    assert "80 dari 100 pengguna layanan: belum tercapai" in out


def test_the_same_seed_gives_the_same_and_another_another(run: Run, tmp_path: Path) -> None:
    rows = [[1 + (number + item) % 6 for item in range(9)] for number in range(40)]
    path = written(tmp_path / "spkp.csv", SPKP, rows)
    assert run("survey", path, "--seed", "5") == run("survey", path, "--seed", "5")
    assert parsed(run, path)[0]["items"] != parsed(run, path, "--seed", "5")[0]["items"]


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["--conversion", "lurus"], "--conversion"),
        (["--without", "calo"], "--without"),
        (["--column", "SPKP1"], "--column"),
        (["--column", "SPKP1=12"], "--column"),
        (["--column", "X1=A"], "--column"),
        (["--column", "SPKP1=A", "--column", "SPKP2=a"], "--column"),
        (["--answer", "baik"], "--answer"),
        (["--answer", "baik=lima"], "--answer"),
        (["--answer", "5=4"], "--answer"),
        (["--answer", "baik=7"], "--answer"),
        (["--answer", "baik=5", "--answer", "Baik=4"], "--answer"),
        (["--require", "wbx"], "--require"),
        (["--population", "-1"], "--population"),
        (["--format", "pdf"], "--format"),
    ],
)
def test_wrong_usage_is_said_and_leaves_with_2(run: Run, spkp: Path, arguments: list[str], option: str) -> None:
    code, out, err = run("survey", spkp, *arguments)
    assert (code, out) == (2, "")
    assert option in err


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("tiada.csv", None, "ZI101"),
        ("kosong.csv", b"", "ZI103"),
        ("gambar.csv", b"\x89PNG\0\0", "ZI843"),
        ("arsip.xlsx", b"PK\x03\x04rusak", "ZI106"),
        ("satu.csv", b"a\nb\n", "ZI843"),
    ],
)
def test_a_file_that_cannot_be_used_leaves_with_3(
    run: Run, tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    exit_code, out, err = run("survey", path)
    assert (exit_code, out) == (3, "")
    assert f"{code}: " in err


def test_a_wrong_questionnaire_leaves_with_3(run: Run, spkp: Path) -> None:
    code, out, err = run("survey", spkp, "--questionnaire", "spkp-9")
    assert (code, out) == (3, "")
    assert "ZI836" in err


def test_a_rubric_that_asks_for_no_index_leaves_with_3(run: Run, spkp: Path, tmp_path: Path, project: Path) -> None:
    own = tmp_path / "rubrik"
    own.mkdir()
    (own / "rubric.yaml").write_bytes((project / "tests" / "rubrics" / "sound" / "minimal.yaml").read_bytes())
    code, _out, err = run("survey", spkp, "--rubric", own)
    assert code == 3
    assert "ZI844" in err


def test_the_older_instrument_has_gates_of_its_own(run: Run, spkp: Path) -> None:
    """PermenPANRB 52/2014 asks 16 of 20 points of the service, of WBBM alone."""
    (survey,) = parsed(run, spkp, "--rubric", "permenpanrb-52-2014")
    (gate,) = survey["indices"][0]["gates"]
    assert (gate["target"], gate["required"]["exact"], gate["required_points"]["exact"]) == ("wbbm", "16/5", "16")


def test_a_conversion_that_misses_the_best_index_is_refused(
    run: Run, spkp: Path, tmp_path: Path, project: Path
) -> None:
    text = (project / "rubrics" / "surveys" / "spkp-1-6.yaml").read_text(encoding="utf-8")
    own = tmp_path / "kuesioner.yaml"
    own.write_text(text.replace("slope: 2/3", "slope: 1/2").replace("offset: 2/5", "offset: -3/5"), encoding="utf-8")
    code, _out, err = run("survey", spkp, "--questionnaire", own)
    assert code == 3
    assert "jawaban tertinggi tidak menjadi indeks tertinggi" in err


def test_a_long_file_is_read_to_its_limit_and_that_is_said(
    run: Run, spkp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LIMITS_VARIABLE, "respondents=20")
    (survey,) = parsed(run, spkp)
    assert survey["respondents"]["counted"] == 19
    assert "ZI856" in {one["code"] for one in survey["problems"]}


def test_a_report_is_written_to_a_file_and_never_over_the_responses(run: Run, spkp: Path, tmp_path: Path) -> None:
    target = tmp_path / "hasil.md"
    assert run("survey", spkp, "--format", "markdown", "-o", target) == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith("## ")
    assert run("survey", spkp, "-o", target)[0] == 2
    assert run("survey", spkp, "-o", spkp, "--force")[0] == 2
    assert run("survey", spkp, "-o", tmp_path / "tiada" / "x.txt")[0] == 2


def test_csv_has_a_row_for_every_figure(run: Run, spkp: Path) -> None:
    _code, out, _err = run("survey", spkp, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    kinds = [row["kind"] for row in rows]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "respondents": 1,
        "item": 9,
        "variable": 9,
        "mean": 1,
        "index": 2,
        "gate": 4,
        "grade": 2,
    }
    met = {(row["conversion"], row["code"]): row["met"] for row in rows if row["kind"] == "gate"}
    assert met["proportional", "wbbm"] == "false"
    assert met["linear", "wbbm"] == "true"


@pytest.mark.parametrize("width", ["80", "120"])
def test_the_table_fits_the_terminal(run: Run, spkp: Path, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    _code, out, _err = run("survey", spkp, "--population", "10000", "--details")
    assert max(map(len, out.splitlines())) <= int(width)
    assert "\x1b" not in out


def test_a_figure_never_contradicts_its_gate(run: Run, tmp_path: Path) -> None:
    """One of 3000 answers short of 3.60 is written with as many decimals as it takes."""
    rows = [[4] * 5] * 359 + [[4, 4, 4, 4, 3]] + [[3] * 5] * 240
    path = written(tmp_path / "spak.csv", SPAK_4, rows)
    _code, out, _err = run("survey", path, "--questionnaire", SPAK_4)
    assert "3,5997" in out
    (survey,) = parsed(run, path, "--questionnaire", SPAK_4)
    assert not any(gate["met"] for gate in survey["indices"][0]["gates"])


@pytest.fixture
def spak(tmp_path: Path) -> Path:
    """An index of 3.68 on a scale of 1-4."""
    answers = [4] * 102 + [3] * 48
    return written(tmp_path / "spak.csv", SPAK_4, [answers[at : at + 5] for at in range(0, 150, 5)])


def test_an_evaluation_compares_what_the_workbook_claims(run: Run, project: Path, spkp: Path, spak: Path) -> None:
    """The example claims 3.68 and 3.52."""
    lke = project / "examples" / "memenuhi-wbk.xlsx"
    beside = ("--survey-spak", spak, "--survey-spkp", spkp, "--questionnaire", SPAK_4, "--conversion", "linear")
    code, out, err = run("evaluate", lke, *beside, "--format", "json")
    assert (code, err) == (0, "")
    document = json.loads(out)
    Draft202012Validator(json_schema("evaluation")).validate(document)
    (result,) = document["results"]
    told = {(one["code"], one["claimed"]): one["problem"] for one in result["surveys"]}
    assert told == {("B.I.a", 3.68): None, ("B.II.a", 3.52): "ZI857"}
    assert [one["indices"][0]["agrees"] for one in result["surveys"]] == [True, False]
    plain = json.loads(run("evaluate", lke, "--format", "json")[1])["results"][0]
    assert "surveys" not in plain
    assert result["assessments"] == plain["assessments"]


@pytest.mark.parametrize("format_", ["table", "markdown", "csv"])
def test_the_comparison_is_told_in_every_format(run: Run, project: Path, spkp: Path, format_: str) -> None:
    lke = project / "examples" / "memenuhi-wbbm.xlsx"
    code, out, err = run("evaluate", lke, "--survey-spkp", spkp, "--format", format_)
    assert (code, err) == (0, "")
    if format_ == "csv":
        rows = [row for row in csv.DictReader(io.StringIO(out)) if row["kind"] == "survey"]
        assert [(row["assessor"], row["title"], row["answer"]) for row in rows][-1] == ("tpi", "linear", "3.61")
        assert len(rows) == 4
    else:
        assert "IPKP (TPI)" in out.replace("\\", "")
        assert "3,57 (sebanding) atau 3,61 (linear)" in out.replace("\\", "")


def test_a_workbook_without_the_index_says_so(run: Run, tmp_path: Path, spkp: Path) -> None:
    lke = tmp_path / "lke.xlsx"
    assert run("template", "-o", lke)[0] == 0
    _code, out, _err = run("evaluate", lke, "--survey-spkp", spkp)
    assert "ZI859" in out
    assert "belum diisi" in out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--conversion", "linear"], 2, "--survey-spak"),
        (["--questionnaire", SPAK_4], 2, "--survey-spak"),
        (["{lke}", "--survey-spkp", "{spkp}"], 2, "hanya untuk satu buku kerja"),
        (["--survey-spkp", "{spkp}", "--conversion", "lurus"], 2, "--conversion"),
        (["--survey-spkp", "{spkp}", "-o", "{spkp}", "--force"], 2, "--output"),
        (["--survey-spak", "{spkp}"], 3, "ZI837"),
        (["--survey-spkp", "tiada.csv"], 3, "ZI101"),
        (["--survey-spkp", "{spkp}", "--questionnaire", "tiada.yaml"], 3, "ZI836"),
    ],
)
def test_what_cannot_be_compared_is_said(
    run: Run, project: Path, spkp: Path, arguments: list[str], code: int, message: str
) -> None:
    lke = project / "examples" / "memenuhi-wbk.xlsx"
    other = project / "examples" / "memenuhi-wbbm.xlsx"
    words = [one.format(lke=other, spkp=spkp) for one in arguments]
    exit_code, _out, err = run("evaluate", lke, *words)
    assert exit_code == code
    assert message in err


def test_an_unusable_survey_hides_nothing_of_the_evaluation(run: Run, project: Path) -> None:
    code, out, err = run("evaluate", project / "examples" / "memenuhi-wbk.xlsx", "--survey-spkp", "tiada.csv")
    assert code == 3
    assert "ZI101" in err
    assert "Menuju WBK" in out


def test_a_large_file_on_a_terminal_shows_a_bar_and_is_read_whole(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    rows = "".join(f"{number};6;5;6;5;6;6;6;5;6\n" for number in range(25_000))
    file = tmp_path / "banyak.csv"
    heads = ";".join(f"SPKP{number}" for number in range(1, 10))
    file.write_text(f"No;{heads}\n{rows}", encoding="utf-8")
    code, out, err = run("survey", file, "--format", "json", "--questionnaire", "spkp-1-6")
    assert code == 0
    assert json.loads(out)["surveys"][0]["respondents"]["counted"] == 25_000
    assert "Menghitung survei" in err
