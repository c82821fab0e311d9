"""What stands beside answers comes with their evaluation, from a file that is read once."""

import json
from pathlib import Path

import pytest

from zi_score.portalrb import body
from zi_score.rubric.instrument import load_instrument
from zi_score.workbook.files import NamedContent
from zi_score.workflows.beside import evaluate_with_texts


def test_a_saved_body_is_parsed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"soal_id": 1, "jawaban_unit": "A", "catatan_unit": "SK ada"}
    document = {"unit_id": "U-1", "nama_unit": "Kantor A", "tahun": 2026, "answers": [entry]}
    path = tmp_path / "unit-001.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    parsed, paths = body.parsed, []

    def counted(source: NamedContent) -> body.Body:
        paths.append(source.name)
        return parsed(source)

    monkeypatch.setattr(body, "parsed", counted)
    evaluation, texts = evaluate_with_texts(path, load_instrument())
    assert evaluation.is_usable
    assert list(texts.values()) == ["SK ada"]
    assert paths == [str(path)]
