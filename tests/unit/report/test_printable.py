import pytest

from zi_score.report.printable import printable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[draft] LKE.xlsx", "[draft] LKE.xlsx"),
        ("\x1b[31mmerah\x1b[0m", "merah"),
        ("\x1b]0;judul\x07isi", "isi"),
        ("\x1b]8;;https://contoh\x1b\\isi", "isi"),
        ("\x1b[2Jhapus", "hapus"),
        ("satu\r\ndua\ttiga", "satu  dua tiga"),
        ("a\x00b\x07c\x9bd", "abcd"),
        ("kiri\u202ekanan", "kirikanan"),
        ("rusak\udcff", "rusak\ufffd"),
        ("sinar é 漢 ✓", "sinar é 漢 ✓"),
        ("", ""),
    ],
)
def test_nothing_that_a_terminal_would_obey_is_left(text: str, expected: str) -> None:
    assert printable(text) == expected


@pytest.mark.parametrize("text", ["\x1b", "\x1b[", "\x1b]tak selesai", "\x1bPx"])
def test_a_broken_sequence_leaves_no_escape(text: str) -> None:
    assert "\x1b" not in printable(text)
