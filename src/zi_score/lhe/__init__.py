"""What a report on one unit's evaluation rests on: two columns, what they differ in, what is open, what to advise.

Facts from an evaluation and a comparison, chosen and ordered; the words are those of a report.
"""

from zi_score.lhe.making import make_lhe
from zi_score.lhe.model import Advice, Lhe

__all__ = ["Advice", "Lhe", "make_lhe"]
