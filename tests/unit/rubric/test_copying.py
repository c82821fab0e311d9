"""What is written of a copy whose source says little of itself."""

from pathlib import Path

from zi_score.rubric.copying import copied_files


def test_a_source_without_a_title_is_given_none(tmp_path: Path) -> None:
    source, target = tmp_path / "rb", tmp_path / "Rubrik Kami"
    source.mkdir()
    (source / "rubric.yaml").write_text("id: rb\nversion: 1\n", encoding="utf-8")
    (text,) = copied_files(source, "rb", target, ()).values()
    assert text.endswith("id: rubrik-kami\nversion: 1\n")
