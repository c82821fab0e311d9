"""Saved results: what ``zi-score evaluate --format json`` wrote, read back as answers that can be scored again.

A file is recognised by its content. Its scores are not believed: only its answers come out, with the total to check
them against. What does not fit raises `UnusableInputError`.
"""

import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from zi_score.answers import Answer, AnswerSet, Choice, Counts, Index, Response, TypedShare, Unanswered, Unreadable
from zi_score.column_letters import column_number
from zi_score.exact import exact, fraction_of
from zi_score.frozen import dataclass
from zi_score.identity import UNSTATED, Identity, Stated
from zi_score.language import _, reader_reason
from zi_score.limits import MEGABYTE, current_limits
from zi_score.problems import Location, UnusableInputError, found
from zi_score.rubric.catalogue import Question, Rubric, UnansweredPolicy
from zi_score.submission import Withheld

_SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class SavedResult:
    """The one usable result of a file: answers and stated totals by assessor, under which rubric and policy.

    `withheld` says why it has no verdict; `verdict_assessor` is empty then.
    """

    path: str
    sha256: str
    layout: str
    rubric: str
    fingerprint: str
    policy: UnansweredPolicy
    answer_sets: Mapping[str, AnswerSet]
    totals: Mapping[str, Fraction]
    verdict_assessor: str
    withheld: Withheld | None = None
    workbook: str = ""
    """The path of the workbook that was evaluated, as it was then."""
    sheet: str = ""
    identity: Identity = UNSTATED
    is_supposed: bool = False
    """Whether any of its answers were supposed."""


def read_saved_result(name: str, content: bytes, rubric_of: Callable[[str], Rubric]) -> SavedResult:
    """The answers of a saved result, as the rubric understands them that `rubric_of` gives for its name.

    `name` is that of the file. Raises `UnusableInputError` where the content is none.
    """
    place = Location(file=name)
    try:
        return _read(content, rubric_of, place)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, ZeroDivisionError, RecursionError) as error:
        reason = reader_reason(" ".join(str(error).split()))[:100] or _("isinya tidak sesuai")
        raise UnusableInputError(found("ZI801", place, reason=reason)) from error


def _read(content: bytes, rubric_of: Callable[[str], Rubric], place: Location) -> SavedResult:
    if len(content) > current_limits().file_mb * MEGABYTE:
        raise ValueError(_("berkasnya terlalu besar"))
    document = json.loads(content.decode("utf-8-sig"))
    if document.get("tool", {}).get("name") != "zi-score" or document.get("schema_version") != _SCHEMA_VERSION:
        raise ValueError(_("bentuknya tidak dikenal"))
    usable = [one for one in document["results"] if one["assessments"]]
    if len(usable) != 1:
        raise UnusableInputError(found("ZI802", place, count=len(usable)))
    result = usable[0]
    saved = str(result["rubric"]["id"])
    rubric = rubric_of(saved)
    given = {one["assessor"]: one for one in result["assessments"]}
    policy: UnansweredPolicy = "skip" if result["assessments"][0]["policy"]["unanswered"] == "skip" else "zero"
    return SavedResult(
        path=place.file,
        sha256=str(result["workbook"]["sha256"]),
        layout=str(result["workbook"]["layout"]),
        rubric=saved,
        fingerprint=str(result["rubric"]["fingerprint"]),
        policy=policy,
        answer_sets={name: _answer_set(one, rubric, saved, place) for name, one in given.items()},
        totals={name: fraction_of(one["total"]["exact"]) for name, one in given.items()},
        verdict_assessor=result["verdict_assessor"] or "",
        withheld=_withheld(result.get("withheld"), place),
        workbook=str(result["workbook"]["path"]),
        sheet=str(result["workbook"]["sheet"] or ""),
        identity=_identity(result["workbook"].get("identity"), place),
        is_supposed=any(one.get("supposed") for one in given.values()),
    )


def _identity(written: Mapping[str, Any] | None, place: Location) -> Identity:
    """What the workbook stated of itself; results of earlier versions do not speak of it."""
    said = {name: value for name in Identity._fields if (value := (written or {}).get(name)) is not None}
    if any(type(value) is not (int if name == "year" else str) for name, value in said.items()):
        raise ValueError(_("isinya tidak sesuai"))
    return Identity(**{name: Stated(str(value), place) for name, value in said.items()})


def _withheld(written: Mapping[str, Any] | None, place: Location) -> Withheld | None:
    """Why the result has no verdict; results of earlier versions do not speak of it."""
    if written is None:
        return None
    columns = tuple(_location(one, place.file) for one in written["columns"])
    return Withheld(str(written["code"]), columns, str(written["choose"]))


def _answer_set(assessment: Mapping[str, Any], rubric: Rubric, saved: str, place: Location) -> AnswerSet:
    """The answers of one assessor, who was scored by the rubric `saved`, as answers to `rubric`.

    Where some were supposed the assessor's title says so.
    """
    responses = {}
    rubrics = {"rubric": rubric.id, "saved": saved}
    for one in assessment["questions"]:
        code = one["code"]
        question = rubric.questions.get(code)
        answer = _answer(one["kind"], one["answer"], question, rubric) if question else None
        if answer is None:
            raise UnusableInputError(found("ZI805", place, code=code, answer=one["answer"], **rubrics))
        responses[code] = Response(code, answer, _location(one.get("cell"), place.file))
    missing = rubric.questions.keys() - responses.keys()
    if missing:
        raise UnusableInputError(found("ZI805", place, code=min(missing), answer="", **rubrics))
    title = str(assessment["title"])
    if assessment.get("supposed"):
        title = _("{title} (andaian)").format(title=title)
    return AnswerSet(str(assessment["assessor"]), title, responses)


def _answer(kind: str, answer: Any, question: Question, rubric: Rubric) -> Answer | None:
    """The answer, or None where this question cannot be answered so."""
    scale = rubric.scale_of(question)
    given: Answer | None = None
    fits = True
    if kind == "unanswered":
        given = Unanswered()
    elif kind == "unreadable":
        given = Unreadable(str(answer))
    elif kind == "choice":
        given, fits = Choice(answer), answer in scale.options
    elif kind == "index":
        given = Index(exact(answer))
        fits = scale.kind == "index" and scale.minimum <= given.value <= scale.maximum
    elif kind == "share":
        given = TypedShare(exact(answer), is_asked=scale.kind == "percent")
        fits = scale.kind in ("ratio", "percent") and 0 <= given.value <= 1
    elif kind == "counts":
        given = Counts({str(key): exact(value) for key, value in answer.items()})
        fits = given.values.keys() == {one.key for one in question.operands} and min(given.values.values()) >= 0
    return given if fits else None


def _location(cell: str | None, file: str) -> Location:
    """The place that a saved ``'LKE ZI'!K8`` names, or ``soal_id 57 jawaban_unit`` where no sheet was read."""
    if cell and "!" not in cell:
        return Location(file=file, path=cell)
    sheet, _mark, address = (cell or "").rpartition("!")
    letters = address.rstrip("0123456789")
    row = int(address[len(letters) :] or 0)
    name = sheet[1:-1].replace("''", "'")
    return Location(file=file, sheet=name, row=row, column=column_number(letters))
