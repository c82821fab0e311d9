"""What the form says beside each question in our own words: how it is scored."""

from collections.abc import Mapping
from fractions import Fraction

from zi_score.exact import decimal_text
from zi_score.language import _, localized, shown
from zi_score.rubric.catalogue import TOTAL, Question, Ratio, Rubric
from zi_score.rubric.layout import LayoutRow


def row_title(rubric: Rubric, row: LayoutRow) -> str:
    """The label of a row; a total that the layout does not name is called the total of what it sums."""
    if row.kind == "total" and not row.title:
        summed = rubric.title if row.code == TOTAL else rubric.nodes[row.code].title
        return f"{_('Total')} {summed}".upper()
    label = row.label(rubric)
    return label.upper() if row.kind == "total" else label


def scale_text(rubric: Rubric, row: LayoutRow) -> str:
    """What the form shows as the kind of answer."""
    if row.kind in ("operand", "subtotal"):
        return _("Jumlah")
    if row.kind != "question":
        return ""
    scale = rubric.scale_of(rubric.questions[row.code])
    return scale.cell_texts[0] if scale.cell_texts else scale.title


def criteria_text(rubric: Rubric, question: Question) -> str:
    """How an answer scores: the options with their worth and what they say, a quotient in words, an index's limits."""
    scale = rubric.scale_of(question)
    if scale.kind == "choice":
        if question.labels:
            told = ((option, shown(share), question.labels[option].text) for option, share in scale.options.items())
            return "\n".join(f"{option} ({share}): {text}" for option, share, text in told)
        options = "; ".join(f"{option} = {shown(share)}" for option, share in scale.options.items())
        return _("{options}. Uraian tiap pilihan: {source}.").format(options=options, source=question.source)
    if scale.kind == "index":
        limits = {"minimum": shown(scale.minimum), "maximum": shown(scale.maximum)}
        return _("Isi indeks hasil survei, {minimum} sampai {maximum}.").format(**limits)
    if scale.kind == "percent":
        return _("Isi persentase 0% sampai 100%, misalnya 85%.")
    return _ratio_text(question, question.ratio) if question.ratio else scale.title


def percent_text(share: Fraction) -> str:
    """A share as a percentage without needless decimals."""
    return localized(decimal_text(share * 100, 2).rstrip("0").rstrip(".")) + "%"


def _ratio_text(question: Question, ratio: Ratio) -> str:
    titles = {operand.key: operand.title for operand in question.operands}
    quotient = _("{numerator} ÷ {denominator}, dibatasi 0–100%.").format(
        numerator=_combination(ratio.numerator, titles), denominator=_combination(ratio.denominator, titles)
    )
    neither, over_zero = ratio.zero_over_zero.share, ratio.over_zero.share
    if neither == over_zero:
        policy = _("Bila pembaginya 0: {share}.").format(share=percent_text(neither))
    else:
        policy = _("0 dari 0: {neither}; pembagi 0 lainnya: {over_zero}.").format(
            neither=percent_text(neither), over_zero=percent_text(over_zero)
        )
    return f"{quotient} {policy}"


def _combination(coefficients: Mapping[str, Fraction], titles: Mapping[str, str]) -> str:
    terms = ""
    for key, factor in coefficients.items():
        sign = "−" if factor < 0 else "+"
        size = "" if abs(factor) == 1 else f"{shown(abs(factor))} × "
        terms += f" {sign} {size}{titles[key]}"
    text = terms.removeprefix(" + ").strip()
    return f"({text})" if len(coefficients) > 1 else text
