"""The letter: ordered, rendered, sent, delivered or not; its queue needs no tracking position."""
