"""Runs the command line: ``zi-score`` and ``python -m zi_score``.

Each worker imports this module again, and needs nothing of the command line.
"""


def main() -> None:
    """Run the command line and exit."""
    from zi_score.cli import main as run  # noqa: PLC0415 - see above

    run()


if __name__ == "__main__":
    main()
