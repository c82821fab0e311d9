"""What a workbook claims of an index, beside what the answers of respondents give.

A claim agrees when it is the index itself or the index rounded to the decimals of the claim, at least two.
"""

from fractions import Fraction

from zi_score.answers import Index, Response
from zi_score.exact import agrees, decimal_text, round_half_up
from zi_score.frozen import dataclass
from zi_score.language import _, localized, shown
from zi_score.problems import Problem, found
from zi_score.survey.gates import IndexGate
from zi_score.survey.model import IndexResult, Survey

_LEAST_PLACES, _MOST_PLACES = 2, 12


@dataclass(frozen=True, slots=True)
class Claim:
    """One assessor's answer to the question of a survey."""

    survey: Survey
    assessor: str
    title: str
    response: Response

    @property
    def value(self) -> Fraction | None:
        """The index that the workbook claims, or None where nothing can be read."""
        answer = self.response.answer
        return answer.value if isinstance(answer, Index) else None

    @property
    def agreeing(self) -> tuple[IndexResult, ...]:
        """The conversions that may count and give what is claimed."""
        value = self.value
        return () if value is None else tuple(one for one in self.survey.results if _is_told(value, one.index))

    @property
    def rounded_over(self) -> tuple[IndexGate, ...]:
        """The gates that the claim meets and the index itself does not, by every conversion that agrees."""
        value, results = self.value, self.agreeing
        if value is None or not results:
            return ()
        gates = (one.gate for one in results[0].gates)
        return tuple(gate for gate in gates if value >= gate.index and all(one.index < gate.index for one in results))

    @property
    def computed(self) -> str:
        """The index by each conversion that may count, in words."""
        between = _("atau")
        return f" {between} ".join(f"{_figure(one)}{self._by(one)}" for one in self.survey.results)

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the claim, if anything."""
        code, place = self.survey.question, self.response.location
        if self.value is None:
            return found("ZI859", place, code=code, computed=self.computed)
        claimed = shown(self.value)
        if not self.agreeing:
            respondents = self.survey.respondents.counted
            return found("ZI857", place, code=code, claimed=claimed, respondents=respondents, computed=self.computed)
        if self.rounded_over:
            gates = ", ".join(dict.fromkeys(gate.target_title for gate in self.rounded_over))
            return found("ZI858", place, code=code, claimed=claimed, computed=self.computed, gates=gates)
        return None

    def _by(self, result: IndexResult) -> str:
        return f" ({result.conversion.title})" if len(self.survey.indices) > 1 else ""


def _is_told(claimed: Fraction, index: Fraction) -> bool:
    places = next((one for one in range(_MOST_PLACES) if (claimed * 10**one).denominator == 1), _MOST_PLACES)
    return agrees(claimed, index) or claimed == round_half_up(index, max(places, _LEAST_PLACES))


def _figure(result: IndexResult) -> str:
    limits = [one.gate.index for one in result.gates if one.gate.index != result.index]
    return localized(decimal_text(result.index, _LEAST_PLACES, limits))
