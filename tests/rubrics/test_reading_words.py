"""The words by which forms are recognised: they name only what is there, and a wrong file of them is refused."""

from pathlib import Path

import pytest
import yaml

from zi_score.problems import UnusableInputError
from zi_score.rubric.layout import Wordings
from zi_score.rubric.lexicon import Lexicon
from zi_score.rubric.library import (
    bundled_rubrics,
    lexicon_folder,
    load_layouts,
    load_lexicon,
    load_rubric,
    rubric_folder,
    yaml_lexicon,
    yaml_wordings,
)

LEXICON = "lexicon.yaml"
WORDINGS = "wordings.yaml"


@pytest.fixture(params=bundled_rubrics())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def wordings(name: str) -> Wordings:
    return yaml_wordings(rubric_folder(name))


@pytest.fixture
def lexicon() -> Lexicon:
    load_lexicon.cache_clear()  # it may have been loaded by a test that is not measured
    return load_lexicon()


def test_only_rows_of_some_layout_have_words(name: str, wordings: Wordings) -> None:
    rows = {row.identity for layout in load_layouts(rubric_folder(name)) for row in layout.rows}
    assert wordings
    assert sorted(set(wordings) - rows) == []


def test_every_question_and_count_has_words(name: str, wordings: Wordings) -> None:
    """A form in other words is recognised by these alone."""
    rows = {row.identity for row in load_layouts(rubric_folder(name))[0].rows if row.kind in ("question", "operand")}
    assert sorted(rows - set(wordings)) == []


def test_each_wording_is_a_sorted_set_and_no_sentence(wordings: Wordings) -> None:
    """Unsorted or repeated words would be a quotation of somebody's form."""
    for identity, known in wordings.items():
        assert list(known) == sorted(set(known)), identity
        for said in known:
            assert list(said) == sorted(set(said)), identity
            assert all(word == word.casefold() and " " not in word for word in said), identity


def test_the_words_are_filed_under_their_own_rubric(name: str) -> None:
    file = rubric_folder(name) / WORDINGS
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["rubric"] == load_rubric(rubric_folder(name)).id == name


def test_the_assessors_of_the_lexicon_are_those_of_the_layouts(lexicon: Lexicon) -> None:
    """Answers of an assessor of a layout whom the lexicon does not know would belong to nobody."""
    known = {one.id for one in lexicon.assessors}
    for name in bundled_rubrics():
        for layout in load_layouts(rubric_folder(name)):
            named = {one.id for one in (*layout.assessors, *layout.variants)}
            assert {one.rstrip("0123456789").rstrip("-") for one in named} <= known, layout.id


def test_no_word_of_the_lexicon_is_two_options(lexicon: Lexicon) -> None:
    words = [word for spellings in lexicon.options.values() for word in spellings]
    assert len(words) == len(set(words))
    scales = [scale for name in bundled_rubrics() for scale in load_rubric(rubric_folder(name)).scales.values()]
    assert set(lexicon.options) <= {option for scale in scales for option in scale.options}


@pytest.mark.parametrize(
    ("right", "wrong", "line_of", "path"),
    [
        ("units:", "unit:", "unit:", "unit"),
        ("schema_version: 1", "schema_version: 2", "schema_version: 2", "schema_version"),
        ("    title: TPI\n", "", "  - id: tpi\n", "assessors[tpi].title"),
        ("changing: [seharusnya", "changing: [[seharusnya]", "changing: [[", "changing[0]"),
        ("  share: [['%']", "  share: ['%'", "  share: ['%'", "kinds.share[0]"),
    ],
)
def test_a_wrong_lexicon_is_refused_at_its_line(
    tmp_path: Path, right: str, wrong: str, line_of: str, path: str
) -> None:
    text = (lexicon_folder() / LEXICON).read_text(encoding="utf-8")
    assert text.count(right) == 1
    text = text.replace(right, wrong)
    (tmp_path / LEXICON).write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInputError) as refused:
        yaml_lexicon(tmp_path)
    places = {one.location.path: one for one in refused.value.problems}
    assert path in places
    assert places[path].code == "ZI303"
    assert places[path].location.file == str(tmp_path / LEXICON)
    assert places[path].location.line == text[: text.index(line_of)].count("\n") + 1
    assert places[path].hint


@pytest.mark.parametrize(
    ("rows", "path"),
    [
        ("  A.I.1.i.a: [integritas, tim]", "rows.A.I.1.i.a[0]"),
        ("  A.I.1.i.a: []", "rows.A.I.1.i.a"),
        ("  A.I.1.i.a: [[]]", "rows.A.I.1.i.a[0]"),
    ],
)
def test_wrong_wordings_are_refused_at_their_line(tmp_path: Path, rows: str, path: str) -> None:
    text = f"schema_version: 1\nrubric: permenpanrb-90-2021\nrows:\n{rows}\n"
    (tmp_path / WORDINGS).write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInputError) as refused:
        yaml_wordings(tmp_path)
    places = [(one.code, one.location.line, one.location.path) for one in refused.value.problems]
    assert ("ZI303", 4, path) in places
    assert {line for _code, line, _path in places} == {4}


def test_a_rubric_without_collected_words_has_none(tmp_path: Path) -> None:
    assert yaml_wordings(tmp_path) == {}
