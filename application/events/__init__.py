"""What was recorded, told to other systems: CloudEvents in commit order, without personal data."""
