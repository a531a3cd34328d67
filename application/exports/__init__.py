"""Answers that leave as a whole: every fact of a question in one file, with what proves it."""
