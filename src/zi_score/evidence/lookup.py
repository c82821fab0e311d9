"""Looking evidence up: what cells say of each question in, what stands in the folder and what is wrong with it out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from zi_score.evidence.folder import MOST_ENTRIES, EvidenceFolder, FolderEntry, folded
from zi_score.evidence.model import NamedEvidence, QuestionEvidence, Standing
from zi_score.evidence.names import is_outside, names_in
from zi_score.problems import Location, Problem, found

_TOO_OFTEN = 5
_CODES = {
    Standing.MISSING: "ZI505",
    Standing.OUTSIDE: "ZI506",
    Standing.EMPTY: "ZI507",
    Standing.LINK: "ZI510",
}


class Asked(NamedTuple):
    """One question: where its answer stands, whether it is the best, and every note and evidence cell beside it."""

    code: str
    title: str
    location: Location
    is_top: bool
    texts: Sequence[tuple[Location, str]]


def look_up(questions: Sequence[Asked], folder: EvidenceFolder) -> tuple[QuestionEvidence, ...]:
    """What each question names, and what that stands for in the folder."""
    return tuple(QuestionEvidence(one.code, one.title, one.is_top, tuple(_named(one, folder))) for one in questions)


def evidence_problems(
    questions: Sequence[Asked], evidence: Sequence[QuestionEvidence], folder: EvidenceFolder
) -> Iterator[Problem]:
    """What is missing, empty, elsewhere or used for many questions, and the best answers without any evidence."""
    for one in evidence:
        for named in one.named:
            if named.standing in _CODES:
                yield found(_CODES[named.standing], named.location, name=named.name, code=one.code)
    for asked, one in zip(questions, evidence, strict=True):
        if asked.is_top and not any(named.standing is Standing.FOUND for named in one.named):
            yield found("ZI509", asked.location, code=asked.code, title=asked.title)
    for path, users in _used_too_often(evidence, folder).items():
        first = users[0]
        codes = dict.fromkeys(code for code, _named in users)
        yield found("ZI508", first[1].location, name=path, count=len(codes), codes=", ".join(codes))
    if not folder.is_whole:
        yield found("ZI511", Location(file=str(folder.root)), limit=MOST_ENTRIES)


def _named(question: Asked, folder: EvidenceFolder) -> Iterator[NamedEvidence]:
    seen: set[str] = set()
    for place, text in question.texts:
        for name in names_in(text, lambda one: bool(folder.named(one))):
            if name not in seen:
                seen.add(name)
                yield _looked_up(name, place, folder)


def _looked_up(name: str, place: Location, folder: EvidenceFolder) -> NamedEvidence:
    if is_outside(name):
        return NamedEvidence(name, place, Standing.OUTSIDE)
    entries = folder.named(name)
    if not entries:
        return NamedEvidence(name, place, Standing.MISSING)
    plain = [one for one in entries if not one.is_link]
    if not plain:
        return NamedEvidence(name, place, Standing.LINK, entries[0].path)
    size, files = sum(one.size for one in plain), sum(one.files for one in plain)
    return NamedEvidence(name, place, Standing.FOUND if size else Standing.EMPTY, plain[0].path, files, size)


def _used_too_often(
    evidence: Sequence[QuestionEvidence], folder: EvidenceFolder
) -> Mapping[str, list[tuple[str, NamedEvidence]]]:
    """The files that stand for many questions, by the first path: the same one, or copies with the same content."""
    users: dict[str, list[tuple[str, NamedEvidence]]] = defaultdict(list)
    entries: dict[str, FolderEntry] = {}
    for one in evidence:
        for named in one.named:
            entry = folder.paths.get(folded(named.path)) if named.standing is Standing.FOUND else None
            if entry and not entry.is_folder:
                users[entry.path].append((one.code, named))
                entries[entry.path] = entry
    by_size: dict[int, list[str]] = defaultdict(list)
    for path, entry in entries.items():
        by_size[entry.size].append(path)
    merged: dict[str, list[tuple[str, NamedEvidence]]] = {}
    for paths in by_size.values():
        # Only files of one size can be the same; no other is read.
        alike: dict[str, str] = {}
        for path in paths:
            key = folder.fingerprint(entries[path]) if len(paths) > 1 else path
            merged.setdefault(alike.setdefault(key or path, path), []).extend(users[path])
    return {path: uses for path, uses in merged.items() if len({code for code, _named in uses}) > _TOO_OFTEN}
