"""One assessor's recorded figures compared with a scorecard.

A figure is compared first with ours, then with what the form would compute from the same answers: a known
formula of the form, blanks skipped, damaged type cells skipped, other inputs, scores stored as text, edited
weights. What remains was typed or is out of date.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from zi_score.answers import Counts, Unreadable
from zi_score.crosscheck.difference import Cause, Difference
from zi_score.exact import agrees, mean, total
from zi_score.language import _
from zi_score.problems import Problem, found
from zi_score.rubric.catalogue import TOTAL, Node, Rubric
from zi_score.rubric.layout import FormFormula
from zi_score.scorecard import Scorecard
from zi_score.submission import FormulaTeller, RecordedFigure, Records, Submission

_FORMULA, _FIGURE = "rumus formulir", "nilai tercatat"
"""Of what the cause in a layout is said. It is not translated, and neither are these."""


class RecordComparison:
    """Holds what every comparison needs; `differences` and `notes` walk the tree."""

    def __init__(
        self, rubric: Rubric, submission: Submission, scorecard: Scorecard, has_formula: FormulaTeller
    ) -> None:
        self.rubric = rubric
        self.submission = submission
        self.scorecard = scorecard
        self.records: Records = submission.records[scorecard.assessor]
        self.has_formula = has_formula
        self.contradicted = submission.contradicted_totals.get(scorecard.assessor, {})
        self.shares = {code: one.share for code, one in scorecard.questions.items() if one.counted}

    def differences(self) -> Iterator[Difference]:
        """Every recorded score that is not ours, from the first node to the total."""
        for node in self.rubric.nodes.values():
            if node.questions:
                yield from self._part_differences(node)
                yield from self._leaf_difference(node)
            else:
                yield from self._sum_differences(node.code, node.children)
        yield from self._sum_differences(TOTAL, [node.code for node in self.rubric.components])

    def looked_behind(self, figure: RecordedFigure) -> RecordedFigure:
        """The same figure with `has_formula` as far as anybody can tell."""
        if figure.has_formula is not None:
            return figure
        return figure._replace(has_formula=self.has_formula(figure.location))

    def notes(self) -> Iterator[Problem]:
        """Texts in the place of a score or as one, and percentages that contradict their counts."""
        stored = [one for group in self._score_groups for one in group.values() if one.is_text]
        if stored:
            first = min(stored, key=lambda one: one.location)
            yield found("ZI413", first.location, text=first.text, count=len(stored))
        for group in (self.records.points, self.records.totals):
            for code, figure in group.items():
                if figure.value is None:
                    yield found("ZI408", figure.location, code=code, recorded=figure.text or _("sel kosong atau galat"))
        for code, figure in self.records.quotients.items():
            question = self.scorecard.questions[code]
            by_counts = isinstance(question.response.answer, Counts) and code not in self.contradicted
            if by_counts and figure.value is not None and not agrees(figure.value, question.share):
                values = {"share": figure.value, "expected": question.share}
                yield found("ZI210", figure.location, code=code, **values)

    @property
    def _score_groups(self) -> tuple[Mapping[str, RecordedFigure], ...]:
        return (self.records.points, self.records.totals, self.records.shares)

    @cached_property
    def _typed(self) -> Cause:
        """What became of a score without a formula: only where others have one did it lose its own."""
        figures = (figure for group in self._score_groups for figure in group.values())
        has_formulas = any(self.looked_behind(figure).has_formula for figure in figures)
        return Cause.TYPED_OVER if has_formulas else Cause.NO_FORMULA

    def _leaf_difference(self, node: Node) -> Iterator[Difference]:
        """A node with questions: mean or sum of them, or something else that the form does."""
        figure = self.records.points.get(node.code)
        computed = self.scorecard.nodes[node.code].score
        if figure is None or figure.value is None or agrees(figure.value, computed):
            return
        by_formula = tuple(self._by_known_formula(node, figure, figure.value))
        if by_formula:
            yield from by_formula
            return
        for cause, form_figure, details in self._form_readings(node):
            if agrees(figure.value, form_figure):
                yield self._explained(node, figure, cause, form_figure - computed, details)
                return
        yield self._by_hand(node.code, figure, computed, figure.value - computed)

    def _by_known_formula(self, node: Node, figure: RecordedFigure, shown: Fraction) -> Iterator[Difference]:
        """What the form's own formula makes of our shares, and what other inputs add to that."""
        formula = self.submission.formulas.get(node.code)
        if formula is None:
            return
        computed = self.scorecard.nodes[node.code].score
        recorded = self._recorded_shares(node)
        ours, theirs = (self._averaged(node, formula.averages, shares) for shares in (self.shares, recorded))
        if ours is None:
            return
        if agrees(shown, ours):
            yield self._by_formula_of(formula, figure, computed, ours - computed)
        elif theirs is not None and agrees(shown, theirs):
            yield self._by_formula_of(formula, figure, computed, ours - computed)
            changed = self._changed_inputs(node, recorded)
            yield Difference(node.code, figure, computed, Cause.INPUTS, theirs - ours, ", ".join(changed))

    def _by_formula_of(
        self, formula: FormFormula, figure: RecordedFigure, computed: Fraction, points: Fraction
    ) -> Difference:
        """What the form's own formula does, or did before its results were put in its place."""
        subject = _FIGURE if self.looked_behind(figure).has_formula is False else _FORMULA
        details = f"{subject} {formula.cause}"
        return Difference(formula.node, figure, computed, Cause.FORM_FORMULA, points, details)

    @staticmethod
    def _averaged(node: Node, codes: Sequence[str], shares: Mapping[str, Fraction]) -> Fraction | None:
        present = [shares[code] for code in codes if code in shares]
        return node.weight * mean(present) if present else None

    def _explained(
        self, node: Node, figure: RecordedFigure, cause: Cause, points: Fraction, details: str
    ) -> Difference:
        """A difference of a node, told at its one question whose own score was typed, if that is the cause."""
        changed = self._changed_inputs(node, self._recorded_shares(node))
        typed = self.records.shares.get(changed[0]) if len(changed) == 1 else None
        if cause is Cause.INPUTS and typed and self.looked_behind(typed).has_formula is False:
            share = self.scorecard.questions[changed[0]].share
            return Difference(changed[0], typed, share, self._typed, points, "")
        return Difference(node.code, figure, self.scorecard.nodes[node.code].score, cause, points, details)

    def _form_readings(self, node: Node) -> Iterator[tuple[Cause, Fraction, str]]:
        """What the form may have computed here, the most particular reading first."""
        recorded = self._recorded_shares(node)
        texts = self._texts_of(node.questions, (self.records.shares, self.records.points))
        blank = [code for code in node.questions if code not in self.shares]
        damaged = [code for code in node.questions if code in self.submission.damaged_scales]
        weight = self.submission.weights.get(node.code, node.weight)
        compute = self._form_rule(node)
        for factor, edited in ((Fraction(1), False), (weight / node.weight, True)):
            readings = (
                (Cause.SKIPPED_BLANK, self.shares, blank),
                (Cause.DAMAGED_SCALE, self._without(damaged), damaged),
                (Cause.INPUTS, recorded, self._changed_inputs(node, recorded)),
                (
                    Cause.STORED_AS_TEXT,
                    {code: share for code, share in recorded.items() if code not in texts},
                    [one.stored_text for one in texts.values()],
                ),
            )
            for cause, shares, responsible in readings:
                value = compute(shares)
                if value is not None and (responsible or edited):
                    yield (
                        (Cause.WEIGHT_EDITED if edited else cause),
                        value * factor,
                        ", ".join(responsible) or node.code,
                    )

    def _form_rule(self, node: Node) -> Callable[[Mapping[str, Fraction]], Fraction | None]:
        """The form's usual rule: weighted parts are summed, others averaged over those with a number."""
        questions = [self.rubric.questions[code] for code in node.questions]

        def compute(shares: Mapping[str, Fraction]) -> Fraction | None:
            present = [question for question in questions if question.code in shares]
            if not present:
                return None
            if questions[0].has_own_weight:
                return total(one.weight * shares[one.code] for one in present)
            return node.weight * mean(shares[one.code] for one in present)

        return compute

    def _recorded_shares(self, node: Node) -> dict[str, Fraction]:
        """The shares that the workbook itself shows; a text in their place is what its mean skips."""
        shares: dict[str, Fraction] = {}
        for code in node.questions:
            question = self.rubric.questions[code]
            share, points = self.records.shares.get(code), self.records.points.get(code)
            if points and points.value is not None:
                shares[code] = points.value / question.weight
            elif share and share.value is not None:
                shares[code] = share.value
        return shares

    def _changed_inputs(self, node: Node, recorded: Mapping[str, Fraction]) -> list[str]:
        ours = self.scorecard.questions
        return [code for code in node.questions if code not in recorded or not agrees(recorded[code], ours[code].share)]

    @staticmethod
    def _texts_of(codes: Iterable[str], groups: Sequence[Mapping[str, RecordedFigure]]) -> dict[str, RecordedFigure]:
        """The figures of some codes that are stored as text."""
        return {code: group[code] for group in groups for code in codes if code in group and group[code].is_text}

    def _without(self, codes: list[str]) -> dict[str, Fraction]:
        return {code: share for code, share in self.shares.items() if code not in codes}

    def _part_differences(self, node: Node) -> Iterator[Difference]:
        """Questions with a weight of their own have a figure of their own."""
        formula = self.submission.formulas.get(node.code)
        node_figure = self.records.points.get(node.code)
        reaches_total = node_figure is None or (formula is None and node_figure.value is None)
        for code in node.questions:
            figure = self.records.points.get(code)
            computed = self.scorecard.questions[code].score
            if figure is None or figure.value is None or agrees(figure.value, computed):
                continue
            points = figure.value - computed if reaches_total else Fraction(0)
            edited = self.submission.weights.get(code)
            quotient = self.records.quotients.get(code)
            weight = self.rubric.questions[code].weight
            if code in self.contradicted:
                details = self.contradicted[code].cell
                yield Difference(code, figure, computed, Cause.INPUTS, points, details)
            elif edited is not None and agrees(figure.value, edited * self.scorecard.questions[code].share):
                yield Difference(code, figure, computed, Cause.WEIGHT_EDITED, points, code)
            elif quotient and quotient.value is not None and agrees(figure.value, quotient.value * weight):
                yield Difference(code, figure, computed, Cause.INPUTS, points, quotient.location.cell)
            else:
                yield self._by_hand(code, figure, computed, points)

    def _sum_differences(self, code: str, parts: list[str] | tuple[str, ...]) -> Iterator[Difference]:
        """A node above others: the sum of what is recorded for them, wherever it is shown."""
        computed = self.scorecard.total if code == TOTAL else self.scorecard.nodes[code].score
        expected = total(self._carried(part) for part in parts)
        is_first = True
        for group in (self.records.points, self.records.totals):
            figure = group.get(code)
            if figure is None or figure.value is None:
                continue
            if not agrees(figure.value, expected):
                points = figure.value - expected if is_first else Fraction(0)
                texts = self._texts_of(parts, (self.records.totals, self.records.points))
                if texts and agrees(figure.value, total(self._carried(one) for one in parts if one not in texts)):
                    details = ", ".join(one.stored_text for one in texts.values())
                    yield Difference(code, figure, computed, Cause.STORED_AS_TEXT, points, details)
                else:
                    yield self._by_hand(code, figure, computed, points)
            is_first = False

    def _carried(self, code: str) -> Fraction:
        """What a node hands to the sum above it: the figure that it shows, or else what its parts add up to."""
        for group in (self.records.points, self.records.totals):
            figure = group.get(code)
            if figure is not None and figure.value is not None:
                return figure.value
        node = self.rubric.nodes[code]
        if node.questions:
            effects = (difference.points for difference in self._part_differences(node))
            return self.scorecard.nodes[code].score + total(effects)
        return total(self._carried(child) for child in node.children)

    def _by_hand(self, code: str, figure: RecordedFigure, computed: Fraction, points: Fraction) -> Difference:
        codes = self.rubric.nodes[code].questions if code in self.rubric.nodes else (code,)
        answers = self.scorecard.questions
        unreadable = [one for one in codes if one in answers and isinstance(answers[one].response.answer, Unreadable)]
        if unreadable:
            return Difference(code, figure, computed, Cause.UNREADABLE, points, ", ".join(unreadable))
        texts = [one.stored_text for each in codes for one in self.records.text_inputs.get(each, ())]
        causes = {None: Cause.UNKNOWN, True: Cause.STORED_AS_TEXT if texts else Cause.STALE}
        has_formula = self.looked_behind(figure).has_formula
        cause = self._typed if has_formula is False else causes[has_formula]
        return Difference(code, figure, computed, cause, points, ", ".join(texts) if texts else "")
