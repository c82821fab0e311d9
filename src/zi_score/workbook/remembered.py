"""Remembering what was made of the same contents before: most of a form is the same in every workbook."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

_First = TypeVar("_First")
_Others = ParamSpec("_Others")
_Result = TypeVar("_Result")
_Function = Callable[Concatenate[_First, _Others], _Result]


def remembered(
    count: int, is_usual: Callable[[_First], bool]
) -> Callable[[_Function[_First, _Others, _Result]], _Function[_First, _Others, _Result]]:
    """Let a function keep its last results, so many, where its first argument is usual: short, so memory has a bound.

    A result must not be changed. Arguments of different types are never the same: 1 is not True.
    """

    def decorated(function: _Function[_First, _Others, _Result]) -> _Function[_First, _Others, _Result]:
        kept = lru_cache(maxsize=count, typed=True)(function)

        @wraps(function)
        def call(first: _First, /, *args: _Others.args, **kwargs: _Others.kwargs) -> _Result:
            return (kept if is_usual(first) else function)(first, *args, **kwargs)

        return call

    return decorated
