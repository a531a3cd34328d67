"""People and programs that work with the house: who they are, and what they may."""
