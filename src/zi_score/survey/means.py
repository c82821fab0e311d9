"""The means of columns, variables and the whole: an unanswered cell counts nowhere, a variable by its weight.

Exact. Whose answers are given, and whether drawn once or again, does not matter here.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from zi_score.exact import mean, total
from zi_score.survey.responses import Respondent, Responses


def column_means(respondents: Iterable[Respondent]) -> tuple[Fraction, ...]:
    """The mean of each column; nothing at all where nobody answered some column."""
    columns = zip(*(one.answers for one in respondents), strict=True)
    given = [[answer for answer in column if answer is not None] for column in columns]
    return tuple(map(mean, given)) if all(given) else ()


class Composition:
    """Which columns make up each variable, and what each variable weighs among those that were asked."""

    def __init__(self, responses: Responses) -> None:
        questionnaire = responses.questionnaire
        self._columns: dict[str, list[int]] = {}
        for at, one in enumerate(responses.columns):
            self._columns.setdefault(questionnaire.items[one.item].variable, []).append(at)
        asked = {code: one.weight for code, one in questionnaire.variables.items() if code in self._columns}
        of_all = total(asked.values())
        self.weights: Mapping[str, Fraction] = {code: weight / of_all for code, weight in asked.items()}

    def variable(self, code: str, columns: Sequence[Fraction]) -> Fraction:
        """The mean of one variable."""
        return mean(columns[at] for at in self._columns[code])

    def whole(self, columns: Sequence[Fraction]) -> Fraction:
        """The mean of the whole."""
        return total(weight * self.variable(code, columns) for code, weight in self.weights.items())
