"""Every hostile string through every format, from each place it may come from, read back by a real consumer.

What is compared is the skeleton: whatever the text, a report has the same rows, elements, commands and links as
with a harmless one.
"""

import csv
import io
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser
from itertools import chain
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from sarif_pydantic import Sarif

from tests.support.check_reports import commands_in
from tests.support.hostile import HOSTILE
from tests.support.marks import answer_set, best_marks, worst_marks
from tests.unit.report.outcomes import evaluation
from zi_score.comparison import Change, ChangeKind, Comparison, Side
from zi_score.explanation import Subject, SubjectKind
from zi_score.frozen import replace
from zi_score.outcome import Check, Demand, Evaluation
from zi_score.problems import Location, Problem, found
from zi_score.proposal.kawasan import KawasanFacts, judge_kawasan
from zi_score.recap import Recap, recap_of, row_of
from zi_score.report import (
    CHECK_FORMATS,
    DIFF_FORMATS,
    EXPLANATION_FORMATS,
    FORMATS,
    RECAP_FORMATS,
    ReportOptions,
    render_checks,
    render_comparisons,
    render_explanation,
    render_recap,
    render_report,
)
from zi_score.report.ink.html import sorting_script
from zi_score.report.printable import printable
from zi_score.rubric.catalogue import Rubric
from zi_score.scoring import score
from zi_score.waivers import Finding
from zi_score.workflows.explain import explain
from zi_score.workflows.sides import compare_sides

BENIGN = "teks"
OPTIONS = ReportOptions(details=True, width=120)
UNFIT_FOR_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNFIT_FOR_A_NAME = re.compile("[/\x00\ud800-\udc7f\udd00-\udfff]")


FITTED: Mapping[str, Callable[[str], str]] = {
    "cell": lambda text: UNFIT_FOR_XML.sub("", text),
    "sheet name": lambda text: UNFIT_FOR_XML.sub("", text) or "x",
    "file name": lambda text: UNFIT_FOR_A_NAME.sub("", text) or "x",
    "assessor's title": lambda text: text,
    "rubric": lambda text: text,
}
"""The places that a text may come from, and what each of them can hold of it."""


def placed(rubric: Rubric, text: str, places: Iterable[str] = tuple(FITTED)) -> Evaluation:
    """An evaluation with the text in these places, and a harmless one in the others."""
    held = {place: FITTED[place](text) for place in places}
    return outcome(
        retitled(rubric, held["rubric"]) if "rubric" in held else rubric,
        held.get("cell", BENIGN),
        path=held.get("file name", "lke.xlsx"),
        sheet=held.get("sheet name", "LKE"),
        title=held.get("assessor's title", "Unit"),
    )


def retitled(rubric: Rubric, text: str) -> Rubric:
    return replace(
        rubric,
        title=text,
        nodes=MappingProxyType({code: replace(one, title=text) for code, one in rubric.nodes.items()}),
        areas=MappingProxyType({code: replace(one, title=text) for code, one in rubric.areas.items()}),
        questions=MappingProxyType({code: replace(one, title=text) for code, one in rubric.questions.items()}),
        targets=MappingProxyType({code: replace(one, title=text) for code, one in rubric.targets.items()}),
    )


def outcome(
    rubric: Rubric, text: str, *, path: str = "lke.xlsx", sheet: str = "LKE", title: str = "Unit"
) -> Evaluation:
    """An evaluation with a problem of each severity that names the text."""
    place = Location(file=path, sheet=sheet, row=9, column=11)
    problems: list[Problem] = [
        found("ZI203", place, code="A.a", answer=text, options=text),
        found("ZI124", place, code="A.a", found=text, expected=text),
        found("ZI121", place, code="A.a", title=text),
    ]
    return evaluation(rubric, worst_marks(rubric), path=path, sheet=sheet, titles=[title], problems=problems)


def checked(one: Evaluation) -> Check:
    return Check(one, tuple(Finding(problem) for problem in one.problems))


def xml_skeleton(element: Element) -> Any:
    return (element.tag, sorted(element.attrib), [xml_skeleton(child) for child in element])


def json_skeleton(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: json_skeleton(one) for key, one in value.items()}
    if isinstance(value, list):
        return [json_skeleton(one) for one in value]
    return type(value).__name__


def json_of(text: str) -> Any:
    """Nothing in it is obeyed by a terminal, or unseen by a reader."""
    assert not [one for one in text if unicodedata.category(one) in {"Cc", "Cf", "Zl", "Zp"} and one != "\n"]
    return json_skeleton(json.loads(text))


def markdown_of(text: str) -> Any:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    every = chain.from_iterable((token, *(token.children or [])) for token in tokens)
    html = [token.content for token in tokens if token.type == "html_block"]
    assert all(re.fullmatch(r"</?details>\n?|<details><summary>[^<]*</summary>\n?", one) for one in html)
    return [(token.type, token.tag) for token in every if token.type not in {"text", "text_special", "softbreak"}]


def html_of(text: str) -> Any:
    """The elements with the names of their attributes; none is active but our own script, which is always the same."""
    reader = HtmlReader()
    reader.feed(text.replace(f"<script>{sorting_script()}</script>", "", 1))
    reader.close()
    return reader.skeleton


class HtmlReader(HTMLParser):
    """Collects what a browser would build of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.skeleton: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = sorted(name for name, _value in attrs)
        assert tag not in {"script", "a", "img", "link", "iframe", "object", "form", "base", "use", "image"}
        assert not [name for name in names if name.startswith("on") or name in {"style", "href", "src", "action"}]
        # How many lines a label of a picture takes depends on its length.
        if tag != "tspan":
            self.skeleton.append((tag, names))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def csv_of(text: str) -> Any:
    rows = list(csv.reader(io.StringIO(text)))
    for value in chain.from_iterable(rows):
        is_number = re.fullmatch(r"-?[0-9.]+(e-?[0-9]+)?", value)
        assert is_number or not value.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")), value
    return [len(row) for row in rows]


def junit_of(text: str) -> Any:
    assert len(list(JUnitXml.fromstring(text.encode("utf-8", "backslashreplace")))) == 1
    return xml_skeleton(fromstring(text.encode("utf-8", "backslashreplace")))  # noqa: S314 - our own


def sarif_of(text: str) -> Any:
    document = Sarif.model_validate_json(text.encode("utf-8", "backslashreplace"))
    for run in document.runs:
        for result in run.results or []:
            message = str(result.message.text)
            assert not re.search(r"\[[^\]]*\]\(", message)
            assert not re.search(r"(?<!\{)\{(?:\{\{)*\d+\}", message.replace("{{", "").replace("}}", ""))
    return json_of(text)


def github_of(text: str) -> Any:
    found_commands = [(name, sorted(properties)) for name, properties, _message in commands_in(text)]
    assert text.count("\n") == len(text.splitlines())
    assert len(text.splitlines()) - len(found_commands) in (0, 1)
    return found_commands


def table_of(text: str) -> Any:
    """Nothing but letters and line breaks reaches a terminal."""
    unsafe = {one for one in set(text) if not one.isprintable() and one not in "\n\N{REPLACEMENT CHARACTER}"}
    assert unsafe == set()
    return None


SKELETONS: Mapping[str, Callable[[str], Any]] = {
    "table": table_of,
    "json": json_of,
    "markdown": markdown_of,
    "csv": csv_of,
    "html": html_of,
    "junit": junit_of,
    "sarif": sarif_of,
    "github": github_of,
    "gitlab": json_of,
}


def compared(one: Evaluation) -> Comparison:
    """The evaluation against itself with the best answers, and a note that says the hostile text."""
    best = score(one.rubric, answer_set(one.rubric, best_marks(one.rubric)), "zero")
    cards = (one.decisive.scorecard, best)
    comparison = compare_sides(one.rubric, *(Side("", card.assessor, "", card) for card in cards))
    text = str(one.problems[0].values["answer"])
    place = one.problems[0].location
    note = Change("A.a", text, ChangeKind.NOTE, Fraction(0), None, None, text, BENIGN, place, place)
    sides = (replace(side, path=one.path, title=one.decisive.title) for side in (comparison.before, comparison.after))
    before, after = sides
    return replace(comparison, before=before, after=after, changes=(*comparison.changes, note))


def recapped(one: Evaluation) -> Recap:
    """The workbook as a row that names its unit in the same words, in a group of that name."""
    text = str(one.problems[0].values["answer"]) or "x"
    row = row_of(one, group=text)
    return recap_of([replace(row, unit=text), row])


def in_kawasan(name: str, one: Evaluation) -> str:
    """The workbook as the unit of a kawasan whose file and name are the same words."""
    text = str(one.problems[0].values["answer"])
    facts = KawasanFacts(text, text, Fraction(7), {"lower": True})
    assert one.rubric.kawasan
    outcome = judge_kawasan(one.rubric, one.rubric.kawasan, facts, [one], tuple(one.rubric.targets))
    return render_report(name, [one], OPTIONS, outcome)


RENDERED: Mapping[str, tuple[Mapping[str, str], Callable[[str, Evaluation], str]]] = {
    "evaluate": (FORMATS, lambda name, one: render_report(name, [one], OPTIONS)),
    "evaluate --kawasan": (FORMATS, in_kawasan),
    "check": (CHECK_FORMATS, lambda name, one: render_checks(name, [checked(one)], Demand(require="lower"), OPTIONS)),
    "diff": (DIFF_FORMATS, lambda name, one: render_comparisons(name, [compared(one)], OPTIONS)),
    "between": (
        DIFF_FORMATS,
        lambda name, one: render_comparisons(
            name, [compared(one)] * 2, OPTIONS, is_between=True, unusable=one.problems[:1]
        ),
    ),
    "explain": (
        EXPLANATION_FORMATS,
        lambda name, one: render_explanation(name, explain(one, Subject(SubjectKind.QUESTION, "A.a")), OPTIONS),
    ),
    "recap": (
        {name: module for name, module in RECAP_FORMATS.items() if name != "xlsx"},
        lambda name, one: str(render_recap(name, recapped(one), OPTIONS)),
    ),
}
"""Each command with its formats and how it is rendered."""


def rendered(command: str, name: str, one: Evaluation) -> str:
    return RENDERED[command][1](name, one)


@pytest.mark.parametrize(
    ("command", "name"), [(command, name) for command, (formats, _) in RENDERED.items() for name in formats]
)
def test_a_hostile_string_is_only_text(small: Rubric, command: str, name: str) -> None:
    """It stands in every place at once; when that goes wrong, each place alone says where."""

    @cache
    def skeleton(text: str, *places: str) -> Any:
        return SKELETONS[name](rendered(command, name, placed(small, text, places)))

    def fault(text: str, *places: str) -> str:
        try:
            is_same = skeleton(text, *places) == skeleton(BENIGN, *places)
        except Exception as error:  # noqa: BLE001 - all of the table in one go
            return repr(error)[:300]
        return "" if is_same or is_blank(text, name) else "another skeleton"

    wrong = {label: text for label, text in HOSTILE.items() if fault(text, *FITTED)}
    assert {label: {place: fault(text, place) for place in FITTED} for label, text in wrong.items()} == {}


def test_a_hostile_string_in_the_recapping_workbook_is_only_text(small: Rubric) -> None:
    for label, text in HOSTILE.items():
        options = replace(OPTIONS, folder="hasil" if len(text) % 2 else "")
        content = render_recap("xlsx", recapped(placed(small, text)), options)
        assert isinstance(content, bytes)
        for sheet in load_workbook(io.BytesIO(content)).worksheets:
            for cell in chain.from_iterable(sheet.iter_rows()):
                assert cell.data_type in {"s", "n"}, (label, cell.coordinate, cell.value)
                assert cell.hyperlink is None or str(cell.hyperlink.target).startswith(("file:///", "../"))


def is_blank(text: str, name: str) -> bool:
    """Without any letter there is less to show, which is no harm."""
    return name in {"markdown", "junit", "html"} and not printable(UNFIT_FOR_XML.sub("", text)).strip()


@pytest.mark.parametrize("label", HOSTILE)
def test_json_tells_a_text_as_it_is(small: Rubric, label: str) -> None:
    text = UNFIT_FOR_XML.sub("", HOSTILE[label]) or "x"
    (result,) = json.loads(rendered("evaluate", "json", placed(small, text, ["sheet name"])))["results"]
    assert result["workbook"]["sheet"] == text


def test_every_name_that_a_file_can_have_is_told(small: Rubric) -> None:
    """Undecodable bytes in a name survive as backslashes, never as an error."""
    path = os.fsdecode(b"lke\xff\xfe.xlsx")
    for command, (formats, _render) in RENDERED.items():
        for name in formats:
            report = rendered(command, name, outcome(small, BENIGN, path=path))
            assert report.encode("utf-8", "backslashreplace")
