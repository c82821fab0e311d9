"""Answers that a person writes down: those that fill a form, and those that are supposed in place of a workbook's."""
