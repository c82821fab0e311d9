"""Reading a settings file: strict, with every problem in one go and none passed over."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from zi_score.documents.suggestions import suggested
from zi_score.documents.toml_source import KeyPath, TomlSource, read_toml
from zi_score.language import N_, _
from zi_score.problems import CATALOGUE, Problem, Severity, UnusableInputError, found, severity_named, worst_first
from zi_score.rubric.library import absent_regulations, bundled_rubrics
from zi_score.settings import DEFAULTS, LISTS, Settings
from zi_score.settings.columns import ColumnChoiceError, column_choices
from zi_score.waivers import Waiver

_WAIVER_KEYS = ("code", "cell", "file", "reason", "expires")
_REQUIRED_KEYS = ("code", "reason", "expires")
_CELL = re.compile(r"(?:(?P<sheet>'(?:[^']|'')+'|[^'!]+)!)?\$?(?P<first>[A-Za-z]{1,3}\$?[1-9]\d*|[1-9]\d*:\$?[1-9]\d*)")
_SHEET = re.compile(r"'(?:[^']|'')+'")
_TEXT = N_("teks dalam tanda kutip")
_TEXTS = N_('daftar teks, seperti ["a", "b"]')
_COLUMN = N_("penilai dan kolomnya, seperti tpi=R, masing-masing satu kali")
_DATE = N_("tanggal tanpa tanda kutip, seperti 2026-12-31")
_CELL_TEXT = N_("sel seperti A1 atau 'LKE ZI'!A1")
_LONGEST_SHOWN = 60


def read_settings(path: Path) -> Settings:
    """Read one file. Raises `UnusableInputError` with every problem in it."""
    reading = _Reading(read_toml(path))
    settings = reading.settings(path)
    if reading.problems:
        raise UnusableInputError(*worst_first(reading.problems))
    return settings


class _Reading:
    """One file while it is read, and what is wrong with it so far."""

    def __init__(self, source: TomlSource) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def settings(self, path: Path) -> Settings:
        content = self.source.content
        self._refuse_unknown(content, (*DEFAULTS, "waiver"))
        lists = {key: self._texts(content[key], key) for key in LISTS if key in content}
        columns = self._columns(lists.get("columns", ()))
        layouts = tuple(str(path.parent / one) for one in lists.get("layouts", ()))
        given = {
            key: ", ".join(lists[key]) if key in lists else self._text(content[key], key)
            for key in DEFAULTS
            if key in content
        }
        values = {key: value for key, value in given.items() if value}
        if "fail-on" in values:
            try:
                values["fail-on"] = severity_named(values["fail-on"]).value
            except ValueError:
                expected = _("salah satu dari {known}").format(known=", ".join(Severity))
                self._wrong(content["fail-on"], expected, "fail-on")
        if "require" in values:
            values["require"] = values["require"].lower()
        if values.get("rubric", DEFAULTS["rubric"]) not in (*bundled_rubrics(), *absent_regulations()):
            values["rubric"] = str(path.parent / values["rubric"])
        return Settings(
            path=str(path),
            values=MappingProxyType(values),
            places=MappingProxyType({key: self.source.location(key) for key in values}),
            waivers=self._waivers(content.get("waiver", [])),
            columns=columns,
            layouts=layouts,
        )

    def _texts(self, value: Any, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        if not isinstance(value, list):
            self._wrong(value, _(_TEXTS), key)
            return ()
        texts = (self._text(one, key, index) for index, one in enumerate(value))
        return tuple(text for text in texts if text)

    def _columns(self, texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
        try:
            return column_choices(texts)
        except ColumnChoiceError as error:
            self._wrong(error.text, _(_COLUMN), "columns")
            return ()

    def _waivers(self, tables: Any) -> tuple[Waiver, ...]:
        if not isinstance(tables, list):
            self._wrong(tables, _("daftar tabel [[waiver]]"), "waiver")
            return ()
        read = [self._waiver(table, "waiver", index) for index, table in enumerate(tables)]
        return tuple(waiver for waiver in read if waiver is not None)

    def _waiver(self, table: Any, *path: str | int) -> Waiver | None:
        if not isinstance(table, dict):
            self._wrong(table, _("tabel [[waiver]]"), *path)
            return None
        self._refuse_unknown(table, _WAIVER_KEYS, *path)
        for key in _REQUIRED_KEYS:
            if key not in table:
                self.problems.append(found("ZI704", self.source.location(*path), key=key))
        texts = {key: self._text(table[key], *path, key) for key in _WAIVER_KEYS if key in table and key != "expires"}
        code = texts.get("code", "")
        if code and code not in CATALOGUE:
            self.problems.append(found("ZI705", self.source.location(*path, "code"), code=code))
        expires = self._date(table["expires"], *path, "expires") if "expires" in table else None
        cell = self._cell(texts["cell"], *path, "cell") if texts.get("cell") else ""
        if expires is None:
            return None
        return Waiver(
            code=code,
            reason=texts.get("reason", ""),
            expires=expires,
            file=texts.get("file", "").replace("\\", "/"),
            cell=cell,
            location=self.source.location(*path),
        )

    def _refuse_unknown(self, table: Mapping[str, Any], known: tuple[str, ...], *path: str | int) -> None:
        for key in table:
            if key not in known:
                place = self.source.location(*path, key)
                self.problems.append(found("ZI702", place, key=key, near=suggested(key, known), known=", ".join(known)))

    def _text(self, value: Any, *path: str | int) -> str:
        """A text with something in it: an empty one would say nothing, or accept everything."""
        if isinstance(value, str) and value.strip():
            return value.strip()
        self._wrong(value, _(_TEXT), *path)
        return ""

    def _date(self, value: Any, *path: str | int) -> dt.date | None:
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        self._wrong(value, _(_DATE), *path)
        return None

    def _cell(self, text: str, *path: str | int) -> str:
        """A cell, a row or a sheet, spelled as locations spell it."""
        if _SHEET.fullmatch(text):
            return text
        match = _CELL.fullmatch(text)
        if match is None:
            self._wrong(text, _(_CELL_TEXT), *path)
            return ""
        place = match["first"].replace("$", "").upper()
        sheet = match["sheet"] or ""
        quoted = sheet if sheet.startswith("'") or not sheet else f"'{sheet}'"
        return f"{quoted}!{place}" if quoted else place

    def _wrong(self, value: Any, expected: str, *path: str | int) -> None:
        key: KeyPath = path
        content = f'"{value}"' if isinstance(value, str) else str(value)
        if len(content) > _LONGEST_SHOWN:
            content = content[: _LONGEST_SHOWN - 1] + "…"
        place = self.source.location(*key)
        name = next(str(step) for step in reversed(key) if isinstance(step, str))
        self.problems.append(found("ZI703", place, key=name, content=content, expected=expected))
