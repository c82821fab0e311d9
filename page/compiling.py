"""Run by `compile.mjs` within Pyodide: each archive of sources becomes one of compiled modules, in the same order.

They lose their docstrings and assertions, which nobody reads there.
"""

import importlib.util
import marshal
import zipfile
from pathlib import Path

WITHOUT_DOCSTRINGS = 2
ARCHIVES = ("library.zip", "program.zip")

# As PEP 552 has it: valid by the hash of its source, which nobody checks.
HEADER = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little")
WORK = Path("/build")

for archive in ARCHIVES:
    with (
        zipfile.ZipFile(WORK / archive) as sources,
        zipfile.ZipFile(WORK / f"compiled-{archive}", "w") as target,
    ):
        for name in sources.namelist():
            content = sources.read(name)
            if name.endswith(".py"):
                code = compile(content, name, "exec", dont_inherit=True, optimize=WITHOUT_DOCSTRINGS)
                compiled = HEADER + importlib.util.source_hash(content) + marshal.dumps(code)
                target.writestr(zipfile.ZipInfo(f"{name}c"), compiled)
            else:
                target.writestr(zipfile.ZipInfo(name), content)
