"""Speed against a bare Flask application on the same data: `python -m tests.benchmarks.run` is not a test, it prints ratios.

What counts is the ratio within one run; absolute figures differ from machine to machine.
"""
