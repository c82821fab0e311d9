"""The same unit over the years: dated results in, their order and what changed from one to the next out. Pure."""
