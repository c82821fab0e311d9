"""Settings: what ``zi-score.toml`` beside the workbooks chooses, below what the command line says.

A file speaks of the workbooks of its own folder; the one in the current directory speaks of those whose
folder has none. Several files in one run must agree.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from zi_score.problems import NOWHERE, Location, Problem, Severity, UnusableInputError, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.library import DEFAULT_RUBRIC
from zi_score.waivers import Waiver

SETTINGS_FILE = "zi-score.toml"
DEFAULTS: Mapping[str, str] = MappingProxyType(
    {"rubric": DEFAULT_RUBRIC, "assessor": "", "require": "", "fail-on": Severity.ERROR.value}
)
"""Every setting by its key in the file, which is also that of its flag. Empty: the workbook decides, or nothing."""


class Origin(StrEnum):
    """Who says what a setting is."""

    FLAG = "flag"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file states: values by key, each with its place, and waivers. Without a file: nothing."""

    path: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, Location] = field(default_factory=lambda: MappingProxyType({}))
    waivers: tuple[Waiver, ...] = ()


NO_SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class EffectiveValue:
    """One setting as it holds; `location` is where a file states it."""

    name: str
    value: str
    origin: Origin
    location: Location = NOWHERE


Flags = Mapping[str, str | None]
"""What the command line says by the key of the setting; None where a flag was not given, empty to undo a setting."""


def effective(flags: Flags, settings: Settings) -> tuple[EffectiveValue, ...]:
    """Each setting as it holds: a flag that was given overrides the file, which overrides the default."""
    return tuple(_effective(name, flags.get(name), settings) for name in DEFAULTS)


def _effective(name: str, flag: str | None, settings: Settings) -> EffectiveValue:
    if flag is not None:
        return EffectiveValue(name, flag or DEFAULTS[name], Origin.FLAG)
    if name in settings.values:
        return EffectiveValue(name, settings.values[name], Origin.FILE, settings.places[name])
    return EffectiveValue(name, DEFAULTS[name], Origin.DEFAULT)


def settings_path(folder: Path, current: Path = Path()) -> Path | None:
    """The settings file that speaks of the workbooks of a folder: its own, else that of the current directory."""
    for place in (folder, current):
        # A broken link or a folder of that name is there, and must be complained of rather than passed over.
        if (path := place / SETTINGS_FILE).exists() or path.is_symlink():
            return path
    return None


@dataclass(frozen=True, slots=True)
class RunSettings:
    """The settings of one run: what all its files say together, and which of them speaks of each workbook."""

    common: Settings = NO_SETTINGS
    by_workbook: Mapping[str, Settings] = field(default_factory=lambda: MappingProxyType({}))

    def settings_of(self, workbook: str | Path) -> Settings:
        """What the file says that speaks of this workbook."""
        return self.by_workbook.get(str(workbook), NO_SETTINGS)


def settings_for(
    workbooks: Iterable[Path], flags: Flags, current: Path = Path(), only: str | None = None
) -> RunSettings:
    """Read every settings file that speaks of any of these workbooks.

    `only` names the one file that speaks of all of them, wherever they stand; empty for none at all.
    Raises `UnusableInputError` with the problems of all of them, or where they contradict each other on
    something that no flag decides.
    """
    from zi_score.settings.reading import read_settings  # noqa: PLC0415 - reading knows this module's types

    paths = {
        str(workbook): settings_path(workbook.parent, current) if only is None else Path(only) if only else None
        for workbook in workbooks
    }
    files: dict[Path, Settings] = {}
    problems: list[Problem] = []
    for path in dict.fromkeys(path for path in paths.values() if path):
        try:
            files[path] = read_settings(path)
        except UnusableInputError as error:
            problems += error.problems
    if problems:
        raise UnusableInputError(*problems)
    by_workbook = {workbook: files[path] for workbook, path in paths.items() if path}
    return RunSettings(_agreed(tuple(files.values()), flags), MappingProxyType(by_workbook))


def _agreed(files: Sequence[Settings], flags: Flags) -> Settings:
    """What the files say together."""
    values: dict[str, str] = {}
    places: dict[str, Location] = {}
    problems: list[Problem] = []
    for one in files:
        for key, value in one.values.items():
            if values.setdefault(key, value) != value and flags.get(key) is None:
                other = {"other": values[key], "place": places[key]}
                problems.append(found("ZI706", one.places[key], key=key, value=value, **other))
            places.setdefault(key, one.places[key])
    if problems:
        raise UnusableInputError(*problems)
    waivers = tuple(waiver for one in files for waiver in one.waivers)
    return Settings(files[0].path if len(files) == 1 else "", values, places, waivers)


def require_known_target(settings: Settings, rubric: Rubric) -> None:
    """Raise `UnusableInputError` when the file requires a target that this rubric does not have."""
    target = settings.values.get("require", "")
    if target and target not in rubric.targets:
        named = {"target": target, "rubric": rubric.id, "targets": ", ".join(rubric.targets)}
        raise UnusableInputError(found("ZI707", settings.places["require"], **named))
