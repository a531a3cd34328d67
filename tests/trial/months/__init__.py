"""Random months of small creditors, from invoice to letter, judged by what was in the bank."""
