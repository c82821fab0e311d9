"""What was understood of a workbook, in words: its sheets and whose answers stand in which column."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from zi_score.column_letters import column_letters
from zi_score.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.identity import Identity
    from zi_score.submission import ColumnReading, Submission

ROLE_WORDS = {
    "id": N_("kode baris"),
    "marker": N_("penomoran"),
    "item": N_("uraian"),
    "weight": N_("bobot"),
    "criteria": N_("kriteria"),
    "scale": N_("pilihan jawaban"),
    "answer": N_("jawaban"),
    "score": N_("nilai"),
    "share": N_("persentase"),
    "note": N_("catatan"),
    "evidence": N_("bukti dukung"),
    "unexplained": N_("tidak dikenali"),
}
"""What a column is for."""


def identity_sentence(submission: Submission | None) -> str:
    """Whose assessment the workbook says it is; empty where it says nothing."""
    return identity_words(submission.identity) if submission else ""


def identity_words(stated: Identity) -> str:
    """The fields that are stated, in one line."""
    fields = (
        (_("Instansi: {text}"), stated.agency),
        (_("Unit kerja: {text}"), stated.unit),
        (_("Tahun: {text}"), stated.year),
        (_("Diisi oleh: {text}"), stated.assessor),
    )
    return " · ".join(words.format(text=one.text) for words, one in fields if one)


def reading_sentence(submission: Submission | None) -> str:
    """The sheets and the columns that decide, in one line; empty where the reader says nothing of its reading."""
    if submission is None or not submission.reading:
        return ""
    # The parts of one form usually have the same columns, and a line for each of a dozen sheets says nothing more.
    alike: dict[tuple[tuple[int, str, str], ...], list[tuple[str, list[ColumnReading]]]] = {}
    for sheet, columns in by_sheet(submission.reading):
        told = [one for one in columns if _is_told(one)]
        key = tuple((one.location.column, one.role, one.assessor) for one in told)
        alike.setdefault(key, []).append((sheet, told))
    texts = []
    for group in alike.values():
        names = ", ".join(_quoted(sheet) for sheet, _columns in group)
        texts.append(_("lembar {sheet}").format(sheet=names))
        together = zip(*(columns for _sheet, columns in group), strict=True)
        texts += (_column_words(submission, _sum(columns)) for columns in together)
    return _("Terbaca: {sheets}").format(sheets="; ".join(texts))


def _is_told(one: ColumnReading) -> bool:
    """Answers, and what may be a later assessor's; whatever else is not known stands among the findings."""
    return one.role == "answer" or (one.role == "unexplained" and bool(one.assessor))


def _sum(columns: tuple[ColumnReading, ...]) -> ColumnReading:
    """One column of several sheets."""
    return columns[0]._replace(fits=sum(one.fits for one in columns), of=sum(one.of for one in columns))


def by_sheet(reading: Sequence[ColumnReading]) -> Iterator[tuple[str, list[ColumnReading]]]:
    """The columns of each sheet from left to right, the sheets in the order in which they were read."""
    order = list(dict.fromkeys(one.location.sheet for one in reading))
    columns = sorted(reading, key=lambda one: (order.index(one.location.sheet), one.location.column))
    for sheet, of_sheet in groupby(columns, key=lambda one: one.location.sheet):
        yield sheet, list(of_sheet)


def _column_words(submission: Submission, one: ColumnReading) -> str:
    """One column in a few words: ``K = jawaban Unit (113 dari 113 sesuai)``."""
    if one.role == "unexplained":
        text = _('{column} ("{title}") tidak terbaca, {count} sel terisi')
        return text.format(column=column_letters(one.location.column), title=one.title, count=one.of)
    what = " ".join(part for part in (_(ROLE_WORDS[one.role]), assessor_title(submission, one.assessor)) if part)
    text = f"{column_letters(one.location.column)} = {what}"
    fits = fit_words(one)
    return f"{text} ({fits})" if fits else text


def fit_words(one: ColumnReading) -> str:
    """How many cells bear out what a column was understood as; of answers also that there are none."""
    if not one.of:
        return _("belum diisi") if one.role == "answer" else ""
    if one.role == "unexplained":
        return _("{count} sel terisi").format(count=one.of)
    return _("{fits} dari {of} sesuai").format(fits=one.fits, of=one.of)


def assessor_title(submission: Submission, assessor: str) -> str:
    """The title of an assessor, or the id of one who has no answers."""
    answers = submission.answer_sets.get(assessor)
    return answers.title if answers else assessor


def _quoted(sheet: str) -> str:
    """The name of a sheet as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"
