"""Webhooks: events sent to the addresses that subscribe to them, signed and in order."""
