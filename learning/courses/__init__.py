"""Formalised courses: what they ask for, and how far somebody has come."""
