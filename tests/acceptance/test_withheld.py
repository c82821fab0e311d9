"""A verdict that is withheld, in every command that needs one."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.support.forms import layout_named, write_form
from tests.support.marks import best_marks, worst_marks
from tests.support.withheld import withheld_in
from tests.unit.report.outcomes import evaluation
from zi_score.problems import CATALOGUE
from zi_score.report import ReportOptions, render_report
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout

Run = Callable[..., tuple[int, str, str]]


def test_diff_refuses_a_saved_result_without_a_verdict_until_an_assessor_is_chosen(
    rubric: Rubric, tmp_path: Path, run: Run
) -> None:
    files = [tmp_path / "sebelum.json", tmp_path / "sesudah.json"]
    held = withheld_in(evaluation(rubric, worst_marks(rubric), best_marks(rubric)))
    for path, one in zip(files, (evaluation(rubric, worst_marks(rubric)), held), strict=True):
        path.write_text(render_report("json", [one], ReportOptions()), encoding="utf-8")
    code, out, err = run("diff", *files)
    assert (code, out) == (3, "")
    assert "ZI157" in err
    assert run("diff", *files, "--assessor", "unit")[0] == 0


def unread_tpi(path: Path, rubric: Rubric, layouts: tuple[Layout, ...]) -> Path:
    """A unit with the best answers, beside a column of TPI in words that are no answers."""
    form = layout_named(layouts, "lampiran-iii-2021")
    column = 15

    def judge(sheet: Worksheet) -> None:
        sheet.cell(form.header_row, column, "Hasil Verifikasi TPI")
        for number, row in enumerate(form.rows):
            if row.kind == "question":
                sheet.cell(row.row, column, "diterima" if number % 3 else "perlu dicek")

    return write_form(path, form, rubric, {"unit": best_marks(rubric)}, judge)


def test_every_command_refuses_to_take_the_units_verdict_for_it(
    run: Run, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...]
) -> None:
    book = unread_tpi(tmp_path / "lke.xlsx", rubric, layouts)
    code, out, err = run("evaluate", book, "--format", "json", "--require", "wbk")
    (result,) = json.loads(out)["results"]
    assert (code, result["verdict_assessor"]) == (3, None)
    withheld = result["withheld"]
    assert withheld["choose"] in err
    assert withheld["code"] in {one["code"] for one in result["problems"]}
    assert run("check", book)[0] == 1
    assert run("explain", book)[0] == 3
    assert run("diff", book, book)[0] == 3
    assert run("lhe", book, "-o", tmp_path / "lhe.docx")[0] == 3
    (tmp_path / "unit.csv").write_text("file,id,name,category,affirmation\nlke.xlsx,U-1,Kantor,,\n", encoding="utf-8")
    body = ("--units", tmp_path / "unit.csv", "--year", "2026", "-o", tmp_path / "isi")
    assert run("portalrb", "export", book, *body)[0] == 3
    assert not any((tmp_path / name).exists() for name in ("lhe.docx", "isi"))
    code, out, _ = run("recap", book, "--format", "json", "--jobs", "1")
    document = json.loads(out)
    assert (code, document["rankings"], len(document["withheld"])) == (3, [], 1)
    assert run("read", book)[0] == 0
    assert run("evaluate", book, "--assessor", "unit", "--require", "wbk")[0] == 0


def test_no_waiver_hides_it(
    run: Run, tmp_path: Path, rubric: Rubric, layouts: tuple[Layout, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    book = unread_tpi(tmp_path / "lke.xlsx", rubric, layouts)
    monkeypatch.chdir(tmp_path)
    waivers = (f'[[waiver]]\ncode = "{code}"\nreason = "x"\nexpires = 2999-12-31\n' for code in CATALOGUE)
    Path("zi-score.toml").write_text("\n".join(waivers), encoding="utf-8")
    code, out, _ = run("check", book, "--format", "json")
    (result,) = json.loads(out)["results"]
    assert (code, result["check"]["passes"]) == (1, False)
    failing = [one["code"] for one in result["check"]["findings"] if one["failing"]]
    assert result["withheld"]["code"] in failing
