from typing import TYPE_CHECKING

from junitparser import Error, Failure, JUnitXml, Skipped, SystemOut, TestCase, TestSuite

from tests.support.marks import best_marks, worst_marks
from tests.unit.report.check.checks import HOSTILE, check, problem, render, unusable_check, waiver
from zi_score.outcome import Check, Demand
from zi_score.problems import Severity
from zi_score.rubric.catalogue import Rubric

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def suites(*checks: Check, gate: Demand | None = None) -> list[TestSuite]:
    return list(JUnitXml.fromstring(render("junit", *checks, gate=gate or Demand()).encode()))


def outcomes(suite: TestSuite) -> dict[str, list[type]]:
    return {str(case.name).partition(":")[0]: [type(one) for one in case.result] for case in suite}


def test_a_suite_for_each_workbook_and_a_case_for_each_code_and_gate(rubric: Rubric) -> None:
    problems = [problem(), problem(row=10), problem("ZI134"), problem("ZI501")]
    first, second, third = suites(
        check(rubric, best_marks(rubric), problems, accepted={"ZI134": waiver("ZI134")}),
        check(rubric, worst_marks(rubric), path="kurang.xlsx"),
        unusable_check(rubric),
        gate=Demand(require="wbk"),
    )
    assert outcomes(first) == {
        "dapat diperiksa": [],
        "require wbk": [],
        "ZI203": [Failure],
        "ZI134": [Skipped],
        "ZI501": [],
    }
    assert outcomes(second) == {"dapat diperiksa": [], "require wbk": [Failure]}
    assert outcomes(third) == {"ZI106": [Error]}
    assert [(one.tests, one.failures, one.errors, one.skipped) for one in (first, second, third)] == [
        (5, 1, 0, 1),
        (2, 1, 0, 0),
        (1, 0, 1, 0),
    ]


def test_the_counts_of_the_whole_are_the_sums(rubric: Rubric) -> None:
    text = render("junit", check(rubric, best_marks(rubric), [problem()]), unusable_check(rubric))
    whole = JUnitXml.fromstring(text.encode())
    assert (whole.tests, whole.failures, whole.errors) == (3, 1, 1)


def test_what_was_only_noticed_stands_in_the_output(rubric: Rubric) -> None:
    (suite,) = suites(check(rubric, best_marks(rubric), [problem("ZI501", code="A.I.1.i.a")]))
    case = next(one for one in suite if isinstance(one, TestCase) and str(one.name).startswith("ZI501"))
    assert "'LKE ZI'!K9: ZI501" in str(case.system_out)
    children: Callable[[type[SystemOut]], Iterator[SystemOut]] = suite.iterchildren  # junitparser gives it no types
    (output,) = children(SystemOut)
    assert "Nilai 100,00 dari 100" in str(output.text)
    assert "Tidak dinilai" in str(output.text)


def test_a_milder_limit_fails_more(rubric: Rubric) -> None:
    (suite,) = suites(check(rubric, best_marks(rubric), [problem("ZI501")]), gate=Demand(Severity.NOTE))
    assert outcomes(suite)["ZI501"] == [Failure]


def test_hostile_text_leaves_the_xml_whole(rubric: Rubric) -> None:
    one = check(rubric, best_marks(rubric), [problem(answer=HOSTILE, sheet=HOSTILE)], path=HOSTILE)
    (suite,) = suites(one)
    failure = next(case for case in suite if str(case.name).startswith("ZI203")).result[0]
    assert "<script>x</script>" in str(failure.text)
    assert "]]>" in str(failure.text)
