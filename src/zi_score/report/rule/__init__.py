"""The catalogue of problem codes, and the page of each."""
