"""HTML pages in a real browser: nothing is fetched, nothing is complained of, nothing is cut off."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from tests.support.hostile import HOSTILE
from tests.support.html_pages import KINDS
from tests.support.marks import best_marks, worst_marks
from tests.unit.report.check.checks import check
from tests.unit.report.outcomes import evaluation
from tests.unit.report.test_diff_page import compared
from zi_score.outcome import Demand
from zi_score.problems import Location, found
from zi_score.report import ReportOptions, render_checks, render_comparisons, render_report
from zi_score.rubric.catalogue import Rubric

pytestmark = pytest.mark.no_cover
TELEPHONE = (360, 740)
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

FEW = """() => {
  for (const list of document.querySelectorAll('tbody, ul, .strip')) {
    [...list.children].slice(3).forEach((one) => one.remove());
  }
}"""
"""Leaves the first rows of each table and list; the others are like them."""
OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
UNSTYLED = "document.querySelectorAll('style').forEach((one) => { one.remove(); })"
VIOLATIONS = """async (rules) => {
  const options = rules.length ? { runOnly: { type: 'rule', values: rules } } : {};
  const { violations } = await axe.run(document, options);
  return violations.map((one) => [one.id, ...one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))]);
}"""
"""What axe-core finds, by these rules or by all."""

Opened = Callable[..., Any]
Made = Callable[[str, str], str]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_reads_well(opened: Opened, made: Made, kind: str) -> None:
    """In both languages and colour schemes, on a telephone, and without its style sheet."""
    for language in ("id", "en"):
        page = opened(made(kind, language))
        assert page.locator("html").get_attribute("lang") == language
        assert page.title()
        assert page.locator("h1").count() == 1
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
        assert len(ids) == len(set(ids))
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => Number(one.tagName[1]))"
        )
        assert all(after - before <= 1 for before, after in pairwise(levels))
        page.set_viewport_size({"width": TELEPHONE[0], "height": TELEPHONE[1]})
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE[0]
        page.evaluate(OPEN)
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE[0]
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert (scheme, page.evaluate(CONTRAST)) == (scheme, [])
        page.evaluate(UNSTYLED)
        assert page.locator("main").inner_text().startswith(page.locator("h1").inner_text())


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_that_keeps_people_from_reading(opened: Opened, made: Made, axe: str, kind: str) -> None:
    """Colours are all that differs between light and dark."""
    for language in ("id", "en"):
        page = opened(made(kind, language), color_scheme="light")
        page.evaluate(OPEN)
        page.evaluate(FEW)
        page.evaluate(axe)
        assert page.evaluate(VIOLATIONS, []) == []
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(VIOLATIONS, ["color-contrast"]) == []


def test_what_is_lacking_stands_on_the_first_screen(rubric: Rubric, opened: Opened) -> None:
    one = evaluation(rubric, best_marks(rubric), total="74.5")
    page = opened(render_report("html", [one], ReportOptions()), TELEPHONE)
    card = page.locator(".card.bad").first
    assert "BELUM MEMENUHI" in card.inner_text()
    assert "Nilai total kurang 0,50" in card.inner_text()
    assert card.bounding_box()["y"] + card.bounding_box()["height"] < TELEPHONE[1]


def test_a_check_says_on_the_first_screen_whether_it_passes_what_is_lacking_and_where(
    rubric: Rubric, opened: Opened
) -> None:
    problem = found("ZI203", Location("lke.xlsx", "LKE", row=9, column=11), answer="F", options="A, B")
    one = check(rubric, best_marks(rubric), [problem])
    page = opened(render_checks("html", [one], Demand(), ReportOptions()), TELEPHONE)
    card = page.locator(".card.bad").first
    assert "TIDAK LOLOS" in card.inner_text()
    assert "'LKE'!K9: jawaban" in card.inner_text()
    assert card.bounding_box()["y"] + card.bounding_box()["height"] < TELEPHONE[1]


@pytest.mark.parametrize(
    ("kind", "order"),
    [
        ("evaluate, all lacking", ["kosong.xlsx", "BELUM MEMENUHI", "Temuan:"]),
        (
            "check, several",
            ["2 dari 4 tidak lolos", "kurang.xlsx", "Yang menggagalkan", "baik.xlsx: temuan", "Tidak dinilai"],
        ),
        ("diff", ["Sebelum", "Selisih nilai total", "Bagian", "Ambang yang terlampaui", "Perubahan, menurut poin"]),
    ],
)
def test_it_reads_in_order_without_scripts_and_style(opened: Opened, made: Made, kind: str, order: list[str]) -> None:
    page = opened(made(kind, "id"), java_script_enabled=False)
    words = page.locator("main").inner_text()
    places = [words.index(one) for one in order]
    assert places == sorted(places)
    if page.locator("summary").count():
        page.locator("summary").first.click()
        assert page.locator("details[open]").count() == 1


@pytest.mark.parametrize(
    ("kind", "most"), [("evaluate, nothing lacking", 16), ("check", 6), ("check, several", 6), ("diff", 4)]
)
def test_printed_it_has_a4_pages_with_every_folded_part(opened: Opened, made: Made, kind: str, most: int) -> None:
    page = opened(made(kind, "id"))
    page.emulate_media(media="print")
    if page.locator("details").count():
        assert page.locator("details > :not(summary)").first.is_visible()
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    assert 1 <= printed.count(b"/Type /Page\n") <= most


@pytest.mark.parametrize("text", [HOSTILE["script"], HOSTILE["html attribute"], HOSTILE["html comment"]])
def test_hostile_text_is_seen_as_text(rubric: Rubric, opened: Opened, text: str) -> None:
    options = ReportOptions()
    problem = found("ZI203", Location(sheet=text, row=9, column=11), answer=text, options=text)
    one = evaluation(rubric, worst_marks(rubric), path=text, titles=[text], problems=[problem])
    checked = check(rubric, worst_marks(rubric), [problem], path=text)
    comparison = compared(rubric, best_marks(rubric), worst_marks(rubric), path=text)
    for drawn in (
        render_report("html", [one], options),
        render_checks("html", [checked], Demand(), options),
        render_comparisons("html", [comparison], options),
    ):
        page = opened(drawn)
        assert text in page.locator("h1").inner_text()
        assert page.locator("script, img").count() == 0


def test_a_tree_opens_without_a_script_and_prints_as_it_stands(opened: Opened, made: Made) -> None:
    page = opened(made("explain", "id"), java_script_enabled=False)
    hidden = page.locator(".tree li", has_text=re.compile(r"^A\.I\.1\.i\.a ")).first
    assert not hidden.is_visible()
    page.emulate_media(media="print")
    assert not hidden.is_visible()
    for code in ("A.I", "A.I.1", "A.I.1.i"):
        page.locator("summary", has_text=re.compile(f"^{re.escape(code)} ")).click()
    assert hidden.is_visible()
