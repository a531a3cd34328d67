"""The inspector's file: every obligation held against every claim, and what came of it in files."""
