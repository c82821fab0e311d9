"""What must agree beyond the schema, in the places that ``tests/rubrics/wrong`` does not show."""

import pytest

from tests.unit.rubric.conftest import Edits, Write
from zi_score.problems import UnusableInputError
from zi_score.rubric.library import load_layouts, load_rubric

AREA = "{code: A.1, title: Bidang, weight: 6, parts: [A], source: {document: law}}"
CONDITION = "- {id: opini, title: Opini, holder: unit, kind: yes_no, minimum: {lower: ya, higher: ya}"
LOWER_AREA = "subject: each_area, share: 0.6,"
HIGHER_AREA = "subject: each_area, share: 0.75,"
SURVEY = "subject: code, code: B.I.a, points: 2,"
PER_ASPECT = {"area_minimum: {value: combined": "area_minimum: {value: per_aspect"}
PART_ROW = "  - {row: 4, column: C, marker: b., words: [kelompok], part: A.b, title: Kelompok hitungan}\n"
FORMULA = "  - {node: A, averages: [A.a], cause: contoh, source: {document: law}}"
RUMOR = [("ZI306", "formulas[0].source.document", "rumor")]
RATIO = "A.b.ratio"
STAGE = "  - {id: usulan, title: Usulan, actor: pimpinan, source: {document: law}}\n"
AFFIRMATION = "affirmation: {applies_to: pemda, kinds: [rsud], source: {document: law}}\n"


def rubric_problems(write: Write, edits: Edits) -> list[tuple[str, str]]:
    with pytest.raises(UnusableInputError) as raised:
        load_rubric(write(edits))
    return [(problem.code, problem.location.path) for problem in raised.value.problems]


def layout_problems(write: Write, edits: Edits) -> list[tuple[str, str, str]]:
    with pytest.raises(UnusableInputError) as raised:
        load_layouts(write(layout=edits))
    values = [problem.values for problem in raised.value.problems]
    names = [str(one.get("name") or one.get("code") or one["document"]) for one in values]
    return [
        (problem.code, problem.location.path, name) for problem, name in zip(raised.value.problems, names, strict=True)
    ]


@pytest.mark.parametrize(
    ("before", "path"),
    [
        ("unanswered: {value: zero, reason: contoh, source: {", "policies.unanswered"),
        ("kind: choice, options: {A: 1, B: 0}, source: {", "scales.ab"),
        ("denominator: {semua: 1}\n          source: {", RATIO),
        ("zero_over_zero: {score: 1, reason: contoh, source: {", f"{RATIO}.zero_over_zero"),
        (" over_zero: {score: 0, reason: contoh, source: {", f"{RATIO}.over_zero"),
        ("title: Survei, scale: indeks, weight: 3, source: {", "B.I.a"),
        ("parts: [A], source: {", "A.1"),
        (f"{SURVEY} source: {{", "targets[higher].thresholds[survei]"),
        ("minimum: {lower: ya, higher: ya}, source: {", "conditions[opini]"),
    ],
)
def test_every_figure_cites_a_listed_source(write: Write, before: str, path: str) -> None:
    edits = {f"{before}document: law": f"{before}document: rumor"}
    assert rubric_problems(write, edits) == [("ZI306", f"{path}.source.document")]


@pytest.mark.parametrize(
    ("more", "path"),
    [(f"stages:\n{STAGE}", "stages[usulan]"), (AFFIRMATION, "affirmation")],
    ids=["stages", "affirmation"],
)
def test_what_may_be_left_out_cites_a_listed_source_too(write: Write, more: str, path: str) -> None:
    unlisted = more.replace("law", "rumor")
    assert rubric_problems(write, {"kawasan:\n": f"{unlisted}kawasan:\n"}) == [("ZI306", f"{path}.source.document")]


@pytest.mark.parametrize(
    ("edits", "paths"),
    [
        ({"kawasan:\n": f"stages:\n{STAGE}{STAGE}kawasan:\n"}, ["stages[usulan].id", "stages[usulan].id"]),
        ({"{key: selesai, title": "{key: semua, title"}, ["operands[semua].key", "operands[semua].key"]),
        ({"code: A.1, title": "code: B.I, title"}, ["B.I.code", "B.I.code"]),
        (
            {"id: lower": "id: higher", "requires: lower": "requires: higher"},
            ["targets[higher].id", "targets[higher].id"],
        ),
        (
            {f"  {CONDITION}": f"  {CONDITION}, source: {{document: law}}}}\n  {CONDITION}"},
            ["conditions[opini].id", "conditions[opini].id"],
        ),
    ],
)
def test_a_name_stands_once(write: Write, edits: Edits, paths: list[str]) -> None:
    problems = [path for code, path in rubric_problems(write, edits) if code == "ZI305"]
    assert [path.removeprefix("A.b.") for path in problems] == paths


@pytest.mark.parametrize(
    ("edits", "place"),
    [
        ({"points: 7,": "points: 11,", "points: 8,": "points: 10,"}, "targets[lower].thresholds[total]"),
        ({"points: 7,": "points: -1,"}, "targets[lower].thresholds[total]"),
        ({HIGHER_AREA: "subject: each_area, points: 6.01,"}, "targets[higher].thresholds[area]"),
        ({HIGHER_AREA: "subject: each_area, share: 1.01,"}, "targets[higher].thresholds[area]"),
        ({SURVEY: "subject: code, code: B.I.a, points: 3.01,"}, "targets[higher].thresholds[survei]"),
        ({SURVEY: "subject: code, code: A.a, points: 3.01,"}, "targets[higher].thresholds[survei]"),
    ],
)
def test_a_gate_asks_for_what_can_be_reached(write: Write, edits: Edits, place: str) -> None:
    assert ("ZI310", place) in rubric_problems(write, edits)


@pytest.mark.parametrize(
    "edits",
    [
        {"points: 8,": "points: 10,"},
        {"points: 7,": "points: 0,"},
        {HIGHER_AREA: "subject: each_area, points: 6,"},
        {SURVEY: "subject: code, code: B.I.a, points: 3,"},
        {SURVEY: "subject: code, code: A.a, points: 3,"},
        {"options: {A: 1, B: 0}": "options: {A: 1, B: 0.5, C: 0}"},
        {"options: {A: 1, B: 0}": "options: {A: 1, B: 0.75, C: 0.25, D: 0}"},
    ],
)
def test_a_gate_may_ask_for_everything_there_is(write: Write, edits: Edits) -> None:
    load_rubric(write(edits))


def test_a_gate_on_each_area_needs_an_area(write: Write) -> None:
    """Where there is none it would be met by everybody."""
    problems = rubric_problems(write, {"areas:\n": "areas: []\n", f"  - {AREA}\n": ""})
    assert problems == [("ZI317", "targets[lower].thresholds[area]"), ("ZI317", "targets[higher].thresholds[area]")]


AREA_OF_BOTH = {AREA: "{code: A.1, title: Bidang, weight: 10, parts: [A, B], source: {document: law}}"}
SIX_POINTS = {HIGHER_AREA: "subject: each_area, points: 6,"}


def test_an_area_tested_as_a_whole_may_be_asked_for_more_than_its_smallest_part(write: Write) -> None:
    load_rubric(write(AREA_OF_BOTH | SIX_POINTS))


def test_an_area_tested_by_aspect_cannot_be_asked_for_more_than_its_smallest_part(write: Write) -> None:
    assert rubric_problems(write, AREA_OF_BOTH | SIX_POINTS | PER_ASPECT) == [
        ("ZI310", "targets[higher].thresholds[area]")
    ]


def test_points_of_a_higher_target_are_compared_with_the_share_of_a_lower(write: Write) -> None:
    edits = {HIGHER_AREA: "subject: each_area, points: 3.59,"}
    assert rubric_problems(write, edits) == [("ZI311", "targets[higher].thresholds[area]")]


def test_points_of_a_higher_target_may_equal_the_share_of_a_lower(write: Write) -> None:
    load_rubric(write({HIGHER_AREA: "subject: each_area, points: 3.6,"}))


@pytest.mark.parametrize(
    ("edits", "problem"),
    [
        ({SURVEY: "subject: code, code: B.II, points: 2,"}, ("ZI307", "targets[higher].thresholds[survei].code")),
        ({"requires: lower": "requires: lowest"}, ("ZI307", "targets[higher].requires")),
        ({"code: A.b\n": "code: C.b\n"}, ("ZI308", "C.b.code")),
        ({"denominator: {semua: 1}": "denominator: {jumlah: 1}"}, ("ZI307", RATIO)),
        ({"scale: persen\n": "scale: ab\n"}, ("ZI314", "A.b")),
        ({"parts: [A]": "parts: [Z]"}, ("ZI307", "A.1.parts[0]")),
        ({"parts: [A]": "parts: [Z]", **PER_ASPECT}, ("ZI307", "A.1.parts[0]")),
        ({"minimum: 0, maximum: 4": "minimum: 4, maximum: 4"}, ("ZI309", "scales.indeks")),
        ({"options: {A: 1, B: 0}": "options: {A: 1, B: 0, C: 0}"}, ("ZI309", "scales.ab")),
        ({"options: {A: 1, B: 0}": "options: {A: 1, B: 0.5, C: 0.25}"}, ("ZI309", "scales.ab")),
    ],
)
def test_one_fault_gives_one_problem(write: Write, edits: Edits, problem: tuple[str, str]) -> None:
    assert rubric_problems(write, edits) == [problem]


def test_a_node_has_the_code_of_its_parent_before_its_own(write: Write) -> None:
    edits = {"code: B.I\n": "code: C.I\n", "code: B.I.a, title": "code: C.I.a, title", "code: B.I.b": "code: C.I.b"}
    edits |= {SURVEY: "subject: code, code: C.I.a, points: 2,"}
    assert rubric_problems(write, edits) == [("ZI308", "C.I.code")]


def test_all_faults_are_told_in_one_run(write: Write) -> None:
    edits = {"\nweight: 10\n": "\nweight: 11\n", "scale: persen\n": "scale: prosen\n", "requires: lower": "requires: x"}
    assert rubric_problems(write, edits) == [
        ("ZI304", "weight"),
        ("ZI307", "A.b.scale"),
        ("ZI307", "targets[higher].requires"),
    ]


@pytest.mark.parametrize(
    ("edits", "problems"),
    [
        ({"question: B.I.b}": "question: B.I.c}"}, [("ZI307", "rows[10]", "B.I.c"), ("ZI312", "rows", "B.I.b")]),
        ({"part: A.b": "part: A.c"}, [("ZI307", "rows[2]", "A.c")]),
        ({"of: A.b, sums": "of: A.c, sums"}, [("ZI307", "rows[6]", "A.c")]),
        ({"total: A,": "total: C,"}, [("ZI307", "rows[11]", "C")]),
        ({"operand: semua": "operand: separo"}, [("ZI307", "rows[4]", "A.b separo"), ("ZI312", "rows", "A.b semua")]),
        ({"sums: [semua, selesai]": "sums: [semua, separo]"}, [("ZI307", "rows[6]", "A.b separo")]),
        ({"{node: A, averages": "{node: C, averages"}, [("ZI307", "formulas[0]", "C")]),
        ({"averages: [A.a]": "averages: [A.a, A.c]"}, [("ZI307", "formulas[0]", "A.c")]),
        ({"node: B.I,": "total: B.I,"}, [("ZI312", "rows", "B.I")]),
        ({"cause: contoh, source: {document: law}": "cause: contoh, source: {document: rumor}"}, RUMOR),
    ],
)
def test_a_layout_names_what_the_rubric_has(write: Write, edits: Edits, problems: list[tuple[str, str, str]]) -> None:
    assert layout_problems(write, edits) == problems


@pytest.mark.parametrize(
    ("again", "first", "second", "name"),
    [
        ("  - {row: 2, column: B, marker: A., words: [proses], node: A, records: points}\n", "rows[0]", "rows[1]", "A"),
        ("  - {row: 6, column: C, words: [semua], operand: semua, of: A.b}\n", "rows[4]", "rows[5]", "A.b semua"),
        (PART_ROW, "rows[2]", "rows[3]", "A.b"),
        (f"{FORMULA}\n", "formulas[0].node", "formulas[1].node", "A"),
    ],
)
def test_a_layout_says_everything_once(write: Write, again: str, first: str, second: str, name: str) -> None:
    assert layout_problems(write, {again: again * 2}) == [("ZI305", first, name), ("ZI305", second, name)]


def test_two_assessors_have_two_names(write: Write) -> None:
    twin = "  - {id: unit, title: TPI, answer: {title: Jawaban, words: [tpi], column: H}}\n"
    problems = layout_problems(write, {"assessors:\n": f"assessors:\n{twin}"})
    assert problems == [("ZI305", "assessors[unit].id", "unit"), ("ZI305", "assessors[unit].id", "unit")]


def test_a_total_may_be_repeated(write: Write) -> None:
    total = "  - {row: 14, column: B, words: [nilai], total: total, records: points}\n"
    load_layouts(write(layout={total: total * 2}))
