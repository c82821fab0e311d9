"""What the program costs, beside the alternatives: ``python -m benchmarks`` measures all in one run."""
