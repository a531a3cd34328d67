"""Webhooks on the wire: where they may go, how they are signed and sent, what came of them."""
