"""What needs only the bundled rubrics runs without the libraries of the command line and of rubrics that people write.

The page in a browser ships none of them, so an import that creeps in breaks it and nothing else.
"""

import subprocess
import sys
from pathlib import Path

MISSING = ("pydantic", "yaml", "typer", "click", "rich", "pebble", "dask")
CODE = f"""
import sys
for name in {MISSING}:
    sys.modules[name] = None  # importing it raises ImportError

from pathlib import Path
from zi_score.outcome import Demand
from zi_score.recap import recap_of, row_of
from zi_score.report import ReportOptions, render_report
from zi_score.report import render_checks
from zi_score.report import render_comparisons
from zi_score.report import render_plans
from zi_score.report import render_recap
from zi_score.rubric.instrument import load_instrument
from zi_score.workbook.files import NamedContent
from zi_score.workflows.check import check_workbook
from zi_score.workflows.compare import compare_files
from zi_score.workflows.evaluate import evaluate_workbook
from zi_score.workflows.plan import plan_workbook
from zi_score.workflows.weaknesses import weaknesses

before, after = (NamedContent(Path(name).name, Path(name).read_bytes()) for name in sys.argv[1:])
instrument, options = load_instrument(""), ReportOptions()
evaluation = evaluate_workbook(before, instrument)
weak = weaknesses(evaluation)
check = check_workbook(before, instrument)
comparison = compare_files(before, after, instrument)
recap = recap_of([row_of(evaluation), row_of(evaluate_workbook(after, instrument))])
for format_ in ("json", "html"):
    assert render_report(format_, [evaluation], options, None, weak)
    assert render_plans(format_, [plan_workbook(evaluation)], options)
    assert render_checks(format_, [check], Demand(), options)
    assert render_comparisons(format_, [comparison], options)
    assert render_recap(format_, recap, options)
assert render_recap("xlsx", recap, options)
"""


def test_reports_on_bundled_rubrics_need_few_libraries(project: Path) -> None:
    examples = [project / "examples" / name for name in ("perbaikan-sebelum.xlsx", "perbaikan-sesudah.xlsx")]
    done = subprocess.run([sys.executable, "-c", CODE, *examples], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
