"""A document on paper: its text with the highlights, and the annotations as end notes."""
