"""What one body is, and everything for which PortalRB would refuse it."""

from collections.abc import Iterator, Mapping

from zi_score.frozen import dataclass
from zi_score.portalrb.body import Body, BodyKind
from zi_score.portalrb.fields import UNITS, YEAR, json_words
from zi_score.portalrb.listing import check_units
from zi_score.portalrb.reading import read_body
from zi_score.problems import Problem, Severity, found, worst_first
from zi_score.rubric.catalogue import Rubric
from zi_score.rubric.portal import Portal
from zi_score.submission import Submission

_ERROR_FIELDS = ("code", "message")


@dataclass(frozen=True, slots=True)
class CheckedBody:
    """One file. Without a `kind` it is no body at all; `units` counts those of a list, `submission` has the answers.

    `source` is what it was checked by.
    """

    path: str
    problems: tuple[Problem, ...]
    kind: BodyKind | None = None
    year: str = ""
    units: int = 0
    submission: Submission | None = None
    source: str = ""

    @property
    def is_accepted(self) -> bool:
        """Whether nothing was found for which it would be refused."""
        return self.kind is not None and not any(one.severity is Severity.ERROR for one in self.problems)


def check_body(body: Body, portal: Portal, rubric: Rubric, titles: Mapping[str, str]) -> CheckedBody:
    """Look at one body. Raises `UnusableInputError` where it cannot be looked at."""
    submission = None
    problems: list[Problem] = [found("ZI302", body.place, key=key) for key in body.repeated]
    match body.kind:
        case "answers":
            submission = read_body(body, portal, rubric, titles)
            problems += (one for told in submission.problems.values() for one in told)
        case "units":
            problems += check_units(body, portal)
        case "error":
            missing = (field for field in _ERROR_FIELDS if not body.content.get(field))
            problems += (found("ZI912", body.place._replace(path=field), field=field) for field in missing)
    problems += _assumptions(body, portal)
    units = len(body.content[UNITS]) if body.kind == "units" else 0
    year = json_words(body.content[YEAR]) if body.content.get(YEAR) is not None else ""
    return CheckedBody(body.path, worst_first(problems), body.kind, year, units, submission, str(portal.source))


def _assumptions(body: Body, portal: Portal) -> Iterator[Problem]:
    """What is not confirmed of the portal, once for each body."""
    for one in portal.assumptions:
        if not one.confirmed and body.kind in one.bodies:
            place = body.place._replace(path=one.about)
            yield found("ZI920", place, text=one.text.text, source=str(one.source))
