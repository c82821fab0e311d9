"""Which year a result is of: the surest that names any counts, several years are a question, nothing is guessed."""

from typing import Any

import pytest

from zi_score.history.dating import DateSources, date_result
from zi_score.history.model import Basis, Dating
from zi_score.identity import Identity, Stated
from zi_score.problems import NOWHERE, Problem

REGULATIONS = [("90", "2021"), ("52", "2014")]


def told(**evidence: Any) -> tuple[object, object, list[str]]:
    """The year with what it rests on, or the code and what it names; then the codes of the remarks."""
    if "titles" in evidence:
        evidence["titles"] = tuple(Stated(text, NOWHERE) for text in evidence["titles"])
    if "stated" in evidence:
        evidence["identity"] = Identity(year=Stated(evidence.pop("stated"), NOWHERE))
    dating, remarks = date_result(DateSources(**{"path": "lke.xlsx", "identity": Identity()} | evidence), REGULATIONS)
    codes = [one.code for one in remarks]
    if isinstance(dating, Dating):
        return dating.year, dating.basis, codes
    assert isinstance(dating, Problem)
    return dating.code, dating.values.get("years"), codes


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ({"label": 2024, "stated": "2025", "file_name": "lke-2026"}, (2024, Basis.LABEL, [])),
        ({"stated": "2025", "titles": ["LKE 2025"], "file_name": "lke-2025"}, (2025, Basis.STATED, [])),
        ({"stated": "2025", "file_name": "lke-2026"}, (2025, Basis.STATED, ["ZI906"])),
        ({"titles": ["KERTAS KERJA", "TAHUN 2021"]}, (2021, Basis.TITLE, [])),
        ({"titles": ["Nomor 90 Tahun 2021 tentang"], "sheets": ("LKE 2022",)}, (2022, Basis.SHEET, [])),
        ({"titles": ["LKE (Permen PANRB 90/2021)"], "file_name": "LKE_2023_final"}, (2023, Basis.FILE, [])),
        ({"titles": ["PERATURAN MENTERI NO. 5 TAHUN 2024"], "file_name": "lke2025"}, (2025, Basis.FILE, [])),
        ({"file_name": "lke-permenpanrb-90-2021"}, ("ZI865", None, [])),
        ({"file_name": "lke-52 2014 (1)"}, ("ZI865", None, [])),
        ({"file_name": "lke-120245"}, ("ZI865", None, [])),
        ({"file_name": "LKE"}, ("ZI865", None, [])),
        ({"titles": ["Capaian 2024, dinilai 2025"], "file_name": "lke-2025"}, ("ZI866", "2024, 2025", [])),
        ({"sheets": ("LKE 2021", "LKE 2022")}, ("ZI866", "2021, 2022", [])),
        ({"file_name": "lke-2023-2024"}, ("ZI866", "2023, 2024", [])),
    ],
)
def test_the_surest_that_names_a_year_counts(evidence: dict[str, Any], expected: tuple[object, ...]) -> None:
    assert told(**evidence) == expected


def test_what_is_asked_for_names_the_file() -> None:
    dating, _remarks = date_result(DateSources("a/lke.xlsx", Identity()), REGULATIONS)
    assert isinstance(dating, Problem)
    assert (str(dating.location), "--label BERKAS=TAHUN" in dating.hint) == ("a/lke.xlsx", True)
