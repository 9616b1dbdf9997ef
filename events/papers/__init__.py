"""Papers: the list of those who have signed up as a file, name tags, and a poster for the wall."""
