"""``python -m tests.page [FILES...]``: the built page in Chromium and Firefox beside the command line, on many files.

For every file, both languages, `evaluate` and `check`, the JSON must be the same byte for byte. Without files the
examples are asked. Needs Playwright and Chromium, or Node.js with puppeteer-core and Firefox; says which it found.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from zi_score.cli import main as command_line
from zi_score.language import LANGUAGE_VARIABLE

PROJECT = Path(__file__).parents[2]
PAGE = PROJECT / "dist" / "zi-score.html"
EXAMPLES = PROJECT / "examples"
SUBJECTS, LANGUAGES = ("evaluate", "check"), ("id", "en")
READY_SECONDS = 240
ASK = """async ({ question, content, name }) => {
  const bytes = bytesOf(content);
  const before = performance.now();
  const answer = await engine.ask(question, [new File([bytes], name)]);
  return { text: answer.text, took: performance.now() - before };
}"""
AXE = "async (text) => { (0, eval)(text); return (await axe.run()).violations.map((one) => `${one.id}: ${one.help}`); }"
"""The evaluation of a string is the driver's, to which no policy of the page applies."""


class Case(NamedTuple):
    """One question to the page, and what the command line prints for it."""

    name: str
    subject: str
    language: str
    content: bytes
    expected: str

    @property
    def given(self) -> dict[str, Any]:
        """What the page is given."""
        question = {
            "subject": self.subject,
            "format": "json",
            "language": self.language,
            "today": "2026-01-01",
            "names": [self.name],
        }
        return {"question": question, "content": b64encode(self.content).decode(), "name": self.name}


class Answers(NamedTuple):
    """How long the page took to be ready, in seconds, and each answer as text with its milliseconds."""

    ready: float
    answers: Sequence[dict[str, Any]]


def main() -> int:
    """Ask every browser, say what differs, and how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--page", type=Path, default=PAGE)
    parser.add_argument("--axe", type=Path, help="axe.min.js of the package axe-core: look for what bars people")
    options = parser.parse_args()
    cases = list(_cases(options.files or sorted(EXAMPLES.glob("*.xlsx"))))
    differing = 0
    for browser, ask in _browsers(options.axe).items():
        done = ask(options.page.resolve(), cases)
        for case, answer in zip(cases, done.answers, strict=True):
            if answer["text"] != case.expected:
                differing += 1
                _say(f"{browser}: {case.subject} of {case.name} in {case.language} differs")
        took = statistics.median(answer["took"] for answer in done.answers)
        _say(f"{browser}: {len(cases)} answers; ready after {done.ready:.1f} s, median {took:.0f} ms")
    _say(f"{differing} differ")
    return bool(differing)


def _cases(files: Sequence[Path]) -> Iterator[Case]:
    for file, language, subject in product(files, LANGUAGES, SUBJECTS):
        yield Case(file.name, subject, language, file.read_bytes(), _printed(subject, file.resolve(), language))


def _printed(subject: str, file: Path, language: str) -> str:
    """What the command line prints in a folder that holds nothing else; a page knows no settings either."""
    os.environ[LANGUAGE_VARIABLE] = language
    name = file.name
    with tempfile.TemporaryDirectory() as folder, chdir(folder), redirect_stdout(StringIO()) as out:
        shutil.copyfile(file, name)
        with redirect_stderr(StringIO()), suppress(SystemExit):
            command_line([subject, name, "--format", "json"])
    return out.getvalue()


def _browsers(axe: Path | None) -> dict[str, Callable[[Path, Sequence[Case]], Answers]]:
    """The browsers that are there, each with how it is asked."""
    found: dict[str, Callable[[Path, Sequence[Case]], Answers]] = {}
    if chromium := shutil.which("chromium") or shutil.which("google-chrome"):
        found["Chromium"] = lambda page, cases: _in_chromium(chromium, page, cases, axe)
    if (firefox := shutil.which("firefox-esr") or shutil.which("firefox")) and shutil.which("node"):
        found["Firefox"] = lambda page, cases: _in_firefox(firefox, page, cases)
    if not found:
        sys.exit("neither Chromium nor Firefox with Node.js is installed")
    return found


def _in_chromium(browser: str, page: Path, cases: Sequence[Case], axe: Path | None) -> Answers:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not needed for Firefox

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        one = started.new_context(offline=True).new_page()
        one.goto(page.as_uri())
        one.locator("body[data-ready]").wait_for(timeout=READY_SECONDS * 1000)
        ready = one.evaluate("performance.now()") / 1000
        answers = [one.evaluate(ASK, case.given) for case in cases]
        if axe:
            _look_for_barriers(one, axe.read_text(encoding="utf-8"))
        started.close()
    return Answers(ready, answers)


def _look_for_barriers(page: Any, axe: str) -> None:
    """What axe finds, at the start and in each tab."""
    found = {"start": page.evaluate(AXE, axe)}
    page.set_input_files("#files", [str(EXAMPLES / name) for name in ("memenuhi-wbbm.xlsx", "gagal-satu-area.xlsx")])
    for tab in ("evaluate", "check", "plan", "between"):
        page.locator(f"#tab-{tab}").click(timeout=READY_SECONDS * 1000)
        page.locator("[aria-busy]").wait_for(state="detached", timeout=READY_SECONDS * 1000)
        found[tab] = page.evaluate(AXE, axe)
    for number, view in enumerate(("recap", "compare")):
        page.locator(".view").nth(number).click()
        page.locator("[aria-busy]").wait_for(state="detached", timeout=READY_SECONDS * 1000)
        found[view] = page.evaluate(AXE, axe)
    for state, violations in found.items():
        _say(f"axe, {state}: {'; '.join(violations) or 'nothing'}")


def _in_firefox(browser: str, page: Path, cases: Sequence[Case]) -> Answers:
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "cases.json", Path(folder) / "answers.json"
        programs = [{"program": f"({ASK})({json.dumps(case.given)})", "given": None} for case in cases]
        asked.write_text(json.dumps(programs), encoding="utf-8")
        script = Path(__file__).parent / "firefox.cjs"
        command = ["node", str(script), page.as_uri(), browser, str(asked), str(answered)]
        subprocess.run(command, check=True)
        done = json.loads(answered.read_text(encoding="utf-8"))
    return Answers(done["ready"] / 1000, done["answers"])


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
