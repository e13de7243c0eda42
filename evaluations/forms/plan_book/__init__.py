"""A plan's workbook that comes back: read, and put against the plan as it was when it was downloaded."""
