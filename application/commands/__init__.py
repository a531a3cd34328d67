"""What people ask for, the same way from command line, HTTP and pages: a command and a receipt."""
