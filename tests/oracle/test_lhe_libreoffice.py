"""LibreOffice Writer opens the report on an evaluation, and every page of it is a picture with words on it."""

from pathlib import Path

from tests.support.libreoffice import as_pictures
from tests.support.marks import best_marks, worst_marks
from tests.unit.report.outcomes import evaluation
from zi_score.comparison import Side
from zi_score.lhe import make_lhe
from zi_score.lhe.making import before, concluding
from zi_score.report.lhe import lhe_context, render_document, template_bytes
from zi_score.rubric.catalogue import Rubric
from zi_score.workflows.sides import compare_sides

A4_HEIGHT = 29.7 / 21
PAPER = 250


def test_writer_opens_the_report_as_a4_with_words_on_every_page(tmp_path: Path, rubric: Rubric) -> None:
    one = evaluation(rubric, best_marks(rubric), worst_marks(rubric))
    deciding = concluding(one, "")
    earlier = before(one, deciding)
    assert earlier
    sides = [Side("", side.title, "", side.scorecard) for side in (earlier, deciding)]
    hostile = {("tpi", "A.I.1.i.a", "note"): "{{ unit }} <w:br/> ]]> \N{RIGHT-TO-LEFT OVERRIDE}" * 20}
    facts = make_lhe(one, deciding, earlier, compare_sides(rubric, *sides).changes, hostile)
    template = template_bytes({at: one.title for at, one in enumerate(deciding.verdicts)})
    document = tmp_path / "lhe.docx"
    document.write_bytes(render_document(template, lhe_context(facts), "Konsep", ""))
    pages = as_pictures(document)
    assert 5 <= len(pages) <= 20
    for page in pages:
        kind, width, height, depth, greys = page.split(maxsplit=4)
        assert (kind, depth) == (b"P5", b"255")
        assert abs(int(height) / int(width) - A4_HEIGHT) < 0.01
        inked = sum(grey < PAPER for grey in greys) / len(greys)
        assert 0.01 < inked < 0.3
