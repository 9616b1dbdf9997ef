"""A course set up in a county: which libraries ask for it, what their county library answers, what runs there are."""
