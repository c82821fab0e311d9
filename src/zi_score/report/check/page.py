"""A check as a page: whether each workbook passes, what makes it fail and where, then what else was found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.problems import Severity
from zi_score.report.blocks import Column, Fold, Outcome, Page, Picture, Row, Rows, sentence, sentences
from zi_score.report.check.findings import accepted_section, evidence_section, failing_section, noticed_sections
from zi_score.report.check.wording import (
    gate_sentence,
    is_short,
    not_judged_sentence,
    outcome_words,
    own_rubric_sentences,
    place_text,
    reason_words,
    score_sentence,
    shortfall,
)
from zi_score.report.evaluation.verdicts import verdict_cards
from zi_score.report.figures import total_text
from zi_score.report.next_step import plan_step, score_step
from zi_score.report.pictures import Card, Cards
from zi_score.report.reading_words import identity_sentence
from zi_score.report.short_names import short_names
from zi_score.report.texts import Span, Tone, line, toned
from zi_score.report.wording import counts_sentence
from zi_score.report.wording import sentence as full_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zi_score.outcome import Check, Demand
    from zi_score.report.blocks import Block
    from zi_score.report.texts import Line

_NOTHING = "–"
_STATUS_WIDTH = 12
_SCORE_WIDTH = 11
_SHOWN = 4


def check_page(checks: Sequence[Check], gate: Demand, *, details: bool, says_next: bool = True) -> Page:
    """One workbook in full; of several a row each, then those that do not pass, then the findings of the others.

    With `details` each finding stands alone; without them those of a kind that occurs often stand together. `says_next`
    ends the page with the command that looks further; where there are no commands, something else leads on.
    """
    if len(checks) == 1:
        (one,) = checks
        return Page(one.evaluation.path, tuple(_one(one, gate, details=details, says_next=says_next)))
    title = _("Pemeriksaan {count} buku kerja").format(count=len(checks))
    return Page(title, tuple(_several(checks, gate, details=details, says_next=says_next)))


def _one(check: Check, gate: Demand, *, details: bool, says_next: bool) -> Iterator[Block]:
    yield Picture(_("Hasil sekilas"), lambda: _check_cards(check, gate))
    yield _outcome(check, gate, _("Pemeriksaan"), lists_answers=True, details=details)
    yield from _closing([check], gate, says_next=says_next)


def _several(checks: Sequence[Check], gate: Demand, *, details: bool, says_next: bool) -> Iterator[Block]:
    failed = [one for one in checks if not one.passes(gate)]
    tally = _("{passed} dari {count} lolos").format(passed=len(checks), count=len(checks))
    if failed:
        tally = _("{failed} dari {count} tidak lolos").format(failed=len(failed), count=len(checks))
    yield sentence(tally, Tone.of_met(not failed), marked=True)
    yield Picture(_("Hasil sekilas"), lambda: _summary_cards(checks, gate, tally))
    yield _summary(checks, gate)
    for one in sorted(checks, key=lambda one: one.passes(gate)):
        if details or not one.passes(gate):
            yield _outcome(one, gate, one.evaluation.path, lists_answers=details, details=details)
        elif one.findings:
            counts = counts_sentence([each.problem for each in one.findings])
            title = _("{path}: temuan: {counts}").format(path=one.evaluation.path, counts=counts)
            yield Fold(title, partial(_findings, one, gate, lists_answers=False, details=False))
    yield from _closing(checks, gate, says_next=says_next)


def _summary(checks: Sequence[Check], gate: Demand) -> Rows:
    folder, names = short_names([one.evaluation.path for one in checks])
    columns = (
        Column(_("Berkas")),
        Column(_("Status"), widest=_STATUS_WIDTH),
        Column(_("Nilai, penilai"), widest=_SCORE_WIDTH),
        *Column.figures(_("Kesalahan"), _("Peringatan"), _("Catatan")),
    )
    rows = [Row.of(toned(names[one.evaluation.path], Tone.STRONG), *_cells(one, gate)) for one in checks]
    return Rows(columns, rows, title=_("Folder {folder}").format(folder=folder) if folder else "")


def _cells(check: Check, gate: Demand) -> Iterator[Line]:
    yield toned(outcome_words(check, gate), Tone.of_met(check.passes(gate)), marked=True)
    evaluation = check.evaluation
    if evaluation.is_usable:
        yield line(Span(total_text(evaluation.leading), Tone.STRONG), f" {evaluation.leading.title}")
    else:
        yield toned(_NOTHING, Tone.DIM)
    severities = [one.problem.severity for one in check.findings if not one.is_waived]
    for severity in Severity:
        count = severities.count(severity)
        yield toned(str(count), Tone.BAD if count and severity is Severity.ERROR else Tone.PLAIN)


def _outcome(check: Check, gate: Demand, title: str, *, lists_answers: bool, details: bool) -> Outcome:
    told = [identity_sentence(check.evaluation.submission)]
    if check.evaluation.is_usable:
        told.append(score_sentence(check.evaluation))
    blocks: list[Block] = [sentence(one) for one in told if one]
    blocks += _findings(check, gate, lists_answers=lists_answers, details=details)
    tone = Tone.of_met(check.passes(gate))
    return Outcome(title, outcome_words(check, gate), reason_words(check, gate), tone, tuple(blocks))


def _findings(check: Check, gate: Demand, *, lists_answers: bool, details: bool) -> Iterator[Block]:
    """What fails the gate, then what does not, then what somebody accepted."""
    yield from failing_section(check, gate, details=details)
    yield from noticed_sections(check, gate, lists_answers=lists_answers, details=details)
    yield from accepted_section(check)
    yield from evidence_section(check)


def _closing(checks: Sequence[Check], gate: Demand, *, says_next: bool) -> Iterator[Block]:
    yield from sentences((gate_sentence(gate), *own_rubric_sentences(checks), not_judged_sentence()), Tone.DIM)
    if says_next and (following := next_sentence(checks, gate)):
        yield sentence(following, Tone.STRONG)


def _check_cards(check: Check, gate: Demand) -> Cards:
    """One workbook: its outcome with the first things that fail it, its result, and what was found."""
    why = [shortfall(check, gate)] if is_short(check, gate) else []
    for one in check.failing(gate):
        place = place_text(check, one.problem)
        why.append(full_sentence(f"{place}: {one.problem.message}" if place else one.problem.message))
    lines = _first(why) if why else (gate_sentence(gate),)
    outcome = Card(_("Pemeriksaan"), outcome_words(check, gate), Tone.of_met(check.passes(gate)), lines)
    result = verdict_cards(check.evaluation).cards if check.evaluation.is_usable else ()
    return Cards((outcome, *result, _found_card([check])))


def _summary_cards(checks: Sequence[Check], gate: Demand, tally: str) -> Cards:
    """Several workbooks: how many pass, which do not and why, and what was found in all of them."""
    failed = [f"{one.evaluation.path}: {reason_words(one, gate)}" for one in checks if not one.passes(gate)]
    passed = Card(_("Pemeriksaan"), tally, Tone.of_met(not failed), (gate_sentence(gate),))
    missed = (Card(_("Tidak lolos"), str(len(failed)), Tone.BAD, _first(failed)),) if failed else ()
    return Cards((passed, *missed, _found_card(checks)))


def _first(lines: Sequence[str]) -> tuple[str, ...]:
    more = [_("dan {count} lagi").format(count=len(lines) - _SHOWN)] if len(lines) > _SHOWN else []
    return (*lines[:_SHOWN], *more)


def _found_card(checks: Iterable[Check]) -> Card:
    """How many findings there are of each severity, and how many somebody accepted."""
    findings = [finding for one in checks for finding in one.findings]
    open_ones = [one.problem for one in findings if not one.is_waived]
    accepted = len(findings) - len(open_ones)
    lines = [counts_sentence(open_ones)] if open_ones else []
    if accepted:
        lines.append(_("Dikecualikan: {count} temuan").format(count=accepted))
    return Card(_("Temuan"), str(len(open_ones)), lines=tuple(lines))


def next_sentence(checks: Sequence[Check], gate: Demand) -> str:
    """What to do next, in one line; empty where the result already says it."""
    if len(checks) == 1:
        return _next_of_one(checks[0], gate)
    if not all(one.passes(gate) for one in checks):
        return _("Berikutnya: perbaiki yang tidak lolos, lalu periksa lagi; --details menampilkan setiap temuan.")
    if any(one.findings for one in checks):
        return _("Berikutnya: --details menampilkan temuan pada berkas yang lolos.")
    return ""


def _next_of_one(check: Check, gate: Demand) -> str:
    evaluation = check.evaluation
    if not evaluation.is_usable or evaluation.withheld:
        return ""
    if check.failing(gate):
        return _("Berikutnya: perbaiki yang menggagalkan, lalu periksa lagi; --annotate menandai setiap selnya.")
    return plan_step(evaluation.path, gate.require) if is_short(check, gate) else score_step(evaluation.path)
