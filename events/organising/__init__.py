"""The organiser's desk: what one signs up for, who has signed up, and who comes."""
