"""From a text to the terms it is found by: one way for what is written and for what is asked."""
