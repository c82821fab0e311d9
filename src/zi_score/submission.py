"""One workbook as it was read: who answered what, where, and what it shows and states beside that. Facts only."""

import hashlib
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from zi_score.answers import Answer, AnswerSet, Choice, Counts
from zi_score.frozen import dataclass, field
from zi_score.identity import UNSTATED, Identity
from zi_score.language import _
from zi_score.problems import Location, Problem, found
from zi_score.rubric.layout import FormFormula


class RecordedFigure(NamedTuple):
    """A score that the workbook itself shows: a number, or the text that stands in its place.

    `has_formula` is None where nobody looked or the file format cannot tell. `is_text` where the number is stored as
    a text (``"3,5"``), which the form's own sums and means leave out.
    """

    location: Location
    value: Fraction | None
    text: str = ""
    has_formula: bool | None = None
    is_text: bool = False

    @property
    def stored_text(self) -> str:
        """The cell and its text, as a sentence names them: ``K199 berisi teks "3,5"``."""
        return _('{cell} berisi teks "{text}"').format(cell=self.location.cell, text=self.text)


FormulaTeller = Callable[[Location], bool | None]
"""Whether a cell holds a formula; None where nobody can tell."""


Beside = Mapping[tuple[str, str, str], str]
"""What stands beside answers, by assessor, identity of the row, and ``note`` or ``evidence``."""


@dataclass(frozen=True, slots=True)
class Records:
    """What the workbook itself shows for one assessor, by code.

    `points` has nodes and questions with a weight of their own, `totals` the rows that repeat a node or
    the whole at the foot, `shares` the questions, `quotients` the percentages shown above their counts. `text_inputs`
    has, by question, the numbers among the answers that are stored as text.
    """

    points: Mapping[str, RecordedFigure]
    totals: Mapping[str, RecordedFigure]
    shares: Mapping[str, RecordedFigure]
    quotients: Mapping[str, RecordedFigure]
    text_inputs: Mapping[str, tuple[RecordedFigure, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class FormPlaces:
    """Where the form stands on a sheet: rows by identity, columns by name, those of each assessor and of the texts."""

    header_row: int
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    assessors: Mapping[str, Mapping[str, int]]
    item_columns: tuple[int, ...] = ()


NO_FORM = FormPlaces(0, MappingProxyType({}), MappingProxyType({}), MappingProxyType({}))
"""The places of answers that were not read from a form."""


class SheetPlaces(NamedTuple):
    """One of the sheets that a submission was read from, and where the form or its part stands on it."""

    sheet: str
    places: FormPlaces


ColumnRole = Literal[
    "id", "marker", "item", "weight", "criteria", "scale", "answer", "score", "share", "note", "evidence", "unexplained"
]
"""What a column of a form is for. The texts of the rows may stand in several columns, each of them an ``item``."""


class ColumnReading(NamedTuple):
    """What a column of the workbook was understood as, and how many of the cells that matter bear it out.

    `title` is what stands above it, as a person reads it. `assessor` is empty where the column is nobody's. `fits`
    of `of`: for answers the cells that are an answer on their question's scale of those that are filled, for weights
    and scores those that can be this row's.
    """

    location: Location
    title: str
    role: ColumnRole
    assessor: str = ""
    fits: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Withheld:
    """Why no verdict is given: a later assessor's judgement may stand in what was not understood.

    `code` is that of the problem that says so; `columns` are the cells of the titles; `choose` is the option that
    chooses, as it is typed: ``--column tpi=R``.
    """

    code: str
    columns: tuple[Location, ...]
    choose: str

    def problem(self, path: str) -> Problem:
        """The same as the problem of a file, for what cannot go on without a verdict."""
        columns = ", ".join(place.within for place in self.columns)
        return found("ZI157", Location(file=path), columns=columns, choose=self.choose)


@dataclass(frozen=True, slots=True)
class Submission:
    """One workbook as it was read: who answered what, and what the workbook itself says.

    `weights` are the weights it shows; `damaged_scales` the questions whose type cell the form's formulas no longer
    understand; `contradicted_totals` the ratio questions whose stated total is not the sum of its parts; `formulas` how
    this form is known to compute otherwise; `identity` what it states of itself; `parts` every sheet that it was read
    from, `sheet` and `places` the first of them; `reading` what each column was understood as; `withheld` why there is
    no verdict; `own_places` where each answer stands that was not read from a sheet, by assessor and identity of the
    row. Problems are keyed by assessor, those of the workbook as a whole by the empty text.
    """

    path: str
    sha256: str
    sheet: str
    layout: str
    answer_sets: Mapping[str, AnswerSet]
    records: Mapping[str, Records]
    weights: Mapping[str, Fraction]
    damaged_scales: Mapping[str, Location]
    contradicted_totals: Mapping[str, Mapping[str, Location]]
    formulas: Mapping[str, FormFormula]
    problems: Mapping[str, tuple[Problem, ...]]
    places: FormPlaces = NO_FORM
    parts: tuple[SheetPlaces, ...] = ()
    identity: Identity = UNSTATED
    reading: tuple[ColumnReading, ...] = ()
    withheld: Withheld | None = None
    own_places: Mapping[str, Mapping[str, Location]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def without_form(
        cls, path: str, sha256: str, layout: str, answer_sets: Mapping[str, AnswerSet], identity: Identity
    ) -> "Submission":
        """Answers that were read from no sheet, beside which nothing is recorded."""
        nothing: Mapping[str, Any] = MappingProxyType({})
        records = Records(nothing, nothing, nothing, nothing)
        return cls(
            path=path,
            sha256=sha256,
            sheet="",
            layout=layout,
            answer_sets=answer_sets,
            records=dict.fromkeys(answer_sets, records),
            weights=nothing,
            damaged_scales=nothing,
            contradicted_totals=dict.fromkeys(answer_sets, nothing),
            formulas=nothing,
            problems=nothing,
            identity=identity,
        )

    @property
    def unit(self) -> str:
        """Its name for the unit; empty where it states none."""
        return self.identity.unit.text if self.identity.unit else ""

    @property
    def fingerprint(self) -> str:
        """A digest of what every assessor answered, the same wherever and in whatever form it is written."""
        lines = [
            f"{assessor}\0{question}\0{_written(response.answer)}\n"
            for assessor, answers in sorted(self.answer_sets.items())
            for question, response in sorted(answers.responses.items())
        ]
        return hashlib.sha256("".join(lines).encode("utf-8", errors="surrogatepass")).hexdigest()


def _written(answer: Answer) -> str:
    if isinstance(answer, Choice):
        return _written_choice(answer)
    return repr(sorted(answer.values.items()) if isinstance(answer, Counts) else answer)


# The same few options stand in every workbook.
@lru_cache(maxsize=64)
def _written_choice(answer: Choice) -> str:
    return repr(answer)
