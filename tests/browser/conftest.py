"""A real browser for HTML pages, and axe-core, which finds what keeps people from reading them.

They need Chromium and Playwright (``pip install playwright`` and the system's own browser), and for axe-core
``npm install --no-save axe-core``.
"""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.support.html_pages import PROJECT, html_of
from zi_score.rubric.catalogue import Rubric

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP = (1200, 900)

Opened = Callable[..., Any]
Made = Callable[[str, str], str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser of the system, without a window; one for all tests."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def made(rubric: Rubric, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Makes the page of a kind in a language, each once."""
    folder = tmp_path_factory.mktemp("halaman")
    return cache(lambda kind, language: html_of(kind, rubric, language, folder))


@pytest.fixture(scope="session")
def axe() -> str:
    """The program of axe-core."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm install --no-save axe-core")
    return AXE.read_text(encoding="utf-8")


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
