"""The kawasan on the page of an evaluation: what it must reach and does, unit by unit and target by target."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from zi_score.exact import decimal_text
from zi_score.language import N_, _, localized
from zi_score.proposal.conditions import ConditionStatus
from zi_score.proposal.kawasan import UnitStatus
from zi_score.report.blocks import Column, Outcome, Row, Rows, Section, sentences
from zi_score.report.evaluation.findings import problem_section
from zi_score.report.figures import bounded_text, weight_text
from zi_score.report.short_names import short_names
from zi_score.report.texts import Line, Tone, toned
from zi_score.report.wording import met_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.proposal.kawasan import Integration, KawasanOutcome, KawasanVerdict
    from zi_score.report.blocks import Block

_UNIT_WORDS = {
    UnitStatus.MET: N_("memenuhi"),
    UnitStatus.NOT_MET: N_("belum memenuhi"),
    UnitStatus.OTHER_REGULATION: N_("peraturan lain"),
    UnitStatus.WITHHELD: N_("hasil ditahan"),
    UnitStatus.UNUSABLE: N_("tidak dapat dinilai"),
}
_PREDICATE_WORDS = {
    ConditionStatus.MET: N_("ya"),
    ConditionStatus.NOT_MET: N_("tidak"),
    ConditionStatus.NOT_ASSESSED: N_("belum dinilai"),
}
_NOTHING = "–"


def kawasan_section(outcome: KawasanOutcome) -> Section:
    """The section, in the order in which it is read."""
    return Section(_("Kawasan {name}").format(name=outcome.name), tuple(_blocks(outcome)))


def _blocks(outcome: KawasanOutcome) -> Iterator[Block]:
    columns = (Column(_("Unit")), *(Column(one.title) for one in outcome.verdicts))
    yield Rows(columns, list(kawasan_rows(outcome)))
    for one in outcome.verdicts:
        is_met = outcome.meets(one.target)
        words = met_words(is_met=is_met, is_repealed=False)
        yield Outcome(one.title, f"{words}:", verdict_reasons(outcome, one), Tone.of_met(is_met))
    yield from sentences(closing_sentences(outcome), Tone.DIM)
    yield from problem_section(outcome.problems)


def kawasan_rows(outcome: KawasanOutcome) -> Iterator[Row]:
    """Every unit, then the integration score, then each predicate that some target asks for."""
    verdicts = outcome.verdicts
    _folder, names = short_names(outcome.units)
    for path in outcome.units:
        statuses = [verdict.units[path] for verdict in verdicts]
        yield Row.of(names[path], *(_cell(_(_UNIT_WORDS[one]), is_met=one is UnitStatus.MET) for one in statuses))
    scores = [verdict.integration for verdict in verdicts]
    figures = ", ".join(dict.fromkeys(_score_text(one, scores) for one in scores))
    cells = (_cell(_integration_text(one, scores), is_met=one.status is ConditionStatus.MET) for one in scores)
    yield Row.of(_("Nilai integrasi proses bisnis: {score}").format(score=figures), *cells)
    titles = {verdict.prior.target: verdict.prior.title for verdict in verdicts if verdict.prior}
    for target, title in titles.items():
        cells = (_predicate_cell(verdict, target) for verdict in verdicts)
        yield Row.of(_("Predikat {title} sudah disandang").format(title=title), *cells)


def _cell(text: str, *, is_met: bool) -> Line:
    return toned(text, Tone.of_met(is_met), marked=True)


def _predicate_cell(verdict: KawasanVerdict, target: str) -> Line:
    prior = verdict.prior
    if prior is None or prior.target != target:
        return toned(_NOTHING, Tone.DIM, marked=True)
    return _cell(_(_PREDICATE_WORDS[prior.status]), is_met=prior.status is ConditionStatus.MET)


def _score_text(one: Integration, scores: list[Integration]) -> str:
    if one.actual is None:
        return _("belum dinilai")
    return bounded_text(one.actual, 2, [other.required for other in scores])


def _integration_text(one: Integration, scores: list[Integration]) -> str:
    minimum = weight_text(one.required)
    if one.status is ConditionStatus.NOT_MET:
        return _("kurang {points} (minimal {minimum})").format(points=_lacking(one, scores), minimum=minimum)
    is_met = one.status is ConditionStatus.MET
    text = _("memenuhi (minimal {minimum})") if is_met else _("belum dinilai (minimal {minimum})")
    return text.format(minimum=minimum)


def _lacking(one: Integration, scores: list[Integration]) -> str:
    """How much is lacking, with as many decimals as the score; never written as zero."""
    decimals = re.split("[.,]", _score_text(one, scores))[1]
    return localized(decimal_text(one.lacking, len(decimals), [Fraction(0)]))


def verdict_reasons(outcome: KawasanOutcome, verdict: KawasanVerdict) -> str:
    """What the outcome rests on: everything that is asked, or all that is lacking."""
    total = len(verdict.units)
    reasons = [_("ada buku kerja yang disebut dua kali")] if outcome.has_errors else []
    if verdict.lacking_units:
        lacking = _("{count} dari {total} unit belum memenuhi")
        reasons.append(lacking.format(count=len(verdict.lacking_units), total=total))
    scores = [one.integration for one in outcome.verdicts]
    if verdict.integration.status is ConditionStatus.NOT_MET:
        points = _lacking(verdict.integration, scores)
        reasons.append(_("nilai integrasi kurang {points}").format(points=points))
    elif verdict.integration.status is ConditionStatus.NOT_ASSESSED:
        reasons.append(_("nilai integrasi belum dinilai"))
    prior = verdict.prior
    if prior and prior.status is ConditionStatus.NOT_MET:
        reasons.append(_("predikat {title} belum disandang").format(title=prior.title))
    elif prior and prior.status is ConditionStatus.NOT_ASSESSED:
        reasons.append(_("predikat {title} belum dinilai").format(title=prior.title))
    return "; ".join(reasons) or _("semua unit ({total}) dan kawasannya memenuhi").format(total=total)


def closing_sentences(outcome: KawasanOutcome) -> Iterator[str]:
    """What a reader must know of the figures: how sure the scale is, and what was not assessed."""
    scale = outcome.scale
    if not scale.confirmed:
        sure = _("Skala nilai integrasi, 0 sampai {maximum}, belum terkonfirmasi (sumber: {source}).")
        yield sure.format(maximum=weight_text(scale.maximum), source=scale.source)
    taken = _("Nilai integrasi diambil apa adanya dari {path}; tidak dihitung dari aspeknya.")
    yield taken.format(path=outcome.path)
    if outcome.has_profile:
        yield _("Syarat di luar LKE dinilai dengan satu profil untuk semua unit.")
    else:
        yield _("Syarat di luar LKE tiap unit belum dinilai.")
