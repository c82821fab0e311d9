"""Reports of a check: whether each workbook passes, and what was found in it. They decide nothing."""
