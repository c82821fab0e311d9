"""What Python's `zipfile` raises over archives that somebody else made, and where they end. It reads none."""

import zipfile
import zlib

END_RECORD = b"PK\x05\x06"
"""How the last record of an archive begins, which says where its parts are listed."""

UNLISTED = (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError)
"""Why its parts cannot be listed: a damaged directory, a name or a number that `zipfile` cannot hold, and what it says
of a later version of the format: NotImplementedError."""

UNREADABLE_PART = (*UNLISTED, OSError, LookupError, RuntimeError, EOFError, zlib.error)
"""Why a part cannot be read: missing, damaged, encrypted, or packed in a way that `zipfile` does not know."""
