"""The profile of a unit: a YAML file in, what it says about the conditions outside the workbook out.

Nothing is judged here. A key or value that the rubric does not know is refused with its line, all in one run.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from zi_score.documents.yaml_source import YamlSource, read_yaml
from zi_score.language import _
from zi_score.problems import Problem, UnusableInputError, found, worst_first
from zi_score.proposal.conditions import Facts, day_of, measure
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.proposal import Condition

if TYPE_CHECKING:
    from datetime import date

SCHEMA_VERSION = 1
VERSION, AGENCY, AFFIRMATION, AS_OF = "schema_version", "jenis_instansi", "afirmasi", "per_tanggal"
CONDITIONS, STAGES = "syarat", "tahap"
NO, YES = "tidak", "ya"


def read_profile(path: Path, rubric: Rubric) -> Facts:
    """Read a profile; raise `UnusableInputError` with every problem in it."""
    profile = _Profile(read_yaml(path), rubric)
    problems = [
        *profile.key_problems(),
        *profile.agency_problems(),
        *profile.affirmation_problems(),
        *profile.day_problems(),
        *profile.condition_problems(),
        *profile.stage_problems(),
    ]
    if problems:
        raise UnusableInputError(*worst_first(problems))
    return Facts(
        agency=profile.text(AGENCY),
        is_affirmed=profile.text(AFFIRMATION) not in ("", NO),
        values=MappingProxyType(profile.texts(CONDITIONS)),
        as_of=profile.as_of,
        stages=MappingProxyType({stage: text.casefold() for stage, text in profile.texts(STAGES).items()}),
    )


def agencies(rubric: Rubric) -> tuple[str, ...]:
    """The kinds of instansi that the conditions tell apart."""
    return tuple(dict.fromkeys(one.applies_to for one in rubric.conditions if one.applies_to))


def affirmations(rubric: Rubric) -> tuple[str, ...]:
    """What may be written as affirmation."""
    return (NO, *(rubric.affirmation.kinds if rubric.affirmation else ()))


def expected_values(condition: Condition) -> str:
    """What may be written for a condition."""
    return {
        "grade": ", ".join(condition.grades),
        "yes_no": f"{YES}, {NO}",
        "percent": "0-100",
        "level": _("satu angka, misalnya 3"),
        "years": _("0, 1, 2, ... atau tanggal mulainya, misalnya 2024-03-15, tidak sesudah per_tanggal"),
    }[condition.kind]


class _Profile:
    """The content of a file with its lines; each method looks at one part of it."""

    def __init__(self, source: YamlSource, rubric: Rubric) -> None:
        self.source = source
        self.rubric = rubric
        self.content: Mapping[str, Any] = source.content if isinstance(source.content, dict) else {}
        self.as_of: date | None = day_of(self.text(AS_OF))

    def text(self, key: str) -> str:
        """The text at a key, in small letters; empty when there is none."""
        return _text(self.content.get(key))

    def texts(self, key: str) -> dict[str, str]:
        """The texts below a key, as written; what is left empty is not known."""
        below = self.content.get(key)
        items = below.items() if isinstance(below, dict) else ()
        return {one: value.strip() for one, value in items if isinstance(value, str) and value.strip()}

    def key_problems(self) -> Iterator[Problem]:
        known = (VERSION, AGENCY, AFFIRMATION, AS_OF, CONDITIONS, STAGES)
        for key in self.content:
            if key not in known:
                yield self._unknown((key,), known)
        for section, names in self._sections().items():
            below = self.content.get(section) or {}
            if below and not names:
                yield self._unknown((section,), [key for key in known if self._sections().get(key, known)])
            elif isinstance(below, dict):
                yield from (self._unknown((section, key), names) for key in below if key not in names)
            else:
                yield self._wrong((section,), below, ", ".join(names))
        if self.content.get(VERSION, str(SCHEMA_VERSION)) != str(SCHEMA_VERSION):
            yield self._wrong((VERSION,), self.content[VERSION], str(SCHEMA_VERSION))

    def agency_problems(self) -> Iterator[Problem]:
        kinds = agencies(self.rubric)
        written = self.content.get(AGENCY) or ""
        if self.text(AGENCY) not in kinds and (kinds or written):
            yield self._wrong((AGENCY,), written, _(" atau ").join(kinds) or _("kosong"))

    def affirmation_problems(self) -> Iterator[Problem]:
        written = self.content.get(AFFIRMATION) or NO
        affirmation = self.rubric.affirmation
        if _text(written) not in affirmations(self.rubric):
            yield self._wrong((AFFIRMATION,), written, ", ".join(affirmations(self.rubric)))
        elif _text(written) != NO and affirmation and self.text(AGENCY) != affirmation.applies_to:
            yield found("ZI882", self.source.location((AFFIRMATION,)), agency=affirmation.applies_to)

    def day_problems(self) -> Iterator[Problem]:
        written = self.content.get(AS_OF)
        if written and self.as_of is None:
            yield self._wrong((AS_OF,), written, _("tanggal, misalnya 2026-05-31"))

    def condition_problems(self) -> Iterator[Problem]:
        known = {one.id: one for one in self.rubric.conditions}
        for key, value in self._filled(CONDITIONS):
            place, condition = (CONDITIONS, key), known[key]
            is_day = isinstance(value, str) and condition.kind == "years" and day_of(value.strip()) is not None
            if is_day and self.as_of is None:
                yield found("ZI883", self.source.location(place), key=key)
            elif not isinstance(value, str) or measure(condition, value, self.as_of) is None:
                yield self._wrong(place, value, expected_values(condition))

    def stage_problems(self) -> Iterator[Problem]:
        for key, value in self._filled(STAGES):
            if _text(value) not in (YES, NO) and day_of(_text(value)) is None:
                expected = _("ya, tidak, atau tanggal selesainya, misalnya 2024-03-15")
                yield self._wrong((STAGES, key), value, expected)

    def _sections(self) -> dict[str, tuple[str, ...]]:
        """The keys that may stand below each section."""
        return {
            CONDITIONS: tuple(one.id for one in self.rubric.conditions),
            STAGES: tuple(one.id for one in self.rubric.stages),
        }

    def _filled(self, section: str) -> Iterator[tuple[str, Any]]:
        """What is written below the known keys of a section."""
        below = self.content.get(section)
        known = self._sections()[section]
        if isinstance(below, dict):
            yield from ((key, value) for key, value in below.items() if key in known and value)

    def _unknown(self, path: tuple[str, ...], known: Sequence[str]) -> Problem:
        return found("ZI880", self.source.location(path), key=path[-1], rubric=self.rubric.id, known=", ".join(known))

    def _wrong(self, path: tuple[str, ...], content: Any, expected: str) -> Problem:
        if content == "":
            return found("ZI884", self.source.location(path), key=path[-1], expected=expected)
        return found("ZI881", self.source.location(path), key=path[-1], content=content, expected=expected)


def _text(value: object) -> str:
    """What was written, in small letters; empty for a list or a mapping."""
    return value.strip().casefold() if isinstance(value, str) else ""
