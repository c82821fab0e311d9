"""T: the words of the rows shortened, misspelt, broken, decorated."""

from collections.abc import Callable
from functools import partial

from tests.support.form_edits.edit import Edit, either, read
from tests.support.form_edits.form import EditedForm

_ABBREVIATIONS = {
    "kinerja": "kin.", "pelayanan": "yan.", "pengaduan": "adu.", "masyarakat": "masy.", "rencana": "renc.",
    "kegiatan": "keg.", "pegawai": "peg.", "dokumen": "dok.", "jumlah": "jml.", "pembangunan": "pemb.",
}  # fmt: skip
_SYNONYMS = {
    "dokumen": "naskah", "pembentukan": "penetapan", "kegiatan": "aktivitas", "penerapan": "implementasi",
    "pemantauan": "monitoring", "pelibatan": "keterlibatan", "mekanisme": "tata cara", "pegawai": "ASN",
}  # fmt: skip
_CYRILLIC = str.maketrans("aeop", "\u0430\u0435\u043e\u0440")
_LONG = 4
"""Words from which one may be lost without the rest meaning something else."""


def _each(form: EditedForm, change: Callable[[str], str], *, part: float = 1, least: int = 1) -> None:
    """Change every text, or those of some lines, of at least so many words."""
    for line in form.lines:
        if len(line.text.split()) >= least and (part >= 1 or form.random.random() < part):
            line.text = change(line.text)


def _shortened(text: str, count: int) -> str:
    return " ".join(text.split()[:count])


def _misspelt(form: EditedForm, *, part: float, count: int) -> None:
    def misspell(text: str) -> str:
        for _ in range(count):
            at = form.random.randrange(1, max(2, len(text) - 1))
            kind = form.random.randrange(3)
            middle = (text[at + 1 : at + 2] + text[at : at + 1], "", text[at : at + 1] * 2)[kind]
            text = text[:at] + middle + text[at + (2 if kind == 0 else 1) :]
        return text

    _each(form, misspell, part=part, least=1 if count > 1 else 3)


def _replaced(words: dict[str, str], text: str) -> str:
    return " ".join(words.get(word.casefold(), word) for word in text.split(" "))


def _hyphenated(text: str) -> str:
    """A line end within the longest word."""
    word = max(text.split(), key=len)
    half = len(word) // 2
    return text.replace(word, f"{word[:half]}-\n{word[half:]}", 1) if half > 2 else text


def _coded(form: EditedForm) -> None:
    for line in form.of_kind("node", "question"):
        line.text = f"{line.code} {line.text}"


def _with_scale(form: EditedForm) -> None:
    for line in form.choices():
        line.text = f"{line.text} ({'/'.join(form.options(line))})"


def _explained(form: EditedForm) -> None:
    for line in form.choices():
        line.text = f"{line.text}\nPenjelasan: diisi tim kerja berdasarkan dokumen yang sah dan masih berlaku."


def _with_criteria(form: EditedForm) -> None:
    for line in form.choices():
        line.text = f"{line.text}\n" + "\n".join(f"{option}. jika terpenuhi" for option in form.options(line))


def _headings_renamed(form: EditedForm) -> None:
    for number, line in enumerate(form.of_kind("node"), 1):
        line.text = f"Bagian {number}"


def _reworded(form: EditedForm) -> None:
    form.one_of(form.choices()).text = "Apakah hal tersebut telah dijalankan sebagaimana mestinya"


def _removed(form: EditedForm, *, part: float, has_markers: bool) -> None:
    lines = [line for line in form.lines if form.random.random() < part]
    for line in lines:
        line.cells.pop(line.text_key, None)
        if not has_markers:
            line.cells.pop(line.marker_key, None)


EDITS: tuple[Edit, ...] = (
    either("T", "shortened to two words", partial(_each, change=partial(_shortened, count=2)), "texts"),
    either("T", "shortened to four words", partial(_each, change=partial(_shortened, count=4)), "texts"),
    either("T", "cut at 25 characters", partial(_each, change=lambda text: text[:25]), "texts"),
    read("T", "one typing error in a fifth", partial(_misspelt, part=0.2, count=1), "texts"),
    read("T", "one typing error in each", partial(_misspelt, part=1, count=1), "texts"),
    either("T", "five typing errors in each", partial(_misspelt, part=1, count=5), "texts"),
    read("T", "line breaks", partial(_each, change=lambda text: text.replace(" ", "\n", 2)), "texts"),
    read("T", "doubled blanks", partial(_each, change=lambda text: text.replace(" ", "  ")), "texts"),
    read("T", "no-break spaces", partial(_each, change=lambda text: text.replace(" ", "\u00a0")), "texts"),
    read("T", "zero-width signs", partial(_each, change=lambda text: text.replace(" ", " \u200b")), "texts"),
    read("T", "soft hyphens", partial(_each, change=lambda text: text.replace("an", "a\u00adn")), "texts"),
    read("T", "hyphenated line ends", partial(_each, change=_hyphenated), "texts"),
    read("T", "upper case", partial(_each, change=str.upper), "case"),
    read("T", "lower case", partial(_each, change=str.lower), "case"),
    read("T", "trailing signs", partial(_each, change="{} ...".format), "texts"),
    read("T", "in quotes", partial(_each, change="“{}”".format), "texts"),
    read(
        "T",
        "abbreviations in a fifth",
        partial(_each, change=partial(_replaced, _ABBREVIATIONS), part=0.2, least=_LONG),
        "texts",
    ),
    read(
        "T", "synonyms in a fifth", partial(_each, change=partial(_replaced, _SYNONYMS), part=0.2, least=_LONG), "texts"
    ),
    either(
        "T",
        "Cyrillic letters in a fifth",
        partial(_each, change=lambda text: text.translate(_CYRILLIC), part=0.2),
        "texts",
    ),
    read("T", "full code before the text", _coded, "texts"),
    read("T", "scale behind the text", _with_scale, "texts"),
    read("T", "explanation behind the text", _explained, "texts"),
    read("T", "criteria behind the text", _with_criteria, "texts"),
    read("T", "all headings renamed", _headings_renamed, "texts nodes law", "weights of another regulation"),
    either("T", "one question reworded", _reworded, "texts"),
    either("T", "texts of a tenth removed", partial(_removed, part=0.1, has_markers=False), "texts markers"),
    either("T", "texts removed, markers kept", partial(_removed, part=1, has_markers=True), "texts markers law"),
)
