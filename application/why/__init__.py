"""Why: what changed, what led to a letter, and why nothing was done, worked out from the facts."""
