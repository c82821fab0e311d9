"""The lexicon and the wordings as their keepers write them: everyday titles and answers, and the words of rows."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from zi_score.rubric.lexicon import AssessorWords, Lexicon
from zi_score.rubric.written import Document, Identifier, Text

Phrase = Annotated[tuple[Text, ...], Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class AssessorWordsEntry(Document):
    """What names an assessor."""

    id: Identifier
    title: Text
    words: Annotated[tuple[Phrase, ...], Field(min_length=1)]


class LexiconDocument(Document):
    """The whole of a lexicon file; its fields are those of `Lexicon`."""

    schema_version: Literal[1, "1"]
    assessors: Annotated[tuple[AssessorWordsEntry, ...], Field(min_length=1)]
    tiers: tuple[tuple[Phrase, ...], ...]
    kinds: Mapping[Identifier, tuple[Phrase, ...]]
    not_answers: Mapping[Identifier, tuple[Phrase, ...]]
    options: Mapping[Text, Texts]
    ticks: Texts
    crosses: Texts
    blanks: Texts
    before_letters: Texts
    alternatives: Texts
    changing: Texts
    units: Texts
    zeros: Texts
    percents: Texts
    out_of: Texts
    identity: Mapping[Literal["agency", "unit", "year", "assessor"], Texts]
    cover_sheets: Texts


class WordingsDocument(Document):
    """The words of the rows of a rubric's forms, by the identity of the row, one sorted set for each known wording."""

    schema_version: Literal[1, "1"]
    rubric: Identifier
    rows: Mapping[Text, Annotated[tuple[Phrase, ...], Field(min_length=1)]]


def compile_lexicon(document: LexiconDocument) -> Lexicon:
    """The lexicon as the reader uses it."""
    parts = document.model_dump(exclude={"schema_version", "assessors"})
    assessors = tuple(AssessorWords(one.id, one.title, one.words) for one in document.assessors)
    return Lexicon(assessors=assessors, **parts)
