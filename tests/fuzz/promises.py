"""The one error that means: a promise was broken."""


class BrokenPromiseError(AssertionError):
    """An outcome that must not be."""
