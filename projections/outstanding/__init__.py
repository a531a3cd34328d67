"""What is outstanding on any day: its tables, its fold and its questions."""
