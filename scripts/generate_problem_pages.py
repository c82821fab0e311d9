"""Writes docs/problems.md from the catalogue of problems and its pages. Run it after changing either."""

import json
import os
from itertools import groupby
from pathlib import Path
from typing import Any

from zi_score.language import LANGUAGE_VARIABLE
from zi_score.problems import CATALOGUE
from zi_score.problems.pages import page_of
from zi_score.report.rule.page import example_sentence
from zi_score.report.wording import general_text

PROJECT = Path(__file__).parents[1]
PAGE_FILE = PROJECT / "docs" / "problems.md"
COUNTS_FILE = PROJECT / "tests" / "golden" / "audit_corpus.json"

_GROUPS = {
    "ZI1": ("Berkas dan susunan buku kerja", "The file and the shape of the workbook"),
    "ZI2": ("Jawaban", "The answers"),
    "ZI3": ("Berkas rubrik", "The rubric's own files"),
    "ZI4": ("Angka dan rumus dalam buku kerja", "The workbook's own figures and formulas"),
    "ZI5": ("Catatan, bukti dukung, dan tautan", "Notes, evidence and links"),
    "ZI6": ("Berkas jawaban dan templat", "The answers file and the template"),
    "ZI7": ("Pengaturan dan pengecualian", "Settings and waivers"),
    "ZI8": (
        "Perbandingan, rencana, survei, rekap, profil unit, kawasan",
        "Comparisons, plans, surveys, recaps, unit profile, kawasan",
    ),
    "ZI9": ("Andaian, riwayat, dan PortalRB", "Suppositions, history and PortalRB"),
}
_SEVERITIES = {"error": "kesalahan / error", "warning": "peringatan / warning", "note": "catatan / note"}
_TITLES = {
    "": ("Arti", "Mengapa penting", "Cara membetulkan", "Contoh"),
    "en": ("What it means", "Why it matters", "How to mend it", "Example"),
}
_INTRODUCTION = """# Kode temuan / Problem codes

<!-- Ditulis oleh scripts/generate_problem_pages.py; jangan disunting. Generated; do not edit. -->

Setiap temuan `zi-score` memiliki kode yang tidak berubah. Halaman ini memuat arti, sebab, cara membetulkan, dan contoh
tiap kode; `zi-score rule KODE` menampilkan hal yang sama. Tanda … mewakili nilai yang disebut dalam temuan.

Every finding of `zi-score` has a code that does not change. This page says what each means, why it matters, how to mend
it, and gives an example; `ZI_SCORE_LANG=en zi-score rule CODE` shows the same. An … stands for a value named in the
finding.
"""


def main() -> None:
    """Write the page anew."""
    PAGE_FILE.write_text(problems_page(), encoding="utf-8")
    print(PAGE_FILE.name)


def problems_page() -> str:
    """The page as it stands in its file."""
    before = os.environ.get(LANGUAGE_VARIABLE)
    try:
        return _page()
    finally:
        os.environ.pop(LANGUAGE_VARIABLE, None)
        if before is not None:
            os.environ[LANGUAGE_VARIABLE] = before


def _page() -> str:
    parts = [_INTRODUCTION, _tested(json.loads(COUNTS_FILE.read_text(encoding="utf-8")))]
    for group, codes in groupby(sorted(CATALOGUE), key=lambda code: code[:3]):
        indonesian, english = _GROUPS[group]
        listed = list(codes)
        parts.append(f"## {group}xx: {indonesian} / {english}\n")
        parts.append(_table(listed))
        parts += [_entry(code) for code in listed]
    return "\n".join(parts)


def _tested(counts: dict[str, Any]) -> str:
    sound, planted, kinds = counts["sound"], counts["planted"], counts["kinds"]
    return f"""## Pengujian / Testing

Pada {sound["workbooks"]} buku kerja acak yang sehat: {sound["false_findings"]} temuan keliru (kesalahan atau
peringatan). Pada {planted["workbooks"]} buku kerja acak, masing-masing dengan satu cacat acak dari {len(kinds)} jenis:
{planted["found"]} ditemukan di sel yang benar.

On {sound["workbooks"]} random sound workbooks: {sound["false_findings"]} false findings (errors or warnings). On
{planted["workbooks"]} random workbooks with one random defect each, of {len(kinds)} kinds: {planted["found"]} found at
the right cell.
"""


def _table(codes: list[str]) -> str:
    rows = [
        f"| [{code}](#{code.lower()}) | {_SEVERITIES[CATALOGUE[code].severity]} | {_escaped(_message(code))} |"
        for code in codes
    ]
    return "\n".join(["| kode / code | | |", "|---|---|---|", *rows, ""])


def _entry(code: str) -> str:
    kind = CATALOGUE[code]
    lines = [f'<a id="{code.lower()}"></a>', "", f"### {code}", "", f"*{_SEVERITIES[kind.severity]}*", ""]
    for language, titles in _TITLES.items():
        os.environ[LANGUAGE_VARIABLE] = language
        page = page_of(code)
        lines += [f"**{_escaped(general_text(kind.message))}**", ""]
        texts = (page.means, page.why, page.mend)
        lines += [f"- {title}: {_escaped(text)}" for title, text in zip(titles, texts, strict=False)]
        lines += [f"- {titles[-1]}: `{example_sentence(page)}`", ""]
    return "\n".join(lines)


def _message(code: str) -> str:
    os.environ[LANGUAGE_VARIABLE] = ""
    return general_text(CATALOGUE[code].message)


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    for character in "\\`*_[]<>|#":
        text = text.replace(character, f"\\{character}")
    return text


if __name__ == "__main__":
    main()
