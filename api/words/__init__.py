"""The words of the doors: what is said to a person, in Dutch and in English."""
