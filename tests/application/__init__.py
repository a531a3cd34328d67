"""Tests of what can be asked, on both stores."""
