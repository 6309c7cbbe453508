"""The page: a document laid out for reading, with its highlights."""
