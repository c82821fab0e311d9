"""Our dataclasses beside those of the standard library: who makes, compares, copies or shows one sees no difference."""

import copy
import dataclasses
import pickle
import typing
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from zi_score import frozen

# To a type checker both are the same; what is tested here is what they do.
OURS: Any = frozen
STANDARD: Any = dataclasses
BOTH = pytest.mark.parametrize("made_by", [OURS, STANDARD], ids=["ours", "standard"])


def point_of(made_by: Any, **choices: bool) -> Any:
    class Point:
        """A point."""

        x: int
        y: int = 2
        notes: Mapping[str, int] = made_by.field(default_factory=dict)
        hidden: str = made_by.field(default="secret", repr=False, compare=False)

        def sum(self) -> int:
            return self.x + self.y

    return made_by.dataclass(frozen=True, **choices)(Point)


@BOTH
@pytest.mark.parametrize("slots", [True, False])
def test_one_is_made_shown_and_read(made_by: Any, slots: bool) -> None:
    point = point_of(made_by, slots=slots)
    made = point(1, notes={"a": 1})
    assert (made.x, made.y, made.notes, made.hidden, made.sum()) == (1, 2, {"a": 1}, "secret", 3)
    assert repr(made) == "point_of.<locals>.Point(x=1, y=2, notes={'a': 1})"
    assert (point.__name__, point.__doc__, point.__match_args__) == ("Point", "A point.", ("x", "y", "notes", "hidden"))
    assert hasattr(made, "__dict__") is not slots
    assert typing.get_type_hints(point) == {"x": int, "y": int, "notes": Mapping[str, int], "hidden": str}


@BOTH
def test_what_a_factory_makes_is_made_anew_for_each(made_by: Any) -> None:
    point = point_of(made_by)
    assert point(1).notes is not point(1).notes


@BOTH
def test_two_are_equal_where_all_that_is_compared_is(made_by: Any) -> None:
    point, other = point_of(made_by), point_of(made_by)
    assert point(1) == point(1, hidden="")
    assert point(1) != point(1, 3)
    assert point(1) != other(1)
    assert len({point(1, 2, ()), point(1, 2, (), "x"), point(1, 3, ())}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(point(1))


@BOTH
def test_one_that_is_not_compared_is_equal_to_itself_alone(made_by: Any) -> None:
    point = point_of(made_by, eq=False)
    one = point(1)
    assert one != point(1)
    assert len({one, point(1)}) == 2


@BOTH
@pytest.mark.parametrize(
    "broken",
    [
        lambda point: point(),
        lambda point: point(1, 2, {}, "", 5),
        lambda point: point(1, z=3),
        lambda point: point(1, x=3),
    ],
)
def test_wrong_arguments_are_refused(made_by: Any, broken: Callable[[Any], object]) -> None:
    point = point_of(made_by)
    for _ in range(2):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            broken(point)


@BOTH
@pytest.mark.parametrize("slots", [True, False])
def test_none_can_be_changed(made_by: Any, slots: bool) -> None:
    made = point_of(made_by, slots=slots)(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.x = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del made.x
    assert made.x == 1


@BOTH
def test_one_is_made_of_another_with_other_values(made_by: Any) -> None:
    made = point_of(made_by)(1, 5, hidden="kept")
    changed = made_by.replace(made, x=2)
    assert (changed.x, changed.y, changed.hidden) == (2, 5, "kept")
    with pytest.raises(TypeError):
        made_by.replace(made, z=2)


@BOTH
def test_a_class_without_fields_of_its_own_inherits(made_by: Any) -> None:
    point = point_of(made_by)
    # Made by `type`, for a type checker cannot follow a class of a class that is made here.
    named: Any = type("Named", (point,), {"__slots__": (), "name": lambda self: f"at {self.x}"})
    assert named(4).name() == "at 4"
    assert named(4) == named(4)
    assert named(4) != point_of(made_by)(4)


@BOTH
def test_a_class_keeps_what_it_says_itself(made_by: Any) -> None:
    class Named:
        name: str

        def __repr__(self) -> str:
            return self.name

        def __hash__(self) -> int:
            return 7

    made = made_by.dataclass(frozen=True, slots=True)(Named)("a")
    assert (repr(made), hash(made)) == ("a", 7)


@BOTH
def test_a_class_may_have_no_fields(made_by: Any) -> None:
    class Empty:
        """Nothing."""

    made = made_by.dataclass(frozen=True, slots=True)(Empty)
    assert made() == made()
    assert hash(made()) == hash(made())
    assert repr(made()).endswith("Empty()")


@frozen.dataclass(frozen=True, slots=True)
class Packed:
    """What processes send each other."""

    name: str
    parts: tuple[int, ...] = ()


def test_one_is_packed_and_copied() -> None:
    one = Packed("a", (1, 2))
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - packed here
    assert copy.deepcopy(one) == copy.copy(one) == one
    assert frozen.field_names(Packed) == frozen.field_names(one) == ("name", "parts")
    assert frozen.field_names("name") == ()


def test_a_class_that_can_be_changed_is_not_made_here() -> None:
    with pytest.raises(TypeError, match="not frozen"):
        frozen.dataclass(frozen=False)(Packed)
