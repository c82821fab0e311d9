"""A rubric of eight questions, small enough that every combination of answers can be tried."""

from fractions import Fraction
from types import MappingProxyType

from zi_score.answers import Answer, AnswerSet, Choice, Response, Unanswered
from zi_score.frozen import replace
from zi_score.rubric.catalogue import Area, Node, Question, Rubric, Scale, Target, Threshold
from zi_score.rubric.sources import Source

LAW = Source("law", "Peraturan contoh")
OPTIONS = MappingProxyType({"A": Fraction(1), "B": Fraction(67, 100), "C": Fraction(0)})
WEIGHTS = {
    "A.I.1": {"A.I.1.a": Fraction(1), "A.I.1.b": Fraction(1), "A.I.1.c": Fraction(2, 3)},
    "A.II.1": {"A.II.1.a": Fraction(3), "A.II.1.b": Fraction(1, 3)},
    "B.I": {"B.I.a": Fraction(4), "B.I.b": Fraction(1), "B.I.c": Fraction(1, 2)},
}
PARENTS = {"A.I.1": "A", "A.II.1": "A", "B.I": "B"}


def small_rubric(
    rubric: Rubric, shares: dict[str, Fraction], area_parts: tuple[str, ...] = ("A.I.1", "A.II.1")
) -> Rubric:
    """Eight questions A-C in three groups; gates by code as shares of the weight.

    `total`, `area` and any code of a node or question may have a gate. `rubric` gives what is of no interest here.
    """
    questions = {
        code: Question(code, code, parent, "abc", weight, True, {}, (), None, (), LAW, True, "")
        for parent, weights in WEIGHTS.items()
        for code, weight in weights.items()
    }
    weights = {parent: sum(below.values(), Fraction(0)) for parent, below in WEIGHTS.items()}
    nodes = {
        top: Node(
            top,
            top,
            "component",
            "",
            sum((weights[part] for part in parts), Fraction(0)),
            tuple(parts),
            (),
            LAW,
        )
        for top in "AB"
        if (parts := [part for part, parent in PARENTS.items() if parent == top])
    }
    nodes |= {
        part: Node(part, part, "area", parent, weights[part], (), tuple(WEIGHTS[part]), LAW)
        for part, parent in PARENTS.items()
    }
    order = sorted(nodes)
    area = Area("1", "1", sum((weights[part] for part in area_parts), Fraction(0)), area_parts, LAW)
    thresholds = tuple(
        Threshold(
            code,
            code,
            "total" if code == "total" else "each_area" if code == "area" else "code",
            "" if code in ("total", "area") else code,
            share if code in ("total", "area") else share * (nodes[code] if code in nodes else questions[code]).weight,
            code in ("total", "area"),
            LAW,
            True,
        )
        for code, share in shares.items()
    )
    return replace(
        rubric,
        id="kecil",
        weight=sum(weights.values(), Fraction(0)),
        scales=MappingProxyType(
            {"abc": Scale("abc", "A/B/C", "choice", OPTIONS, Fraction(0), Fraction(1), (), LAW, True)}
        ),
        nodes=MappingProxyType({code: nodes[code] for code in order}),
        questions=MappingProxyType(questions),
        areas=MappingProxyType({"1": area}),
        targets=MappingProxyType({"wbk": Target("wbk", "WBK", thresholds, "")}),
        conditions=(),
        kawasan=None,
    )


def answered(letters: str) -> AnswerSet:
    """Eight letters as answers; a full stop is a blank."""
    codes = [code for weights in WEIGHTS.values() for code in weights]
    answers: list[Answer] = [Unanswered() if letter == "." else Choice(letter) for letter in letters]
    return AnswerSet("unit", "Unit", {code: Response(code, one) for code, one in zip(codes, answers, strict=True)})
