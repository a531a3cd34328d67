"""Handing a claim over: its dossier, what it lacks, and the files."""
