"""Tests in a real browser: what a person sees and does, and what stands in his way."""
