"""C: columns of one's own: names, dates, letters that are no answers, and the answers of another year."""

from functools import partial

from tests.support.form_edits.edit import Edit, either, loud, read
from tests.support.form_edits.form import EditedForm
from zi_score.exact import decimal_text

_PEOPLE = ("Andi", "Budi", "Citra", "Dewi", "Eka")


def _numbered(form: EditedForm) -> None:
    for page in form.pages:
        page.add_column("number", "No", before=page.items[0])
        for number, line in enumerate((one for one in page.lines if one.identity), 1):
            line.cells["number"] = number


def _beside(form: EditedForm, title: str, texts: tuple[str, ...], *, kinds: tuple[str, ...] = ("question",)) -> None:
    """A column of one's own between weight and answers."""
    for page in form.pages:
        page.add_column(title, title, after="weight" if "weight" in page.columns else page.items[-1])
        for line in page.lines:
            if line.kind in kinds:
                line.cells[title] = form.one_of(texts)


def _letters(form: EditedForm, title: str, *, is_known: bool = True, among: str = "") -> None:
    """A column behind the answers that holds what might be answers, or any of some letters."""
    for page in form.pages:
        page.add_column(title, title, after="answer@unit")
    for line in form.choices():
        line.cells[title] = form.one_of(among or form.options(line))
    form.is_known &= is_known


def _last_year(form: EditedForm, title: str, own: str, *, is_left: bool) -> None:
    old = form.reassessed()
    for page in form.pages:
        where = {"before": "answer@unit"} if is_left else {"after": page.last_of("unit")}
        page.add_column("old", title, **where)
        if own:
            page.titles()["answer@unit"] = own
    for line in form.of_kind("question", "operand"):
        if line.identity in old:
            line.cells["old"] = old[line.identity]


def _points_of_full_marks(form: EditedForm) -> None:
    """A column of the points that full marks would bring, as if it were a second weight."""
    for page in form.pages:
        page.add_column("full", "Nilai Target", after="answer@unit")
    for line in form.of_kind("node"):
        line.cells["full"] = decimal_text(form.rubric.nodes[line.code].weight, 2)


EDITS: tuple[Edit, ...] = (
    read("C", "column No before the markers", _numbered, "left"),
    read(
        "C", "column PIC", partial(_beside, title="PIC", texts=_PEOPLE), "pic", "column Hasil Pembahasan with letters"
    ),
    read("C", "column Batas Waktu", partial(_beside, title="Batas Waktu", texts=("Maret 2025", "TW II", "31/12/2025"))),
    read("C", "column Dasar Hukum", partial(_beside, title="Dasar Hukum", texts=("PermenPANRB", "SK Kepala"))),
    read("C", "column Status of dokumen", partial(_beside, title="Status Dokumen", texts=("Lengkap", "Belum lengkap"))),
    either("C", "column Ada/Tidak of documents", partial(_beside, title="Bukti Dukung", texts=("Ada", "Tidak ada"))),
    either(
        "C",
        "column Paraf with initials",
        partial(_letters, title="Paraf", among="ABCDE"),
        "paraf",
        "column Hasil Pembahasan with letters",
    ),
    either("C", "column Pokja with letters", partial(_beside, title="Pokja", texts=("A", "B", "C", "D"))),
    either("C", "column Target with letters", partial(_letters, title="Target"), "target"),
    loud(
        "C",
        "column Hasil Pembahasan with letters",
        partial(_letters, title="Hasil Pembahasan", is_known=False),
        "whose",
    ),
    loud("C", "column without a title with letters", partial(_letters, title="", is_known=False), "whose"),
    either("C", "column of full marks", _points_of_full_marks, "full"),
    either(
        "C",
        "last year at the left",
        partial(_last_year, title="Jawaban Tahun Lalu", own="", is_left=True),
        "old titles:answer@unit",
    ),
    either(
        "C",
        "last year by number at the right",
        partial(_last_year, title="Jawaban Unit 2023", own="", is_left=False),
        "old titles:answer@unit",
    ),
    either(
        "C",
        "two years by number",
        partial(_last_year, title="Jawaban 2024", own="Jawaban 2025", is_left=True),
        "old titles:answer@unit",
    ),
)
