"""Defects to plant in a sound form, each beside a sound twin: what looks alike and must not be reported."""

from tests.support.defects.answers import ANSWER_DEFECTS
from tests.support.defects.evidence import EVIDENCE_DEFECTS
from tests.support.defects.file import FILE_DEFECTS
from tests.support.defects.formulas import FORMULA_DEFECTS
from tests.support.defects.model import Defect
from tests.support.defects.structure import STRUCTURE_DEFECTS

__all__ = ["DEFECTS", "Defect"]

DEFECTS: tuple[Defect, ...] = (*FORMULA_DEFECTS, *STRUCTURE_DEFECTS, *FILE_DEFECTS, *ANSWER_DEFECTS, *EVIDENCE_DEFECTS)
