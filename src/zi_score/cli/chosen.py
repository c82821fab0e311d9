"""What holds for how workbooks are read: each flag that was given, else what the settings state, else nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from zi_score.cli.instrument import unusable
from zi_score.frozen import dataclass
from zi_score.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_score.cli.options import UnansweredRule
    from zi_score.settings import Settings
    from zi_score.workflows.choices import Choices


@dataclass(frozen=True, slots=True)
class Chosen:
    """Empty means: the workbook or the rubric decides. `layouts` has the paths of layouts of one's own."""

    rubric: str
    assessor: str
    columns: tuple[tuple[str, str], ...]
    layouts: tuple[str, ...]
    settings: tuple[tuple[str, str], ...] = ()
    """Which of these the settings state, and where."""

    def choices(self, unanswered: UnansweredRule | None, sheet: str, targets: tuple[str, ...] = ()) -> Choices:
        """The same with what only flags say, as an evaluation takes it."""
        from zi_score.workflows.choices import Choices  # noqa: PLC0415 - keeps --help fast

        return Choices(
            targets=targets,
            assessor=self.assessor,
            unanswered=unanswered.value if unanswered else None,
            sheet=sheet,
            columns=self.columns,
            settings=self.settings,
        )


def chosen(only: str | None, rubric: str | None, assessor: str | None, column: Sequence[str] | None) -> Chosen:
    """What holds beside the settings of the current folder, or of the file `only`; an empty flag undoes a setting.

    A column that is none is wrong usage, and settings that cannot be used leave with exit 3.
    """
    from zi_score.problems import UnusableInputError  # noqa: PLC0415 - keeps --help fast
    from zi_score.settings import deciding_settings  # noqa: PLC0415

    columns = given_columns(column)
    try:
        settings = deciding_settings(only)
    except UnusableInputError as error:
        raise unusable(error) from error
    return chosen_beside(settings, rubric, assessor, columns)


def chosen_beside(
    settings: Settings, rubric: str | None, assessor: str | None, columns: tuple[tuple[str, str], ...] | None
) -> Chosen:
    """What holds beside settings that were read already."""
    flags = {"rubric": rubric, "assessor": assessor, "columns": columns}
    return Chosen(
        rubric=settings.values.get("rubric", "") if rubric is None else rubric,
        assessor=settings.values.get("assessor", "") if assessor is None else assessor,
        columns=settings.columns if columns is None else columns,
        layouts=settings.layouts,
        settings=tuple(
            (name, str(settings.places[name]._replace(path="")))
            for name, flag in flags.items()
            if flag is None and name in settings.places
        ),
    )


def given_columns(texts: Sequence[str] | None) -> tuple[tuple[str, str], ...] | None:
    """The columns that the command line names; None where the option was not given, empty for an empty one."""
    if not texts:
        return None
    from zi_score.settings.columns import ColumnChoiceError, column_choices  # noqa: PLC0415 - keeps --help fast

    try:
        return column_choices([text for text in texts if text])
    except ColumnChoiceError as error:
        message = _("{text} (bentuknya PENILAI=KOLOM, misalnya tpi=R, masing-masing satu kali)").format(text=error.text)
        raise typer.BadParameter(message, param_hint="--column") from error
