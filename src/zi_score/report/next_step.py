"""The one line with which a page ends: which command to call next, and what for."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from zi_score.language import _

if TYPE_CHECKING:
    from zi_score.outcome import Evaluation


def evaluation_step(evaluation: Evaluation) -> str:
    """What to do after an evaluation; empty where the result already says it."""
    if evaluation.withheld:
        return ""
    if evaluation.leading.supposition:
        return _("Berikutnya: isikan jawaban itu di buku kerja bila buktinya ada, lalu nilai lagi tanpa andaian.")
    if evaluation.has_errors:
        return _("Berikutnya: perbaiki kesalahan di atas, lalu nilai lagi; zi-score check memeriksa lebih jauh.")
    verdicts = evaluation.leading.verdicts
    worst = next((verdict.failed[0] for verdict in verdicts if verdict.failed), None)
    if worst:
        return explain_step(evaluation.path, worst.code, worst.title)
    if any(verdict.conditions and not verdict.has_profile for verdict in verdicts):
        return _("Berikutnya: nilai syarat di luar LKE dengan --profile; zi-score profile new membuat berkasnya.")
    return check_step()


def explain_step(path: str, code: str, title: str) -> str:
    """Where a figure comes from."""
    text = _("Berikutnya: zi-score explain {path} {code} menunjukkan asal nilai {title}.")
    return text.format(path=as_argument(path), code=code, title=title)


def plan_step(path: str, target: str) -> str:
    """How to reach a target."""
    text = _("Berikutnya: zi-score plan {path} --target {target} menyusun perubahan paling sedikit ke target itu.")
    return text.format(path=as_argument(path), target=target)


def score_step(path: str) -> str:
    """What a workbook that passes is worth."""
    text = _("Berikutnya: zi-score evaluate {path} menunjukkan nilai tiap bagian dan ambangnya.")
    return text.format(path=as_argument(path))


def check_step() -> str:
    """Whether what is met is well founded."""
    return _("Berikutnya: zi-score check memeriksa bukti dukung dan kewajaran jawaban.")


def as_argument(path: str) -> str:
    """A path as it is typed on a command line: a name that somebody else gave a file must not become a command."""
    if os.name == "nt":
        return f'"{path}"' if " " in path else path
    return shlex.quote(path)
