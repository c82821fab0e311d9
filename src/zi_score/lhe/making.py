"""From an evaluation, what stands beside its answers, and a comparison of its two columns: the facts of one report."""

from collections.abc import Iterator

from zi_score.comparison import Change
from zi_score.comparison.model import ANSWER_KINDS
from zi_score.lhe.model import Advice, Lhe
from zi_score.outcome import Assessment, Evaluation
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.sources import Source
from zi_score.submission import Beside
from zi_score.verdict import Verdict

_TPI = "tpi"
_MOST_QUESTIONS = 3
"""As many as a reader takes in with one gate; the plan has all of them."""


def concluding(evaluation: Evaluation, named: str) -> Assessment:
    """Whose assessment the report is: the one that was named, else the highest tier of TPI, else who decides."""
    by_tpi = [one for one in evaluation.assessments if _is_tpi(one)]
    return evaluation.decisive if named or not by_tpi else by_tpi[-1]


def before(evaluation: Evaluation, deciding: Assessment) -> Assessment | None:
    """The unit's own assessment, or whichever came first; None where nobody came before the one who concludes."""
    first = evaluation.assessments[0]
    return None if first.scorecard.assessor == deciding.scorecard.assessor else first


def make_lhe(
    evaluation: Evaluation,
    deciding: Assessment,
    earlier: Assessment | None,
    changes: tuple[Change, ...],
    texts: Beside,
) -> Lhe:
    """The facts of a report on an evaluation that is decided; `changes` are those from the earlier to the deciding."""
    rubric = evaluation.rubric
    order = {code: number for number, code in enumerate(rubric.questions)}
    answers = sorted((one for one in changes if one.kind in ANSWER_KINDS), key=lambda one: order[one.code])
    sought = next((one for one in deciding.verdicts if not one.is_met), None)
    return Lhe(
        evaluation=evaluation,
        deciding=deciding,
        earlier=earlier,
        is_by_tpi=_is_tpi(deciding),
        changes=tuple(answers),
        sought=sought,
        advice=tuple(_advice(rubric, deciding, sought)) if sought else (),
        texts=texts,
        basis=tuple(_basis(deciding)),
        procedure=next((one.source for one in rubric.stages if one.actor.lower() == _TPI), None),
    )


def _is_tpi(one: Assessment) -> bool:
    return one.scorecard.assessor.partition("-")[0] == _TPI


def _advice(rubric: Rubric, deciding: Assessment, verdict: Verdict) -> Iterator[Advice]:
    codes = {gate.code: frozenset(rubric.questions_under(gate.code)) for gate in verdict.failed}
    for gate in verdict.failed:
        # What a part is advised counts for the whole of which it is one.
        is_whole = any(codes[gate.code] > other for other in codes.values())
        below = () if is_whole else (deciding.scorecard.questions[code] for code in codes[gate.code])
        open_points = ((one, one.weight - one.score) for one in below if one.score < one.weight)
        ordered = sorted(open_points, key=lambda pair: (-pair[1], pair[0].code))
        yield Advice(gate, tuple(ordered[:_MOST_QUESTIONS]))


def _basis(deciding: Assessment) -> Iterator[Source]:
    """Each document once, by its title."""
    cited = [gate.source for verdict in deciding.verdicts for gate in verdict.requirements]
    cited += [
        one.condition.source for verdict in deciding.verdicts for one in verdict.conditions if one.condition.is_binding
    ]
    yield from {source.document: source for source in cited}.values()
