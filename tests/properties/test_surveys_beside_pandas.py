"""Two hundred random files of responses, computed a second time with pandas, which knows nothing of our code.

Only names, scales and weights are taken from the questionnaire; reading, counting and averaging are pandas' own.
"""

from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest

from tests.support.surveys import SKM, SPAK_4, SPAK_6, SPKP, csv_bytes, write_sheet
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.questionnaires import load_questionnaire
from zi_score.survey import interval
from zi_score.survey.model import Survey
from zi_score.survey.recognition import StatedItems
from zi_score.workflows.survey import SurveyRequest, survey_responses

NAMES = (SKM, SPAK_4, SPAK_6, SPKP)
FILES = 200
INDEX = {
    "proportional": lambda mean: mean / 6 * 4,
    "linear": lambda mean: 1 + (mean - 1) * 3 / 5,
    "as-is": lambda mean: mean,
}
FAULTS: list[str | int] = ["", 7, 0, "x", "2,5"]
GATES = {"spak": {"wbk": 3.60, "wbbm": 3.60}, "spkp": {"wbk": 3.20, "wbbm": 3.60}, "skm": {"wbk": 3.20, "wbbm": 3.60}}
"""facts/other-regulations.md, 4a."""
GRADES = {"A": 88.31, "B": 76.61, "C": 65.00, "D": 25.00}
"""facts/other-regulations.md, 4b; of the service surveys, by the index x 25."""


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interval, "RESAMPLES", 2)


@pytest.mark.parametrize("part", range(4))
def test_pandas_computes_the_same(part: int, rubric: Rubric, tmp_path: Path) -> None:
    for number in range(part, FILES, 4):
        random = Random(number)
        name = random.choice(NAMES)
        path, left_out = written(random, name, tmp_path / f"{number}")
        reading = StatedItems(without=left_out, is_named=True)
        (survey,) = survey_responses(path, rubric, SurveyRequest((load_questionnaire(name),), reading=reading))
        compare(survey, computed(path, name, left_out), f"{number} {name}")


def written(random: Random, name: str, path: Path) -> tuple[Path, tuple[str, ...]]:
    """A file with all that such files have: blanks, answers off the scale, persons who answer twice, columns moved.

    Some items are asked twice.
    """
    questionnaire = load_questionnaire(name)
    variables = list(questionnaire.variables)
    left_out = tuple(random.sample(variables, random.choice([0, 0, 1, 2])))
    items = [code for code, item in questionnaire.items.items() if item.variable not in left_out]
    asked = [key for code in items for key in ([code] if random.random() < 0.8 else [f"{code}.1", f"{code}.2"])]
    headings = ["No HP", *asked, "Saran"]
    random.shuffle(headings)
    best = int(questionnaire.scale.maximum)
    faults, usual = random.choice([0, 0.02, 0.2]), random.uniform(1, best)
    rows: list[list[str | int]] = []
    for _respondent in range(random.choice([1, 2, 29, 30, 31, 80])):
        row: list[str | int] = []
        uniform = random.random() < 0.1
        same = random.randint(1, best)
        for heading in headings:
            if heading == "No HP":
                row.append(f"08{random.randrange(10**9, 10**9 + 60)}")
            elif heading == "Saran":
                row.append(random.choice(["", "baik", "6", "tingkatkan; segera"]))
            elif random.random() < faults:
                row.append(random.choice(FAULTS))
            else:
                row.append(same if uniform else min(best, max(1, round(random.gauss(usual, 1)))))
        rows.append(row)
    rows.append([f"08{10**9 - 1}" if one == "No HP" else "" if one == "Saran" else 1 for one in headings])
    if random.random() < 0.5:
        path = path.with_suffix(".csv")
        path.write_bytes(csv_bytes(headings, rows, random.choice(";,\t")))
        return path, left_out
    return write_sheet(path.with_suffix(".xlsx"), {"Jawaban": [headings, *rows]}), left_out


def computed(path: Path, name: str, left_out: tuple[str, ...]) -> dict[str, Any]:
    questionnaire = load_questionnaire(name)
    variable_of = {code: one.variable for code, one in questionnaire.items.items() if one.variable not in left_out}
    if path.suffix == ".csv":
        frame = pd.read_csv(path, sep=None, engine="python", dtype=str, keep_default_na=False)
    else:
        frame = pd.read_excel(path, engine="openpyxl", dtype=str, keep_default_na=False)
    columns = [str(one) for one in frame.columns if str(one).partition(".")[0] in variable_of]
    typed = frame[columns]
    numbers = typed.apply(pd.to_numeric, errors="coerce")
    given = numbers.where((numbers >= 1) & (numbers <= float(questionnaire.scale.maximum)) & (numbers % 1 == 0))
    counted = given.notna().any(axis=1)
    given, typed, phones = given[counted], typed[counted], frame.loc[counted, "No HP"]
    means = given.mean()
    variables = means.groupby(lambda column: variable_of[column.partition(".")[0]]).mean()
    enough = given.notna().sum(axis=1) >= 3
    return {
        "means": means.to_dict(),
        "answered": given.notna().sum().to_dict(),
        "variables": variables.to_dict(),
        # All weights of a questionnaire are alike here.
        "mean": float(variables.mean()),
        "counted": len(given),
        "persons": int(phones.nunique()),
        "blanks": int((typed == "").sum().sum()),
        "straight": int((enough & (given.max(axis=1) == given.min(axis=1))).sum()),
    }


def compare(survey: Survey, expected: dict[str, Any], label: str) -> None:
    assert {one.key: float(one.mean) for one in survey.items} == pytest.approx(expected["means"], abs=1e-9), label
    assert {one.key: one.answered for one in survey.items} == expected["answered"], label
    variables = {one.variable.code: float(one.mean) for one in survey.variables}
    assert variables == pytest.approx(expected["variables"], abs=1e-9), label
    assert float(survey.mean) == pytest.approx(expected["mean"], abs=1e-9), label
    counts = survey.respondents
    assert (counts.counted, counts.persons) == (expected["counted"], expected["persons"]), label
    assert (counts.missing_answers, counts.straight) == (expected["blanks"], expected["straight"]), label
    for name, result in survey.indices.items():
        index = INDEX[name](expected["mean"])
        assert float(result.index) == pytest.approx(index, abs=1e-9), label
        assert float(result.points) == pytest.approx(index / 4 * 17.5, abs=1e-9), label
        assert (result.grade is None) == (survey.questionnaire.kind == "spak"), label
        if result.grade and all(abs(index * 25 - least) > 1e-9 for least in GRADES.values()):
            assert float(result.grade.score) == pytest.approx(index * 25, abs=1e-9), label
            band = next((name for name, least in GRADES.items() if index * 25 >= least), None)
            assert (result.grade.band.id if result.grade.band else None) == band, label
        for one in result.gates:
            required = GATES[survey.questionnaire.kind][one.gate.target]
            assert one.gate.index == Fraction(str(required))
            if abs(index - required) > 1e-9:
                assert one.is_met == (index >= required), label
