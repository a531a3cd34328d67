"""Money that comes in: bank statements, their lines, and what they pay."""
