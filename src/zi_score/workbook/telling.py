"""What is said of the columns of a form: how each was understood, what was passed over, and why no verdict is given."""

from collections.abc import Iterator, Sequence

from zi_score.column_letters import column_letters
from zi_score.language import N_, _
from zi_score.problems import Location, Problem, UnusableInputError, found
from zi_score.rubric.lexicon import Lexicon
from zi_score.submission import ColumnReading, ColumnRole, Withheld
from zi_score.workbook.conventions import asked_rows
from zi_score.workbook.departures import repeated_questions
from zi_score.workbook.form import Form
from zi_score.workbook.ownership import MANY_ANSWERS, Doubt

_SHOWN_CELLS = 10
_MANY_REPEATED = 20
"""Fewer questions that stand on a sheet twice are slips, which are told one by one."""
_ROLES: tuple[tuple[str, ColumnRole], ...] = (
    ("id", "id"),
    ("weight", "weight"),
    ("criteria", "criteria"),
    ("scale", "scale"),
)
_WAYS = {
    "unclean": N_("tanda kutip atau tanda yang tidak tampak"),
    "noted": N_("pilihan dengan tanda baca atau catatan"),
    "words": N_("kata lain untuk pilihan"),
    "signs": N_("tanda centang dan silang"),
    "text": N_("bunyi kriteria sebagai jawaban"),
    "blank": N_("tanda untuk yang tidak diisi"),
    "unit": N_("angka dengan satuan"),
    "zero": N_("kata untuk nol"),
    "index": N_("indeks dengan skala atau persentasenya"),
    "percent": N_("persentase dengan kata"),
    "columns": N_("satu kolom untuk tiap pilihan"),
}


def without_answers(form: Form) -> Problem:
    """That a sheet has the rows of a form and no answers, with whatever else stands beside its questions."""
    filled = [number for number, one in form.columns.evidence.items() if one.filled]
    columns = ", ".join(f"{column_letters(number)} ({form.columns.title(number)})" for number in filled) or "-"
    return found("ZI171", form.grid.location(), count=len(form.questions), columns=columns)


def refuse_repeated(forms: Sequence[Form]) -> None:
    """Raise `UnusableInputError` where one sheet asks most questions twice: two years or two units below each other."""
    for form in forms:
        count, differing = repeated_questions(form)
        if count >= _MANY_REPEATED and differing:
            raise UnusableInputError(found("ZI168", form.grid.location(), count=count))


def refuse_ambiguous(forms: Sequence[Form]) -> None:
    """Raise `UnusableInputError` where answers have an owner whom only the user can name."""
    for form in forms:
        rivals = form.columns.doubts.get("rivals", ())
        if rivals:
            names = _listed(form, rivals)
            place = _title_cell(form, rivals[0].column)
            choose = f"--column {rivals[0].assessor or 'tpi'}={column_letters(rivals[0].column)}"
            raise UnusableInputError(found("ZI167", place, columns=names, choose=choose))
        many = [one for one in form.columns.doubts.get("unnamed", ()) if one.cells >= MANY_ANSWERS]
        if many:
            raise UnusableInputError(*(_unnamed(form, one, "ZI114") for one in many))


def describe_columns(form: Form, lexicon: Lexicon) -> Iterator[Problem]:
    """What must be known of the columns of a sheet: what they hold that is not scored, and how answers are written."""
    doubts = form.columns.doubts
    titles = {one.id: one.title for one in lexicon.assessors}
    for one in doubts.get("unnamed", ()):
        yield _unnamed(form, one, "ZI142")
    for one in doubts.get("passed_over", ()):
        yield found("ZI164", _first_cell(form, one.column), title=form.columns.title(one.column), count=one.cells)
    for one in doubts.get("later", ()):
        values = {"title": form.columns.title(one.column), "count": one.cells, "cells": _cells(form, one.column)}
        assessor = titles.get(one.assessor, one.assessor or "-")
        yield found("ZI166", _first_cell(form, one.column), assessor=assessor, **values)
    for one in doubts.get("unexplained", ()):
        yield found("ZI165", _first_cell(form, one.column), title=form.columns.title(one.column), count=one.cells)
    for owner in form.columns.assessors:
        for way, (count, example) in form.columns.translations[owner.answer].ways.items():
            place = _title_cell(form, owner.answer)
            values = {"assessor": owner.title, "count": count, "example": example}
            yield found("ZI163", place, way=_(_WAYS[way]), **values)


def withheld_by(forms: Sequence[Form]) -> tuple[Withheld, Problem] | None:
    """Why there is no verdict, with the problem that says so: a later assessor may have judged in what nobody read.

    What an earlier assessor left behind beside a later one's answers changes no verdict.
    """
    places: list[Location] = []
    names: list[str] = []
    choose = ""
    for form in forms:
        for one in form.columns.doubts.get("later", ()):
            places.append(_title_cell(form, one.column))
            names.append(f"{column_letters(one.column)} ({form.columns.title(one.column)})")
            # A column that is read as answers already is named in vain; then only the assessor is left to choose.
            is_read = any(owner.answer == one.column for owner in form.columns.assessors)
            first = form.columns.assessors[0].id
            named = (
                f"--assessor {first}" if is_read else f"--column {one.assessor or 'tpi'}={column_letters(one.column)}"
            )
            choose = choose or named
    if not places:
        return None
    problem = found("ZI157", places[0], columns=", ".join(names), choose=choose)
    return Withheld("ZI157", tuple(places), choose), problem


def readings(form: Form) -> Iterator[ColumnReading]:
    """What each column of a sheet was understood as, from left to right."""
    columns = form.columns
    roles: dict[int, tuple[ColumnRole, str]] = dict.fromkeys(columns.item_columns, ("item", ""))
    roles |= {columns.columns[name]: (role, "") for name, role in _ROLES if name in columns.columns}
    for one in columns.assessors:
        roles[one.answer] = ("answer", one.id)
        others: dict[str, ColumnRole] = {"score": "score", "share": "share", "note": "note", "evidence": "evidence"}
        roles |= {number: (others[name], one.id) for name, number in one.others.items()}
    for number in columns.prose:
        roles.setdefault(number, ("note", ""))
    for doubts in columns.doubts.values():
        for doubt in doubts:
            roles.setdefault(doubt.column, ("unexplained", doubt.assessor))
    for number in sorted(roles):
        role, assessor = roles[number]
        fits, of = _fits(form, number, role)
        yield ColumnReading(_title_cell(form, number), columns.title(number), role, assessor, fits, of)


def _fits(form: Form, number: int, role: ColumnRole) -> tuple[int, int]:
    columns = form.columns
    if role == "answer":
        return columns.translations[number].fits, columns.translations[number].of
    evidence = columns.evidence.get(number)
    if evidence is None:
        return len(form.alignment.rows), len(form.alignment.rows)
    filled = evidence.filled or evidence.at_counts
    if role == "unexplained":
        return 0, filled
    whole = (filled, filled)
    borne_out: dict[ColumnRole, tuple[int, int]] = {
        "weight": evidence.weights,
        "scale": evidence.scales,
        "score": evidence.points,
        "id": evidence.codes,
        "criteria": (evidence.criteria, evidence.filled),
    }
    return borne_out.get(role, whole)


def _unnamed(form: Form, one: Doubt, code: str) -> Problem:
    values = {"title": form.columns.title(one.column), "count": one.cells, "column": column_letters(one.column)}
    return found(code, _title_cell(form, one.column), **values)


def _listed(form: Form, doubts: Sequence[Doubt]) -> str:
    return ", ".join(f"{column_letters(one.column)} ({form.columns.title(one.column)})" for one in doubts)


def _title_cell(form: Form, column: int) -> Location:
    title = form.columns.titles.get(column)
    return form.grid.location(title.row if title else form.columns.row, column)


def _filled_rows(form: Form, column: int) -> list[int]:
    rows = sorted(row for row, _scale in asked_rows(form.alignment, form.rubric))
    return [row for row in rows if form.grid.text(row, column)]


def _first_cell(form: Form, column: int) -> Location:
    return form.grid.location(next(iter(_filled_rows(form, column)), form.columns.row), column)


def _cells(form: Form, column: int) -> str:
    rows = _filled_rows(form, column)
    shown = ", ".join(f"{column_letters(column)}{row}" for row in rows[:_SHOWN_CELLS])
    return shown if len(rows) <= _SHOWN_CELLS else f"{shown}, …"
