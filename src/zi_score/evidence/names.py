"""The names of files and folders in a note that a person typed: paths with either slash, names, lists of them."""

import re
from collections.abc import Callable, Iterator

_ADDRESS = re.compile(r"(?:\b[a-z][a-z0-9+.-]{1,20}://|\bwww\.|\bmailto:)\S*", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\n\r;|]+")
_BULLET = re.compile(r"^\s*(?:[-*\N{BULLET}]|\(?\d{1,3}[.)])\s+")
_AROUND = " \t\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}()[]"
# What evidence is kept as; a word before a dot in a sentence is none of these.
_KINDS = (
    "pdf|docx?|xlsx?|xlsm|pptx?|odt|ods|odp|rtf|txt|csv|jpe?g|png|gif|bmp|tiff?|heic|webp|mp4|mov|avi|mkv|mp3|m4a|wav|"
    "zip|rar|7z|html?|eml|msg"
)
_WORD = re.compile(r"[^\s,\"'()\[\]]+")
_KIND = re.compile(rf"\.(?:{_KINDS})\b", re.IGNORECASE)
_ONE_FILE = re.compile(rf"[^,\"]+\.(?:{_KINDS})", re.IGNORECASE)
_PATH = re.compile(r"(?:[\w .()&+-]+[\\/])+[\w .()&+-]*")
_ABSOLUTE = re.compile(r"(?:[A-Za-z]:)?[\\/]|[A-Za-z]:|~|file:", re.IGNORECASE)


def names_in(text: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    """Every name in a text, in its order. `is_known` says whether something of that name is there.

    A name may have blanks and commas where a whole line is one, or is known; within a sentence it has none.
    """
    for line in _SEPARATORS.split(_ADDRESS.sub(" ", text)):
        part = _BULLET.sub("", line).strip(_AROUND)
        if part:
            yield from _names_of(part, is_known)


def is_outside(name: str) -> bool:
    """Whether a name leads somewhere else than below the folder: it is absolute, or goes up."""
    return bool(_ABSOLUTE.match(name)) or ".." in re.split(r"[\\/]", name)


def _names_of(part: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    pieces = [piece.strip(_AROUND) for piece in part.split(",")]
    if (
        is_known(part)
        or is_outside(part)
        or (len(pieces) == 1 and (_ONE_FILE.fullmatch(part) or _PATH.fullmatch(part)))
    ):
        yield part
    elif len(pieces) > 1:
        for piece in filter(None, pieces):
            yield from _names_of(piece, is_known)
    else:
        yield from _files_in(part)


def _files_in(sentence: str) -> Iterator[str]:
    """Each word up to its last kind of file. One pattern for all of it would try every letter as a start."""
    for word in _WORD.findall(sentence):
        ends = [kind.end() for kind in _KIND.finditer(word, 1)]
        if ends:
            yield word[: ends[-1]]
