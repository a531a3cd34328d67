"""Payment plans that both sign: their text, their links, and both signatures."""
