"""The comparisons as Markdown, for a pull request or a step summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.comparison.disagreement import disputes_of, units_of
from zi_score.language import _
from zi_score.report.diff.wording import (
    change_texts,
    crossing_sentence,
    crossings,
    deciding_sentence,
    kind_words,
    remark_sentences,
    side_words,
    total_texts,
)
from zi_score.report.figures import difference_text, points_text
from zi_score.report.ink.markdown_text import escaped, table_head, table_row
from zi_score.report.wording import problem_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zi_score.comparison import Comparison
    from zi_score.problems import Problem
    from zi_score.report import ReportOptions


def render(
    comparisons: Sequence[Comparison], options: ReportOptions, is_between: bool, unusable: Sequence[Problem]
) -> str:
    """Render one comparison in full; many as two tables, in full on request."""
    lines: list[str] = []
    if is_between and len(comparisons) > 1:
        lines += [*_units(comparisons), "", *_disputes(comparisons), ""]
    for one in comparisons:
        if len(comparisons) == 1 or options.details:
            lines += [*_comparison(one, is_between), ""]
    if unusable:
        lines += ["## " + escaped(_("Tidak dapat dibandingkan")), ""]
        lines += [f"- {escaped(problem_sentence(problem))}" for problem in unusable]
    return "\n".join(lines).strip("\n") + "\n"


def _comparison(one: Comparison, is_between: bool) -> Iterator[str]:
    before, after = side_words(one, is_between=is_between)
    old, new, moved = total_texts(one)
    yield f"## {escaped(one.before.path if is_between else after)}"
    yield ""
    yield from table_head([_("Sisi"), _("Nilai total")], 1)
    yield table_row(escaped(before), escaped(old))
    yield table_row(escaped(after), escaped(new))
    yield table_row(escaped(_("Selisih")), escaped(moved))
    yield ""
    for crossed in crossings(one):
        # Emphasis must touch a letter, and a title may begin with a blank.
        sentence = escaped(crossing_sentence(crossed, is_between=is_between)).strip()
        yield f"- **{sentence}** {escaped(deciding_sentence(one, crossed[0]))}"
    areas = [area for area in one.areas if area.changed]
    if areas:
        yield ""
        yield from table_head([_("Area"), _("Sebelum"), _("Sesudah"), _("Selisih")], 1)
    for area in areas:
        gates = [gate for gate in one.gates if gate.code == area.code]
        texts = (points_text(value, area.weight, gates) for value in (area.before, area.after))
        yield table_row(
            escaped(f"{area.code} {area.title}"), *map(escaped, texts), escaped(difference_text(area.points))
        )
    if one.changes:
        yield ""
        headers = [_("Pertanyaan"), _("Perubahan"), _("Sebelum"), _("Sesudah"), _("Sel"), _("Poin")]
        yield from table_head(headers, 5)
    for change in one.changes:
        was, now = change_texts(change)
        words = (f"{change.code} {change.title}", kind_words(change.kind), was, now, change.place.spot)
        yield table_row(*map(escaped, words), escaped(difference_text(change.points)))
    yield ""
    yield from (f"- {escaped(sentence)}" for sentence in remark_sentences(one, is_between=is_between))


def _units(comparisons: Sequence[Comparison]) -> Iterator[str]:
    first, second = comparisons[0].before.title, comparisons[0].after.title
    weight = comparisons[0].before.scorecard.weight
    yield from table_head([_("Buku kerja"), first, second, _("Selisih"), _("Beda"), _("Ambang")], 1)
    for unit in units_of(comparisons):
        figures = (points_text(unit.first, weight), points_text(unit.second, weight), difference_text(unit.inflation))
        yield table_row(*map(escaped, (unit.path, *figures, str(unit.disputed), str(len(unit.decided)))))


def _disputes(comparisons: Sequence[Comparison]) -> Iterator[str]:
    yield from table_head([_("Pertanyaan"), _("Buku kerja"), _("Selisih")], 1)
    for one in disputes_of(comparisons):
        texts = (f"{one.code} {one.title}", str(one.count), difference_text(one.inflation))
        yield table_row(*map(escaped, texts))
