"""Mail that came in: what it is about, and who decided that."""
