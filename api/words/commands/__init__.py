"""What a door calls a command and its fields: title, button, help and labels, by its name."""
