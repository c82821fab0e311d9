"""Defects of answers, each in one cell or among several."""

from random import Random

from tests.support.defects.model import Defect, any_count, any_question, in_form, questions
from tests.support.filled_form import FilledForm
from tests.support.plain_workbook import ErrorValue, Formula
from zi_score.rubric.catalogue import Question

_TPI = "tpi"


def _blank(form: FilledForm, random: Random) -> str:
    return in_form(form, form.remove(any_question(form, random).code))


def _odd_spelling(form: FilledForm, random: Random) -> None:
    for question in questions(form):
        text = str(form.marks["unit"][question.code])
        form.put(question.code, random.choice((text.lower(), f" {text}. ", text.upper(), f"{text}\n")))


def _blank_count(form: FilledForm, random: Random) -> str:
    return in_form(form, form.remove(any_count(form, random)))


def _count_as_text(form: FilledForm, random: Random) -> None:
    identity = any_count(form, random)
    form.put(identity, f" {form.marks['unit'][identity]} ")


def _no_option(form: FilledForm, random: Random) -> str:
    return in_form(form, form.put(any_question(form, random).code, random.choice(("F", "AB", "0", 1, "Sudah"))))


def _index_outside(form: FilledForm, random: Random) -> str:
    return in_form(form, form.put(any_question(form, random, "index").code, random.choice((4.3, -0.5, 250, "4,01"))))


def _index_of_100(form: FilledForm, random: Random) -> str:
    index = any_question(form, random, "index").code
    return in_form(form, form.put(index, random.choice((87.65, "87,65", "90%", 100, 25))))


def _index_as_text(form: FilledForm, random: Random) -> None:
    index = any_question(form, random, "index").code
    form.put(index, str(form.marks["unit"][index]).replace(".", ","))


def _no_number(form: FilledForm, random: Random) -> str:
    identity = random.choice((any_count(form, random), any_question(form, random, "index").code))
    return in_form(form, form.put(identity, random.choice(("tujuh", "7 atau 8", "baik"))))


def _no_count(form: FilledForm, random: Random) -> str:
    return in_form(form, form.put(any_count(form, random), random.choice((7.5, -1, "-3", "2,5"))))


def _ratio_without_counts(form: FilledForm, random: Random) -> str:
    question = any_question(form, random, "ratio")
    for operand in question.operands:
        form.remove(f"{question.code}:{operand.key}")
    return question.code


def _percentage_outside(form: FilledForm, random: Random) -> str:
    code = _ratio_without_counts(form, random)
    return in_form(form, form.put(code, random.choice((85, "85,0", "120%", -0.1))))


def _percentage_alone(form: FilledForm, random: Random) -> str:
    code = _ratio_without_counts(form, random)
    return in_form(form, form.put(code, random.choice((0.85, "85%", "0,85"))))


def _percentage_as_counted(_form: FilledForm, _random: Random) -> None:
    """The percentage that the counts make stands there already."""


def _percentage_over_counts(form: FilledForm, random: Random) -> str:
    return in_form(form, form.put(any_question(form, random, "ratio").code, 0.123))


def _other_total(form: FilledForm, random: Random) -> str:
    subtotal = random.choice([row for row in form.layout.rows if row.kind == "subtotal"])
    return in_form(form, form.put(subtotal.identity, 77))


def _unknown_answer(form: FilledForm, random: Random) -> str:
    return in_form(form, form.put(any_question(form, random).code, Formula("=Lain!A1")))


def _computed_answer(form: FilledForm, random: Random) -> None:
    question = any_question(form, random)
    form.put(question.code, Formula("=UPPER(A1)", str(form.marks["unit"][question.code])))


def _failed_answer(form: FilledForm, random: Random) -> str:
    return in_form(form, form.put(any_question(form, random).code, ErrorValue(random.choice(("#REF!", "#N/A")))))


def _limited(form: FilledForm, random: Random, *, over: int) -> Question:
    question = random.choice([one for one in form.rubric.questions.values() if one.limits])
    limit = question.limits[0]
    marks = form.marks["unit"]
    whole = sum(int(marks[f"{question.code}:{key}"]) for key in limit.whole)
    for key in limit.parts:
        form.answer(f"{question.code}:{key}", 0)
    form.answer(f"{question.code}:{limit.parts[-1]}", whole + over)
    return question


def _more_than_there_are(form: FilledForm, random: Random) -> str:
    return in_form(form, form.place(_limited(form, random, over=random.randint(1, 5)).code))


def _all_that_there_are(form: FilledForm, random: Random) -> None:
    _limited(form, random, over=0)


def _same_count_twice(form: FilledForm, random: Random) -> str:
    seen: dict[tuple[str, str], str] = {}
    twice = []
    for question in form.rubric.questions.values():
        for operand in question.operands:
            identity = f"{question.code}:{operand.key}"
            if (question.parent, operand.key) in seen:
                twice.append(identity)
            seen.setdefault((question.parent, operand.key), identity)
    identity = random.choice(twice)
    return in_form(form, form.answer(identity, int(form.marks["unit"][identity]) + random.randint(1, 9)))


def _answered_by_tpi_alone(form: FilledForm, random: Random) -> str:
    code = any_question(form, random).code
    form.remove(code)
    return in_form(form, form.place(code, assessor=_TPI))


def _blank_of_both(form: FilledForm, random: Random) -> str:
    code = any_question(form, random).code
    form.remove(code)
    return in_form(form, form.remove(code, assessor=_TPI))


def _raised(form: FilledForm, random: Random) -> str:
    question = any_question(form, random)
    best, *_, worst = form.rubric.scale_of(question).options
    form.answer(question.code, worst)
    return in_form(form, form.answer(question.code, best, assessor=_TPI))


def _lowered(form: FilledForm, random: Random) -> None:
    question = any_question(form, random)
    best, *_, worst = form.rubric.scale_of(question).options
    form.answer(question.code, best)
    form.answer(question.code, worst, assessor=_TPI)


def _only_tpi(form: FilledForm, _: Random) -> str:
    for identity in form.marks["unit"]:
        form.remove(identity)
    return in_form(form, form.place("", "answer"))


def _begun_by_tpi(form: FilledForm, random: Random) -> str:
    for identity in random.sample(sorted(form.marks[_TPI]), 60):
        form.remove(identity, assessor=_TPI)
    return in_form(form)


def _nothing(_form: FilledForm, _random: Random) -> None:
    """The form as it is."""


_COMPARED = ("ZI402", "ZI404", "ZI405", "ZI407", "ZI408", "ZI409", "ZI410")
_SPOILT = ("ZI201", "ZI210", "ZI220", "ZI222", "ZI223", *_COMPARED)
_COUNTED = ("ZI202", "ZI210", "ZI211", "ZI212", "ZI213", "ZI220", "ZI222", "ZI223", "ZI427", *_SPOILT)

ANSWER_DEFECTS = (
    Defect("a blank answer", "ZI201", _blank, _odd_spelling, ("ZI221", *_COMPARED)),
    Defect("a blank count", "ZI202", _blank_count, _count_as_text, ("ZI221", *_COUNTED)),
    Defect("no option of the scale", "ZI203", _no_option, _odd_spelling, _SPOILT),
    Defect("an index outside its scale", "ZI204", _index_outside, _index_as_text, _SPOILT),
    Defect("an index on the scale of 100", "ZI216", _index_of_100, _index_as_text, _SPOILT),
    Defect("words for a number", "ZI205", _no_number, _count_as_text, _COUNTED),
    Defect("no count", "ZI207", _no_count, _count_as_text, _COUNTED),
    Defect("a percentage outside its scale", "ZI208", _percentage_outside, _percentage_as_counted, _COUNTED),
    Defect("a percentage without counts", "ZI209", _percentage_alone, _percentage_as_counted, _COUNTED),
    Defect(
        "a percentage typed over its counts",
        "ZI210",
        _percentage_over_counts,
        _percentage_as_counted,
        ("ZI420", *_COUNTED),
    ),
    Defect("a total unlike its parts", "ZI211", _other_total, _percentage_as_counted, ("ZI420", *_COUNTED)),
    Defect("an answer never computed", "ZI214", _unknown_answer, _computed_answer, _SPOILT),
    Defect("an answer that failed", "ZI215", _failed_answer, _computed_answer, _SPOILT),
    Defect("more than there are", "ZI220", _more_than_there_are, _all_that_there_are, _COUNTED),
    Defect("one count in two ways", "ZI223", _same_count_twice, _count_as_text, _COUNTED),
    Defect("an answer of TPI alone", "ZI221", _answered_by_tpi_alone, _lowered, ("ZI201", *_COUNTED), (_TPI,)),
    Defect("an answer that TPI raised", "ZI222", _raised, _lowered, _COUNTED, (_TPI,)),
    Defect("nothing but answers of TPI", "ZI224", _only_tpi, _lowered, ("ZI427",), (_TPI,)),
    Defect(
        "a tier that has only begun", "ZI129", _begun_by_tpi, _lowered, ("ZI201", "ZI202", "ZI225", *_COUNTED), (_TPI,)
    ),
)
