"""Reading: a workbook in, what was answered and in which cell out. Facts only; nothing is scored here."""
