"""Finding and loading questionnaires: those that come with the program, and a file of the user's own."""

from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.problems import Location, UnusableInputError, found
from zi_score.rubric.library import rubrics_folder
from zi_score.rubric.questionnaire import (
    AnswerScale,
    Band,
    Conversion,
    Grading,
    Item,
    LeastRespondents,
    Questionnaire,
    SampleRule,
    Variable,
    folded_answer,
)
from zi_score.rubric.sources import Source

if TYPE_CHECKING:
    from zi_score.rubric.questionnaire_document import QuestionnaireDocument
    from zi_score.rubric.written import Cited

_FOLDER = "surveys"


def bundled_questionnaires() -> tuple[str, ...]:
    """The names of the questionnaires that come with the program."""
    return tuple(sorted(file.stem for file in (rubrics_folder() / _FOLDER).glob("*.yaml")))


@lru_cache
def load_questionnaire(name: str) -> Questionnaire:
    """Load a bundled questionnaire by name, or the user's own by path.

    Raises `UnusableInputError` with every problem in it, or when there is neither.
    """
    is_bundled = name in bundled_questionnaires()
    file = rubrics_folder() / _FOLDER / f"{name}.yaml" if is_bundled else Path(name)
    if not is_bundled and not file.is_file():
        available = ", ".join(bundled_questionnaires())
        raise UnusableInputError(found("ZI836", Location(file=name), name=name, available=available))
    document, fingerprint = _checked_document(file)
    return _compiled(document, fingerprint, "" if is_bundled else str(file))


@lru_cache
def _checked_document(file: Path) -> "tuple[QuestionnaireDocument, str]":
    from zi_score.documents.yaml_source import read_yaml  # noqa: PLC0415
    from zi_score.rubric.questionnaire_consistency import check_questionnaire  # noqa: PLC0415 - Pydantic is slow
    from zi_score.rubric.questionnaire_document import QuestionnaireDocument  # noqa: PLC0415
    from zi_score.rubric.validation import validate  # noqa: PLC0415

    source = read_yaml(file)
    document = validate(source, QuestionnaireDocument)
    problems = check_questionnaire(document, source)
    if document.graded_by is not None and document.graded_by not in bundled_questionnaires():
        place = source.location(("graded_by",))
        problems.append(found("ZI307", place, kind="questionnaire", name=document.graded_by))
    if problems:
        raise UnusableInputError(*problems)
    return document, source.fingerprint


def _compiled(document: "QuestionnaireDocument", fingerprint: str, origin: str) -> Questionnaire:
    compiler = _Compiler(document)
    return Questionnaire(
        id=document.id,
        title=document.title,
        kind=document.kind,
        index_title=document.index_title,
        is_comparison=document.comparison_only,
        fingerprint=fingerprint,
        origin=origin,
        questions=MappingProxyType(dict(document.questions)),
        scale=compiler.scale(),
        variables=MappingProxyType(compiler.variables()),
        items=MappingProxyType(compiler.items()),
        conversions=MappingProxyType(compiler.conversions()),
        weighting=document.weighting.reason,
        weighting_confirmed=document.weighting.confirmed,
        least_respondents=compiler.least_respondents(),
        sample=compiler.sample(),
        grading=load_questionnaire(document.graded_by).grading if document.graded_by else compiler.grading(),
    )


class _Compiler:
    """Carries the document and its source list while the parts are resolved."""

    def __init__(self, document: "QuestionnaireDocument") -> None:
        self.document = document

    def source(self, entry: "Cited") -> Source:
        citation = entry.source
        return Source(citation.document, self.document.sources[citation.document].title, citation.pages)

    def scale(self) -> AnswerScale:
        entry = self.document.scale
        texts = {folded_answer(text): value for text, value in entry.texts.items()}
        return AnswerScale(
            entry.minimum, entry.maximum, entry.step, MappingProxyType(texts), self.source(entry), entry.confirmed
        )

    def variables(self) -> dict[str, Variable]:
        entries = self.document.variables
        return {
            entry.code: Variable(
                code=entry.code,
                title=entry.title,
                weight=Fraction(1, len(entries)) if entry.weight is None else entry.weight,
                words=(entry.title, *entry.words),
                source=self.source(entry),
                confirmed=entry.confirmed,
                note=entry.note,
                is_optional=entry.optional,
            )
            for entry in entries
        }

    def items(self) -> dict[str, Item]:
        entries = self.document.items
        words = {entry.code: (entry.title, *entry.words) for entry in self.document.variables}
        alone = {entry.variable for entry in entries if sum(one.variable == entry.variable for one in entries) == 1}
        return {
            entry.code: Item(
                entry.code, entry.variable, entry.words or (words[entry.variable] if entry.variable in alone else ())
            )
            for entry in entries
        }

    def conversions(self) -> dict[str, Conversion]:
        return {
            entry.id: Conversion(
                id=entry.id,
                title=entry.title,
                formula=entry.formula,
                slope=entry.slope,
                offset=entry.offset,
                reason=entry.reason,
                source=self.source(entry),
                confirmed=entry.confirmed,
            )
            for entry in self.document.conversions
        }

    def least_respondents(self) -> LeastRespondents | None:
        entry = self.document.least_respondents
        if entry is None:
            return None
        return LeastRespondents(entry.count, entry.reason, self.source(entry), entry.confirmed)

    def sample(self) -> SampleRule | None:
        entry = self.document.sample
        if entry is None:
            return None
        return SampleRule(
            entry.title, entry.chi_square, entry.proportion, entry.margin, self.source(entry), entry.confirmed
        )

    def grading(self) -> Grading | None:
        entry = self.document.grading
        if entry is None:
            return None
        return Grading(
            title=entry.title,
            factor=entry.factor,
            bands=tuple(Band(band.id, band.title, band.minimum) for band in entry.bands),
            source=self.source(entry),
            confirmed=entry.confirmed,
        )
