"""Reports of surveys: what respondents answered and what index follows. They compute no index and decide nothing.

No report names a respondent.
"""
