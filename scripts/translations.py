"""Brings the English catalogue up to date: every marked text of the program in it, and nothing else.

Run it, translate what is empty in the .po file, and run it again to compile the .mo file.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "src" / "zi_score"
PO_FILE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "zi_score.po"
MO_FILE = PO_FILE.with_suffix(".mo")
_KEYWORDS = {"_": None, "N_": None}
_WIDTH = 110
_HEADER = r"""# English texts of zi-score; the Indonesian texts stand in the source.
msgid ""
msgstr ""
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
"""Without dates and versions, so that the file changes only with its texts."""
_NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)
"""The compiled file always has a date; it must be the same whenever it is compiled."""


def main() -> None:
    """Update and compile, and say what is still untranslated."""
    catalog = updated()
    PO_FILE.write_bytes(written(catalog))
    MO_FILE.write_bytes(compiled(catalog))
    missing = [text for text, translation in texts(catalog).items() if not translation]
    print(f"{len(texts(catalog))} texts, {len(missing)} without translation")
    for text in missing:
        print(f"  {text}")


def extract() -> dict[str, list[str]]:
    """Every marked text, with the files it stands in."""
    files_of: dict[str, list[str]] = {}
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=_KEYWORDS)
    for name, _line, text, _comments, _context in sorted(found, key=lambda one: (str(one[0]), one[1])):
        files = files_of.setdefault(str(text), [])
        if name not in files:
            files.append(name)
    return files_of


def catalogue() -> Catalog:
    """Read the catalogue as it is committed."""
    with PO_FILE.open("rb") as file:
        return read_po(file, locale="en")


def texts(catalog: Catalog) -> dict[str, str]:
    """Each text with its translation."""
    return {str(message.id): str(message.string) for message in catalog if message.id}


def updated() -> Catalog:
    """Take every extracted text, with the translation it already has."""
    known = texts(catalogue()) if PO_FILE.exists() else {}
    catalog = Catalog(locale="en", creation_date=_NO_DAY)
    for text, files in extract().items():
        catalog.add(text, known.get(text, ""), locations=[(file, 0) for file in files])
    return catalog


def written(catalog: Catalog) -> bytes:
    """Write as it stands in the .po file."""
    body = io.BytesIO()
    write_po(body, catalog, width=_WIDTH, omit_header=True, include_lineno=False, ignore_obsolete=True)
    return _HEADER.encode() + body.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """Compile to what gettext loads."""
    target = io.BytesIO()
    write_mo(target, catalog)
    return target.getvalue()


if __name__ == "__main__":
    main()
