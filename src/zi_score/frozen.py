"""Frozen dataclasses whose class is made in a thirtieth of the time; to a type checker they are the standard library's.

`dataclasses` compiles six methods of each class when its module is loaded, half a millisecond a class. An evaluation
loads some ninety classes: that was a quarter of its time. Here what all classes have alike is written once, and the
one method that must be quick, `__init__`, is compiled when the first object of its class is made.

Only what this program uses is here: no order, no fields by keyword alone, none that `__init__` does not take, and no
class made of another that has fields.
"""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field", "field_names", "replace"]

_NO_DEFAULT: Any = object()


class _Field:
    """What `field` says beside the type of a field."""

    __slots__ = ("default", "is_compared", "is_shown", "make")

    def __init__(self, default: Any = _NO_DEFAULT, make: Callable[[], Any] | None = None) -> None:
        self.default = default
        self.make = make
        self.is_shown = True
        self.is_compared = True


def _field(*, default: Any = _NO_DEFAULT, default_factory: Callable[[], Any] | None = None, **used_by: bool) -> _Field:
    made = _Field(default, default_factory)
    made.is_shown = used_by.get("repr", True)
    made.is_compared = used_by.get("compare", True)
    return made


def _dataclass(*, frozen: bool, slots: bool = False, eq: bool = True) -> Callable[[type], type]:
    """Make a dataclass of a class. Raises `TypeError` where it is not `frozen`: `dataclasses` makes such classes."""
    if not frozen:
        message = "a class that is not frozen"
        raise TypeError(message)

    def decorated(kind: type) -> type:
        fields = {name: _given(kind, name) for name in kind.__annotations__}
        members: dict[str, Any] = {"__repr__": _repr}
        if eq:
            members["__eq__"], members["__hash__"] = _comparing(name for name, one in fields.items() if one.is_compared)
        # What a class itself has is kept, so is a hash of its own.
        members |= {name: one for name, one in vars(kind).items() if name not in {*fields, "__dict__", "__weakref__"}}
        members |= {"__frozen_fields__": fields, "__match_args__": tuple(fields), "__init__": _compiling_init}
        members |= {"__setattr__": _refuse, "__delattr__": _refuse, "__reduce__": _reduced}
        if slots:
            members["__slots__"] = tuple(fields)
        made = type(kind)(kind.__name__, kind.__bases__, members)
        made.__qualname__ = kind.__qualname__
        return made

    return decorated


def _given(kind: type, name: str) -> _Field:
    given = vars(kind).get(name, _NO_DEFAULT)
    return given if isinstance(given, _Field) else _Field(given)


def _compiling_init(self: Any, *args: Any, **kwargs: Any) -> None:
    """Stands for `__init__` until the first object is made."""
    kind: Any = next(one for one in type(self).__mro__ if "__frozen_fields__" in vars(one))
    kind.__init__ = _init_of(kind)
    kind.__init__(self, *args, **kwargs)


def _init_of(kind: Any) -> Callable[..., None]:
    has_slots = "__slots__" in vars(kind)
    names: dict[str, Any] = {"_set": object.__setattr__, "_NO_DEFAULT": _NO_DEFAULT}
    parameters, lines = ["self"], []
    for name, field in kind.__frozen_fields__.items():
        value = name
        if field.make is not None:
            names[f"_make_{name}"] = field.make
            value = f"_make_{name}() if {name} is _NO_DEFAULT else {name}"
        has_default = field.make is not None or field.default is not _NO_DEFAULT
        names[f"_default_{name}"] = field.default
        parameters.append(f"{name}=_default_{name}" if has_default else name)
        if has_slots:
            names[f"_set_{name}"] = vars(kind)[name].__set__
        lines.append(f" _set_{name}(self, {value})" if has_slots else f" _set(self, {name!r}, {value})")
    exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines or [" pass"]), names)  # noqa: S102 - names only
    init: Callable[..., None] = names["__init__"]
    return init


def _comparing(compared: Iterable[str]) -> tuple[Callable[[Any, object], bool], Callable[[Any], int]]:
    names = tuple(compared)
    values = attrgetter(*names) if names else lambda _: ()

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    return __eq__, __hash__


def _repr(self: Any) -> str:
    shown = (name for name, one in self.__frozen_fields__.items() if one.is_shown)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def _reduced(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple([getattr(self, name) for name in self.__match_args__])


def _refuse(self: Any, name: str, *_: object) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415, TID251 - only where a program is wrong

    message = f"cannot change field {name!r} of {type(self).__name__}"
    raise FrozenInstanceError(message)


def _replace(one: Any, /, **changes: Any) -> Any:
    return type(one)(**{name: getattr(one, name) for name in one.__match_args__} | changes)


def field_names(kind: Any) -> tuple[str, ...]:
    """Of a dataclass made here, or of an object of it, in their order; of anything else none."""
    return tuple(getattr(kind, "__frozen_fields__", ()))


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace  # noqa: TID251 - see above
else:
    dataclass, field, replace = _dataclass, _field, _replace
