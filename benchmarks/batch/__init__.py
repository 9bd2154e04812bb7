"""What ``qc audit`` costs and finds, each number measured in one run: ``python -m benchmarks.batch``."""
