"""The built page in a real browser, opened from the disk: it answers as the command line, sends nothing, cannot hang.

It is built by ``python -m scripts.build_page``. ``ZI_SCORE_PAGE=full`` also runs what takes minutes, and many files in
two browsers are ``python -m tests.page``.
"""

import json
import os
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.support.bombs import BOMBS, cell, with_sheet
from tests.support.foreign_bombs import FOREIGN_BOMBS

pytestmark = pytest.mark.no_cover
PROJECT = Path(__file__).parents[2]
PAGE = PROJECT / "dist" / "zi-score.html"
EXAMPLES = PROJECT / "examples"
IS_FULL = os.environ.get("ZI_SCORE_PAGE") == "full"
full = pytest.mark.skipif(not IS_FULL, reason="part of the whole set: ZI_SCORE_PAGE=full")
READY_SECONDS = 120
"""Generous: many tests share the machine. What it takes is measured by the whole set."""
ATTEMPTS = """async (address) => {
  const tried = {
    fetch: () => fetch(address),
    beacon: () => { navigator.sendBeacon(address, "x"); throw new Error("only the server knows"); },
    request: () => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = resolve; request.onerror = reject;
      request.open("GET", address); request.send();
    }),
    socket: () => new Promise((resolve, reject) => {
      const socket = new WebSocket(address.replace("http", "ws"));
      socket.onopen = resolve; socket.onerror = reject;
    }),
    events: () => new Promise((resolve, reject) => {
      const source = new EventSource(address);
      source.onopen = resolve; source.onerror = () => { source.close(); reject(); };
    }),
    worker: () => new Promise((resolve, reject) => {
      const worker = new Worker(address);
      worker.onmessage = resolve; worker.onerror = reject;
    }),
    form: () => new Promise((resolve, reject) => {
      document.addEventListener("securitypolicyviolation", reject, { once: true });
      const form = document.createElement("form");
      form.action = address; form.method = "post"; form.target = "_blank";
      document.body.append(form); form.submit(); setTimeout(resolve, 2000);
    }),
  };
  for (const [name, attribute] of Object.entries({
    img: "src", script: "src", iframe: "src", video: "src", audio: "src", embed: "src", object: "data", link: "href",
  })) {
    tried[name] = () => new Promise((resolve, reject) => {
      document.addEventListener("securitypolicyviolation", reject, { once: true });
      const node = document.createElement(name);
      if (name === "link") node.rel = "stylesheet";
      node.onload = resolve; node.onerror = reject; node[attribute] = address;
      document.body.append(node);
    });
  }
  const went = [];
  for (const [name, attempt] of Object.entries(tried)) {
    const late = new Promise((_, reject) => setTimeout(reject, 1500));
    try { await Promise.race([attempt(), late]); went.push(name); } catch { /* refused */ }
  }
  return went;
}"""
"""Every way in which a page could ask for something; the names of those that went through."""
ASK = """({ question, content, name }) =>
  engine.ask({ ...question, names: [name] }, [new File([bytesOf(content)], name)])"""
FROM_WORKER = """(address) => new Promise((done) => {
  const program = `(async () => {
    const address = ${JSON.stringify(address)};
    const tried = {
      fetch: () => fetch(address),
      request: () => { const one = new XMLHttpRequest(); one.open("GET", address, false); one.send(); },
      script: () => importScripts(address),
      socket: () => new Promise((resolve, reject) => {
        const socket = new WebSocket(address.replace("http", "ws")); socket.onopen = resolve; socket.onerror = reject;
      }),
      events: () => new Promise((resolve, reject) => {
        const source = new EventSource(address);
        source.onopen = resolve; source.onerror = () => { source.close(); reject(); };
      }),
      module: () => import(address),
      worker: () => new Promise((resolve, reject) => {
        const worker = new Worker(address); worker.onmessage = resolve; worker.onerror = reject;
      }),
    };
    const went = [];
    for (const [name, attempt] of Object.entries(tried)) {
      const late = new Promise((_, reject) => setTimeout(reject, 1500));
      try { await Promise.race([attempt(), late]); went.push(name); } catch { /* refused */ }
    }
    postMessage(went);
  })()`;
  const worker = new Worker(URL.createObjectURL(new Blob([program], { type: "text/javascript" })));
  worker.onmessage = ({ data }) => done(data);
})"""

Opened = Callable[..., Any]


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    """Without the page there is nothing to try."""
    if not PAGE.is_file():
        pytest.skip("the page is not built: python -m scripts.build_page")


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """The page, offline and ready; at the end nothing else was asked for and nothing complained of."""
    context = browser.new_context(offline=True, accept_downloads=True, viewport={"width": 1200, "height": 900})
    one = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    one.on("pageerror", lambda error: said.append(str(error)))
    one.on("request", lambda request: asked.append(request.url))
    one.goto(PAGE.as_uri())
    one.locator("body[data-ready]").wait_for(timeout=READY_SECONDS * 1000)
    yield one
    assert said == []
    assert {url.partition(":")[0] for url in asked} <= {"file", "blob"}
    assert [url for url in asked if url.startswith("file:")] == [PAGE.as_uri()]
    context.close()


@pytest.fixture
def listened() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what was asked of it."""
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - what the server calls

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
    server.server_close()


def choose(page: Any, *files: Path) -> None:
    while page.locator(".remove").count():
        page.locator(".remove").first.click()
    page.set_input_files("#files", [str(one) for one in files])


def saved(page: Any, tab: str, words: str) -> bytes:
    page.locator(f"#tab-{tab}").click()
    with page.expect_download(timeout=READY_SECONDS * 1000) as download:
        page.get_by_role("button", name=words).click(timeout=READY_SECONDS * 1000)
    return Path(download.value.path()).read_bytes()


def printed(subject: str, name: str, language: str) -> bytes:
    command = [sys.executable, "-m", "zi_score", subject, name, "--format", "json"]
    environment = {**os.environ, "ZI_SCORE_LANG": language}
    return subprocess.run(command, cwd=EXAMPLES, env=environment, capture_output=True, check=False).stdout


@pytest.mark.parametrize("language", ["id", "en"])
def test_its_data_is_that_of_the_command_line(page: Any, language: str) -> None:
    page.locator(f"[data-language={language}]").click()
    name = "gagal-satu-area.xlsx"
    choose(page, EXAMPLES / name)
    for subject in ("evaluate", "check"):
        content = saved(page, subject, "(JSON)")
        assert json.loads(content)["results"]
        assert content == printed(subject, name, language)


def test_what_is_lacking_leads_to_what_must_change(page: Any) -> None:
    page.locator("[data-language=id]").click()
    choose(page, EXAMPLES / "gagal-satu-area.xlsx")
    page.get_by_role("button", name="Apa yang perlu diubah?").click(timeout=READY_SECONDS * 1000)
    page.locator(".report", has_text="DAPAT DICAPAI").wait_for(timeout=READY_SECONDS * 1000)
    assert page.evaluate("document.activeElement.id") == "tab-plan"


def test_nothing_leaves_the_page_or_its_worker(browser: Any, listened: tuple[str, list[str]]) -> None:
    address, asked = listened
    page = browser.new_page()
    page.goto(PAGE.as_uri())
    assert page.evaluate(ATTEMPTS, address) == []
    assert page.evaluate(FROM_WORKER, address) == []
    page.wait_for_timeout(500)
    assert asked == []
    page.close()


@full
def test_a_file_that_brings_the_worker_down_is_told_as_on_the_command_line(page: Any, tmp_path: Path) -> None:
    """A cell in the last row and column claims 17 billion cells."""
    page.locator("[data-language=id]").click()
    (tmp_path / "bom.xlsx").write_bytes(with_sheet(cell("XFD1048576")))
    choose(page, tmp_path / "bom.xlsx")
    page.locator(".report", has_text="ZI145").wait_for(timeout=READY_SECONDS * 1000)
    assert "XFD1048576" in page.locator(".report").inner_text()
    choose(page, EXAMPLES / "memenuhi-wbk.xlsx")
    page.locator(".report .card.good", has_text="Menuju WBK").wait_for(timeout=READY_SECONDS * 1000)


@full
@pytest.mark.parametrize("name", [*BOMBS, *FOREIGN_BOMBS])
def test_a_bomb_is_refused_with_its_reason(page: Any, name: str) -> None:
    """Some are refused before they are opened; some bring the worker down, and another one tells of them."""
    make, code = {**BOMBS, **FOREIGN_BOMBS}[name]
    suffix = name.partition(":")[0] if name in FOREIGN_BOMBS else "xlsx"
    question = {"subject": "evaluate", "format": "json", "language": "id", "today": "2026-01-01"}
    given = {"question": question, "content": b64encode(make()).decode(), "name": f"lke.{suffix}"}
    (result,) = json.loads(page.evaluate(ASK, given)["text"])["results"]
    assert [one["code"] for one in result["problems"]] == [code]


@full
def test_a_file_that_takes_too_long_is_ended(page: Any) -> None:
    """With so little time every file does; the next one is read by a worker of its own."""
    page.locator("[data-language=id]").click()
    page.evaluate("engine.seconds = 0.01")
    choose(page, EXAMPLES / "memenuhi-wbk.xlsx")
    page.locator(".report", has_text="ZI147").wait_for(timeout=2 * READY_SECONDS * 1000)
    assert page.locator(".report .card").count() == 0
    page.evaluate("engine.seconds = 60")
    choose(page, EXAMPLES / "memenuhi-wbk.xlsx")
    page.locator(".report .card.good", has_text="Menuju WBK").wait_for(timeout=READY_SECONDS * 1000)


@full
def test_a_worker_that_has_grown_is_renewed_between_two_files(page: Any) -> None:
    """Its memory never shrinks."""
    content = b64encode((EXAMPLES / "memenuhi-wbk.xlsx").read_bytes()).decode()
    question = {"subject": "evaluate", "format": "json", "language": "id", "today": "2026-01-01"}
    given = {"question": question, "content": content, "name": "lke.xlsx"}
    page.evaluate("engine.memoryUsual = 1")
    starts = page.evaluate("engine.starts")
    answers = [page.evaluate(ASK, given)["text"] for _time in range(3)]
    page.evaluate("engine.memoryUsual = 256")
    assert page.evaluate("engine.starts") >= starts + 2
    assert len(set(answers)) == 1
