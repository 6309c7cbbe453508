"""Quotations on the clipboard, and the records of the works they are from."""
