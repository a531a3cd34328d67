"""Another plan over what really happened, or ahead over what is open; nothing is recorded."""
