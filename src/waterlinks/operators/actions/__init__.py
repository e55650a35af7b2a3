"""What can be done to operators, their needs and their offers. Nothing else writes to them."""
