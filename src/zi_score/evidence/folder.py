"""A folder of evidence: what stands in it by path and by name, found without following any link."""

import hashlib
import os
import stat
import unicodedata
from collections import defaultdict
from pathlib import Path

from zi_score.bounded import open_regular
from zi_score.frozen import dataclass, field

MOST_ENTRIES = 200_000
"""Files and folders that are looked at; the evidence of some hundred units has fewer."""


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """A file or folder by its path from the folder of evidence. A folder's size is that of the files below it."""

    path: str
    is_link: bool = False
    is_folder: bool = False
    files: int = 1
    size: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceFolder:
    """The entries of a folder by folded path and by folded name."""

    root: Path
    paths: dict[str, FolderEntry] = field(default_factory=dict)
    names: dict[str, list[FolderEntry]] = field(default_factory=lambda: defaultdict(list))
    _fingerprints: dict[str, str] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether everything in the folder was looked at, for it has not too many entries."""
        return len(self.paths) <= MOST_ENTRIES

    def named(self, name: str) -> list[FolderEntry]:
        """What a name stands for: that very path, or everything that is called so."""
        key = folded(name)
        entry = self.paths.get(key)
        return [entry] if entry else self.names.get(key, [])

    def fingerprint(self, entry: FolderEntry) -> str:
        """The SHA-256 of a file, which is read once; empty where it cannot be read."""
        if entry.path not in self._fingerprints:
            self._fingerprints[entry.path] = _fingerprint(self.root / entry.path)
        return self._fingerprints[entry.path]


def folded(name: str) -> str:
    """A path as it is compared: one kind of slash, composed letters, no matter which case."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/")).casefold()
    return "/".join(part for part in plain.split("/") if part not in ("", "."))


def read_folder(root: Path) -> EvidenceFolder:
    """Look at everything below a folder. What cannot be listed is as good as not there."""
    found = EvidenceFolder(root)
    sizes: dict[str, list[int]] = {}
    for here, folders, files in os.walk(root, topdown=True, followlinks=False):
        place = Path(here).relative_to(root)
        links = [name for name in folders if os.path.islink(os.path.join(here, name))]  # noqa: PTH114, PTH118 - many
        folders[:] = sorted(set(folders) - set(links))
        for name in (*folders, *links):
            _add(found, FolderEntry((place / name).as_posix(), is_link=name in links, is_folder=True, files=0))
        for name in sorted(files):
            path = (place / name).as_posix()
            try:
                status = os.lstat(os.path.join(here, name))  # noqa: PTH118
            except OSError:
                continue
            entry = FolderEntry(path, is_link=not _is_plain(status), size=status.st_size)
            _add(found, entry)
            for above in Path(path).parents:
                total = sizes.setdefault(above.as_posix(), [0, 0])
                total[0] += 1
                total[1] += status.st_size
        if not found.is_whole:
            break
    for key, entry in list(found.paths.items()):
        if entry.is_folder and entry.path in sizes:
            count, size = sizes[entry.path]
            whole = FolderEntry(entry.path, is_folder=True, files=count, size=size)
            found.paths[key] = whole
            same = found.names[folded(Path(entry.path).name)]
            same[same.index(entry)] = whole
    return found


def _add(found: EvidenceFolder, entry: FolderEntry) -> None:
    found.paths.setdefault(folded(entry.path), entry)
    found.names[folded(Path(entry.path).name)].append(entry)


def _is_plain(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode)


def _fingerprint(path: Path) -> str:
    try:
        with open_regular(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
