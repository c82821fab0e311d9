"""The page of a recap in a real browser: its table is sorted and filtered, and whole without a script."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.html_pages import recapped
from tests.support.marks import best_marks, marks_with_option, worst_marks
from tests.unit.report.outcomes import evaluation
from zi_score.frozen import replace
from zi_score.recap import recap_of, row_of
from zi_score.report import ReportOptions, render_recap
from zi_score.rubric.catalogue import Rubric

pytestmark = pytest.mark.no_cover

Opened = Callable[..., Any]


def ranked(rubric: Rubric) -> str:
    """A recap of three workbooks, of which one meets everything."""
    middling = evaluation(rubric, marks_with_option(rubric, "B"), path="sedang.xlsx")
    worst = evaluation(rubric, worst_marks(rubric), path="buruk.xlsx")
    return recapped(evaluation(rubric, best_marks(rubric), path="baik.xlsx"), middling, worst)


def names(page: Any) -> list[str]:
    """The workbooks in the table, as they are seen."""
    return [str(one) for one in page.locator("tbody tr:visible th").all_inner_texts()]


def test_rows_are_sorted_by_mouse_and_keyboard_and_say_so(rubric: Rubric, opened: Opened) -> None:
    page = opened(ranked(rubric))
    assert names(page) == ["baik.xlsx", "sedang.xlsx", "buruk.xlsx"]
    name = page.get_by_role("button", name="Buku kerja").first
    name.click()
    assert names(page) == ["baik.xlsx", "buruk.xlsx", "sedang.xlsx"]
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Buku kerja")
    total = page.get_by_role("button", name="Nilai", exact=True)
    total.focus()
    page.keyboard.press("Enter")
    assert names(page) == ["baik.xlsx", "sedang.xlsx", "buruk.xlsx"]
    assert page.locator("th[aria-sort=descending]").count() == 1
    page.keyboard.press(" ")
    assert names(page) == ["buruk.xlsx", "sedang.xlsx", "baik.xlsx"]
    assert page.locator("th[aria-sort]").count() == 1
    page.keyboard.press("x")
    assert names(page)[0] == "buruk.xlsx"


def test_rows_are_filtered_by_words_and_by_target(rubric: Rubric, opened: Opened) -> None:
    page = opened(ranked(rubric))
    page.get_by_label("Cari baris").fill("SEDANG")
    assert names(page) == ["sedang.xlsx"]
    assert page.locator("output").inner_text() == "1 dari 3 baris"
    page.get_by_label("Cari baris").fill("")
    page.locator(".tools select").last.select_option(label="memenuhi")
    assert names(page) == ["baik.xlsx"]
    page.locator(".tools select").last.select_option(label="belum memenuhi")
    assert names(page) == ["sedang.xlsx", "buruk.xlsx"]


def test_without_a_script_every_row_is_there_and_no_tool_that_does_nothing(rubric: Rubric, opened: Opened) -> None:
    page = opened(ranked(rubric), java_script_enabled=False)
    assert names(page) == ["baik.xlsx", "sedang.xlsx", "buruk.xlsx"]
    assert page.locator(".tools").is_hidden()
    assert page.get_by_role("button").count() == 0


def test_a_head_to_sort_by_is_printed_on_every_page(rubric: Rubric, opened: Opened) -> None:
    one = row_of(evaluation(rubric, best_marks(rubric)))
    rows = [replace(one, path=f"lke-{number:03}.xlsx", sha256=str(number)) for number in range(120)]
    page = opened(render_recap("html", recap_of(rows), ReportOptions()))
    page.emulate_media(media="print")
    assert page.locator(".tools").is_hidden()
    assert page.locator("td.spare").first.is_hidden()
    printed = page.pdf(prefer_css_page_size=True)
    assert 5 <= printed.count(b"/Type /Page\n") <= 16


def test_a_page_of_a_thousand_workbooks_can_be_mailed(rubric: Rubric) -> None:
    one = evaluation(rubric, marks_with_option(rubric, "B"))
    folder = "Sekretariat Jenderal/Biro Sumber Daya Manusia dan Organisasi"
    page = recapped(*(replace(one, path=f"{folder}/LKE-{number:04}.xlsx") for number in range(1_000)))
    assert "LKE-0999.xlsx" in page
    assert len(page.encode()) < 3_000_000
