"""What every report of a check says in words: the outcome and its reasons, waivers, and what nobody judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import N_, _
from zi_score.report.figures import total_text, weight_text
from zi_score.report.wording import (
    SEVERITIES,
    counts_sentence,
    general_text,
    rubric_words,
    sentence,
    shortfall_sentence,
    verdict_words,
    withheld_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.outcome import Assessment, Check, Demand, Evaluation
    from zi_score.problems import Problem, ProblemKind
    from zi_score.waivers import Finding, Waiver

_NOT_JUDGED = (
    N_("isi bukti dukung: berkas dan tautannya tidak pernah dibuka"),
    N_("syarat di luar buku kerja"),
    N_("apakah jawabannya benar"),
)


def not_judged() -> tuple[str, ...]:
    """What a check says nothing about, each as a clause."""
    return tuple(_(text) for text in _NOT_JUDGED)


def not_judged_sentence() -> str:
    """The same as one sentence, with which every report ends."""
    text = _("Tidak dinilai: {things}. LOLOS bukan persetujuan atas hal-hal itu.")
    return text.format(things="; ".join(not_judged()))


def outcome_words(check: Check, gate: Demand) -> str:
    """The outcome of one workbook, in capitals."""
    if not check.evaluation.is_usable:
        return _("TIDAK DAPAT DIPERIKSA")
    return _("LOLOS") if check.passes(gate) else _("TIDAK LOLOS")


def gate_sentence(gate: Demand) -> str:
    """What was demanded of each workbook."""
    severity = _(SEVERITIES[gate.fail_on.value])
    demands = [_("Syarat lolos: tidak ada temuan setingkat {severity} atau lebih berat").format(severity=severity)]
    if gate.require:
        demands.append(_("target {target} terpenuhi").format(target=gate.require))
    return sentence("; ".join(demands))


def own_rubric_sentences(checks: Sequence[Check]) -> Iterator[str]:
    """Each rubric of the user's own that workbooks were judged by; nothing for those that come with the program."""
    words = dict.fromkeys(rubric_words(one.evaluation.rubric) for one in checks if one.evaluation.rubric.origin)
    yield from (sentence(_("Dinilai menurut {rubric}").format(rubric=one)) for one in words)


def reason_words(check: Check, gate: Demand) -> str:
    """Why a workbook does not pass, in a few words; empty when it does."""
    reasons = []
    if failing := check.failing(gate):
        reasons.append(counts_sentence([finding.problem for finding in failing]))
    if check.evaluation.withheld:
        reasons.append(_("hasil ditahan"))
    elif is_short(check, gate):
        title = check.evaluation.decisive.verdict(gate.require).title
        reasons.append(_("{title} belum terpenuhi").format(title=title))
    return "; ".join(reasons)


def is_short(check: Check, gate: Demand) -> bool:
    """Whether a workbook that can be scored lacks something for the required target."""
    return check.evaluation.is_usable and not check.meets(gate)


def shortfall(check: Check, gate: Demand) -> str:
    """What such a workbook lacks, as a sentence; without a verdict, why there is none."""
    if check.evaluation.withheld:
        return withheld_sentence(check.evaluation.withheld)
    return sentence(shortfall_sentence(check.evaluation.decisive.verdict(gate.require)))


def score_sentence(evaluation: Evaluation) -> str:
    """The total of the decisive assessor, and each target; without a verdict the total of each assessor."""
    if not evaluation.is_decided:
        return " · ".join([*map(_total_words, evaluation.assessments), _("hasil ditahan")])
    decisive = evaluation.decisive
    return " · ".join([_total_words(decisive), *(f"{one.title}: {verdict_words(one)}" for one in decisive.verdicts)])


def _total_words(assessment: Assessment) -> str:
    text, weight = _("Nilai {total} dari {weight} (penilai {assessor})"), weight_text(assessment.scorecard.weight)
    return text.format(total=total_text(assessment), weight=weight, assessor=assessment.title)


def place_text(check: Check, problem: Problem) -> str:
    """Where a finding stands: inside the workbook, or in whatever other file it speaks of."""
    place = problem.location
    is_elsewhere = place.file not in ("", check.evaluation.path)
    return str(place) if is_elsewhere else place.within


def advice(problem: Problem) -> str:
    """What is wrong and what to do about it."""
    return f"{sentence(problem.message)} {problem.hint}".rstrip()


def finding_sentence(check: Check, problem: Problem) -> str:
    """A whole finding in one line: place, code, what is wrong, what to do."""
    return ": ".join(filter(None, (place_text(check, problem), problem.code, advice(problem))))


def folded_sentence(check: Check, findings: Sequence[Finding]) -> str:
    """Findings of one kind in one line: how many, their places, and the first in words."""
    first = findings[0].problem
    places = _short_places([place_text(check, one.problem) for one in findings])
    text = _("{code}, {count} kali ({places}); yang pertama: {text}")
    return text.format(code=first.code, count=len(findings), places=", ".join(places), text=advice(first))


def _short_places(places: Sequence[str]) -> Iterator[str]:
    """The places, a sheet named only where it differs from the one before."""
    last = ""
    for place in places:
        sheet, sign, cell = place.rpartition("!")
        yield cell if sign and sheet == last else place
        last = sheet


def waiver_sentence(waiver: Waiver) -> str:
    """Why and until when a finding is accepted."""
    return _("dikecualikan sampai {date}: {reason}").format(date=waiver.expires.isoformat(), reason=waiver.reason)


def kind_summary(kind: ProblemKind) -> str:
    """A kind of problem in a few words."""
    return f"{kind.code}: {general_text(kind.message)}"


def findings_of_kind(findings: Sequence[Finding]) -> Iterator[tuple[ProblemKind, list[Finding]]]:
    """The findings by their kind, in the order in which they come."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.problem.code, []).append(finding)
    for group in groups.values():
        yield group[0].problem.kind, group
