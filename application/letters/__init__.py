"""Letters on their way out: set, sent, posted, and what comes back."""
