"""The file of a kawasan to fill in: YAML with a comment for each entry, nothing answered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zi_score.language import _
from zi_score.proposal.kawasan_file import INTEGRATION, NAME, NO, SCHEMA_VERSION, VERSION, YES, predicate_keys
from zi_score.report.figures import weight_text
from zi_score.report.yaml_comment import comment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zi_score.rubric.catalogue import Rubric
    from zi_score.rubric.proposal import Kawasan


def kawasan_text(rubric: Rubric, law: Kawasan) -> str:
    """The file that `zi_score.proposal.kawasan_file.read_kawasan` reads as soon as the name is given."""
    return "\n".join(_lines(rubric, law)) + "\n"


def _lines(rubric: Rubric, law: Kawasan) -> Iterator[str]:
    title = _("Kawasan: beberapa unit yang diusulkan bersama. {rubric}.").format(rubric=rubric.title)
    yield from comment(title)
    yield from comment(
        _('Isi sesudah tanda titik dua. Yang belum diketahui dikosongkan: hasilnya "belum dinilai", bukan terpenuhi.')
    )
    yield f"{VERSION}: {SCHEMA_VERSION}"
    yield from ("", *comment(_("Nama kawasan, wajib diisi")), f"{NAME}:")
    yield from ("", *comment(_integration_words(rubric, law)), f"{INTEGRATION}:")
    for key, prior in predicate_keys(law).items():
        targets = {target: one for target, one in law.targets.items() if one.requires == prior}
        text = _("Kawasan sudah berpredikat {title}; hanya menentukan {targets}; isian: {values}; {source}").format(
            title=rubric.targets[prior].title,
            targets=", ".join(rubric.targets[target].title for target in targets),
            values=f"{YES}, {NO}",
            source=", ".join(dict.fromkeys(str(one.source) for one in targets.values())),
        )
        yield from ("", *comment(text), f"{key}:")


def _integration_words(rubric: Rubric, law: Kawasan) -> str:
    text = _("Nilai integrasi proses bisnis, satu angka; minimal: {minima}; isian: 0-{maximum}; {source}").format(
        minima=", ".join(
            f"{rubric.targets[name].title} {weight_text(one.minimum)}" for name, one in law.targets.items()
        ),
        maximum=weight_text(law.scale.maximum),
        source=", ".join(dict.fromkeys(str(one.source) for one in law.targets.values())),
    )
    aspects = _("Aspeknya: {aspects} ({source})").format(aspects="; ".join(law.aspects), source=law.source)
    reason = "" if law.scale.confirmed else f" {law.scale.reason}"
    return f"{text}. {aspects}.{reason}"
