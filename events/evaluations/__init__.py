"""Evaluations: what those who took part thought of it, asked by letter and answered without a name."""
