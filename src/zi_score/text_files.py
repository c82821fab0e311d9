"""Text files that people save as tables: bytes in, text out."""

import codecs
import re

from zi_score.sheets import RefusedError

# Compiled where one is used: most files are workbooks.
_BEGINS_LIKE_HTML = rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<"
_BLANKS = b"\xef\xbb\xbf \t\r\n"
_LOOKED_AT = 64
"""So many bytes hold a mark and a few blank lines; a text of blanks alone is no JSON."""
_TABLE = rb"<\0?t\0?a\0?b\0?l\0?e[\0\s>]"


def decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else what Excel writes in Indonesia.

    Raises `RefusedError` of the kind ``not_text``: what is no text has zeros, or unused bytes.
    """
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not is_wide and b"\0" in content:
        raise RefusedError("not_text")
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedError("not_text")


def begins_as_json(content: bytes) -> bool:
    """Whether a file begins as a JSON object does; no workbook does."""
    return content[:_LOOKED_AT].lstrip(_BLANKS).startswith(b"{")


def is_html(content: bytes) -> bool:
    """Whether a file is a page with a table in it, whatever its name says."""
    return bool(re.match(_BEGINS_LIKE_HTML, content) and re.search(_TABLE, content, flags=re.IGNORECASE))
