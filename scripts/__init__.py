"""What developers run by hand; `tests/` uses some of it to check that nothing has drifted."""
