"""How answers are handed over is data: compiled like the rest, complete, refused where it contradicts the rubric."""

import shutil
from pathlib import Path

import pytest

from zi_score.problems import UnusableInputError
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.compiled import COMPILED_FILE, read_compiled_portal
from zi_score.rubric.instrument import load_instrument
from zi_score.rubric.library import DEFAULT_RUBRIC, bundled_rubrics, load_portal, rubric_folder, yaml_portal

FILE = "portalrb.yaml"


@pytest.mark.parametrize("name", bundled_rubrics())
def test_what_is_loaded_equals_what_the_yaml_says(name: str) -> None:
    folder = rubric_folder(name)
    assert read_compiled_portal(folder) == (yaml_portal(folder),) == (load_portal(folder),)


def test_every_question_and_count_has_one_item_in_the_order_of_the_form(rubric: Rubric) -> None:
    portal = load_instrument().portal()
    assert portal
    form = load_instrument().layout(portal.layout)
    asked = [row.identity for row in form.rows if row.kind == "operand" or _is_asked(rubric, row.identity)]
    assert [item.identity for item in portal.items] == asked
    assert [item.id for item in portal.items] == list(range(1, 128))
    assert any(not one.confirmed for one in portal.assumptions)


def _is_asked(rubric: Rubric, identity: str) -> bool:
    question = rubric.questions.get(identity)
    return question is not None and not question.operands


def test_a_repealed_regulation_is_handed_over_to_nobody() -> None:
    assert load_instrument("permenpanrb-52-2014").portal() is None


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("layout: portalrb-2026", "layout: lembar-lain", "ZI307", "layout"),
        ("target: wbbm", "target: wbbx", "ZI307", "lists[1].target"),
        ("affirmed: [WBK-AFIRMASI]", "affirmed: [AFIRMASI]", "ZI307", "lists[0].affirmed"),
        ("{id: 2, question: A.I.1.i.b}", "{id: 2, question: A.I.1.i.z}", "ZI307", "items[1]"),
        ("{id: 2, question: A.I.1.i.b}", "{id: 2, question: A.I.1.i.z}", "ZI929", "items"),
        ("{id: 2, question: A.I.1.i.b}", "{id: 1, question: A.I.1.i.b}", "ZI305", "items[0].id"),
        ("{id: 2, question: A.I.1.i.b}", "{id: 2, question: A.I.1.i.a}", "ZI305", "items[0]"),
        ("{id: 2, question: A.I.1.i.b}", "{id: dua, question: A.I.1.i.b}", "ZI303", "items[dua].id"),
        ("source: {document: panduan-api}", "source: {document: panduan}", "ZI306", "source.document"),
        (
            "source: {document: master-soal}",
            "source: {document: soal}",
            "ZI306",
            "assumptions[3].source.document",
        ),
    ],
)
def test_a_wrong_file_is_named_by_line_and_path(tmp_path: Path, old: str, new: str, code: str, path: str) -> None:
    folder = tmp_path / "rubrik"
    shutil.copytree(rubric_folder(DEFAULT_RUBRIC), folder)
    text = (folder / FILE).read_text(encoding="utf-8")
    assert old in text
    (folder / FILE).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(UnusableInputError) as raised:
        load_portal(folder)
    assert (code, path) in {(one.code, one.location.path) for one in raised.value.problems}
    assert all(one.location.line for one in raised.value.problems)


def test_a_compiled_portal_of_other_classes_is_read_from_its_yaml(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(rubric_folder(DEFAULT_RUBRIC), tmp_path / "rubrik"))
    file = folder / COMPILED_FILE
    text = file.read_text(encoding="utf-8")
    assert '"portal_fields": {' in text
    file.write_text(text.replace('"portal_fields": {', '"portal_fields": {"Lama": [], '), encoding="utf-8")
    assert read_compiled_portal(folder) is None
    assert read_compiled_portal(tmp_path) is None
