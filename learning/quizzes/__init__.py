"""Quizzes of lessons: how they are written, drawn, answered and graded (docs/adr/0034-quizzes.md)."""
