"""Writes the compiled form of every bundled regulation from its YAML. Run it after changing a rubric, layout or model.

``--check`` writes nothing and exits 1 when one is out of date.
"""

import sys
from pathlib import Path

from zi_score.rubric.compiled import COMPILED_FILE, compiled_absent_text, compiled_lexicon_text, compiled_text
from zi_score.rubric.library import (
    absent_regulations,
    bundled_rubrics,
    lexicon_folder,
    rubrics_folder,
    yaml_absent,
    yaml_layouts,
    yaml_lexicon,
    yaml_portal,
    yaml_rubric,
)


def main() -> None:
    """Write each compiled form anew."""
    stale = False
    for name in (*bundled_rubrics(), *absent_regulations(), lexicon_folder().name):
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
    """The compiled form of the rubric in a folder, of why there is none, or of the lexicon, as its file has it."""
    if folder == lexicon_folder():
        return compiled_lexicon_text(folder, yaml_lexicon(folder))
    if folder.name in absent_regulations():
        return compiled_absent_text(folder, yaml_absent(folder))
    return compiled_text(folder, yaml_rubric(folder), yaml_layouts(folder), yaml_portal(folder))


if __name__ == "__main__":
    main()
