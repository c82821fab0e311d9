"""Every text that a user reads has an English translation, and the compiled catalogue is that of the source."""

import ast
import gettext
import io
import string

from scripts import translations


def known() -> dict[str, str]:
    return translations.texts(translations.catalogue())


def edges(text: str) -> tuple[str, str]:
    """The blanks at both ends, which layout rests on."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def fields(text: str) -> set[tuple[str, str]]:
    return {(name, spec or "") for _, name, spec, _ in string.Formatter().parse(text) if name is not None}


def test_every_text_is_in_the_catalogue_and_nothing_else() -> None:
    assert set(known()) == set(translations.extract()), "run scripts/translations.py"


def test_no_text_escapes_the_catalogue() -> None:
    """Babel looks into no f-string, so a text that is marked there would never be translated."""
    marked = {
        call.args[0].value
        for file in translations.PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"_", "N_"}
        if isinstance(call.args[0], ast.Constant)
    }
    assert marked - set(known()) == set()


def test_every_text_is_translated() -> None:
    catalogue = translations.catalogue()
    assert [text for text, translation in known().items() if not translation] == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert catalogue.obsolete == {}


def test_a_translation_has_the_same_places_and_the_same_edges() -> None:
    for text, translation in known().items():
        assert fields(text) == fields(translation), text
        assert edges(text) == edges(translation), text


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    """By content: the header also names the version of Babel."""
    compiled, fresh = (
        vars(gettext.GNUTranslations(io.BytesIO(content)))["_catalog"]
        for content in (translations.MO_FILE.read_bytes(), translations.compiled(translations.catalogue()))
    )
    assert {**compiled, "": ""} == {**fresh, "": ""}, "run scripts/translations.py"


def test_the_source_is_written_as_the_script_writes_it() -> None:
    assert translations.PO_FILE.read_bytes() == translations.written(translations.updated())
