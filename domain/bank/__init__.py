"""Bank accounts that money comes in on, and every line of them."""
