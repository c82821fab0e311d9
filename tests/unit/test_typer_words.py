"""Typer's words in the user's language: no English is left in a help text or in an error of usage."""

from pathlib import Path

import pytest

from zi_score.cli.typer_words import localized_error, localized_help


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("No such command 'evaluat'.", "tidak ada perintah 'evaluat'"),
        (
            "No such command 'evaluat'. Did you mean 'evaluate'?",
            "tidak ada perintah 'evaluat'; mungkin yang dimaksud 'evaluate'",
        ),
        ("No such option: --jawaban", "tidak ada opsi --jawaban"),
        (
            "No such option: --asesor Did you mean --assessor?",
            "tidak ada opsi --asesor; mungkin yang dimaksud --assessor",
        ),
        (
            "No such option: --form (Possible options: --force, --format)",
            "tidak ada opsi --form; mungkin yang dimaksud --force, --format",
        ),
        ("Got unexpected extra argument (b)", "argumen berlebih: b"),
        ("Got unexpected extra arguments (b c)", "argumen berlebih: b c"),
        ("Got unexpected extra argument(s) (b c)", "argumen berlebih: b c"),
        ("Option '-o' requires an argument.", "opsi '-o' memerlukan nilai"),
        ("Option '--between' requires 2 arguments.", "opsi '--between' memerlukan 2 nilai"),
        ("Option '--details' does not take a value.", "opsi '--details' tidak menerima nilai"),
        (
            "Invalid value for '--by': 'satu' is not a valid int range.",
            "nilai '--by' harus bilangan bulat, bukan 'satu'",
        ),
        ("Invalid value for '--by': 'satu' is not a valid integer.", "nilai '--by' harus bilangan bulat, bukan 'satu'"),
        (
            "Invalid value for '--by' (env var: 'None'): 'satu' is not a valid integer range.",
            "nilai '--by' harus bilangan bulat, bukan 'satu'",
        ),
        ("Invalid value for '--by': -1 is not in the range x>=0.", "nilai '--by' paling kecil 0, bukan -1"),
        (
            "Invalid value for '--year': 1999 is not in the range 2000<=x<=2099.",
            "nilai '--year' harus 2000 sampai 2099, bukan 1999",
        ),
    ],
)
def test_an_error_of_usage_is_in_the_language_of_the_user(english: str, indonesian: str) -> None:
    assert localized_error(ValueError(english)) == indonesian


def test_a_file_in_the_place_of_a_command_is_to_be_evaluated(tmp_path: Path) -> None:
    file = tmp_path / "LKE (1).xlsx"
    file.touch()
    message = localized_error(ValueError(f"No such command '{file}'."))
    assert message == f'"{file}" bukan perintah; untuk menilainya: zi-score evaluate "{file}"'


def test_help_has_no_word_and_no_sign_of_typer() -> None:
    text = "Usage: zi-score evaluate [OPTIONS] {BERKAS...}\n\nOptions:\n  --format  Bentuk.  [default:\n  table]\n"
    words = " ".join(localized_help(text).split())
    assert words == "Pemakaian: zi-score evaluate [OPSI] BERKAS... Opsi: --format Bentuk. [bawaan: table]"


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("  --jobs N  [x>=1]", "--jobs N [minimal 1]"),
        ("  --by N  [default: 0; x>=0]", "--by N [bawaan: 0; minimal 0]"),
        ("  --year N  [2000<=x<=2099; required]", "--year N [2000 sampai 2099; wajib]"),
    ],
)
def test_a_range_is_said_in_words(english: str, indonesian: str) -> None:
    assert " ".join(localized_help(english).split()) == indonesian
