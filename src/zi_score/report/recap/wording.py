"""What the recaps say in words, and their figures as texts that never contradict a gate."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zi_score.exact import decimal_text
from zi_score.language import _, localized
from zi_score.report.figures import difference_text, points_text
from zi_score.report.wording import sentence, title_words
from zi_score.rubric.naming import own_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zi_score.recap import Frame, Ranking, Recap, RecapRow, Summary

_ZERO = Fraction(0)


def part_text(row: RecapRow, code: str, weight: Fraction) -> str:
    """The points of a part beside every gate that looks at it."""
    value = row.point(code)
    gates = [one.gate for one in row.gates_on(code)]
    return "" if value is None else points_text(value, weight, gates)


def margin_words(row: RecapRow, target: str) -> str:
    """The smallest margin among the gates of a target; with a sign, and never written as zero when it is not."""
    margin = row.margin(target)
    if margin is None:
        return ""
    text = localized(decimal_text(margin, 2, [_ZERO]))
    return f"+{text}" if margin > 0 else text


def planned_targets(ranking: Ranking) -> Mapping[str, str]:
    """The target for which changed answers were counted, with its title; empty where that was not asked for."""
    titles = dict(ranking.frame.targets)
    return {row.fewest.target: titles[row.fewest.target] for row in ranking.rows if row.fewest}


def changes_meaning(title: str) -> str:
    """What the column of changed answers holds."""
    text = _(
        "jawaban paling sedikit yang harus berubah untuk {target}; 0 bila sudah memenuhi, "
        '"survei" bila indeks survei juga harus naik'
    )
    return text.format(target=title)


def changes_words(row: RecapRow) -> str:
    """How few answers must change for the planned target, whether a survey must rise as well, or that none do."""
    fewest = row.fewest
    if fewest is None:
        return ""
    if fewest.changes is None:
        return _("tidak mungkin")
    if not fewest.surveys:
        return str(fewest.changes)
    return _("{count} + survei").format(count=fewest.changes) if fewest.changes else _("survei saja")


def recorded_words(row: RecapRow) -> str:
    """How the total that the workbook shows differs from ours; empty where it shows none or the same."""
    if row.recorded is None or row.recorded == row.total:
        return ""
    return difference_text(row.recorded - row.total)


def completeness_words(row: RecapRow) -> str:
    """How many questions its assessor has answered, ``112/113``; with the code where an earlier one answered more."""
    text = f"{row.answered}/{row.frame.questions if row.frame else 0}"
    return f"{text} ({row.partly_filled.code})" if row.partly_filled else text


def copy_words(original: str) -> str:
    """What a row repeats, after its name; nothing for any other."""
    return " – " + _("salinan dari {path}, tidak dihitung").format(path=original) if original else ""


def unranked_lists(recap: Recap) -> Iterator[tuple[str, Sequence[RecapRow]]]:
    """The workbooks without a rank, each kind under its title."""
    yield _("Belum mengisi"), recap.unfilled
    yield _("Hasil ditahan"), recap.withheld
    yield _("Tidak dapat dinilai"), recap.unusable


def unusable_words(row: RecapRow) -> str:
    """Why a workbook has no verdict, without its path."""
    worst = row.findings[0]
    place = f"{worst.place}: " if worst.place else ""
    return f"{place}{worst.code}: {sentence(worst.message)} {worst.hint}".rstrip()


def ranking_title(frame: Frame, ranking: Ranking) -> str:
    """The rubric, how many workbooks are shown of it, and how many are not."""
    shown, title = len(ranking.counted), title_words(frame.title, frame.repealed_by)
    title = own_title(title, frame.origin, frame.fingerprint)
    if ranking.hidden:
        text = _("{rubric}: {count} buku kerja ditampilkan, {hidden} tidak memenuhi --where")
        return text.format(rubric=title, count=shown, hidden=ranking.hidden)
    return _("{rubric}: {count} buku kerja").format(rubric=title, count=shown)


def mixture_sentence(summary: Summary) -> str:
    """Whose figures these are, where they are of several assessors; else nothing."""
    if len(summary.assessors) < 2:  # noqa: PLR2004 - one is no mixture
        return ""
    counts = ", ".join(f"{title} {count}" for (_id, title), count in summary.assessors.items())
    text = _("Peringkat ini memuat nilai dari penilai yang berbeda: {counts}. Pilih satu dengan --assessor.")
    return text.format(counts=counts)


def summary_sentences(frame: Frame, summary: Summary) -> Iterator[str]:
    """How many meet each target, and where the totals lie."""
    for target, title in frame.targets:
        text = _("{target}: {met} dari {count} memenuhi semua ambang nilai")
        yield text.format(target=title, met=summary.met[target], count=summary.count)
    names = ("mean", "median", "lowest", "highest")
    figures = {name: total_text(frame, getattr(summary, name)) for name in names}
    yield _("Nilai total: rata-rata {mean}, median {median}, terendah {lowest}, tertinggi {highest}").format(**figures)


def total_text(frame: Frame, value: Fraction) -> str:
    """A figure beside every gate that looks at the total."""
    return points_text(value, frame.weight, [gate for gate in frame.gates if gate.code == frame.parts[0].code])


def margin_sentence() -> str:
    """What the columns of the targets hold."""
    return _(
        "Kolom target memuat selisih terkecil terhadap ambang nilainya, dalam poin; "
        "angka negatif berarti belum memenuhi."
    )


def group_name(name: str) -> str:
    """A group of rows, named by its folder."""
    return name or _("(langsung di folder)")
