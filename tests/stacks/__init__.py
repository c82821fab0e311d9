"""Forms with one to four edits, read by the program and judged by what is known to be true of them."""
