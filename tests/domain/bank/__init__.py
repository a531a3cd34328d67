"""Tests of bank accounts and their lines."""
