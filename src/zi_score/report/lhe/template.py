"""The template that comes with the program, built with python-docx: A4, with the places that docxtpl fills.

It can be written out and changed by whoever wants another one. Its words are in the user's language.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document
from docx.shared import Pt

from zi_score.language import _
from zi_score.report.lhe.template_body import add_conclusion, add_gates, add_notes, add_result
from zi_score.report.lhe.word import (
    BULLET,
    CENTER,
    NUMBERED,
    SMALL,
    Loop,
    add_heading,
    add_loop_table,
    add_page_number,
    add_pairs,
    add_paragraph,
    add_signatures,
    add_statement,
    prepare,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as WordDocument

_SHORT, _LONG = "." * 22, "." * 40
_UNIT = "{% if unit %}{{ unit }}{% else %}" + _LONG + "{% endif %}"
_TARGETS = "{% for one in targets %}{{ one.title }}{% if not loop.last %} / {% endif %}{% endfor %}"
_ASSESSORS = "{% if has_both %}{{ other }}, {% endif %}{{ assessor }}"


def template_bytes(targets: Mapping[int, str]) -> bytes:
    """The template as a .docx, with the minima of these targets: their titles, by their place in the rubric."""
    document = Document()
    prepare(document)
    _margins(document)
    _opening(document)
    _assignment(document)
    _object(document)
    add_result(document, targets)
    add_gates(document)
    add_notes(document)
    add_conclusion(document)
    _signatures(document)
    _annexes(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _margins(document: WordDocument) -> None:
    """What stands on every page: that this is a draft, of what, and which page of how many."""
    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.text = _("KONSEP - bentuk laporan ini tidak ditetapkan peraturan; sesuaikan dengan tata naskah instansi")
    foot.text = "{{ file }}  ·  zi-score  ·  " + _("halaman") + " "
    add_page_number(foot)
    for paragraph in (head, foot):
        paragraph.alignment = CENTER
        for run in paragraph.runs:
            run.font.size = Pt(SMALL)


def _opening(document: WordDocument) -> None:
    for text in (_("LAPORAN HASIL EVALUASI"), _("PEMBANGUNAN ZONA INTEGRITAS"), "{{ heading }}"):
        add_paragraph(document, text, bold=True, size=13, is_centered=True, after=0)
    add_paragraph(document, _UNIT, bold=True, size=13, is_centered=True, after=12)
    add_pairs(document, [(_("Nomor"), _LONG), (_("Tanggal"), _LONG), (_("Lampiran"), _LONG)])
    add_statement(document, "if cautions")
    add_paragraph(document, _("Perlu diperhatikan sebelum konsep ini dipakai:"), bold=True, after=2, keep=True)
    add_statement(document, "for caution in cautions")
    add_paragraph(document, "{{ caution }}", style=BULLET, italic=True)
    add_statement(document, "endfor")
    add_statement(document, "endif")


def _assignment(document: WordDocument) -> None:
    add_heading(document, _("A. Penugasan dan dasar"))
    person = f"{_LONG} NIP {_SHORT}"
    add_pairs(
        document,
        [
            (_("Surat tugas"), _("Nomor {dots} tanggal {dots}").format(dots=_SHORT)),
            (_("Waktu pelaksanaan"), _LONG),
            (_("Pengendali teknis"), person),
            (_("Ketua tim"), person),
            (_("Anggota tim"), person),
        ],
    )
    add_paragraph(document, _("Evaluasi ini berdasarkan:"), after=2, keep=True)
    add_statement(document, "for source in basis")
    add_paragraph(document, "{{ source }}", style=NUMBERED)
    add_statement(document, "endfor")
    add_paragraph(document, _("Surat tugas tersebut di atas"), style=NUMBERED)


def _object(document: WordDocument) -> None:
    add_heading(document, _("B. Unit dan predikat yang dituju"))
    add_pairs(
        document,
        [
            (_("Unit"), _UNIT),
            (_("Tahun"), "{% if year %}{{ year }}{% else %}" + _SHORT + "{% endif %}"),
            (_("Predikat"), _TARGETS),
            (_("Lembar kerja evaluasi"), "{{ file }}"),
            (_("Instrumen"), "{{ rubric }}"),
            (_("Penilai"), _ASSESSORS),
        ],
    )
    add_heading(document, _("C. Cara dan batas"))
    add_statement(document, "for text in method")
    add_paragraph(document, "{{ text }}", style=BULLET)
    add_statement(document, "endfor")


def _signatures(document: WordDocument) -> None:
    add_paragraph(document, "", after=12, keep=True)
    name, number = "." * 34, "NIP " + "." * 28
    signer = ("", "", "", name, number)
    add_signatures(
        document,
        (
            (_("Mengetahui,"), _("Inspektur"), *signer),
            (f"{_SHORT}, {_SHORT}", _("Ketua tim"), *signer),
        ),
    )


def _annexes(document: WordDocument) -> None:
    document.add_section()
    add_paragraph(document, _("LAMPIRAN"), bold=True, size=13, is_centered=True)
    add_heading(document, _("1. Lembar kerja evaluasi"))
    add_pairs(
        document,
        [(_("Berkas"), "{{ file }}"), (_("Bentuk formulir"), "{{ form }}")],
    )
    add_paragraph(document, "SHA-256: {{ sha256 }}", size=SMALL)
    add_heading(document, _("2. Ringkasan survei"))
    columns = (
        Loop(_("Kode"), 2.0, "{{ item.code }}"),
        Loop(_("Survei"), 7.0, "{{ item.title }}"),
        Loop("{{ first }}", 2.3, "{{ item.first }}", True),
        Loop("{{ second }}", 2.3, "{{ item.second }}", True),
        Loop(_("Poin"), 2.4, "{{ item.points }}", True),
    )
    add_loop_table(document, "item", "surveys", columns)
    add_heading(document, _("3. Bukti dukung yang disebut dalam LKE"))
    add_statement(document, "if evidence")
    named = (
        Loop(_("Kode"), 2.2, "{{ item.code }}"),
        Loop(_("Pertanyaan"), 5.3, "{{ item.title }}"),
        Loop(_("Bukti dukung"), 8.5, "{{ item.text }}"),
    )
    add_loop_table(document, "item", "evidence", named)
    add_statement(document, "else")
    add_paragraph(document, _("LKE tidak menyebut bukti dukung dalam kolomnya."))
    add_statement(document, "endif")
