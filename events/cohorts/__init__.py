"""Cohorts: a series of meetings that is a run of a formalised course."""
