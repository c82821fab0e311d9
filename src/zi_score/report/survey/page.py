"""A survey as a page: who answered, the mean of each variable, the index by each conversion, and the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import N_, _, shown
from zi_score.report.blocks import Column, Page, Points, Row, Rows, sentence
from zi_score.report.evaluation.findings import problem_section
from zi_score.report.figures import bounded_text
from zi_score.report.texts import Tone, toned
from zi_score.report.wording import rubric_words
from zi_score.survey import interval as bootstrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from zi_score.report.blocks import Block
    from zi_score.report.texts import Line
    from zi_score.survey.gates import IndexGate
    from zi_score.survey.interval import Interval
    from zi_score.survey.model import GateResult, GradeResult, IndexResult, RespondentCounts, Survey

_WITHOUT = {
    "repeated": N_("indeks tanpa orang yang berulang"),
    "straight": N_("indeks tanpa jawaban seragam"),
}
_PLACES = 2


def survey_page(one: Survey, *, details: bool) -> Page:
    """A survey in full, each item only on request."""
    return Page(one.path, tuple(_blocks(one, details=details)))


def _blocks(one: Survey, *, details: bool) -> Iterator[Block]:
    parts = [one.questionnaire.title]
    if one.sheet:
        parts.append(_("lembar {sheet}").format(sheet=one.sheet))
    parts.append(rubric_words(one.rubric))
    yield sentence(" · ".join(parts), Tone.DIM)
    counts = [Row.of(title, text) for title, text in _count_rows(one.respondents)]
    yield Rows((Column(_("Responden")), Column(_("Jumlah"))), counts)
    scale = one.questionnaire.scale
    span = _("rata-rata ({span})").format(span=f"{shown(scale.minimum)}–{shown(scale.maximum)}")
    columns = (Column(_("Variabel")), *Column.figures(span, _("selang kepercayaan 95%")))
    yield Rows(columns, list(_means(one, details=details)))
    titles = (_conversion_words(one, each) for each in one.indices.values())
    columns = (Column(one.questionnaire.index_title), *Column.figures(*titles))
    yield Rows(columns, list(_index_rows(one)))
    yield Points([toned(text, Tone.DIM) for text in _remark_sentences(one)])
    yield from problem_section(one.problems)


def _means(one: Survey, *, details: bool) -> Iterator[Row]:
    for variable in one.variables:
        interval = toned(_interval_text(variable.interval), Tone.DIM)
        yield Row.of(variable.variable.title, _mean_text(variable.mean), interval)
        for item in (each for each in one.items if details and each.variable == variable.variable.code):
            text = _("{item}, kolom {column}, {answered} jawaban")
            text = text.format(item=item.key, column=item.column, answered=item.answered)
            texts = (text, _mean_text(item.mean), _interval_text(item.interval))
            yield Row.of(*(toned(each, Tone.DIM) for each in texts), depth=1)
    totals = (toned(each, Tone.STRONG) for each in (_("Keseluruhan"), _mean_text(one.mean)))
    yield Row.of(*totals, toned(_interval_text(one.interval), Tone.DIM))


def _index_rows(survey: Survey) -> Iterator[Row]:
    """The index by each conversion, its points, every gate, and the same without some respondents."""
    results = tuple(survey.indices.values())
    gates = results[0].gates
    limits = [one.gate.index for one in gates]
    point_limits = [one.gate.points for one in gates]
    weight = shown(survey.rubric.questions[survey.question].weight)
    yield Row.of(_("indeks"), *(bounded_text(one.index, _PLACES, limits) for one in results))
    yield Row.of(_("selang kepercayaan 95%"), *(_interval_text(one.interval, limits) for one in results))
    points = (bounded_text(one.points, _PLACES, point_limits) for one in results)
    yield Row.of(_("nilai LKE {code}, dari {weight}").format(code=survey.question, weight=weight), *points)
    for at, first in enumerate(gates):
        yield Row.of(_gate_words(first.gate), *(_outcome(one.gates[at]) for one in results))
    for key, title in _WITHOUT.items():
        if key in results[0].without:
            yield Row.of(_(title), *(bounded_text(one.without[key], _PLACES, limits) for one in results))
    if survey.questionnaire.grading:
        title = _("{title}, pembanding").format(title=survey.questionnaire.grading.title)
        yield Row.of(title, *(_graded(one.grade) for one in results if one.grade))


def _outcome(one: GateResult) -> Line:
    """Whether a gate is met, marked where other respondents might have decided otherwise."""
    words = _("terpenuhi") if one.is_met else _("belum")
    return toned(f"{words} ±" if one.is_straddled else words, Tone.of_met(one.is_met), marked=True)


def _graded(grade: GradeResult) -> str:
    """The second figure with its grade, on the right side of each bound."""
    score = bounded_text(grade.score, _PLACES, [band.minimum for band in grade.grading.bands])
    return f"{score} ({grade.band.id})" if grade.band else score


def _conversion_words(survey: Survey, result: IndexResult) -> str:
    """The name of a conversion; of several the chosen one is marked."""
    title = result.conversion.title
    is_marked = len(survey.indices) > 1 and result.conversion.id == survey.conversion
    return _("{title} (dipilih)").format(title=title) if is_marked else title


def _mean_text(value: Fraction) -> str:
    """A mean on the scale of the answers."""
    return bounded_text(value, _PLACES)


def _interval_text(interval: Interval | None, limits: Sequence[Fraction] = ()) -> str:
    """Both ends of an interval, each on the right side of each limit; a dash where nothing was drawn."""
    if interval is None:
        return "–"
    return "–".join(bounded_text(end, _PLACES, limits) for end in (interval.low, interval.high))


def _gate_words(gate: IndexGate) -> str:
    """A gate and the index that it asks for."""
    return _("{target} (minimal {index})").format(target=gate.target_title, index=bounded_text(gate.index, _PLACES))


def _count_rows(counts: RespondentCounts) -> Iterator[tuple[str, str]]:
    """Every count of the respondents with its name; what the law or a sample asks for beside it."""
    if counts.keys:
        told = _("{count}, dibedakan menurut {keys}").format(count=counts.persons, keys=", ".join(map(_, counts.keys)))
    else:
        told = _("{count}; berkas tidak memuat telepon, NIK, surel, atau nama").format(count=counts.persons)
    yield _("Responden"), str(counts.counted)
    yield _("responden unik"), told
    if counts.least:
        outcome = _("terpenuhi") if counts.persons >= counts.least else _("belum terpenuhi")
        yield _("minimal"), f"{counts.least}: {outcome}"
    if counts.sample:
        outcome = _("tercapai") if counts.persons >= counts.sample.size else _("belum tercapai")
        text = _("{size} dari {population} pengguna layanan: {outcome}")
        yield (
            _("sampel {method}").format(method=counts.sample.rule.title),
            text.format(size=counts.sample.size, population=counts.sample.population, outcome=outcome),
        )
    faults = (
        (_("jawaban kosong"), counts.missing_answers),
        (_("jawaban di luar skala"), counts.off_scale_answers),
        (_("responden berjawaban seragam"), counts.straight),
        (_("baris tanpa jawaban"), counts.unanswered_rows),
        (_("baris ringkasan, tidak dihitung"), counts.summary_rows),
    )
    yield from ((title, str(count)) for title, count in faults if count)


def _remark_sentences(survey: Survey) -> Iterator[str]:
    """What must be known to read the figures: the choice that is open, the interval, the second figure, the sources."""
    if not survey.conversion:
        titles = {name: one.conversion.title for name, one in survey.indices.items()}
        names = ", ".join(name if name == title else f"{name} ({title})" for name, title in titles.items())
        text = _("Cara konversi belum dipilih (--conversion: {names}); tidak ada teks yang menetapkannya.")
        yield text.format(names=names)
    texts = survey.questionnaire.scale.texts
    if texts:
        words = ", ".join(f"{text} = {shown(value)}" for text, value in texts.items())
        yield _("Jawaban berupa kata: {words}.").format(words=words)
    if survey.interval:
        yield _(
            "Selang kepercayaan 95%: {count} kali pengambilan ulang seluruh responden (benih acak {seed}). "
            "± berarti ambangnya di dalam selang."
        ).format(count=bootstrap.RESAMPLES, seed=survey.seed)
    yield from _grade_sentences(survey)
    unconfirmed = ", ".join(_unconfirmed(survey))
    if unconfirmed:
        yield _("Belum dipastikan dari teks peraturan: {parts}.").format(parts=unconfirmed)


def _grade_sentences(survey: Survey) -> Iterator[str]:
    """The trap of the second figure: its best grade begins below what a gate asks for."""
    grade = survey.results[0].grade
    if grade is None:
        return
    title, best = grade.grading.title, grade.grading.bands[0]
    minimum, index = shown(best.minimum), shown(grade.least_index)
    text = _("{title} hanya pembanding: mutu {band} dimulai dari {minimum}, yaitu indeks {index}, di bawah {gate}.")
    for gate in grade.short:
        yield text.format(title=title, band=best.id, minimum=minimum, index=index, gate=_gate_words(gate))


def _unconfirmed(survey: Survey) -> Iterator[str]:
    """The parts of a questionnaire that rest on no text of the law that was read."""
    one = survey.questionnaire
    if not one.scale.confirmed:
        yield _("skala jawaban")
    if not all(variable.variable.confirmed for variable in survey.variables):
        yield _("daftar variabel")
    if not one.weighting_confirmed:
        yield _("bobot variabel")
    if not all(result.conversion.confirmed for result in survey.results):
        yield _("cara konversi")
    if survey.respondents.sample and not survey.respondents.sample.rule.confirmed:
        yield _("rumus sampel {title}").format(title=survey.respondents.sample.rule.title)
    if one.grading and not one.grading.confirmed:
        yield _("batas mutu {title}").format(title=one.grading.title)
