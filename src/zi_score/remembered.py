"""Remembering what was made of the same contents before: most of a form is the same in every workbook."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

_First = TypeVar("_First")
_Others = ParamSpec("_Others")
_Result = TypeVar("_Result")
_Function = Callable[Concatenate[_First, _Others], _Result]
_UNKNOWN: Any = object()


def remembered(
    count: int, letters: int
) -> Callable[[_Function[_First, _Others, _Result]], _Function[_First, _Others, _Result]]:
    """Let a function keep its last results, so many, where its first argument has no more letters: memory has a bound.

    The argument is a text, or cells, or columns of cells. A result must not be changed. Texts of different types are
    never the same; cells are, where they are equal.
    """

    def decorated(function: _Function[_First, _Others, _Result]) -> _Function[_First, _Others, _Result]:
        of_texts = lru_cache(maxsize=count, typed=True)(function)
        of_cells: dict[Any, _Result] = {}

        @wraps(function)
        def call(first: _First, /, *args: _Others.args, **kwargs: _Others.kwargs) -> _Result:
            if not isinstance(first, tuple):
                # A union of types would be made at each call.
                is_usual = not isinstance(first, (str, bytes)) or len(first) <= letters
                return (of_texts if is_usual else function)(first, *args, **kwargs)
            key = (first, args, *kwargs.items())
            result: _Result = of_cells.get(key, _UNKNOWN)
            if result is _UNKNOWN:
                result = function(first, *args, **kwargs)
                # Letters are counted here alone: for what is known that would take most of the time.
                if _letters(first) <= letters:
                    for oldest in list(of_cells)[: len(of_cells) + 1 - count]:
                        of_cells.pop(oldest, None)
                    of_cells[key] = result
            return result

        return call

    return decorated


def _letters(cells: tuple[Any, ...]) -> int:
    if cells and isinstance(cells[0], tuple):
        return sum(map(_letters, cells))
    return sum([len(one) for one in cells if type(one) is str])
