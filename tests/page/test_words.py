"""The words of the page's own controls: each in both languages, each used, and the scripts that use them sound."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "page"
TEXTS: dict[str, list[str]] = json.loads((PAGE / "texts.json").read_text(encoding="utf-8"))
SCRIPTS = sorted([*PAGE.glob("*.js"), *PAGE.glob("*.mjs")])
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (*SCRIPTS, PAGE / "index.html"))
MADE_UP = {"tab": "tab_", "save": "save_", "file": "file_", "option": "option_"}
"""Keys that a script puts together, by their beginning."""


def test_every_text_stands_in_both_languages_with_the_same_values() -> None:
    for indonesian, english in TEXTS.values():
        assert indonesian
        assert english
        assert set(re.findall(r"\{\w+\}", indonesian)) == set(re.findall(r"\{\w+\}", english))


def test_every_text_that_is_named_exists_and_none_is_left_over() -> None:
    named = set(re.findall(r"""say\(\s*"(\w+)\"""", SOURCES)) | set(re.findall(r'data-(?:text|label)="(\w+)"', SOURCES))
    named |= {one for pair in re.findall(r'\? "(\w+)" : "(\w+)"', SOURCES) for one in pair if one in TEXTS}
    made_up = {key for key in TEXTS if key.startswith(tuple(MADE_UP.values()))}
    assert named <= TEXTS.keys()
    assert TEXTS.keys() - made_up - named == set()


def test_the_page_begins_with_the_indonesian_words() -> None:
    """What is seen before the script runs is what it would say."""
    page = (PAGE / "index.html").read_text(encoding="utf-8")
    for key, words in re.findall(r'data-text="(\w+)">([^<]+)<', page):
        assert words == TEXTS[key][0]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_sound(script: Path) -> None:
    if not shutil.which("node"):
        pytest.skip("Node.js is not installed")
    done = subprocess.run(["node", "--check", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_script_reaches_for_what_the_policy_forbids() -> None:
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"localStorage|sessionStorage|indexedDB|XMLHttpRequest|WebSocket|\beval\(|\.style\b", text)
