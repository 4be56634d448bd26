"""Benchmarks: ratios, measured on one machine in one run. Each module is run by `python -m bench.<name>`."""
