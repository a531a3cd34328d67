"""HTTP: the doors for programs."""
