"""The draft of a *laporan hasil evaluasi* as a Word document: facts in, bytes out. It computes and decides nothing.

Needs the extra ``docx``; nothing else of the program imports this package.
"""

from zi_score.report.lhe.context import lhe_context
from zi_score.report.lhe.document import TemplateError, render_apart, render_document
from zi_score.report.lhe.template import template_bytes

__all__ = ["TemplateError", "lhe_context", "render_apart", "render_document", "template_bytes"]
