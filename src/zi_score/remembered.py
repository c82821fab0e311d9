"""Remembering what was made of the same contents before: most of a form is the same in every workbook."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

_First = TypeVar("_First")
_Others = ParamSpec("_Others")
_Result = TypeVar("_Result")
_Function = Callable[Concatenate[_First, _Others], _Result]


def remembered(
    count: int, letters: int
) -> Callable[[_Function[_First, _Others, _Result]], _Function[_First, _Others, _Result]]:
    """Let a function keep its last results, so many, where its first argument has no more letters: memory has a bound.

    The argument is a text, or cells, or columns of cells. A result must not be changed. Arguments of different types
    are never the same: 1 is not True.
    """

    def decorated(function: _Function[_First, _Others, _Result]) -> _Function[_First, _Others, _Result]:
        kept = lru_cache(maxsize=count, typed=True)(function)

        @wraps(function)
        def call(first: _First, /, *args: _Others.args, **kwargs: _Others.kwargs) -> _Result:
            # A union of types would be made at each call.
            count = len(first) if isinstance(first, (str, bytes)) else _letters(first)
            return (kept if count <= letters else function)(first, *args, **kwargs)

        return call

    return decorated


def _letters(value: object) -> int:
    if isinstance(value, bytes):
        return len(value)
    if not isinstance(value, tuple):
        return 0
    if value and isinstance(value[0], tuple):
        return sum(map(_letters, value))
    return sum([len(one) for one in value if type(one) is str])
