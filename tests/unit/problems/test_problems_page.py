"""docs/problems.md is that of the catalogue and its pages, and every code can be linked to."""

from pathlib import Path

from scripts.generate_problem_pages import PAGE_FILE, problems_page

from zi_score.problems import CATALOGUE


def test_the_documentation_is_that_of_the_catalogue() -> None:
    assert PAGE_FILE.read_text(encoding="utf-8") == problems_page(), "run scripts/generate_problem_pages.py"


def test_every_code_has_an_anchor_in_the_documentation(project: Path) -> None:
    page = (project / "docs" / "problems.md").read_text(encoding="utf-8")
    for code in CATALOGUE:
        assert page.count(f'<a id="{code.lower()}"></a>') == 1
        assert f"](#{code.lower()})" in page
