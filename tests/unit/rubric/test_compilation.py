"""From the files to the catalogue: everything arrives exactly, with its source, in its order."""

from fractions import Fraction

from zi_score.rubric.catalogue import Area, Operand, Policy, Ratio, Rubric, Threshold, ZeroRule
from zi_score.rubric.layout import FormFormula, Layout, LayoutColumn
from zi_score.rubric.proposal import Condition, Kawasan, KawasanScale, KawasanTarget
from zi_score.rubric.sources import Source

LAW = Source("law", "Peraturan contoh")


def page(number: int) -> Source:
    return Source("law", "Peraturan contoh", f"hlm. {number}")


def test_the_whole_keeps_its_name_and_weight(small_rubric: Rubric) -> None:
    assert (small_rubric.id, small_rubric.title, small_rubric.weight) == ("minimal", "Rubrik contoh", Fraction(10))
    assert small_rubric.sources == {"law": LAW}


def test_nodes_are_listed_each_before_its_parts(small_rubric: Rubric) -> None:
    assert {code: (node.parent, node.children, node.questions) for code, node in small_rubric.nodes.items()} == {
        "A": ("", (), ("A.a", "A.b")),
        "B": ("", ("B.I",), ()),
        "B.I": ("B", (), ("B.I.a", "B.I.b")),
    }
    node = small_rubric.nodes["B.I"]
    assert (node.title, node.level, node.weight, node.source) == ("Mutu", "aspect", Fraction(4), page(3))


def test_questions_share_out_the_weight_of_their_node_unless_they_have_their_own(small_rubric: Rubric) -> None:
    weights = {code: (one.weight, one.has_own_weight) for code, one in small_rubric.questions.items()}
    assert weights == {
        "A.a": (Fraction(3), False),
        "A.b": (Fraction(3), False),
        "B.I.a": (Fraction(3), True),
        "B.I.b": (Fraction(1), True),
    }


def test_a_question_has_its_own_source_or_that_of_its_node(small_rubric: Rubric) -> None:
    assert small_rubric.questions["A.a"].source == page(2)
    assert small_rubric.questions["B.I.a"].source == page(4)


def test_a_ratio_arrives_with_its_counts_and_its_rules_for_zero(small_rubric: Rubric) -> None:
    question = small_rubric.questions["A.b"]
    assert question.operands == (Operand("semua", "Semua"), Operand("selesai", "Selesai"))
    assert question.ratio == Ratio(
        numerator={"selesai": Fraction(1)},
        denominator={"semua": Fraction(1)},
        zero_over_zero=ZeroRule(Fraction(1), True, "contoh", LAW, confirmed=True),
        over_zero=ZeroRule(Fraction(0), True, "contoh", LAW, confirmed=True),
        source=LAW,
    )
    assert small_rubric.questions["A.a"].ratio is None


def test_scales_keep_their_options_and_limits(small_rubric: Rubric) -> None:
    choice, index = small_rubric.scales["ab"], small_rubric.scales["indeks"]
    assert (choice.kind, choice.options, choice.source) == ("choice", {"A": Fraction(1), "B": Fraction(0)}, page(1))
    assert (index.kind, index.minimum, index.maximum) == ("index", Fraction(0), Fraction(4))
    assert small_rubric.scale_of(small_rubric.questions["B.I.a"]) is index


def test_gates_ask_for_points_or_for_a_share(small_rubric: Rubric) -> None:
    lower, higher = small_rubric.targets.values()
    assert (lower.id, lower.requires, higher.id, higher.requires) == ("lower", "", "higher", "lower")
    assert higher.thresholds == (
        Threshold("total", "Total", "total", "", Fraction(8), is_share=False, source=LAW, confirmed=True),
        Threshold("area", "Bidang", "each_area", "", Fraction(3, 4), is_share=True, source=LAW, confirmed=True),
        Threshold("survei", "Survei", "code", "B.I.a", Fraction(2), is_share=False, source=LAW, confirmed=True),
    )


def test_areas_conditions_and_policies_arrive(small_rubric: Rubric) -> None:
    assert small_rubric.areas == {"A.1": Area("A.1", "Bidang", Fraction(6), ("A",), LAW)}
    minimum = {"lower": "ya", "higher": "ya"}
    assert small_rubric.conditions == (
        Condition("opini", "Opini", "unit", "yes_no", "", minimum, LAW, confirmed=True, note=""),
    )
    assert small_rubric.policies["rounding"] == Policy("none", "contoh", LAW, confirmed=True)


def test_what_a_kawasan_must_reach_arrives(small_rubric: Rubric) -> None:
    assert small_rubric.kawasan == Kawasan(
        aspects=("Peta",),
        scale=KawasanScale(Fraction(10), "contoh", LAW, confirmed=False),
        targets={
            "lower": KawasanTarget(Fraction(6), "", LAW, confirmed=True),
            "higher": KawasanTarget(Fraction("7.5"), "lower", page(6), confirmed=True),
        },
        source=page(5),
    )


def test_a_layout_has_its_columns_by_number(small_layout: Layout) -> None:
    assert (small_layout.id, small_layout.title) == ("form", "Formulir contoh")
    assert (small_layout.sheets, small_layout.blank_texts, small_layout.header_row) == (("Lembar",), (), 1)
    assert {name: column.number for name, column in small_layout.columns.items()} == {
        "item": 2,
        "weight": 4,
        "scale": 5,
    }
    (unit,) = small_layout.assessors
    assert (unit.id, unit.title) == ("unit", "Unit")
    assert unit.answer == LayoutColumn("Jawaban", ("jawaban",), 6, optional=False)
    assert unit.others == {"score": LayoutColumn("Nilai", ("nilai",), 7, optional=True)}


def test_rows_know_their_kind_and_what_they_are_about(small_layout: Layout) -> None:
    assert [(row.row, row.kind, row.code, row.key, row.recorded_as) for row in small_layout.rows] == [
        (2, "node", "A", "", "points"),
        (3, "question", "A.a", "", "share"),
        (4, "part", "A.b", "", "share"),
        (5, "question", "A.b", "", "share"),
        (6, "operand", "A.b", "semua", "share"),
        (7, "operand", "A.b", "selesai", "share"),
        (8, "subtotal", "A.b", "jumlah", "share"),
        (9, "node", "B", "", "points"),
        (10, "node", "B.I", "", "points"),
        (11, "question", "B.I.a", "", "share"),
        (12, "question", "B.I.b", "", "share"),
        (13, "total", "A", "", "points"),
        (14, "total", "total", "", "points"),
    ]
    assert small_layout.rows[6].sums == ("semua", "selesai")
    assert small_layout.rows[1].column == 3
    assert small_layout.rows[1].words == ("pilihan",)
    assert small_layout.rows[1].marker == "a."


def test_a_formula_of_the_form_is_found_by_its_node(small_layout: Layout) -> None:
    assert small_layout.formulas == {"A": FormFormula("A", ("A.a",), "contoh")}
