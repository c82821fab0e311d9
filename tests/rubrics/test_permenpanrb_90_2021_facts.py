"""The rubric against the collected facts: every code, scale, weight, count, gate and row of PortalRB."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from zi_score.documents.yaml_source import read_yaml
from zi_score.exact import exact
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.document import QuestionEntry, RubricDocument
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import load_portal, rubric_folder
from zi_score.rubric.validation import validate

RUBRIC = "permenpanrb-90-2021"
# The facts call the scale of the surveys by another name.
SCALE_OF_FACT = {"survei_0_4": "indeks_0_4"}


@pytest.fixture(scope="module")
def document() -> RubricDocument:
    """The file as its keepers write it, with what the catalogue leaves out."""
    return validate(read_yaml(rubric_folder(RUBRIC) / "rubric.yaml"), RubricDocument)


@pytest.fixture(scope="module")
def facts(facts_folder: Path) -> Any:
    """The collected facts on this regulation."""
    file = facts_folder / f"{RUBRIC}.yaml"
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def test_the_tree_is_that_of_the_facts(document: RubricDocument, facts: Any) -> None:
    ours = {node.code: node.weight for node in _nodes(document)}
    assert ours == {node["id"]: exact(node["weight"]) for node in _fact_nodes(facts)}


def test_the_questions_are_those_of_the_facts(document: RubricDocument, facts: Any) -> None:
    ours = [
        (question.code, question.scale, question.weight, [operand.key for operand in question.operands])
        for question in _questions(document)
    ]
    theirs = [
        (
            question["id"],
            SCALE_OF_FACT.get(question["type"], question["type"]),
            exact(question["weight"]) if "weight" in question else None,
            [entry["key"] for entry in question.get("inputs", [])],
        )
        for question in _fact_questions(facts)
    ]
    assert sorted(ours, key=str) == sorted(theirs, key=str)


def test_the_options_are_those_of_the_facts(document: RubricDocument, facts: Any) -> None:
    scores = facts["scoring"]["option_scores"]
    choices = {name: dict(scale.options) for name, scale in document.scales.items() if scale.kind == "choice"}
    assert choices == {name: {key: exact(value) for key, value in one.items()} for name, one in scores.items()}


def test_the_gates_are_those_of_the_facts(rubric: Rubric, facts: Any) -> None:
    subjects = {"total": "total", "A.area": "each_area"}
    for target in ("wbk", "wbbm"):
        ours = {gate.code or gate.subject: gate.minimum for gate in rubric.targets[target].thresholds}
        theirs = {subjects.get(one["id"], one["id"]): exact(one[target]) for one in facts["thresholds"]["unit"]}
        assert ours == theirs


def test_the_rows_of_portalrb_are_those_of_the_facts(layouts: tuple[Layout, ...], facts: Any) -> None:
    (layout,) = [one for one in layouts if one.id == "portalrb-2026"]
    inputs = {
        f"{question['id']}:{entry['key']}" if entry is not question else question["id"]: entry["portalrb_2026"]["row"]
        for question in _fact_questions(facts)
        for entry in question.get("inputs", [question])
    }
    assert len(inputs) == 127
    rows = {row.identity: row.row for row in layout.rows}
    assert {name: rows[name] for name in inputs} == inputs


def test_the_items_of_portalrb_are_those_of_its_questions(facts_folder: Path, layouts: tuple[Layout, ...]) -> None:
    """Each soal_id asks what stands in its row of the form, in the node and with the kind of answer that it says."""
    portal = load_portal(rubric_folder(RUBRIC))
    assert portal
    (form,) = [one for one in layouts if one.id == portal.layout]
    rows = {row.identity: row.row for row in form.rows}
    with (facts_folder / "portalrb-2026-map.csv").open(encoding="utf-8") as file:
        written = list(csv.DictReader(file))
    assert [(item.id, rows[item.identity]) for item in portal.items] == [
        (int(one["soal_id"]), int(one["row"])) for one in written
    ]
    for item, one in zip(portal.items, written, strict=True):
        assert f"{item.question}.".startswith(f"{one['node']}.")
        assert bool(item.count) == (one["answer_type"] == "jumlah")


def _nodes(document: RubricDocument) -> Iterator[Any]:
    queue = list(document.components)
    while queue:
        node = queue.pop(0)
        yield node
        queue = [*node.children, *queue]


def _questions(document: RubricDocument) -> Iterator[QuestionEntry]:
    for node in _nodes(document):
        yield from node.questions


def _fact_nodes(facts: Any) -> Iterator[Any]:
    queue = list(facts["tree"])
    while queue:
        node = queue.pop(0)
        yield node
        queue = [*node.get("children", []), *queue]


def _fact_questions(facts: Any) -> Iterator[Any]:
    for node in _fact_nodes(facts):
        yield from node.get("questions", [])
