"""JUnit XML: a suite for each workbook, in it a case for each kind of finding and for each gate.

A case fails when any of its findings fails the gate; what was only noticed stands in its output.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from zi_score.language import _
from zi_score.report.check.wording import (
    finding_sentence,
    findings_of_kind,
    is_short,
    kind_summary,
    not_judged_sentence,
    score_sentence,
    shortfall,
    waiver_sentence,
)
from zi_score.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.outcome import Check, Demand
    from zi_score.waivers import Finding

_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def render(checks: Sequence[Check], gate: Demand) -> str:
    """Render every check as one XML document."""
    root = Element("testsuites", name="zi-score check")
    for check in checks:
        root.append(_suite(check, gate))
    _count(root)
    if not checks:
        SubElement(root, "system-out").text = printable(not_judged_sentence())
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(check: Check, gate: Demand) -> Element:
    evaluation = check.evaluation
    suite = Element("testsuite", name=printable(evaluation.path), time="0")
    if evaluation.is_usable:
        _case(suite, check, _("dapat diperiksa"))
    if evaluation.is_usable and gate.require:
        _require_case(suite, check, gate)
    failing = {id(finding) for finding in check.failing(gate)}
    for kind, findings in findings_of_kind(check.findings):
        case = _case(suite, check, kind_summary(kind))
        _add_findings(case, check, findings, [one for one in findings if id(one) in failing])
    _count(suite)
    lines = [score_sentence(evaluation)] if evaluation.is_usable else []
    SubElement(suite, "system-out").text = _text([*lines, not_judged_sentence()])
    return suite


def _require_case(suite: Element, check: Check, gate: Demand) -> None:
    case = _case(suite, check, f"require {gate.require}")
    if is_short(check, gate):
        text = printable(shortfall(check, gate))
        SubElement(case, "failure", type="require", message=text).text = text


def _case(suite: Element, check: Check, name: str) -> Element:
    return SubElement(suite, "testcase", classname=printable(check.evaluation.path), name=printable(name), time="0")


def _add_findings(case: Element, check: Check, findings: Sequence[Finding], failing: Sequence[Finding]) -> None:
    if failing:
        worst = failing[0].problem
        name = "failure" if check.evaluation.is_usable else "error"
        told = [finding_sentence(check, one.problem) for one in failing]
        failure = SubElement(case, name, type=worst.code, message=printable(told[0]))
        failure.text = _text(told)
    elif all(finding.is_waived for finding in findings):
        SubElement(case, "skipped", message=_text([_told(check, one) for one in findings]))
        return
    if noticed := [_told(check, one) for one in findings if one not in failing]:
        SubElement(case, "system-out").text = _text(noticed)


def _told(check: Check, finding: Finding) -> str:
    text = finding_sentence(check, finding.problem)
    return f"{text} ({waiver_sentence(finding.waiver)})" if finding.waiver else text


def _text(lines: Sequence[str]) -> str:
    """Lines without anything that XML 1.0 forbids."""
    return "\n".join(map(printable, lines))


def _count(element: Element) -> None:
    """State how many cases there are below, and how they ended."""
    element.set("tests", str(len(list(element.iter("testcase")))))
    for attribute, name in _COUNTED.items():
        element.set(attribute, str(len(list(element.iter(name)))))
