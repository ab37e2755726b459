"""Across documents: ties, trends, corrections, and what changed between two runs."""
