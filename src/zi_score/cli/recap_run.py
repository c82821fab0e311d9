"""One run of ``zi-score recap``: inputs in, rows out as they come, with progress, going on from an earlier run."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from typing import TYPE_CHECKING

from zi_score.bounded import open_regular, read_bounded
from zi_score.cli.inputs import find_inputs
from zi_score.cli.instrument import unusable
from zi_score.cli.messages import complain
from zi_score.cli.progress import progress
from zi_score.language import _, system_reason
from zi_score.limits import MEGABYTE, current_limits
from zi_score.problems import Location, UnusableInputError, found
from zi_score.recap import RecapRow, unusable_row
from zi_score.recap.lines import row_of_line
from zi_score.workflows.recap import Job, recap_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from zi_score.cli.chosen import Chosen
    from zi_score.cli.inputs import Input
    from zi_score.workflows.choices import Choices


class Run:
    """The rows of a run, kept in `rows` as they come; `is_stopped` after an interruption."""

    def __init__(
        self,
        inputs: Sequence[Input],
        holding: Chosen,
        choices: Choices,
        workers: int,
        level: int,
        earlier: Mapping[str, RecapRow],
        plan: str = "",
    ) -> None:
        self.rows: list[RecapRow] = []
        self.is_stopped = False
        self._inputs = inputs
        self._holding, self._choices, self._level = holding, choices, level
        self._workers = workers
        self._earlier = dict(earlier)
        self._plan = plan

    def all_rows(self) -> Sequence[RecapRow]:
        """Every row. An interruption says that nothing was written."""
        try:
            self.rows.extend(self._come())
        except KeyboardInterrupt:
            complain(_("dihentikan; laporan tidak ditulis. Dengan --format jsonl, hasil sejauh itu tersimpan."))
            raise
        return self.rows

    def rows_until_stopped(self) -> Iterator[RecapRow]:
        """Each row as it comes. After an interruption those of the earlier run follow that were not reached."""
        try:
            for row in self._come():
                self.rows.append(row)
                yield row
        except KeyboardInterrupt:
            self.is_stopped = True
            text = _("dihentikan setelah {done} dari {total} buku kerja; lanjutkan dengan --resume")
            complain(text.format(done=len(self.rows), total=len(self._inputs)))
            written = {row.sha256 for row in self.rows}
            yield from (row for digest, row in self._earlier.items() if digest not in written)

    def _come(self) -> Iterator[RecapRow]:
        with progress(len(self._inputs), _("Membaca buku kerja")) as advance:
            jobs = map(self._job, self._inputs)
            rubric, layouts = self._holding.rubric, self._holding.layouts
            for row in recap_all(jobs, rubric, self._choices, self._workers, layouts, self._plan):
                advance()
                yield row

    def _job(self, one: Input) -> Job:
        group = _group(one, self._level)
        if one.problem:
            return Job(one.path, group, unusable_row(one.problem.location.file, one.problem, group))
        return Job(one.path, group, self._known(one.path, group))

    def _known(self, path: Path, group: str) -> RecapRow | None:
        """The row of an earlier run for the same content."""
        if not self._earlier:
            return None
        try:
            most = current_limits().file_mb * MEGABYTE
            content = read_bounded(path, most)
        except OSError:
            return None  # reading it says why
        row = self._earlier.get(hashlib.sha256(content).hexdigest()) if len(content) <= most else None
        return row.moved_to(str(path), group) if row else None


def searched_inputs(names: Sequence[str], output: Path | None) -> list[Input]:
    """Every workbook that the names stand for, but not the recap of an earlier run in the same folder."""
    found_there = find_inputs(names)
    if output is None or not output.exists():
        return list(found_there)
    return [one for one in found_there if not (one.folder and one.path.exists() and one.path.samefile(output))]


def earlier_rows(path: Path | None, marks: Mapping[str, str]) -> Mapping[str, RecapRow]:
    """The rows of an earlier run by content, as far as they were made alike. Leaves with exit 3 for another file."""
    if path is None or not path.exists():
        return {}
    place = Location(file=str(path))
    try:
        rows = [row_of_line(line, marks) for line in _lines(path) if line.strip()]
    except OSError as error:
        raise unusable(UnusableInputError(found("ZI872", place, reason=system_reason(error)))) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        reason = _("bukan JSON") if isinstance(error, json.JSONDecodeError) else _("isinya tidak sesuai")
        raise unusable(UnusableInputError(found("ZI872", place, reason=reason))) from error
    return {row.sha256: row for row in rows if row}


def _lines(path: Path) -> Iterator[str]:
    """The lines of a recap, which may have many; none of them may be longer than any row."""
    most = current_limits().text_mb * MEGABYTE
    with open_regular(path) as file:
        while line := file.readline(most + 1):
            if len(line) > most:
                raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
            yield line.decode()


def _group(one: Input, level: int) -> str:
    """The folders above a workbook, so many levels deep from the folder that was searched."""
    if not level or one.folder is None or one.problem:
        return ""
    folders = one.path.relative_to(one.folder).parts[:-1]
    return "/".join(folders[:level])
