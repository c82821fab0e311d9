"""The Python of the page, compiled: it starts in a third of the time. And the library without what nobody asks for.

Pyodide itself compiles, under Node.js, and every kind of question is asked of it on the examples. What of the library
was loaded then is shipped, with the whole of its packages and whatever it could import beside them.
"""

import io
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[1]
PAGE = PROJECT / "page"
_LONGEST_LINE = 300  # Node.js prints the line of its own code first, which is all of Pyodide
SCRIPTS = ("tracing.py", "compiling.py")


class PythonError(Exception):
    """Why nothing was compiled."""


class Member(NamedTuple):
    """A file by its path in an archive."""

    name: str
    content: bytes


class Compiled(NamedTuple):
    """The library and the program, with their modules compiled."""

    library: list[Member]
    program: list[Member]


def compiled(pyodide: Mapping[str, bytes], program: Sequence[Member]) -> Compiled:
    """Compile what is in the package of Pyodide and the program. Raises `PythonError`."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, content in pyodide.items():
            (work / name).parent.mkdir(exist_ok=True)
            (work / name).write_bytes(content)
        library = members(pyodide["package/python_stdlib.zip"])
        (work / "library.zip").write_bytes(stored(library))
        (work / "program.zip").write_bytes(stored(program))
        scripts = [PAGE / "compile.mjs", work / "package", work, PROJECT / "examples", *(PAGE / one for one in SCRIPTS)]
        try:
            subprocess.run(["node", *map(str, scripts)], check=True, capture_output=True, text=True)  # noqa: S603, S607
        except OSError as error:
            raise PythonError(f"Node.js could not be started: {error}") from error
        except subprocess.CalledProcessError as error:
            told = "\n".join(line for line in error.stderr.splitlines() if len(line) < _LONGEST_LINE)
            raise PythonError(f"the program could not be compiled:\n{told}") from error
        traced = json.loads((work / "modules.json").read_text(encoding="utf-8"))
        return Compiled(
            needed(members((work / "compiled-library.zip").read_bytes()), traced["loaded"], traced["named"]),
            members((work / "compiled-program.zip").read_bytes()),
        )


def needed(library: Iterable[Member], loaded: Iterable[str], named: Iterable[str]) -> list[Member]:
    """The packages of which anything was loaded, and the modules that loaded ones name in an import."""
    packages = {name.partition(".")[0] for name in loaded}
    modules = {*loaded, *named}
    return [one for one in library if one.name.partition("/")[0] in packages or _module(one.name) in modules]


def _module(name: str) -> str:
    return name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")


def stored(files: Iterable[Member]) -> bytes:
    """An archive that is not compressed, for what stands around it is compressed as a whole."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for one in files:
            archive.writestr(zipfile.ZipInfo(one.name), one.content)
    return target.getvalue()


def members(content: bytes) -> list[Member]:
    """The files of an archive by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = sorted(name for name in archive.namelist() if not name.endswith("/"))
        return [Member(name, archive.read(name)) for name in names]
