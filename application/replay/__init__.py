"""Replay: a pure function run over the whole history, debtor by debtor, at a point."""
