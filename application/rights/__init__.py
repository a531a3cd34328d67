"""Who asks, and whether he may: decided here once, for every door."""
