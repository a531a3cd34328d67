"""Whose money is it: which claims a line of a bank account pays, judged from values alone."""
