"""What goes wrong in other systems, and must not here: each failure is a story."""
