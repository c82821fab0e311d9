"""The two READMEs say the same, and what they and CONTRIBUTING name exists."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

READMES = ("README.md", "README.id.md")
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)\)")


@pytest.fixture(params=READMES)
def readme(request: pytest.FixtureRequest, project: Path) -> str:
    return (project / str(request.param)).read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    """Each command line of the fenced blocks, without its comments."""
    lines = (line for block in BLOCK.findall(text) for line in block.splitlines())
    return [command for line in lines if (command := " ".join(shlex.split(line, comments=True)))]


GROUPS = ("git", "kawasan", "portalrb", "profile", "rubric")
"""What has commands of its own."""


def options_by_subcommand(text: str) -> dict[tuple[str, ...], set[str]]:
    """What the everyday commands use of each subcommand."""
    used: dict[tuple[str, ...], set[str]] = {}
    for command in commands(text):
        words = command.split()
        if words[0] == "zi-score":
            subcommand = tuple(words[1:3]) if words[1] in GROUPS else (words[1],)
            used.setdefault(subcommand, set()).update(word for word in words if word.startswith("-"))
    return used


def test_both_languages_give_the_same_commands(project: Path) -> None:
    english, indonesian = (commands((project / name).read_text(encoding="utf-8")) for name in READMES)
    assert english == indonesian


def test_both_languages_have_the_same_structure(project: Path) -> None:
    shape = re.compile(r"^(#+ |- |\| |```|<!--.*|!\[)", re.MULTILINE)
    english, indonesian = (shape.findall((project / name).read_text(encoding="utf-8")) for name in READMES)
    assert english == indonesian


def test_the_setup_block_has_two_commands(readme: str) -> None:
    block = readme.partition("<!-- setup -->\n")[2]
    first = BLOCK.match(block)
    assert first
    assert len(first[1].splitlines()) == 2


def test_every_link_leads_to_a_file(readme: str, project: Path) -> None:
    links = LINK.findall(readme)
    assert links
    assert [link for link in links if not (project / link).exists()] == []


def test_every_script_that_contributors_are_sent_to_exists(project: Path) -> None:
    named = set(re.findall(r"scripts/\w+\.py", (project / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    assert named
    assert [script for script in named if not (project / script).exists()] == []


def test_every_option_exists(readme: str, run: Callable[..., tuple[int, str, str]]) -> None:
    used = options_by_subcommand(readme)
    assert {("evaluate",), ("template",), ("rubric", "show"), ("rubric", "check")} <= used.keys()
    for subcommand, options in used.items():
        code, out, _err = run(*subcommand, "--help")
        assert code == 0
        offered = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", out))
        assert options <= offered, subcommand
