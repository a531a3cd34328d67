"""What another plan would have done: held against what the one that ran did."""
