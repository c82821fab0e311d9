"""A file of efforts to fill in: YAML with every question as a comment, nothing set yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.planning.efforts import EFFORTS, LOCKS, MOST, SCHEMA_VERSION, VERSION
from zi_score.report.yaml_comment import comment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.rubric.catalogue import Rubric


def efforts_text(rubric: Rubric) -> str:
    """The file as `read_efforts` reads it; as long as nothing is filled in, every effort is 1."""
    return "\n".join(_lines(rubric)) + "\n"


def _lines(rubric: Rubric) -> Iterator[str]:
    yield from comment(_("Upaya untuk zi-score plan --effort. {rubric}.").format(rubric=rubric.title))
    yield from comment(
        _(
            "Upaya mengubah sebuah jawaban: bilangan bulat 1 sampai {most}. Hapus tanda # pada baris yang diisi. Yang"
            " tidak disebut bernilai 1. Kode bagian berlaku bagi semua pertanyaannya; kode yang lebih sempit menang."
        ).format(most=MOST)
    )
    yield f"{VERSION}: {SCHEMA_VERSION}"
    yield from ("", f"{EFFORTS}:")
    for node in rubric.nodes.values():
        yield f"  # {node.code}: 1  # {node.title}"
        yield from (f"  # {code}: 1  # {rubric.questions[code].title}" for code in node.questions)
    yield from ("", *comment(_("Pertanyaan atau bagian yang tidak boleh berubah dalam rencana.")))
    yield f"{LOCKS}: []"
