"""Text files that people save as tables: bytes in, text out."""

import codecs

from zi_score.sheets import RefusedError


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
