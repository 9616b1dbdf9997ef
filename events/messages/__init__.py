"""Messages: what the organiser writes to those who have signed up, one letter to each."""
