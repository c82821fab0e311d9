"""Whose answers stand in which column: titles and their order decide, and where they do not, nothing is chosen."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zi_score.rubric.lexicon import Lexicon
from zi_score.workbook.conventions import Translation
from zi_score.workbook.titles import Said, Title

FIRST = 0
"""The rank of the assessor to whom answers belong that name nobody."""
MANY_ANSWERS = 10
"""So many answers of nobody known are another assessor's, and may decide; fewer are told."""
_WHOLE = 0.9
"""A column of corrections with so much of what is asked is a whole assessment of its own."""
_CORRECTIONS = "corrections"
_FEWEST_SIGNS = 3
"""So many signs beside answers are a way of saying something."""


class Candidate(NamedTuple):
    """A column of answers. `known` is the assessor whom the user or a known title names, `said` what the title says."""

    column: int
    title: Title
    said: Said
    translation: Translation
    known: str = ""
    is_chosen: bool = False

    @property
    def assessor(self) -> str:
        """The id of whoever is named, without the number of a second or third one of that id; empty for nobody."""
        return (self.known or self.said.assessor).rstrip("0123456789").rstrip("-")


class Doubt(NamedTuple):
    """A column about which something must be said: how many cells it has at questions, whose it may be, and why."""

    column: int
    cells: int
    assessor: str = ""
    why: str = ""


class Ownership(NamedTuple):
    """Each assessor's column from the earliest to the last; and the columns of which nobody can say whose they are.

    `rivals` are of one assessor, `unnamed` of nobody, `later` corrections of somebody else's answers, and
    `passed_over` no answers of this assessment.
    """

    owners: tuple[tuple[str, str, Candidate], ...]
    rivals: tuple[Doubt, ...] = ()
    unnamed: tuple[Doubt, ...] = ()
    later: tuple[Doubt, ...] = ()
    passed_over: tuple[Doubt, ...] = ()


def assign(candidates: Sequence[Candidate], titles: Mapping[str, str], asked: int, lexicon: Lexicon) -> Ownership:
    """Give each column of answers its assessor; `titles` are those of known ones by id, `asked` the rows that ask."""
    rivals: list[Doubt] = []
    unnamed: list[Doubt] = []
    later: list[Doubt] = []
    passed_over: list[Doubt] = []
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        why = "" if one.is_chosen else _why_none(one, candidates, asked)
        if why == _CORRECTIONS:
            later.append(_doubt(one, why))
        elif why:
            passed_over.append(_doubt(one, why))
        elif not one.is_chosen and (named := _replacing(one, candidates)):
            # An empty column takes no filled one's place unasked.
            if one.translation.of:
                (passed_over if named.translation.of else later).append(_doubt(one, "chosen"))
        else:
            groups[one.assessor].append(one)
    _settle_unnamed(groups, unnamed, passed_over, lexicon.assessors[FIRST].id)
    owners: list[tuple[str, str, Candidate]] = []
    for known in lexicon.assessors:
        group = groups.get(known.id, [])
        ordered = _in_tiers(group, is_first=known is lexicon.assessors[FIRST])
        if ordered is None:
            rivals += [_doubt(one) for one in group]
            ordered = group[:1]
        # Whoever has known titles keeps the ids of these, in the order of the tiers.
        names = sorted({one.known for one in ordered if one.known}, key=lambda name: (len(name), name))
        if len(names) < len(ordered):
            names = [known.id, *(f"{known.id}-{number}" for number in range(2, len(ordered) + 1))]
        for number, (identity, one) in enumerate(zip(names, ordered, strict=False), 1):
            own_title = f"{known.title} {number}" if number > 1 else known.title
            owners.append((identity, titles.get(identity, own_title), one))
    later += [_doubt(one) for _id, _title, one in owners if _is_unread(one) or _agrees_by_signs(one, lexicon)]
    return Ownership(tuple(owners), tuple(rivals), tuple(unnamed), tuple(later), tuple(passed_over))


def _is_unread(one: Candidate) -> bool:
    """Whether a column that the user named holds something, of which hardly anything is an answer."""
    return one.is_chosen and 2 * one.translation.fits < one.translation.of


def _agrees_by_signs(one: Candidate, lexicon: Lexicon) -> bool:
    """Whether a later assessor puts a sign in place of most answers, which may mean: as the one before."""
    is_later = one.assessor not in ("", lexicon.assessors[FIRST].id)
    return is_later and bool(one.translation.of) and one.translation.ways.get("blank", (0, ""))[0] >= _FEWEST_SIGNS


def _replacing(one: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The column that the user named in place of this one: for the same assessor, and not for another tier."""
    return next(
        (
            other
            for other in candidates
            if other.is_chosen
            and other.assessor == one.assessor
            and (other.known == one.known or not one.known)
            and one.said.tier in (0, other.said.tier)
        ),
        None,
    )


def _doubt(one: Candidate, why: str = "") -> Doubt:
    return Doubt(one.column, one.translation.of, one.assessor, why)


def _why_none(one: Candidate, candidates: Sequence[Candidate], asked: int) -> str:
    """Why letters are no answers of this assessment, by the title; it matters only beside other answers."""
    why = next(iter(sorted(one.said.not_answers)), "")
    if why == _CORRECTIONS:
        return "" if one.translation.of >= _WHOLE * asked else why
    others = any(other is not one and not other.said.not_answers for other in candidates)
    return why if others and one.translation.of else ""


def _settle_unnamed(
    groups: dict[str, list[Candidate]], unnamed: list[Doubt], passed_over: list[Doubt], first: str
) -> None:
    """A column of answers that names nobody is the first assessor's if it is the only one."""
    free = groups.pop("", [])
    filled = [one for one in free if one.translation.of] or free[:1]
    named = [one for one in groups.get(first, ()) if one.translation.of]
    if any(one.is_chosen for one in groups.get(first, ())):
        passed_over += [_doubt(one, "chosen") for one in filled if one.translation.of]
    elif not named and (filled or not groups.get(first)):
        groups[first] = filled + [one for one in groups.get(first, []) if not filled]
    else:
        unnamed += [_doubt(one) for one in filled if one.translation.of]


def _in_tiers(group: Sequence[Candidate], *, is_first: bool) -> list[Candidate] | None:
    """The columns of one assessor from the earlier tier to the later; None where they cannot be told apart."""
    if len(group) <= 1:
        return list(group)
    tiers = [one.said.tier for one in group]
    if all(one.known for one in group) and tiers == sorted(tiers):
        return list(group)
    filled = [one for one in group if one.translation.of]
    if is_first:
        return filled or list(group[:1]) if len(filled) <= 1 else None
    if len(set(tiers)) == len(tiers):
        return sorted(group, key=lambda one: one.said.tier)
    return (filled or list(group[:1])) if len(filled) <= 1 else None
