"""Direct debit (automatische incasso): mandates, what is collected when, and what came back."""
