"""A: answers spelled as people spell them. The truth stays what they mean."""

from collections.abc import Callable, Mapping
from functools import partial

from tests.support.form_edits.edit import Edit, either, loud, read
from tests.support.form_edits.form import EditedForm
from tests.support.form_edits.page import Line
from tests.support.plain_workbook import Value

Spelling = Callable[[str], Value]

_ZERO_WIDTH, _NO_BREAK = "\u200b", "\u00a0"
_CYRILLIC = {"A": "\u0410", "B": "\u0412", "C": "\u0421", "E": "\u0415"}
_DEGREES = ("Seluruhnya", "Sebagian besar", "Sebagian", "Sebagian kecil", "Belum sama sekali")
_YES_NO = ("Ya", "Tidak")
_ADVERBS = {"Ya": "Ya, sudah ada", "Tidak": "Tidak ada"}
_FULL_WIDTH = 0xFEE0


def spell(form: EditedForm, letters: Spelling | None = None, words: Spelling | None = None) -> None:
    """Write each letter or each Ya and Tidak in another way, in the columns of all who have answered."""
    for line, key, value in list(form.answered(form.choices())):
        change = words if form.options(line) == list(_YES_NO) else letters
        if change:
            line.cells[key] = change(str(value))


def _all(change: Spelling) -> Callable[[EditedForm], None]:
    return partial(spell, letters=change, words=change)


def _letters(change: Spelling) -> Callable[[EditedForm], None]:
    return partial(spell, letters=change)


def _words(texts: Mapping[str, Value]) -> Callable[[EditedForm], None]:
    return partial(spell, words=lambda answer: texts[answer])


def _degrees(form: EditedForm, line: Line) -> dict[str, str]:
    options = form.options(line)
    return dict(zip(options, (*_DEGREES[: len(options) - 1], _DEGREES[-1]), strict=True))


def _option_texts(form: EditedForm, *, has_letter: bool) -> None:
    """The options in words, as the criteria of each question give them."""
    form.require("criteria")
    lines = [line for line in form.choices() if form.options(line) != list(_YES_NO)]
    for line in lines:
        texts = _degrees(form, line)
        line.cells["criteria"] = "\n".join(f"{option.lower()}. {text}" for option, text in texts.items())
    for line, key, value in list(form.answered(lines)):
        text = _degrees(form, line)[str(value)]
        line.cells[key] = f"{value}. {text}" if has_letter else text


def _dash_for_blanks(form: EditedForm) -> None:
    for line in form.some(form.choices(), 6):
        form.forget({line.code})
        for key in form.answer_keys():
            line.cells[key] = "-"
    form.refill_scores()


def _left_blank(form: EditedForm) -> None:
    for line in form.some(form.choices(), 6):
        form.forget({line.code})
        for key in form.answer_keys():
            line.cells.pop(key, None)
    form.refill_scores()


def _unfit(form: EditedForm, text: str, count: int) -> None:
    """Some answers that are none, or not one only: they count as no answer, and must be named."""
    for line in form.some([line for line in form.choices() if len(form.options(line)) > 2], count):
        form.marks[form.deciding][line.code] = text
        line.cells[f"answer@{form.deciding}"] = text
    form.refill_scores()


def _left_as_printed(form: EditedForm) -> None:
    for line in form.some([line for line in form.choices() if len(form.options(line)) == 2], 4):
        form.marks[form.deciding][line.code] = "Ya/Tidak"
        line.cells[f"answer@{form.deciding}"] = "Ya/Tidak"
    form.refill_scores()


def _mixed(form: EditedForm) -> None:
    """Each cell in a way of its own."""
    ways: tuple[Spelling, ...] = (str.lower, "{}.".format, "{} ".format, "({})".format, " {}".format, str)
    for line, key, value in list(form.answered(form.choices())):
        line.cells[key] = form.one_of(ways)(str(value))


EDITS: tuple[Edit, ...] = (
    read(
        "A",
        "letter with option text",
        partial(_option_texts, has_letter=True),
        "answers criteria",
        "letters outside the scale",
    ),
    read(
        "A", "option text without letter", partial(_option_texts, has_letter=False), "answers criteria titles:criteria"
    ),
    read("A", "(A)", _letters("({})".format), "answers"),
    read("A", "A.", _letters("{}.".format), "answers"),
    read("A", "A)", _letters("{})".format), "answers"),
    read("A", "c)", _letters(lambda answer: f"{answer.lower()})"), "answers"),
    read("A", "A - sesuai", _letters("{} - sesuai".format), "answers", "two letters"),
    read("A", "A (sudah ada SK)", _letters("{} (sudah ada SK)".format), "answers", "two letters"),
    read("A", "Pilihan A", _letters("Pilihan {}".format), "answers"),
    read("A", "Jawaban: A", _letters("Jawaban: {}".format), "answers"),
    read("A", "lower case", _all(str.lower), "answers"),
    read("A", "upper case", _all(str.upper), "answers"),
    read("A", "mixed spellings", _mixed, "answers"),
    read("A", "full-width letters", _letters(lambda one: chr(ord(one) + _FULL_WIDTH)), "answers"),
    read("A", "no-break space behind", _all(lambda answer: answer + _NO_BREAK), "answers"),
    read("A", "zero-width space", _all(lambda answer: answer + _ZERO_WIDTH), "answers"),
    read("A", "apostrophe before", _all("'{}".format), "answers"),
    read("A", "in quotes", _all("“{}”".format), "answers"),
    read("A", "line break behind", _all("{}\n".format), "answers"),
    read("A", "Ya, ada / Tidak ada", _words(_ADVERBS), "answers"),
    read("A", "Ya (SK terlampir)", partial(spell, words="{} (SK terlampir)".format), "answers"),
    read("A", "Yes/No", _words({"Ya": "Yes", "Tidak": "No"}), "answers"),
    read("A", "Y/T", _words({"Ya": "Y", "Tidak": "T"}), "answers"),
    read("A", "Ya/Tdk", _words({"Ya": "Ya", "Tidak": "Tdk"}), "answers"),
    read("A", "Ada/Tidak Ada", _words({"Ya": "Ada", "Tidak": "Tidak Ada"}), "answers"),
    read("A", "Sudah/Belum", _words({"Ya": "Sudah", "Tidak": "Belum"}), "answers"),
    read("A", "check marks", _words({"Ya": "✓", "Tidak": "✗"}), "answers"),
    read("A", "check marks in colour", _words({"Ya": "✅", "Tidak": "❌"}), "answers"),
    read("A", "TRUE/FALSE", _words({"Ya": True, "Tidak": False}), "answers"),
    either("A", "1/0 for Ya/Tidak", _words({"Ya": 1, "Tidak": 0}), "answers"),
    either("A", "Cyrillic look-alikes", _letters(lambda answer: _CYRILLIC.get(answer, answer)), "answers"),
    either("A", "A?", _letters("{}?".format), "answers"),
    read("A", "dash for blanks", _dash_for_blanks, "answers", "letters outside the scale"),
    read("A", "some left blank", _left_blank, "answers"),
    loud("A", "digits for letters", _letters(lambda answer: "ABCDE".index(answer) + 1), "answers"),
    loud("A", "letters outside the scale", partial(_unfit, text="F", count=4), "answers"),
    loud("A", "two letters", partial(_unfit, text="B/C", count=4), "answers"),
    loud("A", "letter changed to another", partial(_unfit, text="B → C", count=3), "answers"),
    loud("A", "Ya/Tidak left as printed", _left_as_printed, "answers"),
)
