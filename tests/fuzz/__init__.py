"""Fuzzing: sound files with random damage in, one of the promised outcomes out, for as many cases as one likes.

``python -m tests.fuzz --cases 100000 --seed 1 --jobs 2`` runs them; every case is named by its seed and number and
can be made again.
"""
