"""Text files as plain values, with the line on which each of them is written."""
