"""Every kind of block with every ink, read back: an ink shows all of it, and a new ink or block is tested here."""

import re
from base64 import b64encode
from fractions import Fraction
from functools import partial
from hashlib import sha256
from html.parser import HTMLParser
from typing import get_args

import pytest
from rich.cells import cell_len

from zi_score.frozen import replace
from zi_score.report import ReportOptions
from zi_score.report.blocks import (
    Bar,
    Block,
    Branch,
    Column,
    Fold,
    Listing,
    Mark,
    Outcome,
    Page,
    Picture,
    Points,
    Row,
    Rows,
    Section,
    Tree,
    sentence,
)
from zi_score.report.ink import INKS, draw
from zi_score.report.ink.html import fragment, style_sheet
from zi_score.report.ink.terminal_rows import bar
from zi_score.report.pictures import (
    Axis,
    Bins,
    Card,
    Cards,
    Chip,
    Dumbbells,
    Heat,
    HeatCell,
    HeatRow,
    Pair,
    PictureLevel,
    Radar,
    Strip,
    Waterfall,
)
from zi_score.report.texts import Span, Stack, Tone, line, toned

HALF = Fraction(1, 2)
MARKS = (Mark(Fraction(3, 5), "enam", is_met=False), None)
TABLE = Rows(
    (Column("Judul"), Column("Angka", is_figure=True), Column(marks=("Rendah", "Tinggi"), others=("Lain", "Sendiri"))),
    [
        Row((line("pertama"), line("1"), Bar(HALF, MARKS, (Fraction(1),)))),
        Row((line("kedua"), line("2"), line("")), depth=1),
    ],
    title="keterangan tabel",
    note="catatan tabel",
)
ENTRIES = Rows((Column(), Column()), [Row((toned("keras", Tone.BAD), line("uraian", Span("saran", Tone.DIM))))])
STACKED = Rows((Column("Susun"), Column("Isi")), [Row((line("x"), Stack((line("atas"), line("bawah", depth=1)))))])
LEAF = Branch(line("daun"), Span("0,25", Tone.DIM), "sumber daun", tuple)
TREE = Tree(Branch(line(Span("pohon: ", Tone.STRONG), "dua daun"), Span("0,5 dari 1"), "sumber pohon", lambda: (LEAF,)))
COUNTED = Rows(
    (Column("Selang"), Column("Banyak", is_figure=True), Column(is_bar=True)),
    [Row((line("75-80"), line("3"), Bar(HALF)))],
)
BLOCKS: tuple[Block, ...] = (
    sentence("kalimat biasa"),
    sentence("kalimat buruk", Tone.BAD, marked=True),
    TABLE,
    ENTRIES,
    STACKED,
    COUNTED,
    Listing(["satu", "dua", "tiga"], few=2),
    Points([line("butir")]),
    Section("bagian", (sentence("di dalam bagian"),)),
    Outcome("sasaran", "MEMENUHI", "semua ambang", Tone.GOOD, (sentence("rincian hasil"),)),
    Fold("lipatan", lambda: (sentence("isi lipatan"),)),
    TREE,
)
PICTURES = (
    Cards((Card("kartu", "85,61", Tone.GOOD, ("sebab",)),)),
    Radar(("Unit",), ("Rendah",), tuple(Axis(f"sumbu {at}", (HALF,), (HALF,)) for at in range(3))),
    Dumbbells(
        "selisih",
        ("Unit", "TPI"),
        ("Rendah",),
        (Pair("bagian", (HALF, Fraction(1)), "+0,50", Tone.GOOD, (None,)), Pair("lain", (HALF, HALF), "0", Tone.PLAIN)),
    ),
    Waterfall(
        PictureLevel("awal", Fraction(70), "70,00"),
        (PictureLevel("naik sekali", Fraction(8), "+8"), PictureLevel("turun lagi", Fraction(-2), "-2")),
        PictureLevel("akhir", Fraction(76), "76,00"),
        (PictureLevel("Rendah", Fraction(75), "75,00"),),
    ),
    Strip((("kelompok", (Chip("a", "Ya", "K9", "kotak satu", HALF), Chip("b", "kosong", "K10", "kotak dua", None))),)),
    Bins("sebaran", (("0-5", 0), ("5-10", 7)), ((HALF, "ambang separuh"),)),
    Heat(
        "peta area",
        ("P.1", "P.2"),
        ((HALF, "minimal separuh"),),
        [HeatRow(f"unit {n}", "61,50", HALF, (HeatCell("40", HALF, True), HeatCell("99", HALF))) for n in range(41)],
    ),
)
DETAILS = ReportOptions(details=True, width=100)


class Words(HTMLParser):
    """The text of a page, its ids, and the levels of its headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self.levels: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def texts(block: object) -> list[str]:
    """Every text that a block holds."""
    if isinstance(block, str):
        return [block]
    if isinstance(block, Fold):
        return [block.title, *texts(tuple(block.make()))]
    if isinstance(block, Branch):
        return [*texts(block.label), block.figure.text, block.source, *texts(tuple(block.below()))]
    return [text for one in block for text in texts(one)] if isinstance(block, (tuple, list)) else []


def test_the_page_below_has_every_kind_of_block() -> None:
    assert {type(one) for one in BLOCKS} | {Picture} == set(get_args(Block))


@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("block", BLOCKS, ids=lambda one: type(one).__name__)
def test_every_ink_shows_every_text(ink: str, block: Block) -> None:
    drawn = draw(ink, [Page("judul halaman", (block,))], DETAILS)
    read = "".join(Words(drawn).words) if ink == "html" else drawn
    assert "judul halaman" in read
    # A terminal draws a bar and has no room for the words of its minima and of the others on it.
    unsaid = {"enam", "Lain", "Sendiri"} if ink == "table" else {"Lain", "Sendiri"} if ink == "markdown" else set()
    assert [one for one in texts(block) if one not in unsaid and one not in read] == []


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: type(one).__name__)
def test_a_picture_has_its_words_and_inks_without_pictures_never_make_it(
    picture: Cards | Radar | Dumbbells | Waterfall | Strip | Bins | Heat,
) -> None:
    page = Page("judul", (Picture("yang terlihat", lambda: picture),))
    drawn = draw("html", [page], DETAILS)
    assert "yang terlihat" in drawn
    assert [one for one in texts(picture) if one not in drawn and not one.startswith("sumbu")] == []
    unmade = Page("judul", (Picture("yang terlihat", pytest.fail),))
    for ink in ("table", "markdown"):
        assert "judul" in draw(ink, [unmade], DETAILS)


def test_what_stands_for_a_picture_is_shown_where_it_cannot_be_drawn() -> None:
    page = Page("", (sentence("dulu"), Picture("terlihat", lambda: PICTURES[0], (sentence("pengganti"),))))
    for ink in INKS:
        assert ("pengganti" in draw(ink, [page], DETAILS)) == (ink != "html")


def test_pictures_of_many_are_cut_into_pieces_that_fit_on_paper_each_with_its_words() -> None:
    drawn = draw("html", [Page("", (Picture("terlihat", lambda: PICTURES[-1]),))], DETAILS)
    assert drawn.count('role="img"') == 2
    assert "1 baris berikutnya" in drawn
    assert drawn.count("✗ 40") == 41
    empty = Picture("kosong", lambda: Heat("tanpa isi", (), (), ()))
    assert "<svg" not in draw("html", [Page("", (empty,))], DETAILS)


def test_only_rows_to_sort_carry_a_script_and_it_is_allowed_by_its_hash() -> None:
    text = draw("html", [Page("judul", (replace(TABLE, is_sortable=True),))], ReportOptions())
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in text
    assert '<div class="tools" hidden="hidden"' in text
    assert "script-src" not in draw("html", [Page('<div class="tools"', (TABLE,))], ReportOptions())
    assert "<script" not in fragment([Page("", (replace(TABLE, is_sortable=True),))])


WIDE = Rows(
    (
        Column("Nama"),
        Column("Angka yang tetap ada", is_figure=True, is_whole=True),
        Column("Bagian", is_figure=True, is_whole=True, spare=1, meaning="sebagian"),
        Column("Rincian", is_figure=True, is_whole=True, spare=2, meaning="yang kecil"),
    ),
    [Row((line("kantor pelayanan contoh kabupaten"), line("81,50"), line("40,25"), line("20,125")))],
)


@pytest.mark.parametrize(
    ("width", "left_out"),
    [(100, []), (61, []), (60, ["Rincian"]), (53, ["Rincian"]), (52, ["Bagian", "Rincian"])],
)
def test_a_terminal_leaves_spare_columns_out_and_says_which(width: int, left_out: list[str]) -> None:
    head, *lines = draw("table", [Page("", (WIDE,))], ReportOptions(width=width)).splitlines()
    below = " ".join(lines)
    assert [title for title in ("Bagian", "Rincian") if title not in head] == left_out
    assert (f"tidak cukup lebar untuk kolom {', '.join(left_out)}" in below) == bool(left_out)
    assert ("Bagian sebagian" in below, "Rincian yang kecil" in below) == ("Bagian" in head, "Rincian" in head)


def test_what_is_folded_on_a_terminal_is_counted_and_never_made() -> None:
    folded = Page("", (Fold("lipatan", pytest.fail), Listing(["satu", "dua", "tiga"], few=2)))
    text = draw("table", [folded], ReportOptions())
    assert "lipatan" not in text
    assert "satu, dua, dan 1 lagi (--details)" in text
    rows = Rows(ENTRIES.columns, [*ENTRIES.rows] * 3, few=2)
    assert draw("table", [Page("", (rows,))], ReportOptions()).count("keras") == 2
    for ink in ("markdown", "html"):
        assert draw(ink, [Page("", (rows,))], ReportOptions()).count("keras") == 3


def test_html_is_one_document_that_asks_nothing_of_anybody() -> None:
    text = draw("html", [Page("judul & <b>", BLOCKS)], ReportOptions())
    assert "default-src 'none'; style-src 'sha256-" in text.replace("&#x27;", "'")
    assert not re.search(r"<script|\son\w+=|\sstyle=|\shref=|\ssrc=|url\(|@import", text)
    assert "<title>judul &amp; &lt;b&gt;</title>" in text
    assert '<html lang="id">' in text


def test_headings_nest_and_tables_say_what_their_heads_are_of() -> None:
    nested = Section("dua", (Section("tiga", (TABLE,)),))
    text = draw("html", [Page("satu", (nested,))], ReportOptions())
    assert Words(text).levels == [1, 2, 3]
    assert text.count('scope="col"') == 5
    assert text.count('scope="row"') == 2


def test_fragments_have_ids_of_their_own_and_no_style() -> None:
    page = Page("judul", (*BLOCKS, Picture("gambar", lambda: PICTURES[1])))
    first, second = fragment([page], "a"), fragment([page], "b")
    ids = [*Words(first).ids, *Words(second).ids]
    assert len(ids) == len(set(ids)) > 2
    assert "style" not in first
    assert ".zi" in style_sheet()


def test_a_tree_is_as_deep_as_it_asks_for_and_html_folds_the_rest() -> None:
    unmade = replace(TREE.root, below=pytest.fail)
    for ink in ("table", "markdown"):
        assert "dua daun" in draw(ink, [Page("", (Tree(unmade, 0),))], ReportOptions())
    assert draw("html", [Page("", (Tree(TREE.root, 0),))], ReportOptions()).count("<details>") == 1
    assert draw("html", [Page("", (Tree(TREE.root, 1),))], ReportOptions()).count("<details open>") == 1


def test_a_tree_says_on_a_terminal_where_its_figures_are_laid_down_only_in_detail() -> None:
    assert "sumber" not in draw("table", [Page("", (TREE,))], ReportOptions())
    assert draw("table", [Page("", (TREE,))], DETAILS).splitlines() == [
        "pohon: dua daun  0,5 dari 1",
        "  sumber pohon",
        "  daun                 0,25",
        "    sumber daun",
    ]


def test_a_tree_keeps_its_width_and_its_colours() -> None:
    long = Tree(Branch(line("kata " * 30, Span("akhir", Tone.DIM)), Span("1"), "", lambda: (LEAF,)))
    lines = draw("table", [Page("", (Section("bagian", (long,)),))], ReportOptions(width=60)).splitlines()
    assert max(map(len, lines)) == 60
    assert [one[-1] for one in lines[1:]].count("1") == 1
    assert lines[-1].split() == ["daun", "0,25"]
    assert "\x1b[2m akhir" in draw("table", [Page("", (long,))], ReportOptions(width=60, color=True))


def test_a_word_longer_than_a_line_of_a_tree_is_broken_and_lost_nowhere() -> None:
    words = f"{'panjang' * 12} 日本語{'字' * 40} akhir"
    long = Tree(Branch(line("nama: ", Span(words, Tone.DIM)), Span("1"), "", tuple))
    lines = draw("table", [Page("", (long,))], ReportOptions(width=60)).splitlines()
    assert max(cell_len(one) for one in lines) <= 60
    assert "".join("".join(lines).replace("1", "").split()) == f"nama:{words}".replace(" ", "")


def test_a_waterfall_begins_each_move_where_the_one_before_ended() -> None:
    still = Waterfall(PictureLevel("awal", Fraction(70), "70"), (), PictureLevel("akhir", Fraction(70), "70"))
    drawn = [
        draw("html", [Page("", (Picture("x", partial(tuple.__getitem__, (one,), 0)),))], DETAILS)
        for one in (PICTURES[3], still)
    ]
    moves = re.findall(r'<rect class="fill \w+" x="([\d.]+)%" y="4" width="([\d.]+)%"', drawn[0])
    (first, rise), (second, fall) = [[float(one) for one in move] for move in moves]
    assert first + rise == pytest.approx(second + fall, abs=0.02)
    assert "minimal untuk Rendah (75,00)" in drawn[0]
    assert drawn[1].count('cx="50.00%"') == 2


@pytest.mark.parametrize("marks", [1, 2])
def test_bars_have_a_legend_of_their_colours_and_signs(marks: int) -> None:
    mark = Mark(Fraction(3, 5), "enam", is_met=True)
    columns = (Column("Judul"), Column(marks=("Rendah", "Tinggi")[:marks]))
    page = Page("", (Rows(columns, [Row((line("x"), Bar(HALF, (mark,) * marks)))]),))
    words = ["semua minimal terpenuhi", "belum ada yang terpenuhi", *(["sebagian terpenuhi"] if marks > 1 else [])]
    for ink, options in (("html", DETAILS), ("table", ReportOptions(color=True))):
        drawn = draw(ink, [page], options)
        assert [one for one in words if one not in drawn] == []
        assert ("sebagian terpenuhi" in drawn) == (marks > 1)
    assert "terpenuhi" not in draw("table", [page], ReportOptions())
    assert "✅ terpenuhi, ❌ belum terpenuhi" in draw("markdown", [page], DETAILS)


def test_a_bar_without_a_minimum_is_of_no_colour() -> None:
    assert {one.style for one in bar(HALF, (), 10).spans} == {"dim"}
    assert bar(HALF, (), 10).plain == "█████░░░░░"
