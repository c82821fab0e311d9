"""The sound rubric and layout of ``tests/rubrics/sound``, as they are or with a few words replaced."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import load_layouts, load_rubric

Edits = dict[str, str]
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, project: Path) -> Write:
    """Writes a rubric folder; each key of `edits` stands once in the sound file and is replaced."""
    sound = project / "tests" / "rubrics" / "sound"

    def write_folder(rubric: Edits | None = None, layout: Edits | None = None) -> Path:
        (tmp_path / "layouts").mkdir(exist_ok=True)
        _write_edited(sound / "minimal.yaml", tmp_path / "rubric.yaml", rubric or {})
        _write_edited(sound / "layout.yaml", tmp_path / "layouts" / "form.yaml", layout or {})
        return tmp_path

    return write_folder


@pytest.fixture
def small_rubric(write: Write) -> Rubric:
    """The sound rubric."""
    return load_rubric(write())


@pytest.fixture
def small_layout(write: Write) -> Layout:
    """The sound layout."""
    (layout,) = load_layouts(write())
    return layout


def _write_edited(source: Path, target: Path, edits: Edits) -> None:
    text = source.read_text(encoding="utf-8")
    for old, new in edits.items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {source.name}"
        text = text.replace(old, new)
    target.write_text(text, encoding="utf-8")
