"""Which questionnaires a file answers: those whose items all have a column, one for each kind of survey.

A scale is never guessed: where the answers fit that of another questionnaire of the same kind as well, somebody must
name the questionnaire.
"""

from collections.abc import Iterator, Mapping, Sequence

from zi_score.frozen import dataclass, field, replace
from zi_score.language import _, shown
from zi_score.problems import Location, Problem, UnusableInputError, found
from zi_score.rubric.questionnaire import Questionnaire
from zi_score.survey.findings import answers_in_words
from zi_score.survey.headings import NO_COLUMNS, Heading, find_heading, repeated_columns
from zi_score.survey.responses import Responses, count_answers, read_responses
from zi_score.survey.table import ResponseTable
from zi_score.survey.unclaimed import unclaimed_columns


@dataclass(frozen=True, slots=True)
class StatedItems:
    """What a user said about a file: items by the number of their column, and variables that nobody asked about.

    `is_named` where the user named the questionnaires, so that the file must answer each of them.
    """

    columns: Mapping[int, str] = field(default_factory=lambda: NO_COLUMNS)
    without: tuple[str, ...] = ()
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sheet read as the answers to a questionnaire."""

    table: ResponseTable
    questionnaire: Questionnaire
    heading: Heading


def recognize(
    tables: Sequence[ResponseTable], questionnaires: Sequence[Questionnaire], reading: StatedItems
) -> tuple[Responses, ...]:
    """The responses to each questionnaire that the file answers. Raises `UnusableInputError` where that is unclear."""
    candidates = [
        _Candidate(table, one, find_heading(table, one, reading.columns, reading.without))
        for one in questionnaires
        for table in tables
    ]
    complete = [one for one in candidates if one.heading.is_complete]
    names = [one.id for one in questionnaires] if reading.is_named else [one.kind for one in questionnaires]
    chosen = []
    for name in dict.fromkeys(names):
        group = [one for one in complete if name == _group(one, reading)]
        if reading.is_named and not group:
            raise _unrecognized([one for one in candidates if one.questionnaire.id == name])
        if group:
            rivals = [] if reading.is_named else [one for one in candidates if one.questionnaire.kind == name]
            chosen.append(_only(group, rivals))
    if not chosen:
        raise _unrecognized(candidates)
    shared = tuple(_shared(chosen))
    if shared:
        raise UnusableInputError(*shared)
    first, *others = (_responses(one, reading) for one in chosen)
    passed_over = _passed_over(chosen, candidates)
    told = {(one.table.sheet, each.column) for one in passed_over for each in one.heading.columns}
    problems = [*first.heading.problems, *(problem for one in passed_over for problem in _tell_passed_over(one))]
    places = {problem.location for problem in (*problems, *(each for one in others for each in one.heading.problems))}
    problems += [one for one in unclaimed_columns((first, *others), told) if one.location not in places]
    return (replace(first, heading=replace(first.heading, problems=tuple(problems))), *others)


def _group(one: _Candidate, reading: StatedItems) -> str:
    return one.questionnaire.id if reading.is_named else one.questionnaire.kind


def _only(group: Sequence[_Candidate], rivals: Sequence[_Candidate]) -> _Candidate:
    """The candidate with the most columns, if it is alone, and if the answers are on the scale of no rival."""
    most = max(len(one.heading.columns) for one in group)
    best = [one for one in group if len(one.heading.columns) == most]
    sheets = list(dict.fromkeys(one.table.sheet for one in best))
    if len(sheets) > 1:
        place = best[0].table.location()._replace(sheet="")
        raise UnusableInputError(found("ZI838", place, sheets=", ".join(sheets)))
    first = best[0]
    if rivals:
        known = {one.questionnaire.id: one for one in rivals if one.table is first.table}
        fits = {name: count_answers(first.table, first.heading, one.questionnaire.scale) for name, one in known.items()}
        fitting = [name for name, count in fits.items() if count == max(fits.values())]
        by_scale = [one for one in best if [one.questionnaire.id] == fitting]
        if by_scale:
            return by_scale[0]
        if fitting != [first.questionnaire.id]:
            names = dict.fromkeys([*(one.questionnaire.id for one in best), *fitting])
            choices = ", ".join(_in_words(known[name]) for name in names)
            problem = found("ZI839", first.table.location(), questionnaires=choices)
            raise UnusableInputError(problem, *answers_in_words(_read(first)))
    return first


def _in_words(one: _Candidate) -> str:
    """What tells a candidate from its rivals: its scale, and the variables that have no column."""
    questionnaire = one.questionnaire
    scale = _("skala {minimum}-{maximum}").format(
        minimum=shown(questionnaire.scale.minimum), maximum=shown(questionnaire.scale.maximum)
    )
    lacking = (*one.heading.missing, *one.heading.unasked)
    if not lacking:
        return f"{questionnaire.id} ({scale})"
    codes = ", ".join(dict.fromkeys(questionnaire.items[code].variable for code in lacking))
    without = _("tanpa kolom untuk {variables}").format(variables=codes)
    return f"{questionnaire.id} ({scale}, {without})"


def _shared(chosen: Sequence[_Candidate]) -> Iterator[Problem]:
    """Columns that two surveys take for an answer of their own: the name in a sentence is then of only one of them."""
    owners: dict[Location, list[str]] = {}
    for one in chosen:
        for column in one.heading.columns:
            place = one.table.location(one.heading.row, column.column)
            owners.setdefault(place, []).append(one.questionnaire.named([column.item]))
    for place, items in owners.items():
        if len(items) > 1:
            yield found("ZI864", place, items=", ".join(items))


def _passed_over(chosen: Sequence[_Candidate], candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Another kind of survey that has most of its columns, none of them used, and misses the others."""
    kinds = {one.questionnaire.kind for one in chosen}
    used = {(one.table.sheet, each.column) for one in chosen for each in one.heading.columns}
    others = [
        one
        for one in candidates
        if one.questionnaire.kind not in kinds
        and len(one.heading.columns) > len(one.heading.missing)
        and not any((one.table.sheet, each.column) in used for each in one.heading.columns)
    ]
    return sorted(others, key=lambda each: len(each.heading.missing))[:1]


def _tell_passed_over(one: _Candidate) -> Iterator[Problem]:
    missing = one.questionnaire.named(one.heading.missing)
    yield found("ZI861", one.table.location(), questionnaire=one.questionnaire.id, missing=missing)
    yield from one.heading.problems


def _unrecognized(candidates: Sequence[_Candidate]) -> UnusableInputError:
    """Why none of the candidates will do, told by the one that lacks the smallest share of its items."""
    nearest = min(
        candidates,
        key=lambda one: (len(one.heading.missing) + 1) / (len(one.heading.columns) + len(one.heading.missing) + 1),
    )
    is_begun = bool(nearest.heading.columns)
    place = nearest.table.location(nearest.heading.row if is_begun and nearest.table.sheet else 0)
    missing = nearest.questionnaire.named(nearest.heading.missing)
    problems = nearest.heading.problems if is_begun else ()
    return UnusableInputError(found("ZI837", place, questionnaire=nearest.questionnaire.id, missing=missing), *problems)


def _responses(one: _Candidate, reading: StatedItems) -> Responses:
    repeated = tuple(repeated_columns(one.heading, one.table))
    if repeated:
        raise UnusableInputError(*repeated)
    return _read(one, tuple(code for code in one.questionnaire.variables if code in reading.without))


def _read(one: _Candidate, without: Sequence[str] = ()) -> Responses:
    return read_responses(one.table, one.questionnaire, one.heading, without)
