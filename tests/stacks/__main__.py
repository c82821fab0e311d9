"""Make forms with edits, evaluate them, and print per kind what falls short of what a person expects.

Fails when any wrong figure was presented as fine.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.stacks.judging import ALLOWED, Outcome, judged
from tests.stacks.making import Stack, random_stack, single_kinds
from zi_score.rubric.instrument import load_instrument


def main() -> int:
    """Run, print, and say by the exit code whether any outcome was silent."""
    parser = argparse.ArgumentParser(prog="python -m tests.stacks", description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--first", type=int, default=0, help="number of the first stack")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--kinds", action="store_true", help="each kind alone, on two layouts")
    parser.add_argument("--only", default="", help="only stacks with a kind whose name contains this text")
    parser.add_argument("--keep", type=Path, help="a folder for the workbooks that fall short")
    parser.add_argument("-v", dest="verbose", action="store_true", help="every kind and every stack that falls short")
    chosen = parser.parse_args()
    start = time.monotonic()
    results = list(_run(chosen))
    _print(results, verbose=chosen.verbose or chosen.kinds)
    seconds = time.monotonic() - start
    reads = [outcome for stack, outcome in results if stack.expectation == "read"]
    right = sum(outcome.word == "RIGHT" for outcome in reads)
    silent = sum(outcome.is_silent for _, outcome in results)
    sys.stdout.write(
        f"{len(results)} forms in {seconds:.0f} s: {silent} silent, wrong law or crash; "
        f"of {len(reads)} that should be read {right} are right ({100 * right / max(len(reads), 1):.1f} %)\n"
    )
    return bool(silent)


def _run(chosen: argparse.Namespace) -> Iterator[tuple[Stack, Outcome]]:
    instrument = load_instrument()
    numbers = range(chosen.first, chosen.first + chosen.count)
    stacks = single_kinds(chosen.seed) if chosen.kinds else (random_stack(chosen.seed, number) for number in numbers)
    with TemporaryDirectory() as folder:
        for stack in stacks:
            if chosen.only and not any(chosen.only.casefold() in str(edit).casefold() for edit in stack.edits):
                continue
            path = stack.form.write(Path(folder) / "lke.xlsx")
            outcome = judged(path, instrument, stack.form.truth())
            if chosen.keep and outcome.word not in ALLOWED[stack.expectation]:
                chosen.keep.mkdir(parents=True, exist_ok=True)
                name = f"{stack.layout}-{stack.number}.xlsx"
                (chosen.keep / name).write_bytes(path.read_bytes())
            yield stack, outcome


def _print(results: list[tuple[Stack, Outcome]], *, verbose: bool) -> None:
    """Each kind that took part in what falls short, and with `verbose` each such form."""
    by_kind: defaultdict[str, Counter[str]] = defaultdict(Counter)
    short: list[tuple[Stack, Outcome]] = []
    for stack, outcome in results:
        is_short = outcome.word not in ALLOWED[stack.expectation]
        if is_short:
            short.append((stack, outcome))
        for edit in stack.edits:
            by_kind[f"{edit} ({edit.expectation})"][outcome.word if is_short else "well"] += 1
    for kind, words in sorted(by_kind.items()):
        if set(words) - {"well"}:
            sys.stdout.write(f"{kind}: {dict(words)}\n")
    for stack, outcome in short if verbose else ():
        sys.stdout.write(f"  {outcome.word:6} for {stack.expectation:6} {stack}\n         {outcome.detail[:200]}\n")


if __name__ == "__main__":
    sys.exit(main())
