"""Run by `compile.mjs` within Pyodide, after `compiling.py`: asks every kind of question and says what was loaded.

And, as a margin, what any loaded module of the library names in an import, whether or not it came to that.
"""

import ast
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

with zipfile.ZipFile("/build/program.zip") as program:
    program.extractall("/program")
sys.path.insert(0, "/program")

from page.entry import answer, prepared

EXAMPLES = sorted(Path("/examples").glob("*.xlsx"))
OTHERS = {
    "tabel.csv": b"a;b\n" * 20,
    "halaman.xls": b"<html><table><tr><td>a</td></tr></table></html>",
    "lembar.ods": b"PK\x03\x04content.xml",
    "isi.json": b"{}",
}


def ask(subject: str, names: list[str], contents: list[bytes], language: str = "id", **more: object) -> Any:
    """Ask as the page does."""
    question = {"subject": subject, "language": language, "today": "2026-01-01", "names": names, **more}
    return json.loads(answer(json.dumps(question), contents))


prepared()
rows = []
for path in EXAMPLES:
    one = [path.name], [path.read_bytes()]
    rows.append(ask("list", *one)["row"])
    for subject in ("evaluate", "check", "plan"):
        for format_ in ("page", "json", "html"):
            ask(subject, *one, "en", format=format_)
    ask("plan", *one, format="xlsx")
    ask("check", *one, format="copy")
    ask("between", *one, pair=["unit", "tpi"])
for name, content in OTHERS.items():
    rows.append(ask("list", [name], [content])["row"])
    ask("check", [name], [content])
two = [path.name for path in EXAMPLES[-2:]], [path.read_bytes() for path in EXAMPLES[-2:]]
for format_ in ("page", "json", "html", "csv"):
    ask("compare", *two, format=format_)
for format_ in ("page", "json", "html", "xlsx", "csv"):
    ask("recap", [], [], format=format_, rows=rows)

loaded = set(sys.modules)
named = set()
with zipfile.ZipFile("/build/library.zip") as library:
    for name in library.namelist():
        module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if module in loaded:
            for node in ast.walk(ast.parse(library.read(name))):
                if isinstance(node, ast.Import):
                    named |= {one.name for one in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    named |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}

json.dumps({"loaded": sorted(loaded), "named": sorted(named)})
