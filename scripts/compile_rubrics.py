"""Writes the compiled form of every bundled regulation from its YAML. Run it after changing a rubric, layout or model.

``--check`` writes nothing and exits 1 when one is out of date.
"""

import sys
from pathlib import Path

from zi_score.rubric.compiled import COMPILED_FILE, compiled_absent_text, compiled_text
from zi_score.rubric.library import (
    absent_regulations,
    bundled_rubrics,
    rubrics_folder,
    yaml_absent,
    yaml_layouts,
    yaml_rubric,
)


def main() -> None:
    """Write each compiled form anew."""
    stale = False
    for name in (*bundled_rubrics(), *absent_regulations()):
        folder = rubrics_folder() / name
        file, text = folder / COMPILED_FILE, compiled(folder)
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
            print(f"{name}/{file.name}")
        elif not file.is_file() or file.read_text(encoding="utf-8") != text:
            print(f"{name}/{file.name} is out of date: run scripts/compile_rubrics.py")
            stale = True
    sys.exit(stale)


def compiled(folder: Path) -> str:
    """The compiled form of the rubric in a folder, or of the reason why there is none, as it stands in its file."""
    if folder.name in absent_regulations():
        return compiled_absent_text(folder, yaml_absent(folder))
    return compiled_text(folder, yaml_rubric(folder), yaml_layouts(folder))


if __name__ == "__main__":
    main()
