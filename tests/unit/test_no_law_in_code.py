"""No weight, threshold, title, code, operand or cell of the law stands in the program: it is all data.

What is forbidden is derived from the rubric and its layouts, so a new regulation needs no new test.
Docstrings and comments may name examples; everything else in the source is searched.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from pathlib import Path

import pytest

from zi_score.column_letters import column_letters
from zi_score.problems import CATALOGUE
from zi_score.rubric.catalogue import TOTAL, Rubric
from zi_score.rubric.layout import Layout
from zi_score.rubric.library import bundled_rubrics, load_layouts, load_rubric, rubric_folder
from zi_score.rubric.questionnaire import Questionnaire
from zi_score.rubric.questionnaires import bundled_questionnaires, load_questionnaire

pytestmark = pytest.mark.no_cover
# Numbers below this are too common to mean the law, unless they have a fractional part.
SMALLEST_TELLING_NUMBER = 16
# Per cent, and rounding to the nearest.
EVERYDAY_NUMBERS = {Fraction(100), Fraction(1, 2)}
# Multiples of this serve as sizes everywhere; they are the law only where something is compared with them.
ROUND = 10
# Also an everyday Indonesian word: forbidden as a name and as a whole string, not inside a sentence.
EVERYDAY_WORDS = {"hasil"}
# What only looks like the law, with the reason. One that no longer occurs must be removed.
COINCIDENCES = {
    "audit/formula_rules.py: number 2/3": "how many neighbours must agree before a formula stands out",
    "template/page.py: number 2/5": "a margin of the printed page, in inches",
    "workbook/pairing.py: number 3/5": "how much a row counts that only its code names",
    "workbook/column_facts.py: number 3/5": "how much of a column must be markers",
    "workbook/criteria.py: number 3/4": "how much of its words an answer shares with its option",
    "workbook/leftovers.py: number 3/5": "how much of a column must be prose",
    "workbook/rows.py: number 2/5": "how much it matters what a shortened text left out",
    "workbook/rows.py: number 3/5": "how much it matters what a shortened text kept",
    "workbook/texts.py: number 3/5": "how alike a text must be, and how much a column must add, to be one of texts",
    "workbook/titles.py: number 3/4": "how many letter pairs a misspelt word of a title must share",
    "annotation/__init__.py: number 18": "the height of a line in a comment",
    "report/diff/pictures.py: number 16": "how many moves a picture shows",
    "documents/yaml_source.py: number 16": "how much of a digest tells two versions of a file apart",
    "report/ink/terminal_rows.py: number 16": "the width of a column",
    "template/recap.py: number 16": "the height of a line",
    "workbook/sheet_xml.py: number 16": "the base of hexadecimal numbers",
    "workbook/safety.py: number 16": "the length of a record in a zip archive",
}

NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
CELL = re.compile(r"(?<![A-Za-z0-9])\$?([A-Z]{1,3})\$?(\d{1,4})(?![A-Za-z0-9])")
CODE = re.compile(r"(?<![\w.])[A-Z](?:\.\w+)+(?![\w.]*\w)")
NAME_PART = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
ROW_NAME = re.compile(r"(?:^|_)row$", re.IGNORECASE)


@dataclass(frozen=True)
class Law:
    """What must not stand in the code."""

    numbers: frozenset[Fraction]
    codes: frozenset[str]
    keys: frozenset[str]
    words: frozenset[str]
    phrases: frozenset[str]
    cells: frozenset[str]
    rows: frozenset[int]


@pytest.fixture(scope="module")
def law() -> Law:
    """The law of every bundled rubric and questionnaire."""
    folders = [rubric_folder(name) for name in bundled_rubrics()]
    questionnaires = [load_questionnaire(name) for name in bundled_questionnaires()]
    laws = [derive_law(load_rubric(folder), load_layouts(folder), questionnaires) for folder in folders]
    return Law(**{field.name: frozenset().union(*(getattr(one, field.name) for one in laws)) for field in fields(Law)})


def derive_law(rubric: Rubric, layouts: tuple[Layout, ...], questionnaires: Sequence[Questionnaire]) -> Law:
    nodes, questions, areas = rubric.nodes.values(), rubric.questions.values(), rubric.areas.values()
    thresholds = [threshold for target in rubric.targets.values() for threshold in target.thresholds]
    operands = [operand for question in questions for operand in question.operands]
    numbers = {
        *(node.weight for node in nodes),
        *(area.weight for area in areas),
        *(question.weight for question in questions if question.has_own_weight),
        *(threshold.minimum for threshold in thresholds),
        *(share for scale in rubric.scales.values() for share in scale.options.values()),
        *(number for one in questionnaires for number in _numbers_of(one)),
        *(one.minimum for kawasan in [rubric.kawasan] if kawasan for one in kawasan.targets.values()),
    }
    titled = (nodes, questions, areas, operands, rubric.conditions)
    titles = {_folded(one.title) for group in titled for one in group}
    rows = [row for layout in layouts for row in layout.rows]
    # A variable with a title of one word is called by an everyday word.
    asked = (_folded(one.title) for each in questionnaires for one in each.variables.values())
    titles |= {title for title in asked if " " in title}
    titles |= {_folded(aspect) for kawasan in [rubric.kawasan] if kawasan for aspect in kawasan.aspects}
    titles |= {_folded(row.title) for row in rows if row.title and row.code != TOTAL}
    return Law(
        numbers=frozenset(
            number
            for number in numbers
            if number not in EVERYDAY_NUMBERS and (number.denominator > 1 or number >= SMALLEST_TELLING_NUMBER)
        ),
        codes=frozenset(code for code in (*rubric.nodes, *rubric.questions, *rubric.areas) if "." in code),
        keys=frozenset(
            {operand.key for operand in operands}
            | {condition.id for condition in rubric.conditions}
            | set(rubric.scales)
            | {sheet for layout in layouts for sheet in layout.sheets if " " in sheet}
            | {code for one in questionnaires for code in (one.id, *one.items, *one.conversions)}
        ),
        words=frozenset(title for title in titles if " " not in title),
        phrases=frozenset(title for title in titles if " " in title),
        cells=frozenset(
            f"{column_letters(column)}{row.row}"
            for layout in layouts
            for row in layout.rows
            for column in _value_columns(layout)
        ),
        rows=frozenset(row.row for row in rows if row.kind in {"question", "operand"}),
    )


def _numbers_of(questionnaire: Questionnaire) -> Iterator[Fraction]:
    """What a survey is computed from and compared with; the margin of a sample is also that of any interval."""
    for conversion in questionnaire.conversions.values():
        yield from (conversion.slope, abs(conversion.offset))
    if questionnaire.sample:
        yield questionnaire.sample.chi_square
    if questionnaire.least_respondents:
        yield Fraction(questionnaire.least_respondents.count)
    if questionnaire.grading:
        yield questionnaire.grading.factor
        yield from (band.minimum for band in questionnaire.grading.bands)


def _value_columns(layout: Layout) -> set[int]:
    """The columns that hold weights, scales, answers and scores, by number."""
    columns = {layout.columns["weight"].number, layout.columns["scale"].number}
    for assessor in layout.assessors:
        columns |= {assessor.answer.number, *(column.number for column in assessor.others.values())}
    return columns


def find_law(source: str, law: Law) -> list[str]:
    """Each place at which a source text states the law, as ``line: what``."""
    nodes = list(ast.walk(ast.parse(source)))
    # A string that is a statement of its own is a docstring; nothing else can be.
    statements = [node.value for node in nodes if isinstance(node, ast.Expr)]
    findings = []
    for node in nodes:
        if not (isinstance(node, ast.Constant) and node in statements):
            findings += [f"{getattr(node, 'lineno', 0)}: {what}" for what in _stated(node, law)]
    return findings


def _stated(node: ast.AST, law: Law) -> Iterator[str]:
    yield from (f"number {number}" for number in _numbers(node) if number in law.numbers)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _stated_in_text(node.value, law)
    for name in _names(node):
        parts = {part.lower() for part in NAME_PART.findall(name)}
        if name.lower() in law.keys or parts & law.words:
            yield f"name {name}"
    for value in _row_numbers(node):
        if value in law.rows:
            yield f"row {value}"


def _stated_in_text(text: str, law: Law) -> Iterator[str]:
    folded = _folded(text)
    if NUMBER.fullmatch(text.strip()) and Fraction(text.strip().replace(",", ".")) in law.numbers:
        yield f"number {text}"
    if text in law.keys or folded in law.words:
        yield f"word {text}"
    else:
        yield from (f"word {word}" for word in set(re.findall(r"\w+", folded)) & law.words - EVERYDAY_WORDS)
    yield from (f"title {phrase}" for phrase in law.phrases if phrase in folded)
    yield from (f"code {code}" for code in CODE.findall(text) if code in law.codes)
    yield from (f"cell {column}{row}" for column, row in CELL.findall(text) if f"{column}{row}" in law.cells)


def _numbers(node: ast.AST) -> list[Fraction]:
    """A numeric literal, a quotient of two of them in either spelling, or what a value is compared with."""
    match node:
        case ast.Compare(left=left, comparators=comparators):
            literals = [one.value for one in (left, *comparators) if isinstance(one, ast.Constant)]
            return [Fraction(one) for one in literals if type(one) is int and one % ROUND == 0]
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            number = Fraction(repr(value))
            return [number] if number % ROUND else []
        case ast.Call(
            func=ast.Name(id="Fraction"), args=[ast.Constant(value=int(over)), ast.Constant(value=int(under))]
        ):
            return [Fraction(over, under)]
        case ast.BinOp(op=ast.Div(), left=ast.Constant(value=int(over)), right=ast.Constant(value=int(under))):
            return [Fraction(over, under)]
        case _:
            return []


def _names(node: ast.AST) -> list[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
            return [name]
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.keyword(arg=str(name)):
            return [name]
        case _:
            return []


def _row_numbers(node: ast.AST) -> list[int]:
    """Integers that the code calls a row: by argument, assignment, comparison, or in a cell's address."""
    values: list[ast.expr] = []
    match node:
        case ast.keyword(arg=str(name), value=value) if ROW_NAME.search(name):
            values = [value]
        case ast.Assign(targets=[target], value=value) if _is_row(target):
            values = [value]
        case ast.AnnAssign(target=target, value=ast.expr() as value) if _is_row(target):
            values = [value]
        case ast.Compare(left=left, comparators=comparators) if any(map(_is_row, (left, *comparators))):
            values = [left, *comparators]
        case ast.Call(func=ast.Attribute(attr="cell"), args=[first, *_]):
            values = [first]
    return [one.value for one in values if isinstance(one, ast.Constant) and isinstance(one.value, int)]


def _is_row(node: ast.expr) -> bool:
    return any(ROW_NAME.search(name) for name in _names(node))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def test_no_law_stands_in_the_code(law: Law, project: Path) -> None:
    package = project / "src" / "zi_score"
    findings = {
        f"{file.relative_to(package).as_posix()}: {finding.partition(': ')[2]}": finding
        for file in sorted(package.rglob("*.py"))
        for finding in find_law(file.read_text(encoding="utf-8"), law)
    }
    assert {where: line for where, line in findings.items() if where not in COINCIDENCES} == {}
    assert COINCIDENCES.keys() <= findings.keys()


def test_no_message_states_the_law(law: Law) -> None:
    """Their examples do, on the page of each code: they show what stands in a workbook."""
    wordings = [(kind.code, wording) for kind in CATALOGUE.values() for wording in (kind.indonesian, kind.english)]
    findings = [
        f"{code}: {finding}" for code, texts in wordings for text in texts for finding in _stated_in_text(text, law)
    ]
    assert findings == []


def test_the_word_for_the_first_component_stands_nowhere_at_all(project: Path) -> None:
    """Not even in prose: DESIGN names this word as the sign that law has leaked."""
    package = project / "src" / "zi_score"
    files = [file for file in package.rglob("*") if file.suffix in {".py", ".po", ".pot", ".css", ".html"}]
    assert files
    assert [file.name for file in files if "pengungkit" in file.read_text(encoding="utf-8").casefold()] == []


def test_every_kind_of_law_is_looked_for(law: Law) -> None:
    assert set(map(Fraction, ("18.25", "15.75", "22.5", "17.5", "0.67", "0.33", "85", "48"))) <= law.numbers
    assert set(map(Fraction, ("6.5", "7.5"))) <= law.numbers
    assert {"A.I.1.i.a", "A.II.5.iii", "A.1", "B.II"} <= law.codes
    assert {"lhkpn_lapor", "ya_tidak", "LKE ZI"} <= law.keys
    assert {"pengungkit", "pemenuhan", "reform", "hasil"} <= law.words
    assert {"manajemen perubahan", "tim kerja zi", "penjabaran ke sop"} <= law.phrases
    assert {"K8", "L175"} <= law.cells
    assert 8 in law.rows
    assert set(map(Fraction, ("3.841", "88.31", "76.61", "25", "2/3"))) <= law.numbers
    assert {"U1", "SPKP9", "proportional", "skm-permenpanrb-14-2017"} <= law.keys
    assert "diskriminasi pelayanan" in law.phrases


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("LIMIT = 18.25", "1: number 73/4"),
        ("limit = Fraction('0,67')", "1: number 0,67"),
        ("limit = Fraction('22.5')", "1: number 22.5"),
        ("half = Fraction(3, 4)", "1: number 3/4"),
        ("half = 3 / 4", "1: number 3/4"),
        ("if total >= 85: pass", "1: number 85"),
        ("if 40 <= total: pass", "1: number 40"),
        ("reform = nodes[0]", "1: name reform"),
        ("def score_pemenuhan(): pass", "1: name score_pemenuhan"),
        ("class HasilScore: pass", "1: name HasilScore"),
        ("count(lhkpn_lapor=1)", "1: name lhkpn_lapor"),
        ("x = scorecard.reform", "1: name reform"),
        ("x = values['lhkpn_lapor']", "1: word lhkpn_lapor"),
        ("x = 'Hasil'", "1: word Hasil"),
        ("x = 'nilai Pengungkit'", "1: word pengungkit"),
        ("x = f'{n} Tim  kerja ZI'", "1: title tim kerja zi"),
        ("x = points['A.II.5.iii']", "1: code A.II.5.iii"),
        ("x = 'lihat A.I.1.i.a.'", "1: code A.I.1.i.a"),
        ("x = sheet['K8']", "1: cell K8"),
        ("x = 'SUM($L$175)'", "1: cell L175"),
        ("read(row=8)", "1: row 8"),
        ("first_row: int = 8", "1: row 8"),
        ("if cell.row == 8: pass", "1: row 8"),
        ("sheet.cell(8, 3)", "1: row 8"),
    ],
)
def test_a_planted_piece_of_law_is_found(law: Law, planted: str, found: str) -> None:
    assert found in find_law(planted, law)


@pytest.mark.parametrize(
    "innocent",
    [
        '"""Reads A.I.1.i.a from K8: pemenuhan, 18.25."""',
        "x = 1  # the weight of A.I.1.i.a is 18.25",
        "x: int = 100",
        "ROWS_SEARCHED = 60",
        "places = floor(share * width + Fraction(1, 2))",
        "x = 'hitung ulang (F9)'",
        "x = code or 'ZI203'",
        "x = 'tanpa hasil yang tersimpan'",
        "x = 'reformasi birokrasi'",
        "x = True",
        "x = 8",
        "x = {'level': 'area', 'code': 'total'}",
    ],
)
def test_what_is_not_the_law_is_left_alone(law: Law, innocent: str) -> None:
    assert find_law(innocent, law) == []
