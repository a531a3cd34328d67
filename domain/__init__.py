"""What is true and what is allowed: facts, law, decisions. Knows no file, clock or network."""
