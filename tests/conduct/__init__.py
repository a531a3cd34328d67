"""What may be asked of whom, and when: a small model of its own, held against whole lives."""
