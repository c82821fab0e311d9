"""The page: the same program in one HTML file, `scripts/build_page.py` puts it together."""
