"""The check of a whole house: its store and keys, its files, its views, each against the facts."""
