"""What another plan would have done: which facts are the world's, and what they come to then."""
