"""What may be typed into an answer cell, and what Excel says when it is something else."""

from openpyxl.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zi_score.language import _, shown
from zi_score.rubric.catalogue import Scale
from zi_score.template.formulas import literal, quoted

_COUNTS = ""


class Validations:
    """Collects the answer cells of each kind, so that each rule stands once in the sheet."""

    def __init__(self) -> None:
        self._rules: dict[str, DataValidation] = {}

    def take_count(self, cell: Cell) -> None:
        """Accept a whole number of 0 or more."""
        self._rule(_COUNTS, None).add(cell)

    def take_answer(self, cell: Cell, scale: Scale) -> None:
        """Accept one of the scale's options, or a number within its limits."""
        self._rule(scale.id, scale).add(cell)

    def add_to(self, sheet: Worksheet) -> None:
        """Put the collected rules into the sheet."""
        for rule in self._rules.values():
            sheet.add_data_validation(rule)

    def _rule(self, name: str, scale: Scale | None) -> DataValidation:
        if name not in self._rules:
            self._rules[name] = _scale_rule(scale) if scale else _count_rule()
        return self._rules[name]


def _count_rule() -> DataValidation:
    rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
    return explained(rule, _("Isi dengan bilangan bulat, 0 bila memang tidak ada."))


def _scale_rule(scale: Scale) -> DataValidation:
    if scale.kind == "choice":
        rule = DataValidation(type="list", formula1=quoted(",".join(scale.options)))
        return explained(rule, _("Pilih salah satu: {options}.").format(options=", ".join(scale.options)))
    lowest, highest = literal(scale.minimum), literal(scale.maximum)
    rule = DataValidation(type="decimal", operator="between", formula1=lowest, formula2=highest)
    if scale.kind == "percent":
        return explained(rule, _("Isi persentase 0% sampai 100%, misalnya 85%."))
    limits = {"minimum": shown(scale.minimum), "maximum": shown(scale.maximum)}
    return explained(rule, _("Isi dengan bilangan {minimum} sampai {maximum}.").format(**limits))


def explained(rule: DataValidation, explanation: str, title: str = "") -> DataValidation:
    """Refuse what the rule does not accept, and say why."""
    rule.allow_blank = True
    rule.showErrorMessage = True
    rule.errorStyle = "stop"
    rule.errorTitle = title or _("Jawaban tidak sesuai")
    rule.error = explanation
    return rule
