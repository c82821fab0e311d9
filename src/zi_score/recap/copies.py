"""Which rows repeat another: a second file with the same content, or with the same answers and a name like a copy's."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from zi_score.frozen import replace
from zi_score.recap.row import RecapRow

# "LKE - Copy", "Salinan LKE", "LKE (1)"; a year in brackets has four digits and says nothing.
_NAMED_AS_COPY = re.compile(r"(?<![^\W_])(?:copy|salinan|kopi)(?![^\W_])|\([0-9]{1,2}\)", re.IGNORECASE)


def with_copies_marked(rows: Sequence[RecapRow]) -> tuple[RecapRow, ...]:
    """The same rows in the same order. Of equal ones that counts whose name is no copy's, and the first of those."""
    kept: dict[tuple[str, ...], str] = {}
    copies: dict[int, str] = {}
    for number in sorted(range(len(rows)), key=lambda number: is_named_as_copy(rows[number].path)):
        row = rows[number]
        if not row.sha256:
            continue
        rubric = row.frame.rubric if row.frame else ""
        # Two units may answer alike, and files of one name lie in the folders of each.
        whose = row.unit or str(PurePath(row.path).parent)
        content, answers = (rubric, row.sha256), (rubric, whose, row.answers)
        original = kept.get(content) or (kept.get(answers) if is_named_as_copy(row.path) else None)
        if original is not None:
            copies[number] = original
        kept.setdefault(content, original or row.path)
        if row.answers:
            kept.setdefault(answers, original or row.path)
    return tuple(replace(row, copy_of=copies[at]) if at in copies else row for at, row in enumerate(rows))


def is_named_as_copy(path: str) -> bool:
    """Whether a file is called as the copies are that people and programs make."""
    return bool(_NAMED_AS_COPY.search(PurePath(path).stem))
