"""HTML pages in a real browser: nothing is fetched, nothing is complained of, nothing is cut off.

They need Chromium and Playwright: ``pip install playwright`` and the system's own browser.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.support.hostile import HOSTILE
from tests.support.marks import best_marks, marks_with_option, worst_marks
from tests.unit.report.outcomes import evaluation, unusable
from zi_score.comparison import Side
from zi_score.explanation import Subject, SubjectKind
from zi_score.history.model import Basis, DatedResult, Dating, History, Step
from zi_score.outcome import Evaluation
from zi_score.problems import CATALOGUE, Location, found
from zi_score.problems.pages import page_of
from zi_score.recap import recap_of, row_of
from zi_score.report import ReportOptions, render_report
from zi_score.report.explanation import render_explanation
from zi_score.report.history import render_history
from zi_score.report.ink import draw
from zi_score.report.recap import render_recap
from zi_score.report.rubric.page import rubric_page
from zi_score.report.rule.page import catalogue_page, rule_page
from zi_score.rubric.catalogue import Rubric
from zi_score.workflows.compare import compare_sides
from zi_score.workflows.explain import explain

pytestmark = pytest.mark.no_cover
sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
KINDS = ("good", "bad", "several", "total", "question", "gates", "rubric", "rule", "rules", "recap", "history")
DESKTOP, TELEPHONE = (1200, 900), (360, 740)
CONTRAST = """() => {
  const channel = (one) => { one /= 255; return one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4; };
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => { const [r, g, b] = parts(colour).map(channel); return 0.2126*r + 0.7152*g + 0.0722*b; };
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const low = [];
  for (const node of document.querySelectorAll('.zi *')) {
    const says = [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    if (!says || node.closest('svg, .unseen')) continue;
    const [one, other] = [light(getComputedStyle(node).color), light(behind(node))].sort((a, b) => b - a);
    if ((one + 0.05) / (other + 0.05) < 4.5) low.push(node.outerHTML.slice(0, 120));
  }
  return low;
}"""
"""Every text whose contrast is below that of WCAG AA."""

Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The browser of the system, without a window."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    """Opens a page as a file; at the end nothing may have been asked for or complained of."""
    contexts: list[Any] = []
    said: list[str] = []
    asked: list[str] = []

    def open_page(text: str, size: tuple[int, int] = DESKTOP, **options: Any) -> Any:
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(text, encoding="utf-8")
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url) if request.url != file.as_uri() else None)
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert (said, asked) == ([], [])


def pages(rubric: Rubric) -> dict[str, Callable[[], str]]:
    """An evaluation that meets everything, one of two assessors that lacks nearly everything, and several."""
    good = evaluation(rubric, best_marks(rubric), path="baik.xlsx")
    problem = found("ZI203", Location(sheet="LKE", row=9, column=11), answer="F", options="A, B")
    bad = evaluation(rubric, best_marks(rubric), {}, path="kosong.xlsx", problems=[problem] * 30)
    return {
        "good": lambda: html(good),
        "bad": lambda: html(bad),
        "several": lambda: html(good, bad, unusable(rubric)),
        "total": lambda: explanation(bad, SubjectKind.TOTAL, "total"),
        "question": lambda: explanation(good, SubjectKind.QUESTION, "A.II.1.i.a"),
        "gates": lambda: explanation(bad, SubjectKind.TARGET, "wbk"),
        "rubric": lambda: draw("html", [rubric_page(rubric)], ReportOptions()),
        "rule": lambda: draw("html", [rule_page(page_of("ZI203"))], ReportOptions()),
        "recap": lambda: recapped(good, bad, unusable(rubric)),
        "history": lambda: render_history("html", history_of(good, bad, unusable(rubric)), ReportOptions()),
        "rules": lambda: draw("html", [catalogue_page(CATALOGUE.values())], ReportOptions()),
    }


def history_of(earlier: Evaluation, later: Evaluation, left_out: Evaluation) -> History:
    """Two years, and a file that has no place between them."""
    sides = [Side(one.path, one.decisive.title, "", one.decisive.scorecard) for one in (earlier, later)]
    first, second = (
        DatedResult(Dating(year, Basis.FILE, f"lke {year}"), one) for year, one in ((2024, earlier), (2025, later))
    )
    step = Step(first, second, compare_sides(later.rubric, *sides))
    return History((first, second), (step,), (found("ZI905", units="A (2024), B (2025)"),), left_out.problems)


def explanation(one: Evaluation, kind: SubjectKind, code: str) -> str:
    return render_explanation("html", explain(one, Subject(kind, code)), ReportOptions())


def html(*evaluations: Evaluation) -> str:
    return render_report("html", evaluations, ReportOptions())


def recapped(*evaluations: Evaluation) -> str:
    rows = [replace(row_of(one), sha256=one.path) for one in evaluations]
    page = render_recap("html", recap_of(rows), ReportOptions())
    assert isinstance(page, str)
    return page


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_page_reads_well(
    rubric: Rubric, opened: Opened, kind: str, scheme: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZI_SCORE_LANG", language)
    page = opened(pages(rubric)[kind](), color_scheme=scheme)
    assert page.locator("html").get_attribute("lang") == language
    assert page.title()
    assert page.locator("h1").count() == 1
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate(CONTRAST) == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => Number(one.tagName[1]))")
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", KINDS)
def test_a_telephone_shows_the_page_without_scrolling_sideways(rubric: Rubric, opened: Opened, kind: str) -> None:
    page = opened(pages(rubric)[kind](), TELEPHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE[0]


def test_what_is_lacking_stands_on_the_first_screen(rubric: Rubric, opened: Opened) -> None:
    one = evaluation(rubric, best_marks(rubric), total="74.5")
    page = opened(html(one), TELEPHONE)
    card = page.locator(".card.bad").first
    assert "BELUM MEMENUHI" in card.inner_text()
    assert "Nilai total kurang 0,50" in card.inner_text()
    assert card.bounding_box()["y"] + card.bounding_box()["height"] < TELEPHONE[1]


def test_it_reads_in_order_without_style(rubric: Rubric, opened: Opened) -> None:
    page = opened(pages(rubric)["bad"](), java_script_enabled=False)
    words = page.locator("main").inner_text()
    assert words.index("kosong.xlsx") < words.index("BELUM MEMENUHI") < words.index("Temuan:")
    page.locator("summary").first.click()
    assert page.locator("details[open]").count() == 1


def test_printed_it_has_a4_pages_with_every_folded_part(rubric: Rubric, opened: Opened) -> None:
    page = opened(pages(rubric)["good"]())
    page.emulate_media(media="print")
    assert page.locator("details td").first.is_visible()
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    assert 2 <= printed.count(b"/Type /Page\n") <= 16


@pytest.mark.parametrize("text", [HOSTILE["script"], HOSTILE["html attribute"], HOSTILE["html comment"]])
def test_hostile_text_is_seen_as_text(rubric: Rubric, opened: Opened, text: str) -> None:
    problem = found("ZI203", Location(sheet=text, row=9, column=11), answer=text, options=text)
    page = opened(html(evaluation(rubric, worst_marks(rubric), path=text, titles=[text], problems=[problem])))
    assert page.locator("h1").inner_text() == text
    assert page.locator("script, img").count() == 0


def test_a_tree_opens_without_a_script_and_prints_as_it_stands(rubric: Rubric, opened: Opened) -> None:
    page = opened(pages(rubric)["total"](), java_script_enabled=False)
    hidden = page.locator(".tree li", has_text=re.compile(r"^A\.I\.1\.i\.a ")).first
    assert not hidden.is_visible()
    page.emulate_media(media="print")
    assert not hidden.is_visible()
    for code in ("A.I", "A.I.1", "A.I.1.i"):
        page.locator("summary", has_text=re.compile(f"^{re.escape(code)} ")).click()
    assert hidden.is_visible()


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
