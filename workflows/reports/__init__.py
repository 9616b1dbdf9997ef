"""What the group has decided, to be read, counted and kept: lists, spreadsheets, archive files and the half-year."""
