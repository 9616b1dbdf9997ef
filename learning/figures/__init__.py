"""What a course's owners learn of those who take it: how many, how far, and what is hard. Never who."""
