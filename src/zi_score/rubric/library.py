"""Finding and loading rubrics: those that come with the program, and a folder of the user's own."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from zi_score.frozen import replace
from zi_score.problems import Location, Problem, UnusableInputError, found
from zi_score.rubric.absent import AbsentRegulation
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.compiled import (
    read_compiled,
    read_compiled_absent,
    read_compiled_lexicon,
    read_compiled_portal,
)
from zi_score.rubric.layout import Layout, Wordings
from zi_score.rubric.lexicon import Lexicon

if TYPE_CHECKING:
    from zi_score.rubric.document import RubricDocument
    from zi_score.rubric.layout_document import LayoutDocument
    from zi_score.rubric.portal import Portal

DEFAULT_RUBRIC = "permenpanrb-90-2021"
_RUBRIC_FILE = "rubric.yaml"
_ABSENT_FILE = "absent.yaml"
_LAYOUTS_FOLDER = "layouts"
_WORDINGS_FILE = "wordings.yaml"
_PORTAL_FILE = "portalrb.yaml"
_READING_FOLDER = "reading"
_LEXICON_FILE = "lexicon.yaml"


def rubrics_folder() -> Path:
    """The folder of the rubrics that come with the program: inside the wheel, or the checkout's own."""
    packaged = Path(__file__).parent.parent / "rubrics"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "rubrics"


def bundled_rubrics() -> tuple[str, ...]:
    """The names of the rubrics that come with the program."""
    return tuple(sorted(file.parent.name for file in rubrics_folder().glob(f"*/{_RUBRIC_FILE}")))


def absent_regulations() -> tuple[str, ...]:
    """The names of the regulations that the program knows and has no rubric of."""
    return tuple(sorted(file.parent.name for file in rubrics_folder().glob(f"*/{_ABSENT_FILE}")))


@lru_cache
def absent_regulation(folder: Path) -> AbsentRegulation:
    """Why a folder that says so has no rubric; raise `UnusableInputError` with every problem in what it says."""
    compiled = read_compiled_absent(folder) if _is_bundled(folder) else None
    return compiled or yaml_absent(folder)


def rubric_folder(name: str) -> Path:
    """The folder of a bundled rubric by name, or of the user's own by path.

    Raises `UnusableInputError` when there is neither, or only the reason why there is none.
    """
    bundled = bundled_rubrics()
    path = Path(name)
    folder = path.parent if path.name == _RUBRIC_FILE else path
    if name in bundled or name in absent_regulations():
        folder = rubrics_folder() / name
    if (folder / _RUBRIC_FILE).is_file():
        return folder
    place = Location(file=name)
    if (folder / _ABSENT_FILE).is_file():
        raise UnusableInputError(found("ZI318", place, name=name, reason=absent_regulation(folder).reason))
    raise UnusableInputError(found("ZI315", place, name=name, available=", ".join(bundled)))


@lru_cache
def load_rubric(folder: Path) -> Rubric:
    """Load a rubric; raise `UnusableInputError` with every problem in it. A bundled one was checked when compiled."""
    compiled = read_compiled(folder) if _is_bundled(folder) else None
    return compiled[0] if compiled else yaml_rubric(folder)


@lru_cache
def load_layouts(folder: Path) -> tuple[Layout, ...]:
    """Load every layout of a rubric; raise `UnusableInputError` with every problem in them."""
    compiled = read_compiled(folder) if _is_bundled(folder) else None
    return compiled[1] if compiled else yaml_layouts(folder)


@lru_cache
def load_portal(folder: Path) -> "Portal | None":
    """Load how the answers to a rubric are handed over; None where nothing is known of it.

    Raises `UnusableInputError` with every problem in what its file says.
    """
    compiled = read_compiled_portal(folder) if _is_bundled(folder) else None
    return compiled[0] if compiled else yaml_portal(folder)


@lru_cache
def load_lexicon() -> Lexicon:
    """The words that people use for columns and answers, the same for every rubric."""
    folder = lexicon_folder()
    return read_compiled_lexicon(folder) or yaml_lexicon(folder)


def lexicon_folder() -> Path:
    """The folder of the lexicon that comes with the program."""
    return rubrics_folder() / _READING_FOLDER


def yaml_lexicon(folder: Path) -> Lexicon:
    """Load and check a lexicon from its YAML; raise `UnusableInputError` with every problem in it."""
    from zi_score.documents.yaml_source import read_yaml  # noqa: PLC0415
    from zi_score.rubric.lexicon_document import LexiconDocument, compile_lexicon  # noqa: PLC0415
    from zi_score.rubric.validation import validate  # noqa: PLC0415

    return compile_lexicon(validate(read_yaml(folder / _LEXICON_FILE), LexiconDocument))


def load_own_layouts(folder: Path, files: tuple[str, ...]) -> tuple[Layout, ...]:
    """Load layouts of the user's own for the rubric of a folder.

    Raises `UnusableInputError` with every problem in them; one that is of another rubric is such a problem.
    """
    return _checked_layouts(folder, [Path(file) for file in files]) if files else ()


def _is_bundled(folder: Path) -> bool:
    return folder.parent == rubrics_folder()


def yaml_rubric(folder: Path) -> Rubric:
    """Load and check a rubric from its YAML; raise `UnusableInputError` with every problem in it."""
    from zi_score.rubric.compilation import compile_rubric  # noqa: PLC0415 - Pydantic is slow to import

    document, fingerprint = _checked_document(folder)
    origin = "" if _is_bundled(folder) else str(folder)
    return compile_rubric(document, fingerprint, origin)


def yaml_absent(folder: Path) -> AbsentRegulation:
    """Load and check what stands in place of a rubric; raise `UnusableInputError` with every problem in it."""
    from zi_score.documents.yaml_source import read_yaml  # noqa: PLC0415
    from zi_score.rubric.absent_document import AbsentDocument  # noqa: PLC0415
    from zi_score.rubric.compilation import compile_absent  # noqa: PLC0415
    from zi_score.rubric.validation import validate  # noqa: PLC0415

    return compile_absent(validate(read_yaml(folder / _ABSENT_FILE), AbsentDocument))


def yaml_layouts(folder: Path) -> tuple[Layout, ...]:
    """Load and check every layout of a rubric from its YAML; raise `UnusableInputError` with every problem in them."""
    files = sorted((folder / _LAYOUTS_FOLDER).glob("*.yaml"))
    if not files:
        _checked_document(folder)
        raise UnusableInputError(found("ZI316", Location(file=str(folder / _LAYOUTS_FOLDER))))
    return _checked_layouts(folder, files)


def _checked_layouts(folder: Path, files: Sequence[Path]) -> tuple[Layout, ...]:
    from zi_score.rubric.compilation import compile_layout  # noqa: PLC0415

    rubric, _ = _checked_document(folder)
    layouts = []
    problems: list[Problem] = []
    for file in files:
        try:
            layouts.append(_checked_layout(file, rubric))
        except UnusableInputError as error:
            problems += error.problems
    if problems:
        raise UnusableInputError(*problems)
    wordings = yaml_wordings(folder)
    return tuple(replace(compile_layout(layout), wordings=wordings) for layout in layouts)


def yaml_portal(folder: Path) -> "Portal | None":
    """Load and check the portal of a rubric from its YAML; None without a file."""
    from zi_score.documents.yaml_source import read_yaml  # noqa: PLC0415
    from zi_score.rubric.portal_document import PortalDocument, check_portal, compile_portal  # noqa: PLC0415
    from zi_score.rubric.validation import validate  # noqa: PLC0415

    file = folder / _PORTAL_FILE
    if not file.is_file():
        return None
    source = read_yaml(file)
    document = validate(source, PortalDocument)
    layouts = tuple(layout.id for layout in load_layouts(folder))
    problems = check_portal(document, source, _checked_document(folder)[0], layouts)
    if problems:
        raise UnusableInputError(*problems)
    return compile_portal(document)


def yaml_wordings(folder: Path) -> Wordings:
    """The words of the rows of a rubric's forms; none where its keepers collected none."""
    from zi_score.documents.yaml_source import read_yaml  # noqa: PLC0415
    from zi_score.rubric.lexicon_document import WordingsDocument  # noqa: PLC0415
    from zi_score.rubric.validation import validate  # noqa: PLC0415

    file = folder / _WORDINGS_FILE
    return MappingProxyType(dict(validate(read_yaml(file), WordingsDocument).rows) if file.is_file() else {})


@lru_cache
def _checked_document(folder: Path) -> "tuple[RubricDocument, str]":
    from zi_score.documents.yaml_source import read_yaml  # noqa: PLC0415
    from zi_score.rubric.consistency import check_rubric  # noqa: PLC0415
    from zi_score.rubric.document import RubricDocument  # noqa: PLC0415
    from zi_score.rubric.target_consistency import check_targets  # noqa: PLC0415
    from zi_score.rubric.validation import validate  # noqa: PLC0415

    source = read_yaml(folder / _RUBRIC_FILE)
    document = validate(source, RubricDocument)
    problems = [*check_rubric(document, source), *check_targets(document, source)]
    if problems:
        raise UnusableInputError(*problems)
    return document, source.fingerprint


def _checked_layout(file: Path, rubric: "RubricDocument") -> "LayoutDocument":
    from zi_score.documents.yaml_source import read_yaml  # noqa: PLC0415
    from zi_score.rubric.layout_consistency import check_layout  # noqa: PLC0415
    from zi_score.rubric.layout_document import LayoutDocument  # noqa: PLC0415
    from zi_score.rubric.validation import validate  # noqa: PLC0415

    source = read_yaml(file)
    layout = validate(source, LayoutDocument)
    problems = check_layout(layout, source, rubric)
    if problems:
        raise UnusableInputError(*problems)
    return layout
