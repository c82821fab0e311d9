"""The findings of one workbook, those that fail the gate first, and its evidence as it was found in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.evidence.model import Standing
from zi_score.language import N_, _, shown
from zi_score.report.blocks import Column, Row, Rows, Section
from zi_score.report.check.wording import (
    advice,
    findings_of_kind,
    folded_sentence,
    is_short,
    place_text,
    shortfall,
    waiver_sentence,
)
from zi_score.report.evaluation.findings import severity_line
from zi_score.report.texts import Line, Span, Tone, line, toned
from zi_score.report.wording import counts_sentence, withheld_sentence, withheld_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.evidence.model import NamedEvidence, QuestionEvidence
    from zi_score.outcome import Check, Demand
    from zi_score.report.blocks import Block
    from zi_score.waivers import Finding

_TOP_ANSWER = "ZI501"
_OFTEN = 5
"""More findings of one kind take one row together."""
_FEW = 20
_FEW_ANSWERS = 10
_STANDINGS = {
    Standing.FOUND: N_("ada"),
    Standing.EMPTY: N_("kosong"),
    Standing.MISSING: N_("tidak ada"),
    Standing.OUTSIDE: N_("di luar folder, tidak dicari"),
    Standing.LINK: N_("tautan, tidak dibuka"),
}
_KILOBYTE = 1024


def failing_section(check: Check, gate: Demand, *, details: bool) -> Iterator[Section]:
    """Why the workbook does not pass: what the target lacks, and every finding that fails the gate."""
    rows = list(_rows(check, check.failing(gate), details=details))
    if is_short(check, gate):
        rows.insert(0, Row.of(toned(gate.require, Tone.BAD), shortfall(check, gate)))
    elif check.evaluation.withheld:
        rows.insert(0, Row.of(toned(withheld_word(), Tone.BAD), withheld_sentence(check.evaluation.withheld)))
    if rows:
        yield Section(_("Yang menggagalkan"), (Rows.entries(rows, _FEW),))


def noticed_sections(check: Check, gate: Demand, *, lists_answers: bool, details: bool) -> Iterator[Section]:
    """What fails nothing. The best answers that nothing supports, which an assessor reads first, may be listed."""
    failing = {id(one) for one in check.failing(gate)}
    noticed = [one for one in check.findings if id(one) not in failing and not one.is_waived]
    listed = [one for one in noticed if lists_answers and one.problem.code == _TOP_ANSWER]
    others = [one for one in noticed if one not in listed]
    if others:
        title = _("Temuan lain: {counts}").format(counts=counts_sentence([one.problem for one in others]))
        yield Section(title, (Rows.entries(list(_rows(check, others, details=details)), _FEW),))
    if listed:
        # Two assessors may have given the same best answer; that is one question.
        questions = {one.problem.values.get("code") for one in listed}
        title = _("Jawaban tertinggi tanpa bukti dukung ({code}): {count} pertanyaan")
        if len(questions) < len(listed):
            title = _("Jawaban tertinggi tanpa bukti dukung ({code}): {count} jawaban")
        columns = (Column(_("Sel")), Column(_("Kode"), is_whole=True), Column(_("Pertanyaan")))
        rows = []
        for one in listed:
            values = one.problem.values
            place = toned(place_text(check, one.problem), Tone.STRONG)
            rows.append(Row.of(place, str(values.get("code", "")), str(values.get("title", ""))))
        yield Section(title.format(code=_TOP_ANSWER, count=len(rows)), (Rows(columns, rows, few=_FEW_ANSWERS),))


def accepted_section(check: Check) -> Iterator[Section]:
    """What somebody accepted, why, and until when."""
    rows = [
        Row.of(severity_line(one.problem), _described(check, one, f" ({waiver_sentence(one.waiver)})"))
        for one in check.findings
        if one.waiver
    ]
    if rows:
        yield Section(_("Dikecualikan: {count} temuan").format(count=len(rows)), (Rows.entries(rows, _FEW_ANSWERS),))


def _rows(check: Check, findings: Sequence[Finding], *, details: bool) -> Iterator[Row]:
    """The findings as they come, worst first; a kind that occurs often takes one row unless details are wanted."""
    for _kind, group in findings_of_kind(findings):
        if details or len(group) <= _OFTEN:
            yield from (Row.of(severity_line(one.problem), _described(check, one)) for one in group)
        else:
            yield Row.of(severity_line(group[0].problem), folded_sentence(check, group))


def _described(check: Check, finding: Finding, remark: str = "") -> Line:
    place, problem = place_text(check, finding.problem), finding.problem
    told = (Span(f"{problem.code}: ", Tone.DIM), f"{advice(problem)}{remark}")
    return line(Span(f"{place}: ", Tone.STRONG), *told) if place else line(*told)


def evidence_section(check: Check) -> Iterator[Block]:
    """A row for every name of every question; one with a dash for a best answer that names nothing."""
    if not check.evidence:
        return
    rows = [row for one in check.evidence for row in _evidence_rows(one)]
    with_files = sum(any(named.standing is Standing.FOUND for named in one.named) for one in check.evidence)
    title = _("Bukti dukung: {count} dari {all} pertanyaan mempunyai berkas")
    columns = (
        Column(_("Pertanyaan"), is_whole=True),
        Column(_("Sel"), spare=1),
        Column(_("Bukti dukung")),
        Column(_("Keadaan")),
        Column(_("Ukuran"), is_figure=True, spare=2),
    )
    table = Rows(columns, rows, few=_FEW, is_sortable=True)
    yield Section(title.format(count=with_files, all=len(check.evidence)), [table])


def standing_words(named: NamedEvidence) -> str:
    """What a name stands for."""
    return _(_STANDINGS[named.standing])


def size_words(named: NamedEvidence) -> str:
    """How large a file is, or how many files a folder has; nothing for what is not there."""
    if named.standing is not Standing.FOUND:
        return ""
    size = _("{size} KB").format(size=shown(-(-named.size // _KILOBYTE)))
    return size if named.files <= 1 else _("{count} berkas, {size}").format(count=named.files, size=size)


def _evidence_rows(one: QuestionEvidence) -> Iterator[Row]:
    for named in one.named:
        tone = Tone.PLAIN if named.standing is Standing.FOUND else Tone.WARN
        cells = (one.code, named.location.cell, named.name, toned(standing_words(named), tone), size_words(named))
        yield Row.of(*cells)
    if one.is_top and not one.named:
        yield Row.of(one.code, "", "–", toned(_("jawaban tertinggi tanpa berkas"), Tone.WARN), "")
