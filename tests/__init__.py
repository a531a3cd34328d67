"""Tests read as rules; they mirror the rooms."""
