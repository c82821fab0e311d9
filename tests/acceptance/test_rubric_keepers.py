"""``zi-score rubric copy`` and ``rubric diff``: a rubric of one's own, what differs in it, and what that does."""

import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from zi_score.frozen import replace
from zi_score.report.rubric.page import differences_page
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.differences import Aspect, rubric_changes
from zi_score.rubric.library import DEFAULT_RUBRIC, bundled_rubrics, load_rubric
from zi_score.rubric.sources import Repeal, Source

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def own(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled rubric."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    code, out, err = run("rubric", "copy", DEFAULT_RUBRIC, "Uji Coba 2026")
    assert (code, err) == (0, "")
    assert "rubric check" in out
    return tmp_path / "Uji Coba 2026"


def change(folder: Path, *pairs: tuple[str, str]) -> None:
    file = folder / "rubric.yaml"
    text = file.read_text(encoding="utf-8")
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after, 1)
    file.write_text(text, encoding="utf-8")


class TestCopy:
    @pytest.mark.parametrize("name", bundled_rubrics())
    def test_it_is_sound_and_nobody_takes_it_for_the_official_one(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert run("rubric", "copy", name, "sendiri")[0] == 0
        assert run("rubric", "check", "sendiri")[0] == 0
        rubric = load_rubric(tmp_path / "sendiri")
        assert rubric.id == "sendiri"
        assert rubric.title.endswith("salinan sendiri, bukan rubrik resmi")
        assert not (tmp_path / "sendiri" / "compiled.json").exists()
        assert (tmp_path / "sendiri" / "rubric.yaml").read_text(encoding="utf-8").startswith("# Salinan dari")

    @pytest.mark.parametrize(
        ("line", "title"),
        [
            ('id: "rb"', "title: Dinas é"),
            ("id: 'rb'  # nama", 'title: "Dinas: é" # judul'),
            ("id:   rb", "title: >-\n  Dinas\n  é"),
            ("id: rb\r", "title: Dinas é\r"),
        ],
    )
    def test_it_is_renamed_however_its_id_is_written(self, run: Run, own: Path, line: str, title: str) -> None:
        file = own / "rubric.yaml"
        lines = ["\ufeff# é", *file.read_text(encoding="utf-8").split("\n")]
        lines = [line if one.startswith("id: ") else title if one.startswith("title: ") else one for one in lines]
        file.write_bytes("\n".join(lines).encode())
        for other in [own / "wordings.yaml", *(own / "layouts").iterdir()]:
            text = other.read_text(encoding="utf-8")
            other.write_text(text.replace("rubric: uji-coba-2026", "rubric: 'rb'"), encoding="utf-8")
        assert run("rubric", "copy", own, "sendiri")[0] == 0
        assert run("rubric", "check", "sendiri")[0] == 0
        copy = load_rubric(own.parent / "sendiri")
        assert copy.id == "sendiri"
        assert copy.title.startswith("Dinas")
        assert copy.title.endswith("é - salinan sendiri, bukan rubrik resmi")
        kept = (own.parent / "sendiri" / "rubric.yaml").read_bytes().decode()
        assert ("# nama" in kept, "# judul" in kept) == ("# nama" in line, "# judul" in title)

    def test_what_is_no_yaml_is_refused(self, run: Run, own: Path) -> None:
        (own / "lain.yaml").write_text("a: [", encoding="utf-8")
        code, _out, err = run("rubric", "copy", own, "sendiri")
        assert (code, "ZI301" in err) == (3, True)

    def test_its_name_is_that_of_its_folder(self, own: Path) -> None:
        assert load_rubric(own).id == "uji-coba-2026"

    def test_it_scores_as_its_source_does(self, run: Run, own: Path) -> None:
        book = EXAMPLES / "memenuhi-wbk.xlsx"
        ours, theirs = (
            run("evaluate", book, "--format", "csv", *options)[1].splitlines()
            for options in ((), ("--rubric", str(own)))
        )
        assert {line for line in ours if ",node," in line} == {line for line in theirs if ",node," in line}

    @pytest.mark.parametrize("name", [DEFAULT_RUBRIC, "...", "permenpanrb-52-2014"])
    def test_a_name_that_is_taken_or_none_is_refused(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        code, _out, err = run("rubric", "copy", DEFAULT_RUBRIC, name)
        assert code == 2
        assert "beri nama lain" in err

    def test_what_is_there_is_never_written_over(self, run: Run, own: Path) -> None:
        assert run("rubric", "copy", DEFAULT_RUBRIC, own)[0] == 2

    def test_a_rubric_that_there_is_not(self, run: Run, tmp_path: Path) -> None:
        code, _out, err = run("rubric", "copy", "tidak-ada", tmp_path / "baru")
        assert code == 3
        assert "ZI315" in err

    def test_a_place_where_nothing_can_be_written(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "berkas").write_text("", encoding="utf-8")
        code, _out, err = run("rubric", "copy", DEFAULT_RUBRIC, tmp_path / "berkas" / "baru")
        assert code == 2
        assert "tidak dapat ditulis" in err


class TestDiff:
    def test_a_copy_does_not_differ(self, run: Run, own: Path) -> None:
        code, out, _err = run("rubric", "diff", DEFAULT_RUBRIC, own)
        assert code == 0
        assert "Tidak ada perbedaan" in out

    def test_a_gate_and_who_loses_a_target_by_it(self, run: Run, own: Path, tmp_path: Path) -> None:
        change(own, ("points: 75\n", "points: 82\n"))
        books = tmp_path / "masuk"
        books.mkdir()
        for name in ("memenuhi-wbk.xlsx", "memenuhi-wbbm.xlsx"):
            shutil.copy(EXAMPLES / name, books)
        (books / "rusak.xlsx").write_bytes(b"PK\x03\x04terpotong")
        code, out, _err = run("rubric", "diff", DEFAULT_RUBRIC, own, "--on", books)
        words = " ".join(out.split())
        assert code == 3
        assert "ambang wbk.total Menuju WBK: Nilai total 75 82" in words
        assert "kehilangan Menuju WBK" in words
        assert "rusak.xlsx" in words
        assert "kesimpulan yang sama: 1 dari 3" in words
        back = " ".join(run("rubric", "diff", own, DEFAULT_RUBRIC, "--on", books)[1].split())
        assert "memperoleh Menuju WBK" in back

    def test_a_link_out_of_the_folder_is_not_followed(self, run: Run, own: Path, tmp_path: Path) -> None:
        books = tmp_path / "masuk"
        books.mkdir()
        (books / "luar.xlsx").symlink_to(EXAMPLES / "memenuhi-wbk.xlsx")
        code, out, _err = run("rubric", "diff", DEFAULT_RUBRIC, own, "--on", books)
        assert code == 3
        assert "ZI113" in out

    def test_every_workbook_alike(self, run: Run, own: Path) -> None:
        out = run(
            "rubric", "diff", DEFAULT_RUBRIC, own, "--on", EXAMPLES / "memenuhi-wbk.xlsx", "--format", "markdown"
        )[1]
        assert "1 dari 1" in out
        assert "kesimpulannya berubah" not in out


def test_each_kind_of_difference_is_told(rubric: Rubric) -> None:
    code, question = next(iter(rubric.questions.items()))
    ratio = next(one for one in rubric.questions.values() if one.ratio)
    node = rubric.nodes[question.parent]
    scale = rubric.scale_of(question)
    option = next(iter(scale.options))
    without = {name: one for name, one in rubric.questions.items() if name != ratio.code}
    other = replace(
        rubric,
        nodes={**rubric.nodes, node.code: replace(node, weight=node.weight * 2)},
        questions={**without, code: replace(question, weight=question.weight * 2), "A.X": ratio},
        scales={**rubric.scales, scale.id: replace(scale, options={**scale.options, option: Fraction(9, 10)})},
        policies={**rubric.policies, "unanswered": replace(rubric.policies["unanswered"], value="skip")},
        targets={name: one for name, one in rubric.targets.items() if name != "wbbm"},
    )
    changes = rubric_changes(rubric, other)
    told = {(one.aspect, one.code): (one.before, one.after) for one in changes}
    assert told[Aspect.WEIGHT, node.code] == (node.weight, node.weight * 2)
    assert told[Aspect.WEIGHT, code] == (question.weight, question.weight * 2)
    assert told[Aspect.QUESTION, ratio.code][1] is None
    assert told[Aspect.QUESTION, "A.X"][0] is None
    assert told[Aspect.SCALE, f"{scale.id}.{option}"] == (Fraction(1), Fraction(9, 10))
    assert told[Aspect.POLICY, "unanswered"] == ("zero", "skip")
    assert told[Aspect.GATE, "wbbm.total"] == (Fraction(85), None)
    mirrored = {(one.aspect, one.code): (one.after, one.before) for one in rubric_changes(other, rubric)}
    assert mirrored == told
    assert rubric_changes(rubric, rubric) == ()
    fewer = replace(rubric, nodes={name: one for name, one in rubric.nodes.items() if name != node.code})
    assert [(one.aspect, one.after) for one in rubric_changes(rubric, fewer)] == [(Aspect.PART, None)]


def changed_ratio(rubric: Rubric) -> Rubric:
    code, question = next((code, one) for code, one in rubric.questions.items() if one.ratio)
    assert question.ratio
    doubled = {key: factor * 2 for key, factor in question.ratio.denominator.items()}
    ratio = replace(question.ratio, denominator=doubled)
    return replace(rubric, questions={**rubric.questions, code: replace(question, ratio=ratio)})


def changed_limit(rubric: Rubric) -> Rubric:
    code, question = next((code, one) for code, one in rubric.questions.items() if one.limits)
    return replace(rubric, questions={**rubric.questions, code: replace(question, limits=())})


def changed_index(rubric: Rubric) -> Rubric:
    scale = next(one for one in rubric.scales.values() if one.kind == "index")
    return replace(rubric, scales={**rubric.scales, scale.id: replace(scale, maximum=Fraction(5))})


def changed_condition(rubric: Rubric) -> Rubric:
    first, *others = rubric.conditions
    return replace(rubric, conditions=(replace(first, is_binding=not first.is_binding), *others))


def changed_kawasan(rubric: Rubric) -> Rubric:
    assert rubric.kawasan
    scale = replace(rubric.kawasan.scale, maximum=Fraction(7))
    return replace(rubric, kawasan=replace(rubric.kawasan, scale=scale))


@pytest.mark.parametrize(
    ("change", "aspect"),
    [
        (changed_index, Aspect.SCALE),
        (lambda one: replace(one, scales={**one.scales, "baru": next(iter(one.scales.values()))}), Aspect.SCALE),
        (changed_ratio, Aspect.QUESTION),
        (changed_limit, Aspect.QUESTION),
        (changed_condition, Aspect.CONDITION),
        (lambda one: replace(one, conditions=one.conditions[1:]), Aspect.CONDITION),
        (lambda one: replace(one, affirmation=None), Aspect.CONDITION),
        (lambda one: replace(one, stages=one.stages[1:]), Aspect.STAGE),
        (changed_kawasan, Aspect.KAWASAN),
        (lambda one: replace(one, kawasan=None), Aspect.KAWASAN),
        (lambda one: replace(one, areas=dict(list(one.areas.items())[1:])), Aspect.TARGET),
        (lambda one: replace(one, repeal=Repeal("X", Source("x", "X"))), Aspect.TARGET),
    ],
)
def test_what_changes_no_weight_is_told_too(rubric: Rubric, change: Callable[[Rubric], Rubric], aspect: Aspect) -> None:
    changes = rubric_changes(rubric, change(rubric))
    assert {one.aspect for one in changes} == {aspect}
    assert len({one.code for one in changes}) == len(changes)


def test_what_is_not_compared_is_not_called_the_same(rubric: Rubric) -> None:
    other = replace(rubric, fingerprint="0" * 16)
    assert "berbeda di bagian lain" in str(differences_page(rubric, other, (), ()))
    assert "Tidak ada perbedaan yang dapat mengubah" in str(differences_page(rubric, rubric, (), ()))
