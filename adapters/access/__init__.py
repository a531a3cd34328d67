"""What is kept of people who sign in, and of who read whose data; outside the log, in one file."""
