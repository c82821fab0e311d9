"""The Markdown report, for a CI job summary or an issue: GitHub-flavoured tables without anything active.

Every text is escaped: it can be no link, image, HTML, mention, formula or table cell of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.problems import Severity
from zi_score.report.claims import claim_rows
from zi_score.report.condition_wording import condition_sentences, conditions_sentence, proposal_sentence
from zi_score.report.figures import (
    difference_text,
    gates_by_code,
    lacking_text,
    percent_text,
    points_text,
    weight_text,
)
from zi_score.report.markdown_text import escaped, folded, table_head, table_row
from zi_score.report.reading_words import reading_sentence
from zi_score.report.score_rows import score_rows
from zi_score.report.wording import (
    answer_text,
    cause_words,
    closing_sentences,
    counts_sentence,
    cross_check_sentence,
    minimum_text,
    nearest_gate_sentence,
    range_sentences,
    rounding_sentence,
    rubric_words,
    sentence,
    severity_words,
    target_titles,
    unusable_sentence,
    verdict_sentence,
    verdict_words,
    withheld_sentence,
    withheld_word,
)
from zi_score.rubric.catalogue import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.outcome import Assessment, Evaluation
    from zi_score.problems import Problem
    from zi_score.proposal.kawasan import KawasanOutcome
    from zi_score.report import ReportOptions
    from zi_score.verdict import Verdict

_INDENT = "&nbsp;&nbsp;"
_NOTHING = "–"


def render(evaluations: Sequence[Evaluation], options: ReportOptions, kawasan: KawasanOutcome | None = None) -> str:
    """Render one section for each workbook and one for their kawasan; several begin with a table of all."""
    lines: list[str] = []
    if len(evaluations) > 1:
        lines += [*_summary(evaluations), ""]
    for evaluation in evaluations:
        lines += [*_evaluation(evaluation, options.details), ""]
    if kawasan:
        from zi_score.report.kawasan.markdown import kawasan_lines  # noqa: PLC0415 - only with a kawasan

        lines += [*kawasan_lines(kawasan), *problem_lines(kawasan.problems), ""]
    repeals = (verdict.repealed_by for one in evaluations for each in one.assessments for verdict in each.verdicts)
    lines += [f"_{escaped(closing)}_" for closing in closing_sentences(repeals)]
    return "\n".join(lines) + "\n"


def _summary(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    titles = target_titles(evaluations)
    headers = (_("Berkas"), _("Penilai"), _("Nilai"), *titles.values(), _("Belum diisi"), _("Kesalahan"))
    yield from table_head(headers, 2)
    for evaluation in evaluations:
        errors = str(sum(problem.severity is Severity.ERROR for problem in evaluation.problems))
        if not evaluation.is_usable:
            yield table_row(escaped(evaluation.path), "", *[_NOTHING] * (len(titles) + 2), errors)
            continue
        leading = evaluation.leading
        card = leading.scorecard
        gates = gates_by_code(leading.verdicts).get(TOTAL, ())
        outcomes = (
            _outcome(leading.verdict(target)) if evaluation.is_decided else escaped(withheld_word())
            for target in titles
        )
        total = points_text(card.total, card.weight, gates)
        blanks = str(len(card.unanswered))
        yield table_row(escaped(evaluation.path), escaped(leading.title), total, *outcomes, blanks, errors)


def _outcome(verdict: Verdict) -> str:
    words = _("memenuhi") if verdict.is_met else _("belum")
    return f"{_sign(verdict)} {words}{escaped(_(' (peraturan dicabut)')) if verdict.repealed_by else ''}"


def _sign(verdict: Verdict) -> str:
    """What a reader sees first; nothing of a repealed regulation is good news."""
    if not verdict.is_met:
        return "❌"
    return "⚠️" if verdict.repealed_by else "✅"


def _evaluation(evaluation: Evaluation, details: bool) -> Iterator[str]:
    yield from (f"## {escaped(evaluation.path)}", "")
    if not evaluation.is_usable:
        yield f"❌ **{escaped(_('Tidak dapat dinilai'))}**: {escaped(unusable_sentence(evaluation))}"
        return
    leading = evaluation.leading
    parts = [rubric_words(evaluation.rubric), _("penilai {assessors}").format(assessors=leading.title)]
    yield from (escaped(" · ".join(parts)), "")
    if reading := reading_sentence(evaluation.submission):
        yield from (escaped(reading), "")
    if evaluation.withheld:
        yield from (f"⚠️ **{escaped(withheld_sentence(evaluation.withheld))}**", "")
    yield from _scores(evaluation)
    for verdict in leading.verdicts:
        yield from _verdict(verdict)
    yield from _unanswered(leading)
    yield from _cross_check(leading)
    yield from _claims(evaluation)
    yield from problem_lines(evaluation.problems)
    if details:
        for assessment in evaluation.assessments:
            yield from _details(assessment)


def _scores(evaluation: Evaluation) -> Iterator[str]:
    leading = evaluation.leading
    gates = gates_by_code(leading.verdicts)
    several = len(evaluation.assessments) > 1
    names = [one.title if several else _("Nilai") for one in evaluation.assessments]
    minima = [verdict.title for verdict in leading.verdicts]
    yield from table_head(("", *names, _("Bobot"), "%", *minima), 1)
    for row in score_rows(evaluation.rubric, leading):
        own = gates.get(row.code, ())
        scores = (points_text(row.points(one.scorecard), row.weight, own) for one in evaluation.assessments)
        share = percent_text(row.points(leading.scorecard), row.weight, own)
        marks = []
        for verdict in leading.verdicts:
            gate = next((one for one in verdict.requirements if one.code == row.code), None)
            marks.append(f"{'✅' if gate.is_met else '❌'} {minimum_text(gate)}" if gate else "")
        yield table_row(_INDENT * row.depth + escaped(row.title), *scores, weight_text(row.weight), share, *marks)


def _verdict(verdict: Verdict) -> Iterator[str]:
    yield ""
    outcome = f"{verdict_words(verdict)} {escaped(verdict_sentence(verdict))}"
    yield f"### {_sign(verdict)} {escaped(verdict.title)}: {outcome}"
    yield ""
    if verdict.failed:
        yield from table_head((_("Belum terpenuhi"), _("minimal"), _("nilai"), _("kurang")), 1)
        for gate in verdict.failed:
            mark = r"\*" if gate.is_rounding_sensitive else ""
            actual = points_text(gate.actual, gate.weight, [gate]) + mark
            yield table_row(escaped(gate.title), minimum_text(gate), actual, lacking_text(gate))
        yield ""
    else:
        yield from (f"{escaped(nearest_gate_sentence(verdict))}.", "")
    if any(gate.is_rounding_sensitive for gate in verdict.requirements):
        yield from (escaped(rounding_sentence()), "")
    if verdict.conditions:
        yield f"{escaped(conditions_sentence(verdict))}."
    if verdict.has_profile:
        yield ""
        yield from (f"- {escaped(line)}" for line in condition_sentences(verdict))
        yield from ("", f"**{escaped(proposal_sentence(verdict))}.**")


def _unanswered(assessment: Assessment) -> Iterator[str]:
    card = assessment.scorecard
    if card.unanswered:
        title = _("Belum diisi atau tidak terbaca: {count} pertanyaan").format(count=len(card.unanswered))
        places = []
        for code in card.unanswered:
            cell = card.questions[code].response.location.cell
            places.append(f"{code} ({cell})" if cell else code)
        yield from folded(title, [escaped(", ".join(places))])
    for line in range_sentences(card):
        yield from ("", f"{escaped(line)}.")


def _cross_check(assessment: Assessment) -> Iterator[str]:
    comparison = cross_check_sentence(assessment)
    checked = assessment.cross_check
    effective = [one for one in checked.differences if one.points]
    if comparison:
        yield from ("", sentence(escaped(comparison)))
    if not effective and not checked.unexplained:
        return
    yield ""
    yield from table_head((_("Kode"), _("Sel"), _("Sebab"), _("Selisih")), 3)
    for one in effective:
        place = one.figure.location.cell
        yield table_row(escaped(one.code), place, escaped(cause_words(one)), difference_text(one.points))
    if checked.unexplained:
        yield table_row("", "", escaped(_("belum terjelaskan")), difference_text(checked.unexplained))


def _claims(evaluation: Evaluation) -> Iterator[str]:
    if not evaluation.claims:
        return
    yield ""
    yield from table_head((_("Survei"), _("Tercatat"), _("Menurut jawaban"), _("Responden")), 3)
    for row in claim_rows(evaluation):
        sign = "✅" if row.is_right else "❌"
        yield table_row(escaped(row.title), f"{sign} {escaped(row.claimed)}", escaped(row.computed), row.respondents)


def problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """The problems, worst first, below a heading that counts them."""
    if not problems:
        return
    yield from ("", f"### {escaped(_('Temuan: {counts}').format(counts=counts_sentence(problems)))}", "")
    for one in problems:
        place = one.location.within or one.location.file
        text = f"{place}: {one.code}: {sentence(one.message)} {one.hint}".removeprefix(": ")
        yield f"- **{escaped(severity_words(one))}** {escaped(text)}"


def _details(assessment: Assessment) -> Iterator[str]:
    card = assessment.scorecard
    rows = list(table_head((_("Kode"), "", _("Jawaban"), _("Nilai"), _("Bobot"), _("Sel")), 3))
    rows += [
        table_row(
            question.code,
            escaped(question.title),
            escaped(answer_text(question)),
            points_text(question.score, question.weight),
            points_text(question.weight, question.weight),
            question.response.location.cell,
        )
        for question in card.questions.values()
    ]
    yield from folded(_("Rincian penilai {assessor}").format(assessor=assessment.title), rows)
