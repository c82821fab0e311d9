"""Checks as bytes on their way between processes, without the rubric: it is most of them, and each process has it."""

import io
import pickle

from zi_score.outcome import Check
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.instrument import Instrument
from zi_score.sheets_apart import Packer


def packed(check: Check) -> bytes:
    """The bytes of a check."""
    return _Packer.packed(check)


def unpacked(content: bytes, instrument: Instrument) -> Check:
    """The check that `packed` made in another process of this run, which had the same instrument."""
    check: Check = _Unpacker(io.BytesIO(content), instrument).load()
    return check


class _Packer(Packer):
    def persistent_id(self, value: object) -> str | None:
        return value.id if isinstance(value, Rubric) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, instrument: Instrument) -> None:
        super().__init__(file)
        self._instrument = instrument

    def persistent_load(self, name: str) -> Rubric:
        return self._instrument.of(name).rubric
