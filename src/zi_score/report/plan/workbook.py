"""Plans as a workbook: a task list that a team fills in, with who is in charge, until when, and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from zi_score.language import _
from zi_score.report.figures import difference_text
from zi_score.report.plan.wording import assumed_words, closed_words, outcome_reason, outcome_words
from zi_score.report.spreadsheet import POINTS, file_content, write_table
from zi_score.report.wording import change_words, rubric_words, unusable_sentence, withheld_sentence
from zi_score.workbook.own_output import mark_own

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zi_score.planning.model import AssumedGain, Plan
    from zi_score.report.plan import HasPlans

_WIDTHS = (28, 17, 5, 12, 34, 17, 34, 34, 8, 9, 9, 26, 20, 14, 12, 28)
_POINTS = (10, 11)
_DONE = 15


def render(planned: Sequence[HasPlans]) -> bytes:
    """Render every step of every plan as the bytes of an .xlsx."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _("Rencana")
    _fill_tasks(sheet, planned)
    _fill_outcomes(book.create_sheet(_("Ringkasan")), planned)
    mark_own(book, "plan")
    return file_content(book)


def _fill_tasks(sheet: Worksheet, planned: Sequence[HasPlans]) -> None:
    titles = (
        _("Buku kerja"), _("Target"), _("No."), _("Kode"), _("Pertanyaan"), _("Sel"), _("Sekarang"), _("Menjadi"),
        _("Upaya"), _("Poin"), _("Total"), _("Menutup ambang"), _("Penanggung jawab"), _("Tenggat"), _("Selesai"),
        _("Catatan"),
    )  # fmt: skip
    last = write_table(sheet, titles, _task_rows(planned), _WIDTHS, formats={POINTS: _POINTS})
    done, open_ = _("Sudah"), _("Belum")
    choice = DataValidation(type="list", formula1=f'"{done},{open_}"', allow_blank=True)
    sheet.add_data_validation(choice)
    choice.add(f"{get_column_letter(_DONE)}2:{get_column_letter(_DONE)}{max(last, 2)}")


def _task_rows(planned: Sequence[HasPlans]) -> Iterator[tuple[object, ...]]:
    for one in planned:
        for plan in one.plans:
            own = (one.evaluation.path, plan.title)
            yield from ((*own, *_assumed_cells(gain)) for gain in plan.assumed_gains)
            for number, step in enumerate(plan.steps, 1):
                change = change_words(one.evaluation.rubric.questions[step.code], step.before, step.after)
                place = (step.code, step.title, step.location.within)
                figures = (step.effort, float(step.points), float(step.total))
                yield (*own, number, *place, *change, *figures, closed_words(step))


def _assumed_cells(gain: AssumedGain) -> Iterator[object]:
    """No step of the unit: without a number, a cell to change, and an effort."""
    one = gain.assumption
    yield from (None, one.code, one.title, None, None, assumed_words(one), None)
    yield from (float(gain.points), float(gain.total))


def _fill_outcomes(sheet: Worksheet, planned: Sequence[HasPlans]) -> None:
    titles = (_("Buku kerja"), _("Target"), _("Kesimpulan"), _("Keterangan"), _("Rubrik"))
    rows = ((one.evaluation.path, *cells) for one in planned for cells in _outcome_cells(one))
    write_table(sheet, titles, rows, (40, 20, 30, 80, 60))


def _outcome_cells(one: HasPlans) -> Iterator[tuple[str, ...]]:
    if not one.evaluation.is_usable:
        yield "", _("Tidak dapat dinilai"), unusable_sentence(one.evaluation)
    if one.evaluation.withheld:
        yield "", _("Ditahan"), withheld_sentence(one.evaluation.withheld)
    for plan in one.plans:
        reason = "; ".join((outcome_reason(plan), *_assumed(plan)))
        yield plan.title, outcome_words(plan), reason, rubric_words(one.evaluation.rubric)


def _assumed(plan: Plan) -> Iterator[str]:
    for one in plan.assumed_gains:
        yield f"{assumed_words(one.assumption)}, {difference_text(one.points)}"
