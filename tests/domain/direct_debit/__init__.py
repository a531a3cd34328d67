"""Mandates, batches and what came back."""
