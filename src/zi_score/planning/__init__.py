"""Plan: one assessor's answers and a target in, the least that must change and how safe the target is out. Pure, exact.

`making` makes plans, `fragility` says how safe a target is, `model` what a plan says. A step raises one answer. Which
counts may be raised, the rubric says; survey indices stay as they are. Nothing is imported here, for `evaluate` needs
`fragility` alone.
"""
