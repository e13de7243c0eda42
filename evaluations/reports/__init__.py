"""What a round says, once: one frozen Report, and the page, PDF, spreadsheet and CSV that show it."""
