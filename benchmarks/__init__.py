"""Measuring, always beside a raw yardstick in the same run: ``python -m benchmarks``."""
