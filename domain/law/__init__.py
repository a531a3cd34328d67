"""Dutch collection law as pure functions and dated values; one file per rule, with its article."""
