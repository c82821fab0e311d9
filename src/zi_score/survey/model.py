"""What follows from the answers of respondents: every figure of a survey, exact, with its rules.

Means are on the scale of the answers; an index is on that of the LKE's question. Nothing here names a person.
"""

from collections.abc import Mapping
from fractions import Fraction

from zi_score.frozen import dataclass
from zi_score.problems import Problem
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.questionnaire import Band, Conversion, Grading, Questionnaire, SampleRule, Variable
from zi_score.survey.gates import IndexGate
from zi_score.survey.interval import Interval


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One column of answers. `key` is the code of its item, with a number where an item has several columns."""

    key: str
    variable: str
    column: str
    answered: int
    mean: Fraction
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class VariableResult:
    """The mean of a variable's columns, and its share of the whole."""

    variable: Variable
    weight: Fraction
    mean: Fraction
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class GateResult:
    """A gate beside an index. `is_straddled` where it lies within the interval, which decides nothing."""

    gate: IndexGate
    index: Fraction
    is_straddled: bool

    @property
    def is_met(self) -> bool:
        """Whether the unrounded index reaches what is asked."""
        return self.index >= self.gate.index

    @property
    def margin(self) -> Fraction:
        """Index minus what is asked."""
        return self.index - self.gate.index


@dataclass(frozen=True, slots=True)
class GradeResult:
    """The second figure for comparison and its grade, which its unrounded value decides; below the lowest none.

    `short` are the gates that an index with the least score of the best grade would still miss.
    """

    grading: Grading
    score: Fraction
    band: Band | None
    short: tuple[IndexGate, ...]

    @property
    def least_index(self) -> Fraction:
        """The index at which the best grade begins."""
        return self.grading.bands[0].minimum / self.grading.factor


@dataclass(frozen=True, slots=True)
class IndexResult:
    """The index by one conversion, what it earns in the LKE, and what it would be without some respondents.

    `without` has the index without repeated persons (``repeated``) and without straight answers (``straight``).
    """

    conversion: Conversion
    index: Fraction
    points: Fraction
    interval: Interval | None
    gates: tuple[GateResult, ...]
    grade: GradeResult | None
    without: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Sample:
    """The users of the service, and how many of them must have answered by which rule."""

    rule: SampleRule
    population: int
    size: int


@dataclass(frozen=True, slots=True)
class RespondentCounts:
    """Who answered. `counted` are rows with an answer; `persons` are those without the repeated rows.

    `keys` says by what persons were told apart; nothing where the file does not tell. `least` is how many there must
    be, and 0 where nobody asks.
    """

    counted: int
    persons: int
    keys: tuple[str, ...]
    straight: int
    unanswered_rows: int
    summary_rows: int
    missing_answers: int
    missing_respondents: int
    off_scale_answers: int
    least: int
    sample: Sample | None

    @property
    def repeated(self) -> int:
        """The rows of persons who had answered before."""
        return self.counted - self.persons

    @property
    def are_enough(self) -> bool:
        """Whether there are as many persons as must be; where the service has few users their sample is enough."""
        sample_is_reached = self.sample is not None and self.persons >= self.sample.size
        return self.persons >= self.least or sample_is_reached


@dataclass(frozen=True, slots=True)
class Survey:
    """The whole result of one questionnaire in one file.

    `conversion` is the chosen one, and empty where the choice is still open; `indices` has each.
    """

    path: str
    sha256: str
    sheet: str
    heading_row: int
    questionnaire: Questionnaire
    rubric: Rubric
    question: str
    without: tuple[str, ...]
    seed: int
    respondents: RespondentCounts
    items: tuple[ItemResult, ...]
    variables: tuple[VariableResult, ...]
    mean: Fraction
    interval: Interval | None
    indices: Mapping[str, IndexResult]
    conversion: str
    problems: tuple[Problem, ...] = ()

    @property
    def results(self) -> tuple[IndexResult, ...]:
        """The index by the chosen conversion, or by each while none is chosen."""
        return (self.indices[self.conversion],) if self.conversion else tuple(self.indices.values())

    @property
    def disputed(self) -> tuple[IndexGate, ...]:
        """The gates that some conversions meet and others do not."""
        gates: dict[IndexGate, set[bool]] = {}
        for result in self.indices.values():
            for one in result.gates:
                gates.setdefault(one.gate, set()).add(one.is_met)
        return tuple(gate for gate, outcomes in gates.items() if len(outcomes) > 1)

    def meets(self, target: str) -> bool:
        """Whether what the target asks of this index is met, whichever open conversion counts."""
        gates = [one for result in self.results for one in result.gates if one.gate.target == target]
        return not self.questionnaire.is_comparison and all(one.is_met for one in gates)
