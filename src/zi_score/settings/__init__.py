"""Settings: what a ``zi-score.toml`` chooses, below what the command line says.

The file of the current directory, or the one that was named, decides for the whole run. One beside a workbook came
with it: it may waive findings in the workbooks of its folder, and what else it states is told and does not count.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from zi_score.bounded import leads_outside
from zi_score.frozen import dataclass, field
from zi_score.problems import NOWHERE, Location, Problem, Severity, UnusableInputError, foreign_link, found
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.library import DEFAULT_RUBRIC
from zi_score.waivers import Waiver

SETTINGS_FILE = "zi-score.toml"
DEFAULTS: Mapping[str, str] = MappingProxyType(
    {
        "rubric": DEFAULT_RUBRIC,
        "assessor": "",
        "columns": "",
        "layouts": "",
        "require": "",
        "fail-on": Severity.ERROR.value,
    }
)
"""Every setting by its key in the file. Empty: the workbook decides, or nothing."""
LISTS = ("columns", "layouts")
"""The settings that hold several texts; as a value these are joined by commas."""


class Origin(StrEnum):
    """Who says what a setting is."""

    FLAG = "flag"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file states: values by key, each with its place, and waivers. Without a file: nothing.

    `columns` says whose answers stand in which column, `layouts` has the paths of layouts of one's own.
    """

    path: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, Location] = field(default_factory=lambda: MappingProxyType({}))
    waivers: tuple[Waiver, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    layouts: tuple[str, ...] = ()


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
    """The settings of one run: those that decide, which file speaks of each workbook, and what of it does not count.

    `ignored` has by the path of a file that came with workbooks the problem that names what else it states.
    """

    deciding: Settings = NO_SETTINGS
    by_workbook: Mapping[str, Settings] = field(default_factory=lambda: MappingProxyType({}))
    ignored: Mapping[str, Problem] = field(default_factory=lambda: MappingProxyType({}))

    def settings_of(self, workbook: str | Path) -> Settings:
        """What the file says that speaks of this workbook, of which only the waivers count for it."""
        return self.by_workbook.get(str(workbook), NO_SETTINGS)


def deciding_settings(only: str | None = None, current: Path = Path()) -> Settings:
    """What the file states that decides: the one that was named, empty for none at all, or that of the current folder.

    Raises `UnusableInputError` with every problem in it.
    """
    path = _deciding_path(only, current)
    if not path:
        return NO_SETTINGS
    from zi_score.settings.reading import read_settings  # noqa: PLC0415 - most folders have no settings

    return read_settings(path)


def settings_for(workbooks: Iterable[Path], only: str | None = None, current: Path = Path()) -> RunSettings:
    """Read the settings that decide, and every file that speaks of any of these workbooks.

    `only` names the one file that counts, wherever they stand; empty for none at all. Raises `UnusableInputError` with
    the problems of all of them.
    """
    from zi_score.settings.reading import read_settings  # noqa: PLC0415 - reading knows this module's types

    deciding = _deciding_path(only, current)
    paths = {
        str(workbook): settings_path(workbook.parent, current) if only is None else deciding for workbook in workbooks
    }
    files: dict[Path, Settings] = {}
    problems: list[Problem] = []
    for path in dict.fromkeys(path for path in (deciding, *paths.values()) if path):
        try:
            if path != deciding:
                _refuse_foreign_link(path)
            files[path] = read_settings(path)
        except UnusableInputError as error:
            problems += error.problems
    if problems:
        raise UnusableInputError(*problems)
    return RunSettings(
        files[deciding] if deciding else NO_SETTINGS,
        MappingProxyType({workbook: files[path] for workbook, path in paths.items() if path}),
        MappingProxyType(
            {
                one.path: found("ZI708", Location(file=one.path), keys=", ".join(one.values))
                for path, one in files.items()
                if one.values and not (deciding and path.samefile(deciding))
            }
        ),
    )


def _refuse_foreign_link(path: Path) -> None:
    """A file that came with workbooks must stand where it seems to, as they must."""
    if leads_outside(path, path.parent):
        raise UnusableInputError(foreign_link(Location(file=str(path))))


def _deciding_path(only: str | None, current: Path) -> Path | None:
    if only is None:
        return settings_path(current, current)
    return Path(only) if only else None


def require_known_target(settings: Settings, rubric: Rubric) -> None:
    """Raise `UnusableInputError` when the file requires a target that this rubric does not have."""
    target = settings.values.get("require", "")
    if target and target not in rubric.targets:
        named = {"target": target, "rubric": rubric.id, "targets": ", ".join(rubric.targets)}
        raise UnusableInputError(found("ZI707", settings.places["require"], **named))
