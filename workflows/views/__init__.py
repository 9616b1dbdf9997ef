"""The review's screens in the admin."""
