"""What python-calamine raises, as the reasons for which a workbook is not read."""

import pytest
import python_calamine

from zi_score.limits import Limits
from zi_score.sheets import RefusedError, read_sheets


class PanicException(BaseException):
    """A panic in Rust, which is no `Exception`."""


@pytest.mark.parametrize(
    ("raised", "kind", "values"),
    [
        (PanicException("capacity overflow"), "memory", {"limit": "2048 MB"}),
        (PanicException("PyObject pointer is null"), "memory", {"limit": "2048 MB"}),
        (MemoryError(), "memory", {"limit": "2048 MB"}),
        (PanicException("index out\nof bounds"), "broken", {"reason": "index out of bounds"}),
        (ValueError("no zip"), "broken", {"reason": "no zip"}),
        (python_calamine.PasswordError(), "locked", {}),
    ],
)
def test_a_reason_for_which_a_workbook_is_not_read(
    raised: BaseException, kind: str, values: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(python_calamine, "load_workbook", raising(raised))
    with pytest.raises(RefusedError) as refused:
        read_sheets(b"", Limits())
    assert (refused.value.kind, refused.value.values) == (kind, values)


@pytest.mark.parametrize("raised", [ImportError("no module"), KeyboardInterrupt()])
def test_what_is_no_fault_of_the_workbook_passes(raised: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(python_calamine, "load_workbook", raising(raised))
    with pytest.raises(type(raised)):
        read_sheets(b"", Limits())


def raising(error: BaseException) -> object:
    def load(_content: object) -> None:
        raise error

    return load
