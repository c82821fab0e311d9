"""The evidence of each question, as it was found in a folder: names, what they stand for, and how much that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.evidence.model import Standing
from zi_score.language import N_, _, shown
from zi_score.report.blocks import Column, Line, Row, Rows, Section, Tone, line, toned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.evidence.model import NamedEvidence, QuestionEvidence
    from zi_score.outcome import Check
    from zi_score.report.blocks import Block
    from zi_score.report.json_objects import Json

_STANDINGS = {
    Standing.FOUND: N_("ada"),
    Standing.EMPTY: N_("kosong"),
    Standing.MISSING: N_("tidak ada"),
    Standing.OUTSIDE: N_("di luar folder, tidak dicari"),
    Standing.LINK: N_("tautan, tidak dibuka"),
}
_FEW = 20
_KILOBYTE = 1024


def evidence_section(check: Check) -> Iterator[Block]:
    """A row for every name of every question; one with a dash for a best answer that names nothing."""
    if not check.evidence:
        return
    rows = [row for one in check.evidence for row in _rows(one)]
    with_files = sum(any(named.standing is Standing.FOUND for named in one.named) for one in check.evidence)
    title = _("Bukti dukung: {count} dari {all} pertanyaan mempunyai berkas").format(
        count=with_files, all=len(check.evidence)
    )
    columns = (
        Column(_("Pertanyaan"), is_whole=True),
        Column(_("Sel"), spare=1),
        Column(_("Bukti dukung")),
        Column(_("Keadaan")),
        Column(_("Ukuran"), is_figure=True, spare=2),
    )
    yield Section(title, [Rows(columns, rows, few=_FEW, is_sortable=True)])


def standing_words(named: NamedEvidence) -> str:
    """What a name stands for."""
    return _(_STANDINGS[named.standing])


def size_words(named: NamedEvidence) -> str:
    """How large a file is, or how many files a folder has; nothing for what is not there."""
    if named.standing is not Standing.FOUND:
        return ""
    size = _("{size} KB").format(size=shown(-(-named.size // _KILOBYTE)))
    return size if named.files <= 1 else _("{count} berkas, {size}").format(count=named.files, size=size)


def evidence_objects(check: Check) -> list[Json]:
    """The same as the schema's `evidence`."""
    return [
        {
            "code": one.code,
            "top_answer": one.is_top,
            "named": [
                {
                    "name": named.name,
                    "location": named.location.within,
                    "standing": named.standing.value,
                    "path": named.path or None,
                    "files": named.files,
                    "bytes": named.size,
                }
                for named in one.named
            ],
        }
        for one in check.evidence
    ]


def _rows(one: QuestionEvidence) -> Iterator[Row]:
    for named in one.named:
        tone = Tone.PLAIN if named.standing is Standing.FOUND else Tone.WARN
        cells = (one.code, named.location.cell, named.name, toned(standing_words(named), tone), size_words(named))
        yield Row(tuple(cell if isinstance(cell, Line) else line(cell) for cell in cells))
    if one.is_top and not one.named:
        yield Row(
            (line(one.code), line(""), line("–"), toned(_("jawaban tertinggi tanpa berkas"), Tone.WARN), line(""))
        )
