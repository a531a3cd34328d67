"""The daily run, which records that it was there and what came of it."""
