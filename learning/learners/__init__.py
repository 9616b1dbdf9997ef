"""Learners: who takes a course for a certificate."""
