"""WaterLinks: the platform of a programme of Water Operators' Partnerships."""
