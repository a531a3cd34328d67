"""The audit trail: its tables, its fold, its questions, and the sentences that tell it."""
