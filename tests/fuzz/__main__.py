"""The command: how many cases, of which kind, from which seed, in how many processes."""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from tests.fuzz.runs import KINDS, Run, run_cases


def main() -> int:
    """Run, report the counts, and fail when any case broke a promise."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, default="workbooks")
    parser.add_argument("--bases", type=Path, help="a folder of further sound workbooks")
    parser.add_argument("--keep", type=Path, help="a folder for the files that broke a promise")
    parser.add_argument("--log", type=Path, help="a file for the counts so far")
    chosen = parser.parse_args()
    run = Run(chosen.kind, chosen.seed, chosen.bases, chosen.keep)
    start = time.monotonic()
    broken: list[str] = []
    words: Counter[str] = Counter()
    for done, outcome in enumerate(run_cases(run, range(chosen.first, chosen.first + chosen.cases), chosen.jobs), 1):
        words[outcome.word] += 1
        if outcome.trace:
            broken.append(f"{chosen.kind} {chosen.seed}:{outcome.number}\n{outcome.trace}\n")
            sys.stderr.write(broken[-1])
        if done % 500 == 0 or done == chosen.cases:
            seconds = time.monotonic() - start
            text = f"{done} cases, {len(broken)} broken, {seconds:.0f} s: {dict(words.most_common())}\n"
            sys.stdout.write(text)
            sys.stdout.flush()
            if chosen.log:
                chosen.log.write_text(text + "".join(broken), encoding="utf-8")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
