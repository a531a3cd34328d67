"""Mail that comes in: whose it is, and where it is kept."""
