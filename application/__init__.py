"""What can be asked of the house, and how it is carried out."""
