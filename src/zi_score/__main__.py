"""Runs the command line: ``python -m zi_score``."""

from zi_score.cli import main

main()
