"""Pure functions on strings: offsets, pages, passages, queries. Nothing here knows files or windows."""
