"""The notes of all documents as a table, and the outline of a paper beside it."""
