"""The evaluation of one or many workbooks as a page."""
