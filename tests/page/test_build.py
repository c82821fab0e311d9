"""The build of the page: only what is pinned goes in, the same sources give the same bytes, and the policy holds."""

import gzip
import hashlib
import io
import json
import re
import struct
import subprocess
import tarfile
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from scripts import build_page, page_python
from scripts.build_page import PINS, BuildError, built, fetched
from scripts.page_python import Compiled, Member, PythonError, members, needed

MODULE = "async function _createPyodideModule() { return import.meta.url; }\nexport default _createPyodideModule;"
LOADER = "function dt() {}\nexport{dt as loadPyodide,U as version};\n//# sourceMappingURL=pyodide.mjs.map"


def packages(module: str = MODULE, loader: str = LOADER) -> dict[str, bytes]:
    """What the pinned packages hold, as far as the build looks into them."""
    pyodide = {
        "package/pyodide.asm.wasm": b"\0asm",
        "package/pyodide.asm.mjs": module.encode(),
        "package/pyodide.mjs": loader.encode(),
        "package/pyodide-lock.json": b'{"info": {"python": "3.14.2"}, "packages": {"numpy": {}}}',
        "package/python_stdlib.zip": zipped({"os.py": b"", "abc.py": b"x = 1"}),
    }
    wheel = zipped({"one/__init__.py": b"", "one-1.dist-info/LICENSE": b"MIT <one>", "one-1.dist-info/METADATA": b""})
    return {name: tarred(pyodide) if name.endswith(".tgz") else wheel for name in PINS}


def as_they_are(pyodide: Mapping[str, bytes], program: list[Member]) -> Compiled:
    """In place of the compilation, which needs the real Pyodide."""
    return Compiled(members(pyodide["package/python_stdlib.zip"]), program)


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_compiled() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_page, "compiled", as_they_are)
        yield


def zipped(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return target.getvalue()


def block(page: str, name: str) -> bytes:
    match = re.search(rf'<script type="text/plain" id="block-{name}">([^<]*)</script>', page)
    assert match
    return gzip.decompress(b64decode(match[1]))


@pytest.fixture(scope="module")
def page() -> str:
    return built(packages())


def test_the_same_sources_give_the_same_bytes(page: str) -> None:
    assert built(packages()) == page


def test_scripts_and_styles_are_allowed_by_their_hash_and_nothing_else_is(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    script = re.search(r"<script>([\s\S]*?)</script>", page)
    style = re.search(r"<style>([\s\S]*?)</style>", page)
    assert policy
    assert script
    assert style
    digests = [b64encode(hashlib.sha256(one[1].encode()).digest()).decode() for one in (script, style)]
    assert policy[1] == (
        f"default-src 'none'; script-src 'sha256-{digests[0]}' 'wasm-unsafe-eval'; style-src 'sha256-{digests[1]}'; "
        "worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
    body = page.replace(script[0], "").replace(style[0], "")
    assert not re.search(r"""\s(?:style|on\w+|src)=""", body)
    assert "{{" not in body


def test_the_program_is_whole_without_its_command_line(page: str) -> None:
    content = block(page, "program")
    (length,) = struct.unpack_from(">I", content)
    names = [name for name, _size in json.loads(content[4 : 4 + length])]
    assert {
        "zi_score/workbook/files.py",
        "zi_score/report/ink/html/sorting.js",
        "zi_score/report/ink/html/style.css",
        "zi_score/locale/en/LC_MESSAGES/zi_score.mo",
        "zi_score/problems/compiled/kinds.json",
        "zi_score/rubrics/permenpanrb-90-2021/compiled.json",
        "zi_score/rubrics/permenpanrb-90-2021/rubric.yaml",
        "page/entry.py",
        "one/__init__.py",
    } <= set(names)
    assert [name for name in names if name.startswith(("zi_score/cli", "one-1", "zi_score/rubrics/schema"))] == []
    assert len(content) == 4 + length + sum(size for _name, size in json.loads(content[4 : 4 + length]))


def test_pyodide_becomes_a_part_of_a_classic_worker(page: str) -> None:
    worker = block(page, "worker").decode()
    assert "self.loadPyodide = dt;" in worker
    assert "return self.location.href;" in worker
    assert "export" not in worker


def test_the_page_says_under_which_licences_it_is(page: str) -> None:
    assert "MIT &lt;one&gt;" in page
    for name in ("zi-score", "pyodide", "python"):
        assert f"== {name} ==" in page


def test_the_library_is_what_was_loaded_with_its_packages_and_what_that_names() -> None:
    library = [Member(f"{name}.pyc", b"") for name in ("os", "abc", "email/__init__", "email/header", "turtle", "ssl")]
    kept = needed(library, loaded=["os", "email.header"], named=["ssl", "numpy"])
    assert [one.name for one in kept] == ["os.pyc", "email/__init__.pyc", "email/header.pyc", "ssl.pyc"]


def test_the_python_is_compiled_by_node(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **_options: Any) -> None:
        work = Path(command[3])
        assert (Path(command[2]) / "pyodide.asm.wasm").read_bytes() == b"wasm"
        assert [one.name for one in members((work / "program.zip").read_bytes())] == ["a.py"]
        (work / "compiled-library.zip").write_bytes(zipped({"os.pyc": b"", "turtle.pyc": b""}))
        (work / "compiled-program.zip").write_bytes(zipped({"a.pyc": b"compiled"}))
        (work / "modules.json").write_text('{"loaded": ["os"], "named": []}', encoding="utf-8")

    monkeypatch.setattr(subprocess, "run", run)
    pyodide = {"package/pyodide.asm.wasm": b"wasm", "package/python_stdlib.zip": zipped({"os.py": b""})}
    done = page_python.compiled(pyodide, [Member("a.py", b"")])
    assert done == Compiled([Member("os.pyc", b"")], [Member("a.pyc", b"compiled")])


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError("no node"), r"Node\.js could not be started: no node"),
        (subprocess.CalledProcessError(1, "node", stderr=f"{'x' * 999}\nKeyError: 'a'"), r"compiled:\nKeyError: 'a'$"),
    ],
)
def test_what_cannot_be_compiled_is_said(error: Exception, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_arguments: Any, **_options: Any) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(PythonError, match=told):
        page_python.compiled({"package/python_stdlib.zip": zipped({})}, [])


@pytest.mark.parametrize("changed", [{"module": "export {other};"}, {"loader": "export{a as other};"}])
def test_another_pyodide_than_the_script_knows_is_refused(changed: dict[str, str]) -> None:
    with pytest.raises(BuildError, match="Pyodide is not as this script knows it"):
        built(packages(**changed))


def test_a_page_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_page, "MOST_MEGABYTES", 0)
    with pytest.raises(BuildError, match="more than 0 MB"):
        built(packages())


def test_a_package_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    for name in PINS:
        (tmp_path / name).write_bytes(b"lain")
    with pytest.raises(BuildError, match=r"is not the package of page/pins\.json"):
        fetched(tmp_path)


def test_what_is_not_there_is_fetched_by_its_name_and_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], **_options: Any) -> None:
        commands.append(command)
        (tmp_path / next(name for name in PINS if not (tmp_path / name).exists())).write_bytes(b"")

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(BuildError):
        fetched(tmp_path)
    assert commands[0] == ["npm", "pack", "--silent", "pyodide@314.0.7"]
    assert commands[1][-1] == "python_calamine==0.9.1"
    assert len(commands) == len(PINS)


@pytest.mark.parametrize("error", [OSError("tidak ada npm"), subprocess.CalledProcessError(1, "npm")])
def test_what_cannot_be_fetched_is_said(tmp_path: Path, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_arguments: Any, **_options: Any) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(BuildError, match="could not be fetched"):
        fetched(tmp_path)


def test_a_registry_that_gives_another_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_arguments, **_options: None)
    with pytest.raises(BuildError, match="is not what npm pack gives"):
        fetched(tmp_path)


def test_the_command_writes_the_page_or_says_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_page, "fetched", lambda _folder: packages())
    build_page.main(["-o", str(tmp_path / "dist" / "page.html")])
    assert (tmp_path / "dist" / "page.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert " MB" in capsys.readouterr().out
    monkeypatch.setattr(build_page, "fetched", lambda _folder: packages(module=""))
    with pytest.raises(SystemExit, match="Pyodide"):
        build_page.main(["-o", str(tmp_path / "other.html")])
    assert not (tmp_path / "other.html").exists()
