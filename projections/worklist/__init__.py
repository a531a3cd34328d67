"""The work list: its tables, its fold and its questions."""
