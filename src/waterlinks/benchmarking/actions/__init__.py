"""What can be done with figures. Nothing else writes observations, indicators, peers or standings."""
