"""Places at an event: signing up, the waiting list and its offers, and the page of whoever has signed up."""
