"""A template and its texts in, a .docx out. A text stays one.

A template of the user is untrusted: it runs in a sandbox, in a process of its own, which memory or time may end.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from zi_score.archives import UNLISTED
from zi_score.language import _
from zi_score.limits import MEGABYTE, current_limits
from zi_score.sheets import RefusedError
from zi_score.sheets_apart import run_apart

if TYPE_CHECKING:
    from collections.abc import Mapping

_WRONG = (TypeError, AttributeError, ArithmeticError, LookupError, ValueError, SyntaxError, RecursionError)
"""What an expression of a template may come to, such as 1/0, and what XML that it leaves in pieces does."""
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})


class TemplateError(Exception):
    """Why a template cannot be used, in the user's language."""


def render_document(template: bytes, context: Mapping[str, Any], title: str, version: str) -> bytes:
    """The filled document. Raises `TemplateError` for a template that is none or names what there is not."""
    document = _opened(template)
    try:
        document.render(dict(context), _environment())
    except (JinjaError, *_WRONG) as error:
        raise TemplateError(" ".join(str(error).split()) or type(error).__name__) from error
    properties = document.docx.core_properties
    properties.title, properties.author, properties.category = title, "", f"zi-score {version} lhe"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def render_apart(template: bytes, context: Mapping[str, Any], title: str, version: str) -> bytes:
    """The same for a template of the user, within the limits of memory and time. Raises `TemplateError`."""
    try:
        document, reason = run_apart(__name__, (template, context, title, version), current_limits())
    except RefusedError as error:
        limit = error.values["limit"]
        raise TemplateError(_("untuk diisi, templat ini memerlukan lebih dari {limit}").format(limit=limit)) from error
    if reason:
        raise TemplateError(reason)
    return bytes(document)


def serve(request: tuple[bytes, Mapping[str, Any], str, str]) -> tuple[bytes, str]:
    """The filled document, or why there is none."""
    try:
        return render_document(*request), ""
    except TemplateError as error:
        return b"", str(error)


def _opened(template: bytes) -> DocxTemplate:
    _refuse_large(template)
    document = DocxTemplate(io.BytesIO(template))
    try:
        document.init_docx()
    except (KeyError, ValueError, OSError, SyntaxError, OpcError, *UNLISTED) as error:
        raise TemplateError(_("ini bukan dokumen .docx")) from error
    return document


def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_as_text)


def _as_text(value: Any) -> Any:
    """Every value as text of a document: neither XML nor a statement, not even after docxtpl has looked at it again."""
    return Markup(str(escape(value)).translate(_BRACES))  # noqa: S704 - escaped in the same breath


def _refuse_large(template: bytes) -> None:
    limits = current_limits()
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except UNLISTED as error:
        raise TemplateError(_("ini bukan dokumen .docx")) from error
    if size > limits.unpacked_mb * MEGABYTE:
        raise TemplateError(_("isinya lebih besar daripada {limit} MB").format(limit=limits.unpacked_mb))
