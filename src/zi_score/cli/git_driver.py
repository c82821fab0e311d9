"""The diff driver in Git's own settings: set so that Git shows the scores of workbooks, and taken away again.

Nothing else of a repository is touched. Runs ``git`` itself, and nothing that a file names.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from zi_score.atomic import write_atomically
from zi_score.workbook.files import WORKBOOK_SUFFIXES

DRIVER = "zi-score"
_LINES = tuple(f"*{suffix} diff={DRIVER}" for suffix in WORKBOOK_SUFFIXES)


class GitError(Exception):
    """Git is absent, or refuses; the text is its own."""


def install(*, everywhere: bool = False) -> Path:
    """Set the driver in this repository, or for this user `everywhere`; the file of attributes that names it.

    A second time changes nothing. Raises GitError and OSError.
    """
    # -P: a Python file at the top of the repository, where Git runs it, takes the place of no module.
    program = f"{shlex.quote(sys.executable)} -P -m zi_score git"
    attributes = _attributes_file(everywhere=everywhere)
    # `git diff` runs the command; `git log -p` and `git show` only compare texts.
    _git("config", _scope(everywhere), f"diff.{DRIVER}.command", f"{program} compare --")
    _git("config", _scope(everywhere), f"diff.{DRIVER}.textconv", f"{program} text --")
    _write_lines(attributes, [*_other_lines(attributes), *_LINES])
    return attributes


def uninstall(*, everywhere: bool = False) -> Path:
    """Take the driver away again; what else the file of attributes says stays. Raises GitError and OSError."""
    attributes = _attributes_file(everywhere=everywhere)
    if _has_settings(everywhere=everywhere):
        _git("config", _scope(everywhere), "--remove-section", f"diff.{DRIVER}")
    if attributes.exists():
        _write_lines(attributes, _other_lines(attributes))
    return attributes


def _scope(everywhere: bool) -> str:
    return "--global" if everywhere else "--local"


def _attributes_file(*, everywhere: bool) -> Path:
    """Where Git looks for attributes that are not committed."""
    if not everywhere:
        return Path(_git("rev-parse", "--git-path", "info/attributes")).absolute()
    named = _git("config", "--global", "--type=path", "--default", "", "core.attributesFile")
    if named:
        return Path(named).absolute()
    base = os.environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "git" / "attributes"


def _has_settings(*, everywhere: bool) -> bool:
    return bool(_git("config", _scope(everywhere), "--default", "", "--get", f"diff.{DRIVER}.textconv"))


def _other_lines(attributes: Path) -> list[str]:
    """The lines of a file of attributes that are not ours."""
    if not attributes.exists():
        return []
    text = attributes.read_text(encoding="utf-8", errors="surrogateescape")
    return [line for line in text.splitlines() if line.strip() not in _LINES]


def _write_lines(attributes: Path, lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    if not attributes.exists():
        attributes.parent.mkdir(parents=True, exist_ok=True)
    elif attributes.read_text(encoding="utf-8", errors="surrogateescape") == text:
        return
    write_atomically(attributes.resolve(), text.encode("utf-8", errors="surrogateescape"))


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and nothing from a file
            ["git", *arguments],  # noqa: S607 - the user's own Git
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        raise GitError(str(error)) from error
    if done.returncode:
        raise GitError(done.stderr.strip() or " ".join(arguments))
    return done.stdout.strip("\n")
