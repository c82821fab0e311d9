"""Columns that look like answers and belong to no item: each is named, for a question that vanishes moves the index."""

from collections.abc import Collection, Iterator, Sequence

from zi_score.problems import Problem, found
from zi_score.survey.headings import fold
from zi_score.survey.identity import identity_columns
from zi_score.survey.responses import SUMMARIES, Responses, answers_below
from zi_score.survey.table import ResponseTable

_LEAST_SHARE = 0.9
"""An answer may be mistyped here and there; codes of something else, such as ages, are mostly off the scale."""
_LEAST_FILLED = 0.5
_MOST_NAMED = 10
_MOST_SEARCHED = 1_000
_OF_RESPONDENTS = {
    "no",
    "nomor",
    "timestamp",
    "tanggal",
    "bulan",
    "tahun",
    "umur",
    "usia",
    "kelamin",
    "gender",
    "pendidikan",
} | {"pekerjaan", "pangkat", "golongan", "kecamatan", "alamat", "loket", "frekuensi", "kunjungan"}
"""What a form asks of the person beside the questions; the answers are often chosen by number as well."""


def unclaimed_columns(
    found_there: Sequence[Responses], told: Collection[tuple[str, int]] = frozenset()
) -> Iterator[Problem]:
    """A problem for each column of answers that none of the surveys read from its table has claimed.

    `told` are sheets and columns of which something was said already.
    """
    for responses in {one.table.sheet: one for one in found_there}.values():
        table = responses.table
        same = [one for one in found_there if one.table is table]
        used = {each.column for one in same for each in one.columns}
        used |= {column for sheet, column in told if sheet == table.sheet}
        used |= {column for _kind, column in identity_columns(table, responses.heading)}
        columns = [column for column in _others(responses, used) if _holds_answers(responses, column)]
        for column in columns[:_MOST_NAMED]:
            yield found("ZI863", table.location(responses.heading.row, column))


def _others(responses: Responses, used: set[int]) -> Iterator[int]:
    table, row = responses.table, responses.heading.row
    last = min(max((len(table.cells(one.row)) for one in responses.respondents), default=0), _MOST_SEARCHED)
    for column in range(1, last + 1):
        if column not in used and not _is_beside(table, row, column):
            yield column


def _is_beside(table: ResponseTable, row: int, column: int) -> bool:
    """Whether the heading asks of the person, or says that the column sums others up."""
    title = fold(table.text(row, column))
    is_summary = any(title == word or title.startswith(f"{word} ") for word in SUMMARIES)
    return is_summary or bool(_OF_RESPONDENTS & set(title.split()))


def _holds_answers(responses: Responses, column: int) -> bool:
    rows = [one.row for one in responses.respondents]
    answers, filled = answers_below(responses.table, rows, column, responses.questionnaire.scale)
    counts = [str(responses.table.cell(row, column)) for row in rows] == [str(one) for one in range(1, len(rows) + 1)]
    return answers > 0 and answers >= _LEAST_SHARE * filled and filled >= _LEAST_FILLED * len(rows) and not counts
