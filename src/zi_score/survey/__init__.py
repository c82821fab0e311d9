"""Surveys: a table of respondents in, exact means, an index and its gates out. It opens no file and shows nothing.

Personal data is compared within `identity` and leaves it only as row numbers.
"""
