"""Builds the page: the whole program in one HTML file that a browser opens from the disk.

Every package comes from a folder of downloads, into which `npm` and `pip` fetch what is not there yet, and is used
only if its SHA-256 is that of ``page/pins.json``. The same sources give the same bytes.
"""

import argparse
import gzip
import hashlib
import html
import io
import json
import re
import struct
import subprocess
import sys
import tarfile
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.page_python import Member, PythonError, compiled, members, stored
from zi_score.version import __version__

PROJECT = Path(__file__).parents[1]
PAGE = PROJECT / "page"
INK = PROJECT / "src" / "zi_score" / "report" / "ink" / "html"
OUTPUT = PROJECT / "dist" / "zi-score.html"
PINS: Mapping[str, str] = json.loads((PAGE / "pins.json").read_text(encoding="utf-8"))
PLATFORM, PYTHON = "pyemscripten_2026_0_wasm32", "3.14"
"""What wheels must be made for: Pyodide 314."""
SCRIPTS = ("engine.js", "view.js", "views.js", "app.js", "begin.js")
SHIPPED = (".py", ".json", ".yaml", ".css", ".js", ".mo")
ASKED = ("__init__.py", "entry.py", "facts.py", "questions.py", "subjects.py")
LEFT_OUT = ("cli", "entries", "schema")
"""Folders without which the page answers every question: the command line, and what only its keepers need."""
MOST_MEGABYTES = 12


class BuildError(Exception):
    """Why no page was built."""


def main(arguments: list[str] | None = None) -> None:
    """Build the page and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--downloads", type=Path, default=PROJECT / "build" / "page", help="the folder of packages")
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    options = parser.parse_args(arguments)
    try:
        text = built(fetched(options.downloads))
    except (BuildError, PythonError) as error:
        sys.exit(str(error))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(text.encode())
    print(f"{options.output}: {len(text.encode()) / 1_000_000:.2f} MB")


def fetched(folder: Path) -> Mapping[str, bytes]:
    """The content of every pinned package. Raises `BuildError` for one that cannot be had or is another one."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PINS:
        if not (folder / name).is_file():
            _fetch(name, folder)
    contents = {name: (folder / name).read_bytes() for name in PINS}
    for name, content in contents.items():
        if hashlib.sha256(content).hexdigest() != PINS[name]:
            raise BuildError(f"{folder / name} is not the package of page/pins.json; remove it and build again")
    return contents


def _fetch(name: str, folder: Path) -> None:
    package, version = re.split(r"-(?=\d)", name.removesuffix(".tgz"), maxsplit=1)
    version = version.split("-")[0]
    if name.endswith(".tgz"):
        command = ["npm", "pack", "--silent", f"{package}@{version}"]
    else:
        kind = ["--only-binary=:all:", "--platform", PLATFORM, "--python-version", PYTHON]
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", *kind, f"{package}=={version}"]
    try:
        subprocess.run(command, cwd=folder, check=True)  # noqa: S603 - the names stand in pins.json
    except (OSError, subprocess.CalledProcessError) as error:
        raise BuildError(f"{name} could not be fetched: {error}") from error
    if not (folder / name).is_file():
        raise BuildError(f"{name} is not what {' '.join(command[:2])} gives for {package} {version}")


def built(packages: Mapping[str, bytes]) -> str:
    """The page as HTML."""
    pyodide = _tar_members(packages[next(name for name in PINS if name.startswith("pyodide-"))])
    wheels = [members(content) for name, content in packages.items() if name.endswith(".whl")]
    program = [*_program(), *(one for wheel in wheels for one in wheel if ".dist-info/" not in one.name)]
    python = compiled(pyodide, program)
    blocks = {
        "wasm": pyodide["package/pyodide.asm.wasm"],
        "library": stored(python.library),
        "program": _archive(python.program),
        "worker": _worker(pyodide).encode(),
    }
    style = "".join(_text(path) for path in (INK / "style.css", PAGE / "page.css"))
    script = _script(json.loads(pyodide["package/pyodide-lock.json"]))
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script)}' 'wasm-unsafe-eval'",
            f"style-src '{_digest(style)}'",
            # A worker from a blob is under this policy as well; one from an address would not be.
            "worker-src blob:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    parts = {
        "policy": policy,
        "style": style,
        "licences": html.escape(_licences(wheels), quote=False),
        "version": __version__,
        "blocks": "\n".join(
            f'<script type="text/plain" id="block-{name}">{_packed(content)}</script>'
            for name, content in blocks.items()
        ),
        "script": script,
    }
    text = re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], _text(PAGE / "index.html"))
    if len(text.encode()) > MOST_MEGABYTES * 1_000_000:
        raise BuildError(f"the page has {len(text.encode()):,} bytes, more than {MOST_MEGABYTES} MB")
    return text


def _program() -> Iterator[Member]:
    """The program with its rubrics, and the Python side of the page."""
    roots = (("zi_score", PROJECT / "src" / "zi_score"), ("zi_score/rubrics", PROJECT / "rubrics"), ("page", PAGE))
    for prefix, root in roots:
        for path in sorted(root.rglob("*")):
            inside = path.relative_to(root)
            is_shipped = path.suffix in SHIPPED and not set(LEFT_OUT) & set(inside.parts)
            if is_shipped and (prefix != "page" or path.name in ASKED):
                yield Member(f"{prefix}/{inside.as_posix()}", path.read_bytes())


def _worker(pyodide: Mapping[str, bytes]) -> str:
    """Our worker with Pyodide inside: modules as parts of a classic script, the only kind that loads from the disk."""
    module = pyodide["package/pyodide.asm.mjs"].decode().replace("import.meta.url", "self.location.href")
    module = _replaced(r"export default _createPyodideModule;", "", module)
    loader = pyodide["package/pyodide.mjs"].decode()
    loader = _replaced(r"export\{(\w+) as loadPyodide,\w+ as version\};[\s\S]*", r"self.loadPyodide = \1;", loader)
    return f"{_text(PAGE / 'worker.js')}\n{module}\n(() => {{\n{loader}\n}})();\n"


def _replaced(pattern: str, replacement: str, text: str) -> str:
    changed, count = re.subn(pattern, replacement, text)
    if count != 1:
        raise BuildError(f"Pyodide is not as this script knows it: {pattern} stands there {count} times")
    return changed


def _script(lock: Mapping[str, object]) -> str:
    known = {"info": lock["info"], "packages": {}}
    texts = json.loads(_text(PAGE / "texts.json"))
    constants = f"const TEXTS = {json.dumps(texts, ensure_ascii=False)};\nconst LOCK = {json.dumps(known)};\n"
    # The script of a report's own document, which looks for its tables when it runs.
    sortable = f"function makeSortable() {{\n{_text(INK / 'sorting.js')}}}\n"
    script = "\n".join(('"use strict";', constants, sortable, *(_text(PAGE / name) for name in SCRIPTS)))
    if "</script" in script:
        raise BuildError("a script may not hold the end of its own element")
    return script


def _licences(wheels: list[list[Member]]) -> str:
    """The licences of everything that the page ships."""
    own = [("zi-score", _text(PROJECT / "LICENSE"))]
    own += [(path.stem, _text(path)) for path in sorted((PAGE / "licences").glob("*.txt"))]
    for wheel in wheels:
        for one in wheel:
            if re.search(r"\.dist-info/(licenses/)?(LICEN[CS]E|AUTHORS)", one.name):
                own.append((one.name.partition(".dist-info")[0], one.content.decode()))
    return "\n\n".join(f"== {name} ==\n\n{text.strip()}" for name, text in own)


def _archive(members: list[Member]) -> bytes:
    """The length of the directory, the directory as JSON, then every file: what the worker unpacks in one pass."""
    directory = json.dumps([[one.name, len(one.content)] for one in members]).encode()
    return b"".join((struct.pack(">I", len(directory)), directory, *(one.content for one in members)))


def _tar_members(content: bytes) -> Mapping[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        opened = {one.name: archive.extractfile(one) for one in archive.getmembers()}
        return {name: file.read() for name, file in opened.items() if file}


def _packed(content: bytes) -> str:
    return b64encode(gzip.compress(content, 9, mtime=0)).decode()


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
