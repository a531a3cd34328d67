"""Views of the log: what it looks like, never what is decided; each can be made again."""
