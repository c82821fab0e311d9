"""What a questionnaire's figures must agree on beyond its schema. One small function a rule, all problems at once."""

from collections.abc import Iterator
from fractions import Fraction

from zi_score.documents.yaml_source import KeyPath, YamlSource
from zi_score.problems import Problem, found
from zi_score.rubric.consistency import repeated
from zi_score.rubric.questionnaire_document import QuestionnaireDocument
from zi_score.rubric.written import Cited


def check_questionnaire(document: QuestionnaireDocument, source: YamlSource) -> list[Problem]:
    """Every disagreement inside a questionnaire document, in the order of the rules."""
    rules = (
        _names_are_unique,
        _words_tell_the_variables_apart,
        _items_ask_about_every_variable,
        _weights_add_up,
        _scale_rises,
        _conversions_reach_the_same_top,
        _bands_fall_from_best_to_worst,
        _sources_are_listed,
    )
    return [problem for rule in rules for problem in rule(document, source)]


def _names_are_unique(document: QuestionnaireDocument, source: YamlSource) -> Iterator[Problem]:
    yield from repeated([(one.code, ("variables", at, "code")) for at, one in enumerate(document.variables)], source)
    codes = [(one.code.casefold(), ("items", at, "code")) for at, one in enumerate(document.items)]
    yield from repeated(codes, source)
    yield from repeated([(one.id, ("conversions", at, "id")) for at, one in enumerate(document.conversions)], source)
    if document.grading:
        bands = enumerate(document.grading.bands)
        yield from repeated([(one.id, ("grading", "bands", at, "id")) for at, one in bands], source)


def _words_tell_the_variables_apart(document: QuestionnaireDocument, source: YamlSource) -> Iterator[Problem]:
    words: list[tuple[str, KeyPath]] = []
    for at, variable in enumerate(document.variables):
        own = dict.fromkeys(one.casefold() for one in (variable.title, *variable.words))
        words += [(word, ("variables", at, "words")) for word in own]
    for at, item in enumerate(document.items):
        words += [(word.casefold(), ("items", at, "words")) for word in item.words]
    yield from repeated(words, source)


def _items_ask_about_every_variable(document: QuestionnaireDocument, source: YamlSource) -> Iterator[Problem]:
    known = {variable.code for variable in document.variables}
    for at, item in enumerate(document.items):
        if item.variable not in known:
            yield found("ZI307", source.location(("items", at, "variable")), kind="variable", name=item.variable)
    asked = {item.variable for item in document.items}
    for at, variable in enumerate(document.variables):
        if variable.code not in asked:
            yield found("ZI830", source.location(("variables", at, "code")), code=variable.code)


def _weights_add_up(document: QuestionnaireDocument, source: YamlSource) -> Iterator[Problem]:
    weights = [variable.weight for variable in document.variables if variable.weight is not None]
    total = sum(weights, Fraction(0))
    if weights and (total != 1 or len(weights) != len(document.variables)):
        yield found("ZI304", source.location(("variables",)), code=document.id, weight=Fraction(1), sum=total)


def _scale_rises(document: QuestionnaireDocument, source: YamlSource) -> Iterator[Problem]:
    scale = document.scale
    values = {"minimum": scale.minimum, "maximum": scale.maximum}
    if scale.minimum >= scale.maximum or (scale.maximum - scale.minimum) % scale.step:
        yield found("ZI831", source.location(("scale",)), **values)
        return
    for text, value in scale.texts.items():
        if not scale.minimum <= value <= scale.maximum or (value - scale.minimum) % scale.step:
            yield found("ZI832", source.location(("scale", "texts", text)), text=text, value=value, **values)


def _conversions_reach_the_same_top(document: QuestionnaireDocument, source: YamlSource) -> Iterator[Problem]:
    tops = [one.slope * document.scale.maximum + one.offset for one in document.conversions]
    for at, (one, top) in enumerate(zip(document.conversions, tops, strict=True)):
        if top != tops[0]:
            yield found("ZI833", source.location(("conversions", at)), conversion=one.id, top=top, expected=tops[0])


def _bands_fall_from_best_to_worst(document: QuestionnaireDocument, source: YamlSource) -> Iterator[Problem]:
    if document.grading is None:
        return
    minima = [band.minimum for band in document.grading.bands]
    if minima != sorted(set(minima), reverse=True):
        yield found("ZI834", source.location(("grading", "bands")), grading=document.grading.title)


def _sources_are_listed(document: QuestionnaireDocument, source: YamlSource) -> Iterator[Problem]:
    for entry, path in _cited(document):
        if entry.source.document not in document.sources:
            place = source.location((*path, "source", "document"))
            yield found("ZI306", place, document=entry.source.document)


def _cited(document: QuestionnaireDocument) -> Iterator[tuple[Cited, KeyPath]]:
    yield document.scale, ("scale",)
    yield document.weighting, ("weighting",)
    yield from ((entry, ("variables", at)) for at, entry in enumerate(document.variables))
    yield from ((entry, ("conversions", at)) for at, entry in enumerate(document.conversions))
    for name in ("least_respondents", "sample", "grading"):
        entry = getattr(document, name)
        if entry is not None:
            yield entry, (name,)
