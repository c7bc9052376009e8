"""Measures, never tests: `python3 manage.py bench` prints ratios of medians, side by side in one run."""
