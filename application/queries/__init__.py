"""What can be asked: the shapes of answers, and how each is read."""
