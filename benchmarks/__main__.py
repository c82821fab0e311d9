"""Measures the program and its alternatives in alternation and prints medians and ratios as a Markdown table.

``python -m benchmarks [FILES...]``: each file is measured beside the workbooks that the benchmark makes itself.
Only the ratios of one run mean anything; the seconds are those of the machine that it ran on.
"""

import argparse
import datetime as dt
import os
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.parts import PARTS, Line, Setting


def main() -> None:
    """Run the chosen parts and print a line for each comparison."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as temporary:
        setting = Setting(
            folder=arguments.folder or Path(temporary),
            files=tuple(arguments.workbooks),
            count=arguments.files,
            many=arguments.many,
            rounds=arguments.rounds,
            jobs=arguments.jobs,
        )
        print(f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
        print("| part | what | ours | alternative | ratio |\n|---|---|---|---|---|")
        for line in _lines(arguments.only, setting):
            print(f"| {line.part} | {line.what} | {line.ours} | {line.other} | {line.ratio} |", flush=True)


def _lines(only: str, setting: Setting) -> Iterator[Line]:
    # Two parts that are measured together are measured once.
    for measure in dict.fromkeys(PARTS[name] for name in only.split(",")):
        yield from measure(setting)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("workbooks", nargs="*", type=Path, metavar="FILES", help="real workbooks to measure as well")
    parser.add_argument("--only", default=",".join(PARTS), help="parts to run, for example a,b")
    parser.add_argument("--files", type=int, default=1000, help="workbooks of part c")
    parser.add_argument("--many", type=int, default=5000, help="workbooks of parts d and e, beside 100")
    parser.add_argument(
        "--rounds",
        type=int,
        default=7,
        help="rounds of parts a, b and f and of the recap of g; at most three of the others",
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="worker processes")
    parser.add_argument("--folder", type=Path, help="keep the made workbooks here for the next run")
    return parser.parse_args()


if __name__ == "__main__":
    main()
