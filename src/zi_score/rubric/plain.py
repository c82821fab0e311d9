"""Any of the catalogue's frozen dataclasses as plain JSON values, and back.

What a field may hold follows from its type alone, so a new field needs no line here. Nothing is checked: whoever
reads plain values back must know that `to_plain` wrote them for `fields_of` the same type.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from zi_score.frozen import field_names

Reader = Callable[[Any], Any]


def to_plain(value: object) -> Any:
    """A dataclass as the list of its fields, a number as its exact text."""
    if names := field_names(value):
        return [to_plain(getattr(value, name)) for name in names]
    if isinstance(value, Mapping):
        return {key: to_plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    return str(value) if isinstance(value, Fraction) else value


def from_plain(kind: Any, plain: Any) -> Any:
    """The value of this type that `to_plain` wrote."""
    reader = _reader(kind)
    return plain if reader is None else reader(plain)


def fields_of(*kinds: Any) -> dict[str, list[str]]:
    """Each dataclass that these types are made of, with its fields and their types in order."""
    made_of = {one.__qualname__: one for kind in kinds for one in _dataclasses(kind)}
    return {
        name: [f"{field}: {_type_text(hint)}" for field, hint in made_of[name].__annotations__.items()]
        for name in sorted(made_of)
    }


def _type_text(hint: Any) -> str:
    return hint.__name__ if isinstance(hint, type) and not get_args(hint) else str(hint)


def _dataclasses(kind: Any) -> Iterator[Any]:
    if field_names(kind):
        yield kind
    parts = kind.__annotations__.values() if field_names(kind) else get_args(kind)
    for part in parts:
        yield from _dataclasses(part)


@cache
def _reader(kind: Any) -> Reader | None:
    """How to read a value of a type, or None where its plain form is the value itself."""
    if kind in (str, int, bool) or get_origin(kind) is Literal:
        return None
    if kind is Fraction:
        return _fraction
    if field_names(kind):
        return _dataclass_reader(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional_reader(*(one for one in arguments if one is not NoneType))
    if origin is tuple and arguments[1:] == (...,):
        return _tuple_reader(_reader(arguments[0]))
    if origin is Mapping and arguments[0] is str:
        return _mapping_reader(_reader(arguments[1]))
    message = f"no plain form is known for {kind}"
    raise TypeError(message)


@cache
def _fraction(text: str) -> Fraction:
    return Fraction(text)


def _dataclass_reader(kind: Any) -> Reader:
    hints = kind.__annotations__
    readers = [(position, reader) for position, hint in enumerate(hints.values()) if (reader := _reader(hint))]

    def read(plain: list[Any]) -> Any:
        for position, reader in readers:
            plain[position] = reader(plain[position])
        return kind(*plain)

    return read


def _optional_reader(kind: Any) -> Reader | None:
    reader = _reader(kind)
    return None if reader is None else lambda plain: None if plain is None else reader(plain)


def _tuple_reader(reader: Reader | None) -> Reader:
    return tuple if reader is None else lambda plain: tuple(map(reader, plain))


def _mapping_reader(reader: Reader | None) -> Reader:
    if reader is None:
        return MappingProxyType
    return lambda plain: MappingProxyType({key: reader(one) for key, one in plain.items()})
