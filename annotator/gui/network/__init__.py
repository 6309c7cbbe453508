"""The picture of all cross-references, and the same as a list."""
