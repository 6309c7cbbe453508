"""The project file. This is the only package that speaks SQL."""
