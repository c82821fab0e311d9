"""The comparisons as GitHub workflow commands: one for the totals and one for each gate that was crossed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.report.check.github import command
from zi_score.report.check.places import relative_path
from zi_score.report.check.wording import advice
from zi_score.report.diff.wording import crossing_sentence, crossings, total_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.comparison import Comparison
    from zi_score.problems import Problem
from zi_score.report.wording import rubric_words


def render(
    comparisons: Sequence[Comparison],
    is_between: bool,
    unusable: Sequence[Problem],
) -> str:
    """Render failures and gates first, since GitHub shows only the first ten annotations of a step."""
    gates = [line for one in comparisons for line in _gates(one, is_between)]
    return "".join(f"{line}\n" for line in (*map(_unusable, unusable), *gates, *map(_total, comparisons)))


def _unusable(problem: Problem) -> str:
    return command("error", advice(problem), file=relative_path(problem.location.file), line="1", title=problem.code)


def _gates(one: Comparison, is_between: bool) -> Iterator[str]:
    for gates in crossings(one):
        name = "error" if gates[0].is_lost and not is_between else "notice"
        sentence, targets = crossing_sentence(gates, is_between=is_between), ", ".join(gate.target for gate in gates)
        yield command(name, sentence, file=relative_path(one.after.path), line="1", title=targets)


def _total(one: Comparison) -> str:
    old, new, moved = total_texts(one)
    text = _("Nilai total {before} -> {after} ({moved}); perubahan: {count}").format(
        before=old, after=new, moved=moved, count=len(one.changes)
    )
    text += _(" (peraturan dicabut)") if one.rubric.repeal else ""
    text += f"; {rubric_words(one.rubric)}" if one.rubric.origin else ""
    return command("notice", text, file=relative_path(one.after.path), line="1", title="diff")
