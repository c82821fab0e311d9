"""The sections of the template that have figures: result, gates, notes, conclusion and recommendations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.lhe.word import (
    BULLET,
    NUMBERED_AGAIN,
    Loop,
    add_heading,
    add_loop_table,
    add_paragraph,
    add_statement,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document

_ASSESSOR, _OTHER = "{{ assessor }}", "{{ other }}"
_NOTE = (
    "{{ item.second_note }}"
    "{% if item.first_note %}{% if item.second_note %} · {% endif %}{{ other }}: {{ item.first_note }}{% endif %}"
)
_FINE = 9


def add_result(document: Document, targets: Mapping[int, str]) -> None:
    """Section D: every part with its weight, both columns, their difference, and the minimum of each target."""
    add_heading(document, _("D. Hasil"))
    text = _("Nilai total menurut {assessor}: {points} dari {weight}.")
    figures = {"assessor": _ASSESSOR, "points": "{{ total }}", "weight": "{{ weight }}"}
    add_paragraph(document, text.format(**figures), after=4, keep=True)
    minima = (
        Loop(
            _("Minimal {target}").format(target=title),
            2.3,
            f"{{{{ row.minima[{at}] }}}}{{% if row.states[{at}] %}} ({{{{ row.states[{at}] }}}}){{% endif %}}",
            True,
        )
        for at, title in targets.items()
    )
    columns = (
        Loop(_("Uraian"), 4.5, "{{ row.title }}"),
        Loop(_("Bobot"), 1.6, "{{ row.weight }}", True),
        Loop("{{ first }}", 1.7, "{{ row.first }}", True),
        Loop("{{ second }}", 1.7, "{{ row.second }}", True),
        Loop(_("Selisih"), 1.9, "{{ row.difference }}", True),
        *minima,
    )
    add_loop_table(document, "row", "rows", columns, strong="row.is_main", is_short=True)
    text = _("(ya) dan (belum): terpenuhi atau belum menurut {assessor}.").format(assessor=_ASSESSOR)
    add_paragraph(document, text, size=_FINE, italic=True)


def add_gates(document: Document) -> None:
    """Section E: every gate of every target, and the conditions outside the workbook."""
    add_heading(document, _("E. Ambang nilai"))
    add_statement(document, "for target in targets")
    add_paragraph(document, "{{ target.title }}: {{ target.result }}", bold=True, after=2, keep=True)
    columns = (
        Loop(_("No"), 1.0, "{{ gate.number }}", True),
        Loop(_("Ambang"), 5.3, "{{ gate.title }}"),
        Loop(_("Minimal"), 2.6, "{{ gate.minimum }}", True),
        Loop(_("Nilai"), 1.7, "{{ gate.actual }}", True),
        Loop(_("Selisih"), 1.8, "{{ gate.margin }}", True),
        Loop(_("Keadaan"), 3.6, "{{ gate.state }}"),
    )
    add_loop_table(document, "gate", "target.gates", columns, strong="not gate.met", is_short=True)
    add_statement(document, "if target.outside")
    add_paragraph(document, "{{ target.outside }}.", size=_FINE)
    add_statement(document, "endif")
    add_statement(document, "for condition in target.conditions")
    add_paragraph(document, "{{ condition }}", style=BULLET, size=_FINE)
    add_statement(document, "endfor")
    add_statement(document, "endfor")


def add_notes(document: Document) -> None:
    """Section F: where the two differ, with both notes, and what is not answered."""
    add_heading(document, _("F. Catatan"))
    add_statement(document, "if differences")
    text = _("{first} dan {second} berbeda pada {count} pertanyaan; selisih nilai total {points}.")
    values = {"first": _OTHER, "second": _ASSESSOR, "points": "{{ difference }}"}
    add_paragraph(document, text.format(count="{{ differences|length }}", **values), after=4, keep=True)
    columns = (
        Loop(_("Kode"), 1.9, "{{ item.code }}"),
        Loop(_("Pertanyaan"), 4.4, "{{ item.title }}"),
        Loop(_OTHER, 1.9, "{{ item.first }}"),
        Loop(_ASSESSOR, 1.9, "{{ item.second }}"),
        Loop(_("Poin"), 1.8, "{{ item.points }}", True),
        Loop(_("Catatan"), 4.1, _NOTE),
    )
    add_loop_table(document, "item", "differences", columns)
    add_statement(document, "elif has_both")
    add_paragraph(document, _("{first} dan {second} tidak berbeda pada satu pertanyaan pun.").format(**values))
    add_statement(document, "endif")
    add_statement(document, "if unanswered")
    text = _("Belum diisi atau tidak terbaca oleh {assessor}: {count} pertanyaan.")
    add_paragraph(document, text.format(assessor=_ASSESSOR, count="{{ unanswered|length }}"), after=4, keep=True)
    blanks = (
        Loop(_("Kode"), 1.9, "{{ item.code }}"),
        Loop(_("Pertanyaan"), 7.6, "{{ item.title }}"),
        Loop(_("Tempat"), 3.0, "{{ item.place }}"),
        Loop(_("Keadaan"), 3.4, "{{ item.answer }}"),
    )
    add_loop_table(document, "item", "unanswered", blanks)
    add_statement(document, "else")
    add_paragraph(document, _("Semua pertanyaan telah diisi oleh {assessor}.").format(assessor=_ASSESSOR))
    add_statement(document, "endif")


def add_conclusion(document: Document) -> None:
    """Sections G and H: the conclusion on each target, and what follows from the gates that are not met."""
    add_heading(document, _("G. Simpulan"))
    add_statement(document, "for target in targets")
    add_paragraph(document, "{{ target.conclusion }}", style=NUMBERED_AGAIN)
    add_statement(document, "if target.proposal")
    add_paragraph(document, "{{ target.proposal }}.", size=_FINE)
    add_statement(document, "endif")
    add_statement(document, "endfor")
    text = _("Predikat ditetapkan oleh Menteri; simpulan ini tidak menetapkannya.")
    add_paragraph(document, text, size=_FINE, italic=True)
    add_heading(document, _("H. Rekomendasi"))
    add_statement(document, "if advice")
    text = _("Untuk memenuhi {target}, unit agar meningkatkan:").format(target="{{ sought }}")
    add_paragraph(document, text, after=2, keep=True)
    add_statement(document, "for item in advice")
    text = _("{title}: sekurang-kurangnya {lacking} poin lagi (kini {actual}, minimal {minimum}).")
    names = ("title", "lacking", "actual", "minimum")
    text = text.format(**{name: f"{{{{ item.{name} }}}}" for name in names})
    add_paragraph(document, text, bold=True, size=10, after=0)
    add_statement(document, "for question in item.questions")
    text = _("{code} {title}: kini {answer}, dapat bertambah paling banyak {points} poin.")
    names = ("code", "title", "answer", "points")
    text = text.format(**{name: f"{{{{ question.{name} }}}}" for name in names})
    add_paragraph(document, text, style=BULLET, size=10)
    add_statement(document, "endfor")
    add_statement(document, "endfor")
    add_statement(document, "else")
    add_paragraph(document, _("Semua ambang nilai terpenuhi; unit agar mempertahankan capaian dan bukti dukungnya."))
    add_statement(document, "endif")
    add_paragraph(document, "", after=0)
    add_paragraph(document, _("Rekomendasi lain dari tim: {dots}").format(dots="." * 70))
