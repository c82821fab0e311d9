"""From a scorecard to steps: each question, node, area and gate derived from the cells and the rubric."""

from collections.abc import Mapping
from fractions import Fraction

from zi_score.answers import Choice, Counts, Index, TypedShare, Unreadable
from zi_score.explanation.model import GateTrace
from zi_score.explanation.steps import Figure, Operation, derived
from zi_score.frozen import dataclass, field
from zi_score.problems import NOWHERE, Location
from zi_score.rubric.catalogue import TOTAL, Node, Question, Ratio, Rubric, ZeroRule
from zi_score.scorecard import Scorecard
from zi_score.verdict import Requirement, Verdict


@dataclass(frozen=True)
class Derivation:
    """The steps of one scorecard. Each figure is derived once, so a trace shares what several figures rest on.

    `count_places` has the cell of each count, by ``code:key``.
    """

    rubric: Rubric
    scorecard: Scorecard
    count_places: Mapping[str, Location] = field(default_factory=dict)
    _made: dict[str, Figure] = field(default_factory=dict)

    def points(self, code: str) -> Figure:
        """The points of the total, an area, a node or a question."""
        if code not in self._made:
            self._made[code] = self._points(code)
        return self._made[code]

    def gate(self, verdict: Verdict, gate: Requirement) -> GateTrace:
        """A gate: what is required, what there is, and the margin between them."""
        name = f"{verdict.target}.{gate.id}"
        actual = self.points(gate.code)
        if gate.required_share is None:
            required = Figure(f"{name}:required", Operation.RUBRIC, gate.required, source=gate.source)
        else:
            share = Figure(f"{name}:share", Operation.RUBRIC, gate.required_share, source=gate.source)
            required = derived(f"{name}:required", Operation.PRODUCT, (share, self._weight(gate.code)))
        margin = derived(f"{name}:margin", Operation.DIFFERENCE, (actual, required), gate.title)
        return GateTrace(verdict.target, verdict.title, gate, actual, required, margin)

    def _points(self, code: str) -> Figure:
        rubric = self.rubric
        if code == TOTAL:
            return derived(TOTAL, Operation.SUM, (self.points(one.code) for one in rubric.components))
        if code in rubric.questions:
            question = rubric.questions[code]
            below = (self.question_weight(question), self.share(question))
            return derived(code, Operation.PRODUCT, below, question.title, source=question.source)
        if code in rubric.areas:
            area = rubric.areas[code]
            return derived(code, Operation.SUM, map(self.points, area.parts), area.title, source=area.source)
        node = rubric.nodes[code]
        parts = (*node.questions, *node.children)
        return derived(code, Operation.SUM, map(self.points, parts), node.title, source=node.source)

    def question_weight(self, question: Question) -> Figure:
        """What a question is worth: its own weight, or that of its indicator shared among those that count."""
        name = f"{question.code}:weight"
        if question.has_own_weight:
            return Figure(name, Operation.RUBRIC, question.weight, source=question.source)
        node = self.rubric.nodes[question.parent]
        if self.scorecard.policy == "skip" and not self.scorecard.questions[question.code].counted:
            return Figure(name, Operation.RULE, Fraction(0))
        return derived(name, Operation.QUOTIENT, (self._weight(node.code), self._divisor(node)))

    def share(self, question: Question) -> Figure:
        """What the answer to a question earns, 0..1."""
        name = f"{question.code}:share"
        if name not in self._made:
            self._made[name] = self._share(name, question)
        return self._made[name]

    def _weight(self, code: str) -> Figure:
        rubric = self.rubric
        named = rubric.areas.get(code) or rubric.nodes.get(code) or rubric.questions.get(code)
        weight, source = (named.weight, named.source) if named else (rubric.weight, None)
        return Figure(f"{code}:weight", Operation.RUBRIC, weight, source=source)

    def _divisor(self, node: Node) -> Figure:
        """How many questions the weight of an indicator is shared among."""
        is_skipping = self.scorecard.policy == "skip"
        codes = [code for code in node.questions if not is_skipping or self.scorecard.questions[code].counted]
        below = (self.share(self.rubric.questions[code]) for code in codes)
        return derived(f"{node.code}:count", Operation.COUNT, below)

    def _share(self, name: str, question: Question) -> Figure:
        response = self.scorecard.questions[question.code].response
        scale = self.rubric.scale_of(question)
        place = response.location
        match response.answer:
            case Choice(option):
                return Figure(
                    name,
                    Operation.OPTION,
                    scale.options[option],
                    text=option,
                    place=place,
                    source=scale.source,
                    confirmed=scale.confirmed,
                    options=scale.options,
                )
            case Index(value):
                read = Figure(f"{question.code}:answer", Operation.ANSWER, value, place=place)
                least = Figure(f"{question.code}:minimum", Operation.RUBRIC, scale.minimum, source=scale.source)
                most = Figure(f"{question.code}:maximum", Operation.RUBRIC, scale.maximum, source=scale.source)
                above = derived(f"{question.code}:above", Operation.DIFFERENCE, (read, least))
                width = derived(f"{question.code}:range", Operation.DIFFERENCE, (most, least))
                return derived(name, Operation.QUOTIENT, (above, width))
            case TypedShare(value):
                return Figure(
                    name, Operation.ANSWER, value, place=place, source=scale.source, confirmed=scale.confirmed
                )
            case Counts(values) if question.ratio:
                return self._ratio(name, question, question.ratio, values)
            case answer:
                policy = self.rubric.policies["unanswered"]
                return Figure(
                    name,
                    Operation.RULE,
                    Fraction(0),
                    text=answer.text if isinstance(answer, Unreadable) else "",
                    place=place,
                    source=policy.source,
                    confirmed=policy.confirmed,
                )

    def _ratio(self, name: str, question: Question, ratio: Ratio, counts: Mapping[str, Fraction]) -> Figure:
        numerator = self._combination(question, "numerator", ratio, counts)
        denominator = self._combination(question, "denominator", ratio, counts)
        if denominator.value == 0:
            return _ruled(name, ratio.over_zero if numerator.value else ratio.zero_over_zero)
        quotient = derived(f"{question.code}:quotient", Operation.QUOTIENT, (numerator, denominator))
        return derived(name, Operation.LIMIT, (quotient,), source=ratio.source)

    def _combination(self, question: Question, part: str, ratio: Ratio, counts: Mapping[str, Fraction]) -> Figure:
        """A sum of counts, each times its coefficient."""
        code = question.code
        titles = {operand.key: operand.title for operand in question.operands}
        factors = ratio.numerator if part == "numerator" else ratio.denominator
        terms = []
        for key, factor in factors.items():
            place = self.count_places.get(f"{code}:{key}", NOWHERE)
            count = Figure(f"{code}:{key}", Operation.ANSWER, counts[key], title=titles.get(key, key), place=place)
            if factor == 1:
                terms.append(count)
            else:
                times = Figure(f"{code}:{part}.{key}:factor", Operation.RUBRIC, factor, source=ratio.source)
                terms.append(derived(f"{code}:{part}.{key}", Operation.PRODUCT, (times, count), titles.get(key, key)))
        return derived(f"{code}:{part}", Operation.SUM, terms)


def _ruled(name: str, rule: ZeroRule) -> Figure:
    return Figure(name, Operation.RULE, rule.share, text=rule.reason, source=rule.source, confirmed=rule.confirmed)
