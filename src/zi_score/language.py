"""The language of what a user reads: Indonesian source strings, and English on request.

``ZI_SCORE_LANG=en`` selects English, and `in_language` either of them for a while. Numbers in Indonesian text have the
decimal comma.
"""

import errno
import gettext
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

LANGUAGE_VARIABLE = "ZI_SCORE_LANG"
_GIVEN: ContextVar[str] = ContextVar("language", default="")


def is_english() -> bool:
    """Whether the user asked for English."""
    return (_GIVEN.get() or os.environ.get(LANGUAGE_VARIABLE, "")).lower().startswith("en")


@contextmanager
def in_language(name: str) -> Iterator[None]:
    """Use the language of that name, ``id`` or ``en``, whatever the environment says."""
    before = _GIVEN.set(name)
    try:
        yield
    finally:
        _GIVEN.reset(before)


@lru_cache(maxsize=1)
def _english() -> gettext.NullTranslations:
    return gettext.translation("zi_score", Path(__file__).parent / "locale", languages=["en"])


def _(message: str) -> str:
    """The message in the user's language."""
    return _english().gettext(message) if is_english() else message


def N_(message: str) -> str:  # noqa: N802 - the customary gettext marker
    """Mark a message for translation where it is defined; `_` translates it where it is shown."""
    return message


def localized(decimal: str) -> str:
    """A decimal text with the decimal mark of the user's language."""
    return decimal if is_english() else decimal.replace(".", ",")


def shown(value: object) -> str:
    """Any value inside a sentence: a Fraction gets at most six decimals and no trailing zeros."""
    if isinstance(value, str):
        return value
    from fractions import Fraction  # noqa: PLC0415 - keeps --help fast

    from zi_score.exact import decimal_text  # noqa: PLC0415

    if isinstance(value, Fraction):
        text = decimal_text(value, 6).rstrip("0").rstrip(".")
        return localized(text)
    return str(value)


_SYSTEM_REASONS: Mapping[int, str] = MappingProxyType(
    {
        errno.EACCES: N_("tidak ada izin"),
        errno.EPERM: N_("tidak ada izin"),
        errno.EROFS: N_("tempat penyimpanannya hanya dapat dibaca"),
        errno.ENOSPC: N_("ruang penyimpanan penuh"),
        errno.ENOENT: N_("berkas atau foldernya tidak ada"),
        errno.ENOTDIR: N_("bagian dari jalurnya bukan folder"),
        errno.EISDIR: N_("ini folder"),
        errno.ENAMETOOLONG: N_("namanya terlalu panjang"),
        errno.ELOOP: N_("tautannya berputar"),
        errno.ESPIPE: N_("ini bukan berkas biasa"),
        errno.EFBIG: N_("berkasnya terlalu besar"),
    }
)


def system_reason(error: OSError) -> str:
    """Why the system refused a file, in the user's language where it is a usual reason."""
    reason = _SYSTEM_REASONS.get(error.errno or 0)
    return _(reason) if reason else error.strerror or str(error)


_UNCLOSED_QUOTE = N_("tanda kutip pembuka tidak ditutup")
_UNCLOSED_BRACKET = N_("kurung pembuka tidak ditutup, atau koma di antara isian tidak ada")
_INDENT = N_("lekukan baris ini tidak sama dengan baris sebelumnya")
_NO_COLON = N_("titik dua sesudah nama tidak ada")
_READER_REASONS: Mapping[str, str] = MappingProxyType(
    {
        # Text
        "'utf-8' codec can't decode": N_("bukan teks UTF-8"),
        # YAML, by either of PyYAML's parsers
        "found a tab character": N_("ada tab pada lekukan; pakai spasi"),
        "found character": N_(
            "ada tab, atau isian yang diawali tanda seperti @ atau %; pakai spasi, atau apit isinya dengan tanda kutip"
        ),
        "found unexpected end of stream": _UNCLOSED_QUOTE,
        "mapping values are not allowed": N_(
            "ada titik dua kedua, atau lekukan yang tidak sama; apit isi yang memuat titik dua dengan tanda kutip"
        ),
        "did not find expected key": _INDENT,
        "expected <block end>": _INDENT,
        "could not find expected ':'": _NO_COLON,
        "did not find expected ',' or": _UNCLOSED_BRACKET,
        "expected ',' or": _UNCLOSED_BRACKET,
        # JSON
        "Expecting property name": N_(
            "nama harus diapit tanda kutip ganda; koma hanya di antara isian, dan angka memakai titik desimal"
        ),
        "Illegal trailing comma": N_("sesudah isian terakhir tidak boleh ada koma"),
        "Expecting ':' delimiter": _NO_COLON,
        "Expecting ',' delimiter": _UNCLOSED_BRACKET,
        "Expecting value": N_("isiannya tidak ada, atau katanya tidak diapit tanda kutip ganda"),
        "Unterminated string": _UNCLOSED_QUOTE,
        "Extra data": N_("ada tulisan sesudah kurung penutup"),
        # TOML
        "Invalid value": N_("isinya harus angka, atau kata yang diapit tanda kutip"),
        "Expected '=' after a key": N_("tanda = sesudah nama tidak ada"),
        'Expected "\'"': _UNCLOSED_QUOTE,
        "Illegal character": _UNCLOSED_QUOTE,
        "Cannot overwrite a value": N_("kuncinya tertulis dua kali"),
        # Workbooks
        "Cannot detect file format": N_("bentuknya tidak dikenali"),
        "The page has a damaged declaration": N_("tanda <! di dalamnya rusak"),
        "zip file version": N_("arsipnya memakai versi yang tidak dikenal; simpan ulang sebagai .xlsx"),
        "File is not a zip file": N_("isinya bukan .xlsx, apa pun akhirannya; simpan ulang sebagai .xlsx"),
    }
)
"""What libraries say of files that people write or save by hand, by its beginning."""


def reader_reason(text: str) -> str:
    """Why a library could not read a file, in the user's language where it is a usual reason."""
    reasons = (reason for beginning, reason in _READER_REASONS.items() if text.startswith(beginning))
    return next(map(_, reasons), text)
