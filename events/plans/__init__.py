"""Common measures: what each county library plans, who fills which hole, and where two plan the same."""
