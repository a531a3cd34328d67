"""Which obligations there are, and whether a claim's history kept each of them."""
