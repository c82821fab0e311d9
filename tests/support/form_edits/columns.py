"""C: columns added, moved, deleted, hidden, or put together."""

from functools import partial

from tests.support.form_edits.edit import Edit, either, loud, read
from tests.support.form_edits.form import EditedForm, UnfitError

_INDENT = "    "


def _blank_columns(form: EditedForm) -> None:
    count = form.random.randint(1, 3)
    for page in form.pages:
        for number in range(count):
            page.columns.insert(0, f"blank{number}")


def _blank_between(form: EditedForm) -> None:
    for page in form.pages:
        page.columns = [one for key in page.columns for one in ((key, f"after {key}") if "item" not in key else (key,))]


def _move(form: EditedForm, key: str, *, before: str = "", after: str = "") -> None:
    form.require(key)
    for page in form.pages:
        items = page.items
        page.move_column(
            key, before=items[0] if before == "item" else before, after=items[-1] if after == "item" else after
        )


def _to_the_right(form: EditedForm, key: str) -> None:
    form.require(key)
    for page in form.pages:
        page.move_column(key)


def _shuffled(form: EditedForm) -> None:
    page = form.page
    rest = [key for key in page.columns if key not in page.items]
    form.random.shuffle(rest)
    at = form.random.randint(0, len(rest))
    page.columns = [*rest[:at], *page.items, *rest[at:]]
    page.merged = []


def _hidden(form: EditedForm) -> None:
    for page in form.pages:
        page.hidden_columns |= {key for key in ("id", "weight", "criteria", "scale") if key in page.columns}


def _deleted(form: EditedForm, names: tuple[str, ...]) -> None:
    for page in form.pages:
        keys = [key for key in page.columns if key.partition("@")[0] in names]
        if not keys:
            raise UnfitError(f"no column {names[0]}")
        for key in keys:
            page.remove_column(key)


def weights_deleted(form: EditedForm) -> None:
    """The weight column is gone; without reform rows nothing would then tell the law."""
    if "A.II" not in form.rubric.nodes:
        raise UnfitError("nothing would tell the law")
    _deleted(form, ("weight",))


def _all_but_item_and_answer(form: EditedForm) -> None:
    weights_deleted(form)
    for page in form.pages:
        for key in [key for key in page.columns if not key.startswith(("item", "answer@"))]:
            page.remove_column(key)


def _glued(form: EditedForm) -> None:
    for line in form.lines:
        if line.marker and line.kind != "total":
            line.text = f"{line.marker} {line.text}"
            line.marker = ""


def _one_column(form: EditedForm, *, has_markers: bool) -> None:
    for page in form.pages:
        first, *others = page.items
        for line in page.lines:
            if not line.identity:
                texts = [str(line.cells.pop(key)) for key in page.items if key in line.cells]
                line.cells |= {first: " ".join(texts)} if texts else {}
                continue
            depth = int(line.text_key.removeprefix("item")) - 1
            words = f"{line.marker} {line.text}".strip() if has_markers else line.text
            line.marker = ""
            line.cells.pop(line.text_key)
            line.marker_key = line.text_key = first
            line.text = _INDENT * depth + words
        for key in others:
            page.remove_column(key)


def _option_columns(form: EditedForm, tick: str, *, is_doubled: bool = False) -> None:
    """One column for each option, ticked; counts and indices in one beside them."""
    page = form.page
    if len(form.marks) > 1:
        raise UnfitError("whose ticks they are would have to be told")
    number, keys = "answer@unit", {}
    for option in ("Ya", "Tidak", "A", "B", "C", "D", "E"):
        keys[option] = page.add_column(f"option {option}", option, before=number)
    page.titles()[number] = "Jumlah/Nilai"
    for line in form.choices():
        answer = line.cells.pop(number, None)
        if answer is not None:
            line.cells[keys[str(answer)]] = tick
    for line in form.some(form.choices(), 8) if is_doubled else ():
        line.cells |= {keys[option]: tick for option in form.options(line)}
        form.marks["unit"][line.code] = tick


def _scores_as_answers(form: EditedForm) -> None:
    for line, key, value in list(form.answered(form.choices())):
        share = form.rubric.scale_of(form.question(line)).options.get(str(value))
        if share is None:
            raise UnfitError("the answers are spelled in another way")
        line.cells[key] = float(share)


def _two_answer_columns(form: EditedForm) -> None:
    """Ya and Tidak in one column, letters and numbers in the next."""
    page = form.page
    if len(form.marks) > 1:
        raise UnfitError("only where one has answered")
    page.add_column("words", "Jawaban (Ya/Tidak)", before="answer@unit")
    page.titles()["answer@unit"] = "Jawaban (A/B/C/D/E)"
    for line in form.choices():
        if len(form.options(line)) == 2 and "answer@unit" in line.cells:
            line.cells["words"] = line.cells.pop("answer@unit")


def _over_the_scale(form: EditedForm) -> None:
    page = form.page
    form.require("scale")
    if len(form.marks) > 1:
        raise UnfitError("only where one has answered")
    for line in form.of_kind("question", "operand", "subtotal"):
        line.cells.pop("scale", None)
        if "answer@unit" in line.cells:
            line.cells["scale"] = line.cells["answer@unit"]
    page.remove_column("answer@unit")


EDITS: tuple[Edit, ...] = (
    read("C", "blank columns at the left", _blank_columns, "left"),
    read("C", "blank column behind each", _blank_between, "columns"),
    read("C", "answer before criteria", partial(_move, key="answer@unit", before="criteria"), "order"),
    read("C", "answer before the texts", partial(_move, key="answer@unit", before="item"), "order"),
    read("C", "weight at the far right", partial(_to_the_right, key="weight"), "order"),
    read("C", "scale before the texts", partial(_move, key="scale", before="item"), "order"),
    read("C", "score behind the texts", partial(_move, key="score@unit", after="item"), "order"),
    read("C", "columns in any order", _shuffled, "order"),
    read("C", "columns hidden", _hidden),
    read("C", "id deleted", partial(_deleted, names=("id",)), "titles:id ids"),
    read("C", "scale deleted", partial(_deleted, names=("scale",)), "titles:scale scale order"),
    read("C", "criteria deleted", partial(_deleted, names=("criteria",)), "titles:criteria criteria order"),
    read(
        "C",
        "scale and criteria deleted",
        partial(_deleted, names=("scale", "criteria")),
        "titles:scale titles:criteria scale criteria order",
    ),
    read("C", "notes and evidence deleted", partial(_deleted, names=("note", "evidence")), "titles:note@unit"),
    read("C", "scores deleted", partial(_deleted, names=("score", "share")), "titles:score@unit scores order"),
    read("C", "all deleted but item and answer", _all_but_item_and_answer, "deleted law header order"),
    read("C", "weight deleted", weights_deleted, "deleted law titles:weight"),
    read("C", "marker and text in one cell", _glued, "markers"),
    read("C", "hierarchy in one column with markers", partial(_one_column, has_markers=True), "markers items"),
    read("C", "hierarchy in one column, no markers", partial(_one_column, has_markers=False), "markers items"),
    *(
        read(
            "C",
            f"one column for each option, ticked {tick}",
            partial(_option_columns, tick=tick),
            "answers whose order header titles:answer@unit old paraf target",
            "two options ticked",
        )
        for tick in ("V", "x", "✓", "1")
    ),
    loud("C", "two options ticked", partial(_option_columns, tick="V", is_doubled=True), "answers whose order header"),
    loud("C", "scores typed in the answer column", _scores_as_answers, "answers"),
    either("C", "Ya/Tidak and letters in two columns", _two_answer_columns, "answers whose order titles:answer@unit"),
    either(
        "C",
        "answers typed over the scale",
        _over_the_scale,
        "scale answers counts indices whose order titles:scale titles:answer@unit",
    ),
)
