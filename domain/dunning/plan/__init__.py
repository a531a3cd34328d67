"""The dunning plan: its language, what the law refuses in one, and the plans of the house."""
