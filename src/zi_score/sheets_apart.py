"""Reading the sheets of an unusual file in a process of its own, which its memory or its time may end.

A few bytes can claim a sheet of 17 billion cells, and python-calamine then ends the whole process; a page can be
written so that each of its letters takes longer to parse than the one before. Where no process can be started, whoever
calls gives another way, and sees to it that what takes too much is ended.
"""

import io
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module
from types import MappingProxyType
from typing import Any

from zi_score.limits import MEGABYTE, Limits
from zi_score.sheets import RefusedError, Sheet, read_sheets

_PROGRAM = "from zi_score.sheets_apart import answer; answer()"
_OPEN_DOCUMENT = b"content.xml"


def read_sheets_apart(content: bytes, limits: Limits, page: str = "") -> tuple[Sheet, ...]:
    """Every worksheet, or the tables of an HTML page, whose sheet is then called `page`.

    Raises `RefusedError` as `read_sheets` does, and of the kinds ``text``, ``unpacked``, ``memory`` and ``time``.
    """
    sheets, refusal = run_apart(__name__, (content, limits, page), limits)
    if refusal:
        kind, place, values = refusal
        raise RefusedError(kind, *place, **values)
    return tuple(sheets)


Way = Callable[[str, Any, Limits], Any]
"""How a module of the program, a request to it and the limits become what it serves for the request."""


@contextmanager
def reading_apart(way: Way) -> Iterator[None]:
    """Read what is unusual in this way, as long as the block lasts."""
    before = _WAY.set(way)
    try:
        yield
    finally:
        _WAY.reset(before)


def run_apart(module: str, request: Any, limits: Limits) -> Any:
    """What a module of the program serves for a request, within the limits of memory and time.

    Raises `RefusedError` of the kinds ``memory`` and ``time``.
    """
    return _WAY.get()(module, request, limits)


def in_process(module: str, request: Any, limits: Limits) -> Any:
    """Run it in a process of its own, which the limits end."""
    # -P: no module in the current folder, which may be that of the workbook, takes the place of ours.
    command = [sys.executable, "-P", "-c", _PROGRAM]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and program
            command,
            input=pickle.dumps((module, limits.memory_mb)) + Packer.packed(request),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise refusal("time", limits) from error
    if done.returncode:
        raise refusal("memory", limits)
    return pickle.loads(done.stdout)  # noqa: S301 - written by `answer`


class Packer(pickle.Pickler):
    """Pickles mappings that nobody may change as well, which Python's own pickler refuses."""

    def reducer_override(self, value: object) -> Any:
        """How a mapping is made again; of anything else the usual way."""
        return (_unchangeable, (value.copy(),)) if isinstance(value, MappingProxyType) else NotImplemented

    @classmethod
    def packed(cls, value: object) -> bytes:
        """The bytes of a value, for another process of this program."""
        target = io.BytesIO()
        cls(target, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
        return target.getvalue()


def _unchangeable(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


def here(module: str, request: Any, limits: Limits) -> Any:
    """Run it in this process, whose memory and time somebody else must bound: there is none apart from it."""
    try:
        return import_module(module).serve(request)
    except (MemoryError, RecursionError) as error:
        raise refusal("memory", limits) from error


def refusal(kind: str, limits: Limits) -> RefusedError:
    """Why what was read apart was ended: ``memory`` or ``time``."""
    return RefusedError(kind, limit=f"{limits.seconds} s" if kind == "time" else f"{limits.memory_mb} MB")


_WAY: ContextVar[Way] = ContextVar("way", default=in_process)


def answer() -> None:
    """Be that process: a pickled request on stdin, what is served for it on stdout."""
    module, memory = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by `run_apart`
    served = import_module(module).serve
    request = pickle.load(sys.stdin.buffer)  # noqa: S301 - the same
    _limit_memory(memory)
    sys.stdout.buffer.write(Packer.packed(served(request)))


def serve(request: tuple[bytes, Limits, str]) -> tuple[object, object]:
    """The sheets, or why there are none."""
    content, limits, page = request
    try:
        sheets = _read_page(content, page, limits) if page else _read_workbook(content, limits)
        _refuse_texts(sheets, len(content), limits)
    except RefusedError as error:
        return (), (error.kind, (error.sheet, error.row, error.column), error.values)
    return sheets, None


def _read_page(content: bytes, name: str, limits: Limits) -> tuple[Sheet, ...]:
    from zi_score.html_tables import read_html  # noqa: PLC0415 - most files need none of this

    return read_html(content, name, limits)


def _read_workbook(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    _refuse_endless(content)
    return read_sheets(content, limits)


def _limit_memory(megabytes: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse_endless(content: bytes) -> None:
    """In an OpenDocument workbook python-calamine waits forever for the end of a table or a note that has none."""
    if _OPEN_DOCUMENT not in content:
        return
    import zipfile  # noqa: PLC0415 - most files need none of this
    from xml.parsers import expat  # noqa: PLC0415 - entities were refused before, and nothing is built

    from zi_score.archives import UNREADABLE_PART  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_OPEN_DOCUMENT.decode()) as document:
            expat.ParserCreate().ParseFile(document)
    except expat.ExpatError as error:
        raise RefusedError("broken", reason=str(error)) from error
    except UNREADABLE_PART:
        return  # python-calamine says what it thinks of such an archive


def _refuse_texts(sheets: tuple[Sheet, ...], size: int, limits: Limits) -> None:
    """Neither a cell nor all of them together hold more text than they may.

    One text may stand in thousands of cells, and here each of them has its own copy.
    """
    letters = 0
    for sheet in sheets:
        for number, row in enumerate(sheet.rows, 1):
            for column, value in enumerate(row, 1):
                if isinstance(value, str):
                    letters += len(value)
                    if len(value) > limits.cell_text:
                        count, limit = len(value), limits.cell_text
                        raise RefusedError("text", sheet.name, number, column, count=count, limit=limit)
    unpacked = -(-letters // MEGABYTE)
    if unpacked > limits.unpacked_mb:
        kilobytes, limit = -(-size // 1024), limits.unpacked_mb
        raise RefusedError("unpacked", unpacked=unpacked, size=kilobytes, limit=limit, ratio=limits.ratio)
