"""The blank form: a workbook that computes its own scores exactly as the rubric does, and answers to fill it."""
