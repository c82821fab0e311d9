"""The figures and sentences of a survey, in the user's language; plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _, shown
from zi_score.report.figures import bounded_text
from zi_score.survey import interval as bootstrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from zi_score.survey.gates import IndexGate
    from zi_score.survey.interval import Interval
    from zi_score.survey.model import IndexResult, RespondentCounts, Survey

PLACES = 2


def conversion_words(survey: Survey, result: IndexResult) -> str:
    """The name of a conversion; of several the chosen one is marked."""
    title = result.conversion.title
    is_marked = len(survey.indices) > 1 and result.conversion.id == survey.conversion
    return _("{title} (dipilih)").format(title=title) if is_marked else title


def mean_text(value: Fraction) -> str:
    """A mean on the scale of the answers."""
    return bounded_text(value, PLACES)


def interval_text(interval: Interval | None, limits: Sequence[Fraction] = ()) -> str:
    """Both ends of an interval, each on the right side of each limit; a dash where nothing was drawn."""
    if interval is None:
        return "–"
    return "–".join(bounded_text(end, PLACES, limits) for end in (interval.low, interval.high))


def gate_words(gate: IndexGate) -> str:
    """A gate and the index that it asks for."""
    return _("{target} (minimal {index})").format(target=gate.target_title, index=bounded_text(gate.index, PLACES))


def count_rows(counts: RespondentCounts) -> Iterator[tuple[str, str]]:
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


def remark_sentences(survey: Survey) -> Iterator[str]:
    """What must be known to read the figures: the choice that is open, the interval, the second figure, the sources."""
    if not survey.conversion:
        titles = {name: one.conversion.title for name, one in survey.indices.items()}
        names = ", ".join(name if name == title else f"{name} ({title})" for name, title in titles.items())
        yield _("Cara konversi belum dipilih (--conversion: {names}); tidak ada teks yang menetapkannya.").format(
            names=names
        )
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
    best = grade.grading.bands[0]
    for gate in grade.short:
        yield _(
            "{title} hanya pembanding: mutu {band} dimulai dari {minimum}, yaitu indeks {index}, di bawah {gate}."
        ).format(
            title=grade.grading.title,
            band=best.id,
            minimum=shown(best.minimum),
            index=shown(grade.least_index),
            gate=gate_words(gate),
        )


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
